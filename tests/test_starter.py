"""What `builder init` writes, and what `builder upgrade` makes of it later."""

import json
import re
import shutil
import tomllib
from collections.abc import Mapping
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

from builder import __version__
from builder.cli import main
from builder.mkdocs_plugin.finished import named_in
from builder.pipeline import check
from builder.render.strings import is_translated
from builder.starter import (
    RECORD,
    Answers,
    Decision,
    FileVerdict,
    StarterRecord,
    decide,
    dump_record,
    parse_record,
    recorded,
    starter_files,
    sum_of,
)
from builder.store import read_project
from tests.conftest import ROOT
from tests.fresh import build_wheel
from tests.shared import Once
from tests.test_build import run_build

HOSTILE = "A \"name\": 'x' {{ 7*7 }} {% x %} !ENV & *b* [c](javascript:d) # $e \\f"


def run(*arguments: str | Path) -> Result:
    """Run the command line; a test is no terminal, so it asks nothing."""
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


@pytest.fixture
def wheel(once: Once) -> Path:
    """Return the wheel of this checkout."""
    return next(once("wheel", build_wheel).glob("*.whl"))


@pytest.fixture
def archive(tmp_path: Path, wheel: Path) -> Path:
    """Return a new archive with the example."""
    folder = tmp_path / "archive"
    result = run("init", folder, "--example", "--wheel", wheel)
    assert result.exit_code == 0, result.output
    return folder


def texts(folder: Path) -> dict[str, bytes]:
    """Return the content of every file below a folder."""
    paths = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


# What init writes.


@pytest.mark.parametrize("example", [True, False])
def test_it_builds_and_has_no_fault(tmp_path: Path, wheel: Path, *, example: bool) -> None:
    """A new archive, with the example or empty, is clean and builds strictly."""
    folder = tmp_path / "new"
    run("init", folder, "--wheel", wheel, *(["--example"] if example else []))
    project = read_project(folder)
    assert check(project).findings == ()
    assert len(project.records) == (4 if example else 0)
    site = run_build(folder, tmp_path / "site")
    assert "no reviewed" in (site / "index.html").read_text("utf-8").lower() or example


def test_nothing_is_left_of_the_making(archive: Path) -> None:
    """No template, no hidden scratch and no name for a hidden file is left in the archive."""
    names = set(texts(archive))
    assert RECORD in names
    assert not [name for name in names if ".jinja" in name or "dot-" in name or ".tmp" in name]
    for name, data in texts(archive).items():
        assert b"{{ answers" not in data, name


def test_what_is_answered_stands_there_as_it_is(tmp_path: Path, wheel: Path) -> None:
    """No answer breaks out of YAML or Markdown, and the site shows it as it was typed."""
    answers = ["--name", HOSTILE, "--subject", HOSTILE, "--region", HOSTILE, "--licence", HOSTILE]
    folder = tmp_path / "new"
    result = run("init", folder, *answers, "--wheel", wheel)
    assert result.exit_code == 0, result.output
    # mkdocs.yml has tags of its own, which a plain reader does not know.
    plain = re.sub(r"!ENV ", "", (folder / "mkdocs.yml").read_text("utf-8").replace(HOSTILE, ""))
    assert yaml.safe_load(plain)
    site = run_build(folder, tmp_path / "site")
    for name in ("index.html", "about/index.html"):
        page = (site / name).read_text("utf-8")
        assert "javascript:d" not in re.findall(r'href="([^"]*)"', page)
    assert "<h1" in (site / "index.html").read_text("utf-8")
    assert "{{ 7*7 }}" in (site / "index.html").read_text("utf-8")


def test_answers_are_used(tmp_path: Path, wheel: Path) -> None:
    """Each answer stands where it belongs."""
    folder = tmp_path / "new"
    options = [
        "--name",
        "Lake Archive",
        "--subject",
        "armed groups",
        "--region",
        "the Lake Chad basin",
    ]
    more = ["--language", "pt", "--licence", "CC0 1.0", "--url", "https://lake.example.org/archive"]
    result = run("init", folder, *options, *more, "--wheel", wheel)
    assert "no translation into pt yet" in result.output
    settings = (folder / "mkdocs.yml").read_text("utf-8")
    assert 'site_name: "Lake Archive"' in settings
    assert 'language: "pt"' in settings
    assert '"https://lake.example.org/archive/"' in settings
    described = "News articles on armed groups in the Lake Chad basin, read sentence by sentence"
    assert described in settings
    assert described in (folder / "content/index.md").read_text("utf-8")
    assert "CC0 1.0" in (folder / "content/about.md").read_text("utf-8")
    assert f"annotated-archive=={__version__}" in (folder / "requirements.txt").read_text("utf-8")


@pytest.mark.parametrize("language", ["ar", "es", "fr"])
def test_pages_are_in_the_language_of_the_archive(
    tmp_path: Path, wheel: Path, language: str
) -> None:
    """Where the interface is translated, so are the pages, the navigation and the description."""
    assert is_translated(language)
    english = {file.path: file.text for file in starter_files(Answers())}
    folder = tmp_path / "new"
    result = run("init", folder, "--language", language, "--wheel", wheel)
    assert "are in English" in result.output
    assert "political violence" not in "".join(
        path.read_text("utf-8") for path in (folder / "content").glob("*.md")
    )
    for name in ("index", "about", "method", "contributing"):
        text = (folder / f"content/{name}.md").read_text("utf-8")
        ours = english[f"content/{name}.md"]
        assert text != ours
        # The same parts, links and commands, in other words.
        for kept in (r"^#+ ", r"^- ", r"^\d\. ", r"^\|", r"\]\(([^)]+)\)"):
            found, asked = (re.findall(kept, one, re.MULTILINE) for one in (text, ours))
            assert found == asked, (name, kept)
        assert set(re.findall(r"`[^`]+`", text)) >= set(re.findall(r"`[^`]+`", ours))
    settings, theirs = (
        yaml.safe_load(text.replace("!ENV ", ""))
        for text in ((folder / "mkdocs.yml").read_text("utf-8"), english["mkdocs.yml"])
    )
    assert list(named_in(settings["nav"])) == list(named_in(theirs["nav"]))
    assert not {*settings["nav"][0]} & {*theirs["nav"][0]}
    assert settings["site_description"] != theirs["site_description"]
    again = run("--project", folder, "upgrade", "--dry-run", "--wheel", wheel)
    assert again.output == f"The archive would be at version {__version__}.\n"


@pytest.mark.parametrize(
    ("option", "words"),
    [
        (["--name", " "], "name: cannot be empty"),
        (["--name", "x" * 201], "name: one line of at most 200 letters"),
        (["--subject", "a\u202eb"], "subject: one line"),
        (["--region", "<b>x"], "region: neither < nor >"),
        (["--language", "english"], "language: a code such as en"),
        (["--url", "lake.example.org"], "url: an address that begins with https://"),
        (["--url", "https://a@b.example.org/"], "url: an address"),
        (["--wheel", str(ROOT / "README.md")], "README.md is not this builder"),
    ],
)
def test_refused_answers(tmp_path: Path, option: list[str], words: str) -> None:
    """What cannot be is refused with what it must be, and nothing is left in the folder."""
    folder = tmp_path / "new"
    result = run("init", folder, *option)
    assert result.exit_code == 2
    assert words in result.output
    assert not folder.exists() or not list(folder.iterdir())


@pytest.mark.parametrize(
    ("name", "words"),
    [("notes.txt", "is not empty: name one that is not there yet"), (RECORD, "builder upgrade")],
)
def test_a_folder_in_use_is_left_alone(tmp_path: Path, name: str, words: str) -> None:
    """Init writes into no folder that holds something, and says what to do instead."""
    (tmp_path / name).write_text("mine", encoding="utf-8")
    result = run("init", tmp_path)
    assert result.exit_code == 2
    assert words in result.output
    assert texts(tmp_path) == {name: b"mine"}


def test_a_new_repository_may_be_there(tmp_path: Path, wheel: Path) -> None:
    """A folder in which Git was begun, or a command was killed, counts as empty."""
    (tmp_path / ".git").mkdir()
    (tmp_path / ".new.tmp/content").mkdir(parents=True)
    assert run("init", tmp_path, "--wheel", wheel).exit_code == 0
    assert (tmp_path / RECORD).is_file()
    assert not (tmp_path / ".new.tmp").exists()


def test_questions_are_asked_on_a_terminal_alone(
    tmp_path: Path, wheel: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On a terminal each answer that no option gives is asked for; Enter takes the default."""
    monkeypatch.setattr("builder.cli.starting.is_terminal", lambda: True)
    folder = tmp_path / "new"
    typed = "Lake Archive\n\nthe lake\n\n\n"
    command = ["init", str(folder), "--url", "https://a.example.org/", "--wheel", str(wheel)]
    result = CliRunner().invoke(main, command, input=typed)
    assert result.exit_code == 0, result.output
    assert result.output.count("]: ") == 4  # each but the region has a default
    assert "Address" not in result.output
    answers = parse_record((folder / RECORD).read_text("utf-8")).answers
    assert answers == Answers(name="Lake Archive", region="the lake", url="https://a.example.org/")


def test_links_lead_somewhere(archive: Path) -> None:
    """What a Markdown file of the new archive links to is there, or is made by the build."""
    made = re.compile(
        r"(corrections|articles|events|groups|locations|timeline|map|explore)/index.md"
    )
    for path in archive.rglob("*.md"):
        for link in re.findall(r"\]\(([^)\s#]+)[^)]*\)", path.read_text("utf-8")):
            if not re.match(r"https?:|\d", link) and not made.fullmatch(link):
                assert (path.parent / link).exists(), f"{path.relative_to(archive)}: {link}"


def test_workflows_are_those_of_this_archive() -> None:
    """A new archive is checked and published as this one, but for the tests of the code."""
    files = {file.path: file.text for file in starter_files(Answers())}
    for path in sorted((ROOT / ".github").rglob("*.yml")):
        name = path.relative_to(ROOT).as_posix()
        ours, theirs = yaml.safe_load(path.read_text("utf-8")), yaml.safe_load(files[name])
        if name.endswith("/check.yml"):
            del ours["jobs"]["tests"]
        if not name.endswith("dependabot.yml"):
            assert theirs == ours, name
    makefile = files["Makefile"]
    commands = re.findall(r"make (?:-C rules )?(\S+)", "".join(files.values()))
    for target in {
        one.rstrip("`.,;)") for one in commands if re.match(r"\.venv/|site|serve|import", one)
    }:
        assert f"\n{target}:" in makefile, target


def test_settings_are_those_of_this_archive() -> None:
    """The settings of a new archive have the pages and options that this one has."""
    files = {file.path: file.text for file in starter_files(Answers())}
    theirs, ours = (
        yaml.safe_load(text.replace("!ENV ", ""))
        for text in (files["mkdocs.yml"], (ROOT / "mkdocs.yml").read_text("utf-8"))
    )
    assert theirs.keys() == ours.keys()
    assert theirs["nav"] == ours["nav"]
    assert theirs["plugins"][1]["archive"].keys() == ours["plugins"][1]["archive"].keys()


def test_locked_versions_are_those_of_this_archive() -> None:
    """A new archive installs what this one was tested with, and all that the builder asks for."""
    pinned = re.compile(r"^([a-z0-9._-]+)==(\S+)", re.MULTILINE | re.IGNORECASE)
    files = {file.path: file.text for file in starter_files(Answers())}
    theirs = dict(pinned.findall(files["locked.txt"]))
    ours = {
        name: version
        for kind in ("import", "desk")
        for name, version in pinned.findall((ROOT / f"requirements/{kind}.txt").read_text("utf-8"))
    }
    assert theirs.items() <= ours.items()
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    extras = project["optional-dependencies"]
    for asked in (*project["dependencies"], *extras["gazetteer"], *extras["desk"]):
        assert re.split(r"[^A-Za-z0-9-]", asked)[0] in theirs, asked
    assert "--hash=sha256:" in files["locked.txt"]
    kept = dict(pinned.findall(files["locked-release.txt"]))
    released = pinned.findall((ROOT / "requirements/release.txt").read_text("utf-8"))
    assert theirs.items() <= kept.items() <= {**ours, **dict(released)}.items()
    for asked in extras["release"]:
        assert re.split(r"[^A-Za-z0-9-]", asked)[0] in kept, asked


# What this archive's region must not be read from.

REGION = re.compile(
    r"pakistan|afghan|taliban|taleban|peshawar|khyber|pakhtun|baloch|kashmir|daraban|durand|siachen",
    re.IGNORECASE,
)
# Lists that a reader of texts from anywhere needs, and borders that no map may draw as settled.
DATA = re.compile(
    r"builder/(reader|ingest|annotate|model)/|builder/render/map/ground\.py"
    r"|builder/starter/files/docs/|builder/check/second/"
)


def test_the_package_knows_no_region() -> None:
    """No template, string, style, script or starting file names this archive's region."""
    kinds = {".html", ".css", ".js", ".po", ".pot", ".py", ".jinja", ".md", ".yml", ".txt", ".json"}
    named = []
    for path in sorted((ROOT / "builder").rglob("*")):
        name = path.relative_to(ROOT).as_posix()
        if path.is_file() and path.suffix in kinds and not DATA.match(name):
            named += [f"{name}: {found[0]}" for found in REGION.finditer(path.read_text("utf-8"))]
    assert named == []


# What becomes of it.

NEW = {file.path: file.text for file in starter_files(Answers(), example=True) if file.followed}
_sets = st.dictionaries(st.sampled_from("abcd"), st.sampled_from("xyz"))


@given(_sets, _sets, _sets)
def test_nobody_loses_what_they_wrote(
    before: Mapping[str, str], there: Mapping[str, str], new: Mapping[str, str]
) -> None:
    """A file is replaced or removed only if it is as an earlier version wrote it."""
    written = {path: sum_of(text) for path, text in before.items()}
    for one in decide(written, there, new):
        if one.verdict in (FileVerdict.RENEW, FileVerdict.DROP):
            assert there[one.path] == before[one.path]
        if one.verdict is FileVerdict.ADD:
            assert one.path not in there


@given(_sets, _sets, _sets)
def test_a_second_upgrade_has_nothing_to_do(
    before: Mapping[str, str], there: Mapping[str, str], new: Mapping[str, str]
) -> None:
    """Once applied, only what differs is told of again, until it is settled."""
    written = {path: sum_of(text) for path, text in before.items()}
    first = decide(written, there, new)
    after = {
        **there,
        **{
            one.path: new[one.path]
            for one in first
            if one.verdict in (FileVerdict.ADD, FileVerdict.RENEW)
        },
    }
    again = decide(recorded(written, first, ()), after, new)
    assert {one.verdict for one in again} <= {
        FileVerdict.SAME,
        FileVerdict.OWN,
        FileVerdict.DIFFERS,
    }
    assert [o.path for o in again if o.verdict is FileVerdict.DIFFERS] == [
        o.path for o in first if o.verdict is FileVerdict.DIFFERS
    ]
    settled = decide(recorded(written, first, "abcd"), after, new)
    assert {one.verdict for one in settled} <= {FileVerdict.SAME, FileVerdict.OWN}


def test_record_is_read_as_written() -> None:
    """What init notes can be read again."""
    record = StarterRecord("1.2.3", Answers(name='a "b"'), example=True, written={"a/b": "0" * 64})
    assert parse_record(dump_record(record)) == record


@pytest.mark.parametrize(
    "change",
    [
        lambda tree: tree.pop("written"),
        lambda tree: tree.update(written={"../x": "0"}),
        lambda tree: tree.update(written={"/etc/passwd": "0"}),
        lambda tree: tree.update(answers={"name": ""}),
        lambda tree: tree.update(answers={"nobody": "x"}),
    ],
)
def test_a_bad_record_ends_it(archive: Path, change: object) -> None:
    """A record that was damaged, or made to reach out of the archive, changes nothing."""
    tree = json.loads((archive / RECORD).read_text("utf-8"))
    change(tree)  # type: ignore[operator]
    (archive / RECORD).write_text(json.dumps(tree), encoding="utf-8")
    before = texts(archive)
    result = run("--project", archive, "upgrade")
    assert result.exit_code == 1
    assert f"{RECORD} cannot be read" in result.output
    assert texts(archive) == before


def as_an_earlier_version(archive: Path, olds: Mapping[str, str | None]) -> None:
    """Make an archive as an earlier version wrote it, with other texts, or without a file."""
    record = parse_record((archive / RECORD).read_text("utf-8"))
    written = dict(record.written)
    for path, text in olds.items():
        if text is None:
            (archive / path).unlink()
            del written[path]
        else:
            (archive / path).parent.mkdir(exist_ok=True)
            (archive / path).write_text(text, encoding="utf-8")
            written[path] = sum_of(text)
    older = StarterRecord("0.0.1", record.answers, record.example, written)
    (archive / RECORD).write_text(dump_record(older), encoding="utf-8")


def test_upgrade(archive: Path) -> None:
    """What nobody changed is renewed; what people changed is kept and shown; records stay."""
    as_an_earlier_version(
        archive,
        {
            "Makefile": "old:\n",
            "content/about.md": "# About\n\nold\n",
            "docs/gone.md": "old\n",
            ".github/scripts/build.sh": None,
        },
    )
    (archive / "content/about.md").write_text("# About\n\nours\n", encoding="utf-8")
    (archive / "content/index.md").write_text("# Ours\n", encoding="utf-8")
    (archive / "docs/import.md").unlink()
    before = texts(archive)

    dry = run("--project", archive, "upgrade", "--dry-run")
    assert dry.exit_code == 0
    assert "-old:\n" in dry.output
    assert texts(archive) == before

    result = run("--project", archive, "upgrade")
    assert result.exit_code == 0, result.output
    after = texts(archive)
    assert "Makefile: renewed" in result.output
    assert after["Makefile"].decode() == NEW["Makefile"]
    assert "content/about.md: left as it is" in result.output
    assert "-ours\n" in result.output
    assert "+This archive keeps news articles" in result.output
    assert after["content/about.md"] == before["content/about.md"]
    assert "content/index.md" not in result.output
    assert after["content/index.md"] == b"# Ours\n"
    assert "docs/gone.md" not in after
    assert "docs/import.md" not in after
    assert (archive / ".github/scripts/build.sh").stat().st_mode & 0o111
    changed = {name for name in before if after.get(name) != before[name]}
    assert changed == {"Makefile", "docs/gone.md", RECORD}

    again = run("--project", archive, "upgrade")
    assert "Makefile" not in again.output
    assert "content/about.md: left as it is" in again.output
    kept = run("--project", archive, "upgrade", "--keep", "content/about.md")
    assert "about.md" not in kept.output
    assert "about.md" not in run("--project", archive, "upgrade").output
    taken = run("--project", archive, "upgrade", "--take", "content/about.md")
    assert "content/about.md: renewed" in taken.output
    assert (archive / "content/about.md").read_text("utf-8") == NEW["content/about.md"]


def test_a_long_difference_is_cut(archive: Path) -> None:
    """Nobody has to scroll through what nobody wrote; what people changed is shown to its end."""
    as_an_earlier_version(archive, {"locked.txt": "old\n", "docs/import.md": "old\n"})
    (archive / "docs/import.md").write_text("ours\n", encoding="utf-8")
    result = run("--project", archive, "upgrade", "--dry-run")
    assert re.search(r"^… and \d+ lines more of locked\.txt$", result.output, re.MULTILINE)
    assert "more of docs/import.md" not in result.output
    assert f"+{NEW['docs/import.md'].rstrip().splitlines()[-1]}" in result.output


def test_other_line_breaks_are_no_change(archive: Path) -> None:
    """A checkout with the line breaks of Windows has changed nothing."""
    as_an_earlier_version(archive, {"Makefile": "old:\n"})
    for name in ("Makefile", "README.md"):
        path = archive / name
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    result = run("--project", archive, "upgrade")
    assert "Makefile: renewed" in result.output
    assert "README.md" not in result.output
    assert b"\r\n" in (archive / "Makefile").read_bytes()


def test_a_link_is_no_file_of_the_archive(archive: Path, tmp_path: Path) -> None:
    """What a link leads to is neither read nor changed."""
    outside = tmp_path / "outside"
    outside.write_text("old:\n", encoding="utf-8")
    as_an_earlier_version(archive, {"Makefile": "old:\n"})
    (archive / "Makefile").unlink()
    (archive / "Makefile").symlink_to(outside)
    assert run("--project", archive, "upgrade").exit_code == 0
    assert outside.read_text("utf-8") == "old:\n"
    assert (archive / "Makefile").is_symlink()


def test_a_later_version_is_not_undone(archive: Path) -> None:
    """An older builder does not write over what a later one wrote."""
    text = (archive / RECORD).read_text("utf-8").replace(f'"{__version__}"', '"99.0.0"')
    (archive / RECORD).write_text(text, encoding="utf-8")
    result = run("--project", archive, "upgrade")
    assert result.exit_code == 1
    assert "the archive is at version 99.0.0" in result.output


def test_the_builder_itself_is_renewed(archive: Path, wheel: Path) -> None:
    """An archive that keeps the builder has that of the new version, and no other, afterwards."""
    kept = archive / "packages" / wheel.name
    kept.rename(kept.with_name("annotated_archive-0.0.1-py3-none-any.whl"))
    result = run("--project", archive, "upgrade", "--wheel", wheel)
    assert result.exit_code == 0, result.output
    assert [path.name for path in (archive / "packages").iterdir()] == [wheel.name]
    assert kept.read_bytes() == wheel.read_bytes()


def test_this_archive_is_one() -> None:
    """This archive's files are at this version; where it differs, somebody has said so.

    After a change of a file in `builder/starter/files/`, run `builder upgrade` here, and where it
    keeps a file of ours, `builder upgrade --keep PATH`.
    """
    result = run("--project", ROOT, "upgrade", "--dry-run")
    assert result.output == f"The archive would be at version {__version__}.\n"


def test_decisions_name_what_they_are_about() -> None:
    """A file that both have given up is no loss to anybody."""
    assert decide({"a": "0"}, {}, {}) == (Decision("a", FileVerdict.LEAVE, None, None),)


def test_changelog_says_what_to_do() -> None:
    """For every version the changelog says what an archive must do, if only that it is nothing."""
    text = (ROOT / "CHANGELOG.md").read_text("utf-8")
    versions = re.split(r"^## ", text, flags=re.MULTILINE)[1:]
    assert versions
    for version in versions:
        assert "\n### In your archive\n" in version, version.split("\n")[0]


def test_one_version() -> None:
    """What is cited is the version that the package says of itself."""
    cited = yaml.safe_load((ROOT / "CITATION.cff").read_text("utf-8"))
    assert cited["version"] == __version__


def test_without_a_record(tmp_path: Path) -> None:
    """An archive that init did not make is told how to get there."""
    shutil.copytree(ROOT / "content", tmp_path / "content")
    result = run("--project", tmp_path, "upgrade")
    assert result.exit_code == 1
    assert "make a new archive with builder init elsewhere" in result.output
