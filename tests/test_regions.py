"""Archives on other regions and in other languages, made with `builder init`."""

import re
import shutil
from pathlib import Path

import pytest
from markupsafe import escape
from selectolax.lexbor import LexborHTMLParser

from builder import __version__
from builder.model.kinds import KINDS
from builder.pipeline import check
from builder.render.languages import direction_of
from builder.render.strings import load_strings
from builder.store import read_project
from tests.conftest import ROOT
from tests.render.test_strings import list_strings
from tests.shared import Once
from tests.test_build import run_build
from tests.test_starter import REGION, run

ARCHIVES = ROOT / "tests/archives"
# What is answered for the invented archives of `archives/`.
ANSWERS = {
    "lake-chad": {
        "name": "Lake Chad Archive",
        "subject": "armed groups",
        "region": "the Lake Chad basin",
    },
    "colombia": {
        "name": "Archivo del Cedral",
        "subject": "grupos armados",
        "region": "Colombia",
        "language": "es",
    },
    "fezzan": {
        "name": "أرشيف فزان",
        "subject": "الجماعات المسلحة",
        "region": "فزان",
        "language": "ar",
    },
}


def write_archive(folder: Path, name: str) -> Path:
    """Write one of the invented archives into an empty folder."""
    options = [word for key, text in ANSWERS[name].items() for word in (f"--{key}", text)]
    # The builder itself is no part of this test: any file of its name will do.
    wheel = folder / f"annotated_archive-{__version__}-py3-none-any.whl"
    wheel.write_bytes(b"")
    archive = folder / "archive"
    result = run("init", archive, *options, "--wheel", wheel)
    assert result.exit_code == 0, result.output
    shutil.copytree(ARCHIVES / name, archive, dirs_exist_ok=True)
    return archive


def built(once: Once, name: str) -> Path:
    """Return one of the invented archives, with its site built strictly into site/."""

    def fill(folder: Path) -> None:
        archive = write_archive(folder, name)
        run_build(archive, archive / "site")

    return once(name, fill) / "archive"


@pytest.fixture(scope="module")
def archive(once: Once) -> Path:
    """Return the archive on the Lake Chad basin."""
    return built(once, "lake-chad")


@pytest.fixture(scope="module", params=sorted(ANSWERS))
def each(request: pytest.FixtureRequest, once: Once) -> Path:
    """Return one archive after the other."""
    return built(once, request.param)


@pytest.fixture(scope="module", params=["colombia", "fezzan"])
def translated(request: pytest.FixtureRequest, once: Once) -> tuple[str, Path]:
    """Return each archive whose pages are not in English, after its language."""
    return ANSWERS[request.param]["language"], built(once, request.param)


def pages(site: Path) -> dict[str, str]:
    """Return every text file of a site by its path there."""
    kinds = {".html", ".json", ".xml", ".css", ".js", ".txt"}
    found = sorted(path for path in site.rglob("*") if path.suffix in kinds)
    return {path.relative_to(site).as_posix(): path.read_text("utf-8") for path in found}


def test_records_are_clean(each: Path) -> None:
    """The check knows the countries, dates and words of the region as it does ours."""
    project = read_project(each)
    assert {file.path.split("/")[1] for file in project.records} == set(KINDS)
    assert check(project).findings == ()


def test_no_page_knows_another_region(each: Path) -> None:
    """Neither a page nor a file beside it has a word of this archive's region."""
    for name, text in pages(each / "site").items():
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


def test_map_has_lines_of_states(each: Path) -> None:
    """Wherever in the world an archive is, its map has the lines of states or provinces."""
    page = LexborHTMLParser((each / "site/map/index.html").read_text("utf-8"))
    (lines,) = page.css("path.ar-province")
    assert (lines.attributes["d"] or "").count("M") > 5


def test_no_string_is_left_in_english(translated: tuple[str, Path]) -> None:
    """No page says in English what the interface has words for in the archive's language.

    What files of the data are called and mean is English everywhere, and says so.
    """
    language, folder = translated
    strings = load_strings(language)
    texts = {message.id for message in list_strings() if isinstance(message.id, str)}
    # Words that are the same in both, or part of a name, are no fault.
    long = {text for text in texts if " " in text.strip() and "%(" not in text and "{" not in text}
    foreign = {text for text in long if strings.gettext(text) != text}
    for path in sorted((folder / "site").rglob("*.html")):
        page = LexborHTMLParser(path.read_text("utf-8"))
        for english in page.css('[lang="en"], script[type="application/ld+json"]'):
            english.decompose()
        assert not {text for text in foreign if str(escape(text)) in (page.html or "")}, path


def test_page_says_its_language(translated: tuple[str, Path]) -> None:
    """Pages, feeds and the words of the editors' pages are in the language of the archive."""
    language, folder = translated
    for name in ("index", "method/index", "about/index", "contributing/index", "map/index"):
        page = LexborHTMLParser((folder / f"site/{name}.html").read_text("utf-8"))
        html, body, title = page.css_first("html"), page.body, page.css_first("h1")
        assert html is not None
        assert html.attributes["lang"] == language
        assert body is not None
        assert body.attributes["dir"] == direction_of(language)
        assert title is not None
        assert title.text(deep=False).strip() not in {"Method", "About", "Contributing", "Map"}
    assert f'xml:lang="{language}"' in (folder / "site/feed.xml").read_text("utf-8")


def test_numbers_take_their_plurals(once: Once) -> None:
    """What is counted reads as one would say it: one, two and more have forms of their own."""
    site = built(once, "fezzan") / "site"
    home = LexborHTMLParser((site / "index.html").read_text("utf-8")).text(separator=" ")
    words = " ".join(home.split())
    for said in ("مقالان مراجَعان", "حدث واحد", "جماعتان", "مكانان", "5 مارس 2023"):
        assert said in words
    spanish = LexborHTMLParser((built(once, "colombia") / "site/index.html").read_text("utf-8"))
    words = " ".join(spanish.text(separator=" ").split())
    for said in ("3 artículos revisados", "2 eventos", "19 de marzo de 2022", "En el mapa"):
        assert said in words


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
