"""The command `builder`, as a newcomer uses it."""

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from builder.cli import main
from tests.conftest import ROOT, Golden
from tests.sites.sites import VALID

GOLDENS = Path(__file__).parent / "cli"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Return a copy of the real project's seeds and authority records, without articles."""
    shutil.copytree(ROOT / "seeds", tmp_path / "seeds")
    for kind in ("groups", "locations"):
        shutil.copytree(ROOT / "content" / kind, tmp_path / "content" / kind)
    return tmp_path


def run(project: Path, *arguments: str) -> Result:
    """Run the command in a project."""
    return CliRunner().invoke(main, ["--project", str(project), *arguments])


def articles(project: Path) -> dict[str, str]:
    """Return the article records of a project by file name."""
    folder = project / "content/articles"
    return {path.name: path.read_text(encoding="utf-8") for path in sorted(folder.glob("*"))}


def test_import_writes_drafts(project: Path, golden: Golden) -> None:
    """Both raw pages become drafts with the clean body, and the output lists what was removed."""
    result = run(project, "import")
    assert result.exit_code == 0, result.output
    golden(GOLDENS / "import.txt", result.output)
    for name, text in articles(project).items():
        golden(GOLDENS / name, text)
    assert len(articles(project)) == 2


def test_import_twice(project: Path) -> None:
    """A second import changes nothing and says so."""
    run(project, "import")
    before = articles(project)
    result = run(project, "import")
    assert articles(project) == before
    assert "Nothing to import: 2 pages in seeds/, each with a record." in result.output
    assert result.exit_code == 0


def test_import_keeps_edits(project: Path) -> None:
    """A record that a person edited or renamed is never overwritten, even with a fault in it."""
    run(project, "import")
    path = min((project / "content/articles").glob("2022*"))
    edited = path.read_text(encoding="utf-8").replace("status: draft", "status: [broken")
    path.write_text(edited, encoding="utf-8")
    renamed = path.rename(path.with_name("another-name.md"))
    run(project, "import")
    assert renamed.read_text(encoding="utf-8") == edited
    assert len(articles(project)) == 2


def test_import_leaves_a_file_in_the_way(project: Path) -> None:
    """Where a record would land on a file that is there, the file stays and the command says so."""
    run(project, "import")
    path = min((project / "content/articles").glob("2022*"))
    path.write_text("mine", encoding="utf-8")
    result = run(project, "import")
    assert path.read_text(encoding="utf-8") == "mine"
    assert len(articles(project)) == 3, "the page is imported beside it, under a name of its own"
    assert result.exit_code == 0


def test_import_on_a_full_disk(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A full disk or a read-only folder is named in one line, and leaves nothing half written."""

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.link", full)
    result = run(project, "import")
    assert result.exit_code == 1
    assert "cannot be written: No space left on device" in result.output
    assert articles(project) == {}


def test_dry_run(project: Path) -> None:
    """A dry run shows the new files as a diff and writes nothing."""
    result = run(project, "import", "--dry-run")
    assert "+title: Islamic State expanding footprint in Pakistan" in result.output
    assert "+++ content/articles/2022-03-12-islamic-state-expanding" in result.output
    assert "2 drafts would be written" in result.output
    assert not (project / "content/articles").exists()


def test_import_one(project: Path) -> None:
    """A page can be named as a path or by its file name alone."""
    assert run(project, "import", "seeds/000_4066d30c1cf974a5.txt").exit_code == 0
    assert list(articles(project)) == [
        "2022-03-12-islamic-state-expanding-footprint-in-pakistan.md"
    ]


def test_import_unknown_name(project: Path) -> None:
    """A mistyped name gives the nearest one."""
    result = run(project, "import", "004_8e67d28812fbb6b.txt")
    assert result.exit_code == 2
    assert "did you mean 004_8e67d28812fbb6b7.txt?" in result.output


def test_import_nothing_there(project: Path) -> None:
    """An empty folder of raw pages says what to put there."""
    shutil.rmtree(project / "seeds")
    result = run(project, "import")
    assert result.exit_code == 0
    assert "put a saved page (.html, .pdf, .txt, …) into seeds/ first" in result.output


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        (b"", "is empty"),
        (b"\n\n", "is empty"),
        (b"\x00\x01\x02", "is not text: save the page as text or HTML"),
        (b"Home\nSport\nLogin\nShare\n", "no article found in this page"),
    ],
)
def test_import_without_an_article(project: Path, data: bytes, fault: str) -> None:
    """A page without an article is named, and no record is written for it; the others are."""
    (project / "seeds/odd.txt").write_bytes(data)
    result = run(project, "import")
    assert f"seeds/odd.txt: {fault}; nothing written" in result.output
    assert len(articles(project)) == 2
    assert result.exit_code == 1


def test_import_with_several_processes(project: Path, tmp_path: Path) -> None:
    """Several processes write what one writes."""
    other = tmp_path / "other"
    shutil.copytree(project / "seeds", other / "seeds")
    shutil.copytree(project / "content", other / "content")
    one, two = run(project, "import"), run(other, "import", "--jobs", "2")
    assert two.output == one.output
    assert articles(other) == articles(project)


def test_import_patterns(project: Path) -> None:
    """A pattern means all the pages that it fits."""
    result = run(project, "import", "seeds/000*.txt")
    assert "1 draft written" in result.output


def test_import_tells_of_a_reprint(project: Path) -> None:
    """A page that tells the story of another, cut short, is named with it."""
    page = (project / "seeds/004_8e67d28812fbb6b7.txt").read_text(encoding="utf-8")
    (project / "seeds/reprint.txt").write_text(page[:2500], encoding="utf-8")
    assert "of this story stands in articles/2024-01-03-" in run(project, "import").output


def test_import_mends_encodings(project: Path) -> None:
    """A page in another encoding is read, and the output says what was assumed."""
    page = (project / "seeds/004_8e67d28812fbb6b7.txt").read_bytes().decode("utf-8")
    (project / "seeds/004_8e67d28812fbb6b7.txt").write_bytes(page.encode("cp1252"))
    assert "    read as windows-1252\n" in run(project, "import").output
    assert "the TTP’s growing power" in articles(project).popitem()[1]


def test_imported_drafts_have_no_findings(project: Path) -> None:
    """What import writes passes every rule of its own accord."""
    run(project, "import")
    output = run(project, "check").output
    drafts = [line for line in output.splitlines() if line.startswith("content/articles/")]
    assert drafts == []


def test_no_project(tmp_path: Path) -> None:
    """Outside a project the command says where to run it."""
    result = run(tmp_path, "check")
    assert result.exit_code == 2
    assert "run builder in the folder of your archive" in result.output


def test_check_formats(project: Path) -> None:
    """Findings come as text, JSON and GitHub commands; the exit code is 1."""
    (project / "content/groups/bad.md").write_text("---\nnam: x\n---\n", encoding="utf-8")
    for style in ("text", "json", "github"):
        assert run(project, "check", "--format", style).exit_code == 1
    found = json.loads(run(project, "check", "--format", "json").output)
    assert {
        "path": "content/groups/bad.md",
        "line": 2,
        "column": 1,
        "code": "unknown-key",
    }.items() <= (next(one for one in found if one["code"] == "unknown-key").items())
    assert "::error title=unknown-key,file=content/groups/bad.md,line=2,col=1::" in (
        run(project, "check", "--format", "github").output
    )


def test_check_of_a_file_that_is_no_page(tmp_path: Path) -> None:
    """A file that is refused is a finding, and no page that waits for a record."""
    project = Path(shutil.copytree(VALID / "two-articles", tmp_path / "project"))
    (project / "seeds/table.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    result = run(project, "check")
    assert "seeds/table.csv:1:1 unreadable-file" in result.output
    assert "1 page in seeds/ without a record" in result.output


@pytest.mark.parametrize("day", ["12/3/2022", "2022-02-30", "soon"])
def test_check_of_another_day(day: str) -> None:
    """A day that is none is told, with how one is written."""
    result = run(VALID / "two-articles", "check", "--today", day)
    assert f'"{day}" is no day: write it as 2022-03-12' in result.stderr
    assert result.exit_code == 2


def test_check_clean() -> None:
    """A clean project has exit code 0, and lines that say what was read and what was not."""
    result = run(VALID / "two-articles", "check")
    assert result.output == (
        "No findings in 9 records and 3 seeds.\n"
        "1 page in seeds/ without a record, shown unread: run make import.\n"
    )
    assert result.exit_code == 0


def test_pages(tmp_path: Path) -> None:
    """Every page can be written as Markdown for another generator."""
    result = run(VALID / "two-articles", "pages", str(tmp_path / "out"))
    assert result.exit_code == 0, result.output
    page = (tmp_path / "out/events/2031-05-04-osmara-market-bombing.md").read_text(encoding="utf-8")
    assert page.startswith("---\ntitle: Bombing of the market in Osmara\n")
    assert (tmp_path / "out/index.md").exists()
    assert json.loads((tmp_path / "out/explore/data.json").read_text(encoding="utf-8"))
    files = [path for path in (tmp_path / "out").rglob("*") if path.is_file()]
    pages = [path for path in files if path.suffix == ".md"]
    assert f"{len(pages)} pages and {len(files) - len(pages)} files written" in result.output


def test_pages_with_data(tmp_path: Path) -> None:
    """With --data the files of the data stand beside the pages, and the page lists them."""
    result = run(VALID / "two-articles", "pages", "--data", str(tmp_path / "out"))
    assert result.exit_code == 0, result.output
    assert (tmp_path / "out/data/archive.db").read_bytes().startswith(b"SQLite format 3")
    assert "archive.db" in (tmp_path / "out/data/index.md").read_text(encoding="utf-8")


def test_pages_that_cannot_be_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a page cannot be made nothing is written, neither pages nor data, nor left behind."""
    out = tmp_path / "out"
    assert run(VALID / "two-articles", "pages", "--data", str(out)).exit_code == 0
    (out / "data/events.csv").write_text("as it was", encoding="utf-8")
    before = {path: path.read_bytes() for path in out.rglob("*") if path.is_file()}

    def failing(*_: object) -> None:
        raise ZeroDivisionError("a fault of ours")

    monkeypatch.setattr("builder.render.run.event_page", failing)
    for folder in (out, tmp_path / "new"):
        result = run(VALID / "two-articles", "pages", "--data", str(folder))
        assert result.exit_code == 1
        assert "a fault of ours" in result.output
    assert {path: path.read_bytes() for path in out.rglob("*") if path.is_file()} == before
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


@pytest.mark.parametrize("command", [["import"], ["import", "--dry-run"], ["propose"]])
def test_a_raw_page_cannot_repaint_the_terminal(project: Path, command: list[str]) -> None:
    """What a page holds is printed, but no sequence in it reaches the terminal or forges a line."""
    seed = min((project / "seeds").iterdir())
    text = seed.read_text(encoding="utf-8")
    sly = "\x9b2J\u202e\u2028No findings.\x85"
    seed.write_text(f"Share {sly}\n\n{text}\n\n{sly} said {sly}.\n", encoding="utf-8")
    arguments = [str(seed)] if command == ["propose"] else []
    result = run(project, *command, *arguments)
    assert result.exit_code == 0, result.output
    assert "No findings." in result.output
    assert all(line.isprintable() for line in result.output.split("\n"))
    assert "\nNo findings." not in result.output


def test_a_title_is_written_as_it_would_be_typed(project: Path) -> None:
    """Characters that nobody sees stay in the body, and in no field that an editor may type."""
    page = "A Grain Mar\u00adket\u200b Reopens in Town\n\nBy Some Body\n\nMay 6, 2021\n\n"
    body = "The mar\u00adket reopened on Monday, two weeks after the fire, officials said.\n"
    body += "\nTraders waited at its gates from the morning on, and came from two provinces.\n"
    (project / "seeds/page.txt").write_text(page + body, encoding="utf-8")
    result = run(project, "import", "page.txt")
    assert result.exit_code == 0, result.output
    (text,) = articles(project).values()
    fields, _, written = text.partition("\n---\n")
    assert "title: A Grain Market Reopens in Town\n" in fields
    assert body in written
    assert "hidden-character" not in run(project, "check").output
