"""Events and groups are cited with their sources, in a file that reference managers read."""

import datetime as dt

import pytest
import rispy

from builder.model.archive import Archive
from builder.pipeline import check
from builder.render.files.bibliography import citation_files
from builder.render.files.citing import page_citation
from builder.render.on_demand import OnDemand
from builder.render.settings import Settings
from builder.render.site import Site
from builder.render.sound import all_made
from tests.sites.sites import tiny

URL = "https://archive.example.org/"
EVENT = "2031-05-04-osmara-market-bombing"
BOTH = ["2031-05-05-blast-at-grain-market", "2031-05-06-nine-dead"]


@pytest.fixture(scope="module")
def archive() -> Archive:
    """Return the tiny archive."""
    return check(tiny()).archive


@pytest.fixture(scope="module")
def files(archive: Archive) -> dict[str, str]:
    """Return the text of each citation by its uri."""
    site = Site(archive, Settings(name="Tiny", url=URL))
    return {file.uri: file.text for file in citation_files(site)}


@pytest.mark.parametrize(
    ("uri", "own", "sources"),
    [
        (f"events/{EVENT}", f"events-{EVENT}", BOTH),
        ("events/2031-03-eastern-tarsia-mine", "events-2031-03-eastern-tarsia-mine", BOTH[1:]),
        ("groups/vell-front", "groups-vell-front", BOTH[:1]),
        ("groups/northern-column", "groups-northern-column", BOTH),
    ],
)
def test_sources(files: dict[str, str], uri: str, own: str, sources: list[str]) -> None:
    """The page comes first, then each article behind it once."""
    entries = rispy.loads(files[f"{uri}.ris"])
    assert [entry["accession_number"] for entry in entries] == [own, *sources]
    assert entries[0]["urls"] == [f"{URL}{uri}/"]


def test_own_date(archive: Archive) -> None:
    """A page's own date is the day of its last change, and no day of an attack."""
    site = Site(archive, Settings(name="Tiny", url=URL))
    pages = {page.uri: page for page in all_made(OnDemand(site).tasks())}
    for uri in (f"events/{EVENT}.md", "groups/northern-column.md", "locations/osmara.md"):
        assert pages[uri].meta == (("DC.date", "2031-05-11"),)


def test_every_record_has_its_file(files: dict[str, str], archive: Archive) -> None:
    """One file stands beside the page of each event and group."""
    expected = {
        f"{kind}/{id_}.ris" for kind in ("events", "groups") for id_ in getattr(archive, kind)
    }
    assert set(files) == expected


def test_page_of_the_archive(archive: Archive) -> None:
    """Its author is the archive, its date the last review or correction behind it."""
    site = Site(archive, Settings(name="Tiny", url=URL))
    assert page_citation(site, f"events/{EVENT}.md", "Bombing") == (
        f"“Bombing”. Tiny, last changed 11 May 2031. {URL}events/{EVENT}/"
    )
    assert page_citation(site, "explore/index.md", "{what}", dt.date(2031, 5, 11), "{address}") == (
        "“{what}”. Tiny, last changed 11 May 2031. {address}"
    )
    nowhere = Site(archive, Settings(name="Tiny"))
    assert page_citation(nowhere, "map/index.md", "Map") == "“Map”. Tiny. map/"
