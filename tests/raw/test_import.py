"""Every kind of raw page, from the file in seeds/ to a draft that the check holds against it."""

import hashlib
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner, Result

from builder.cli import main
from tests.raw.files import ADDRESS, FILES, PAGE, SAVED, TITLE, wacz, warc

FIRST = (
    "NORWICK: Gunmen opened fire on a checkpoint at the old bridge of Norwick on Thursday night,"
)
LAST = "In 2020 a bomb was found beneath its northern arch, and soldiers took it away before it"
_DAY_OF_FIXTURE = "2026-11-28"
# Where the file says that the page was, and on which day it was saved.
SAID = {
    "bridge.html": (None, None),
    "bridge.mhtml": (ADDRESS, _DAY_OF_FIXTURE),
    "bridge.webarchive": (ADDRESS, None),
    "single.html": (ADDRESS, SAVED),
    "bridge.pdf": (ADDRESS.replace("https", "http"), _DAY_OF_FIXTURE),
    "bridge.warc": (ADDRESS, SAVED),
    "bridge.warc.gz": (ADDRESS, SAVED),
    "bridge.wacz": (ADDRESS, SAVED),
    "plain.eml": (None, None),
    "html.eml": (None, None),
}
OTHER = "https://courier.example.org/2025/a,b'c?x=1"


def run(project: Path, *arguments: str) -> Result:
    """Run the command in a project."""
    return CliRunner().invoke(main, ["--project", str(project), *arguments])


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Return an archive with no record and no page."""
    (tmp_path / "content").mkdir()
    (tmp_path / "seeds").mkdir()
    return tmp_path


def drafts(project: Path) -> list[tuple[dict[str, Any], str]]:
    """Return the fields and the body of every draft."""
    texts = [path.read_text("utf-8") for path in sorted(project.glob("content/articles/*.md"))]
    parts = [re.split(r"^---\n", text, maxsplit=2, flags=re.MULTILINE) for text in texts]
    return [(yaml.safe_load(front), body) for _, front, body in parts]


@pytest.mark.parametrize("name", FILES)
def test_draft(project: Path, name: str) -> None:
    """The draft has title, day, author and the whole text, and what the file says of the page."""
    data = FILES[name]
    path = project / "seeds" / name
    path.write_bytes(data)
    result = run(project, "import")
    assert result.exit_code == 0, result.output
    [(fields, body)] = drafts(project)
    assert fields["title"] == TITLE
    assert str(fields["published"]) == "2025-03-14"
    # The message names nobody.
    assert fields.get("authors") == (None if name.endswith(".eml") else ["Ada Penwright"])
    paragraphs = body.strip().split("\n\n")
    assert any(paragraph.startswith(FIRST) for paragraph in paragraphs[:3])
    assert LAST in paragraphs[-1]
    assert "Ten walks along the river" not in body
    url, accessed = SAID[name]
    assert (fields.get("url"), str(fields.get("accessed") or "") or None) == (url, accessed)
    assert fields["source"]["sha256"] == hashlib.sha256(data).hexdigest()
    assert path.read_bytes() == data
    checked = run(project, "check")
    assert checked.exit_code == 0, checked.output


@pytest.mark.parametrize("name", ["bridge.mhtml", "bridge.pdf", "bridge.wacz", "plain.eml"])
def test_check_reads_the_page(project: Path, name: str) -> None:
    """A word that the file does not have is found, whatever kind of file it is."""
    (project / "seeds" / name).write_bytes(FILES[name])
    run(project, "import")
    [path] = project.glob("content/articles/*.md")
    path.write_text(path.read_text("utf-8").replace("two motorcycles", "two lorries"), "utf-8")
    result = run(project, "check")
    assert "paragraph-not-in-seed" in result.output
    assert result.output.count("content/articles/") == 1


def test_proposals_say_from_where(project: Path) -> None:
    """Each field that the page or its file gave is listed with the place that says so."""
    (project / "seeds/bridge.mhtml").write_bytes(FILES["bridge.mhtml"])
    run(project, "import")
    [(fields, _)] = drafts(project)
    told = {one["field"]: one["reason"] for one in fields["proposals"]["page"]}
    assert "Snapshot-Content-Location" in told["url"]
    assert "Date" in told["accessed"]


def test_page_of_an_archive_by_its_address(project: Path) -> None:
    """A WARC file gives a draft a page; one is picked by its address, and read against itself."""
    other = PAGE.replace(TITLE.encode(), b"Toll house of Norwick is to be mended").replace(
        b"two motorcycles", b"two grey lorries"
    )
    (project / "seeds/trip.warc.gz").write_bytes(warc((ADDRESS, PAGE), (OTHER, other)))
    result = run(project, "import", ADDRESS)
    assert result.exit_code == 0, result.output
    [(fields, body)] = drafts(project)
    assert fields["source"]["file"] == f"trip.warc.gz#{ADDRESS}"
    assert "two motorcycles" in body
    assert run(project, "import", "trip.warc.gz").exit_code == 0
    assert "two grey lorries" in "".join(body for _, body in drafts(project))
    assert [fields["url"] for fields, _ in drafts(project)] == [OTHER, ADDRESS]
    assert "2 pages in seeds/, each with a record" in run(project, "import").output
    checked = run(project, "check")
    assert checked.exit_code == 0, checked.output


def test_missing_page_of_an_archive(project: Path) -> None:
    """A record of a page that its file does not hold is told so."""
    (project / "seeds/trip.wacz").write_bytes(wacz())
    run(project, "import")
    [path] = project.glob("content/articles/*.md")
    path.write_text(path.read_text("utf-8").replace("norwick-bridge", "norwick-gate"), "utf-8")
    result = run(project, "check")
    assert "there is no page https://courier.example.org/2025/norwick-gate in seeds/trip.wacz" in (
        result.output
    )
    assert "did you mean trip.wacz#https://courier.example.org/2025/norwick-bridge?" in (
        result.output
    )


def test_list_of_a_wacz(project: Path) -> None:
    """Of the pages of a WACZ file, those that somebody looked at are read, and no frames."""
    frame = ("https://ads.example.net/frame", b"<p>Buy the best boots of the valley.</p>")
    (project / "seeds/trip.wacz").write_bytes(wacz((ADDRESS, PAGE), frame))
    result = run(project, "import")
    assert "1 draft written, 0 not" in result.output


def test_folders(project: Path) -> None:
    """Pages in folders below seeds/ are named by their path, and picked by their folder."""
    for name in ("2025/march/bridge.pdf", "2025/april/bridge.mhtml"):
        path = project / "seeds" / name
        path.parent.mkdir(parents=True)
        path.write_bytes(FILES[path.name])
    assert "1 draft written" in run(project, "import", "2025/march").output
    assert run(project, "import", "seeds/2025").exit_code == 0
    sources = [fields["source"]["file"] for fields, _ in drafts(project)]
    assert sorted(sources) == ["2025/april/bridge.mhtml", "2025/march/bridge.pdf"]
