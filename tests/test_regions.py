"""An archive on another region, made with `builder init`: nothing in it knows this one's."""

import re
import shutil
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from builder import __version__
from builder.pipeline import check
from builder.store import KINDS, read_project
from tests.conftest import ROOT
from tests.shared import Once
from tests.test_build import run_build
from tests.test_starter import REGION, run

ARCHIVES = ROOT / "tests/archives"
# What stands for itself in `mkdocs.yml`.
LAKE_CHAD = {
    "name": "Lake Chad Archive",
    "subject": "armed groups",
    "region": "the Lake Chad basin",
}


def write_archive(folder: Path) -> Path:
    """Write the invented archive on the Lake Chad basin into an empty folder."""
    options = [word for key, text in LAKE_CHAD.items() for word in (f"--{key}", text)]
    # The builder itself is no part of this test: any file of its name will do.
    wheel = folder / f"annotated_archive-{__version__}-py3-none-any.whl"
    wheel.write_bytes(b"")
    archive = folder / "archive"
    result = run("init", archive, *options, "--wheel", wheel)
    assert result.exit_code == 0, result.output
    shutil.copytree(ARCHIVES / "lake-chad", archive, dirs_exist_ok=True)
    return archive


@pytest.fixture(scope="module")
def archive(once: Once) -> Path:
    """Return the invented archive, with its site built strictly into site/."""

    def fill(folder: Path) -> None:
        archive = write_archive(folder)
        run_build(archive, archive / "site")

    return once("lake-chad", fill) / "archive"


def pages(site: Path) -> dict[str, str]:
    """Return every text file of a site by its path there."""
    kinds = {".html", ".json", ".xml", ".css", ".js", ".txt"}
    found = sorted(path for path in site.rglob("*") if path.suffix in kinds)
    return {path.relative_to(site).as_posix(): path.read_text("utf-8") for path in found}


def test_records_are_clean(archive: Path) -> None:
    """The check knows the countries, dates and words of the region as it does ours."""
    project = read_project(archive)
    assert {file.path.split("/")[1] for file in project.records} == set(KINDS)
    assert check(project).findings == ()


def test_no_page_knows_another_region(archive: Path) -> None:
    """Neither a page nor a file beside it has a word of this archive's region."""
    for name, text in pages(archive / "site").items():
        assert not REGION.search(text), name


def test_site_says_what_it_is_about(archive: Path) -> None:
    """The home page has the archive's own name and region, and counts what it holds."""
    home = LexborHTMLParser((archive / "site/index.html").read_text("utf-8")).body
    assert home is not None
    words = " ".join(home.text(separator=" ").split())
    assert "News articles on armed groups in the Lake Chad basin" in words
    assert "3 reviewed articles" in words
    assert "2 groups" in words


def test_map_shows_the_right_part_of_the_world(archive: Path) -> None:
    """The map has the countries around the lake and the two towns, and none far away."""
    page = LexborHTMLParser((archive / "site/map/index.html").read_text("utf-8"))
    labels = {node.text(strip=True) for node in page.css("svg text")}
    assert {"Niger", "Nigeria", "Chad", "Kumarra", "Ndala"} <= labels
    assert not {"India", "Iran", "France"} & labels


def test_disagreeing_reports_stand_side_by_side(archive: Path) -> None:
    """What makes an event contested holds for any region: two counts, a claim, a denial."""
    name = "events/2022-02-08-attack-on-the-ferry-post-of-kumarra/index.html"
    text = LexborHTMLParser((archive / "site" / name).read_text("utf-8")).text(separator=" ")
    words = re.sub(r"\s+", " ", text)
    for word in ("at least 7", "10", "contested", "Shore Front", "Reed Brigade", "Bukar Tanko"):
        assert word in words


def test_raw_page_of_the_region_is_read(archive: Path, tmp_path: Path) -> None:
    """The import finds the archive's own groups and places in a page that it has not seen."""
    project = Path(shutil.copytree(archive, tmp_path / "archive", ignore=lambda *_: ["site"]))
    (project / "seeds/new.txt").write_text(
        "Ndala Courier\n\nHome\nNews\n\nThree fishermen killed near Kumarra\n\n5 May 2024\n\n"
        "KUMARRA, Nigeria: Gunmen of the Shore Front killed three fishermen near Kumarra on "
        "Saturday, the police of Gadau State said.\n\nSubscribe to our newsletter\n",
        encoding="utf-8",
    )
    result = run("--project", project, "import")
    assert result.exit_code == 0, result.output
    (draft,) = project.glob("content/articles/2024-*.md")
    text = draft.read_text("utf-8")
    for line in ("- shore-front", "- kumarra", "- gadau-state", "- nigeria", "min: 3"):
        assert line in text
    assert "date: 2024-05-04" in text
