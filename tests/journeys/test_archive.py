"""The invented archive is one that the builder would publish, and has what the journeys need."""

from collections.abc import Callable
from pathlib import Path

import pytest

from builder.model.archive import Archive, EventEntry
from builder.model.article import Article, Display, Harm, NoteKind, Rights, Who
from builder.model.assess import Confidence, Dispute, Level, confidence
from builder.model.dates import Precision
from builder.pipeline import check
from builder.store import read_project
from tests.journeys.archive import article_page, event_page, write_archive


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    """Return the checked archive, which has no findings."""
    checked = check(read_project(write_archive(tmp_path_factory.mktemp("journeys") / "project")))
    assert [str(finding) for finding in checked.findings] == []
    return checked.archive


def test_counts(archive: Archive) -> None:
    """It has some sixty articles and forty events, and keeps what nobody reviewed apart."""
    assert len(archive.articles) == 64
    assert len(archive.drafts) == 2
    assert len(archive.unread) == 1, "a raw page without a record"
    assert len(archive.events) == 40
    assert len(archive.groups) == 7
    assert len(archive.locations) == 27


def test_written_twice(tmp_path: Path) -> None:
    """Written twice, it has the same bytes."""
    first, second = (_bytes(write_archive(tmp_path / name)) for name in ("one", "two"))
    assert first == second


def _bytes(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def _id(page: str) -> str:
    return page.split("/")[1]


def _date_is(precision: Precision) -> Callable[[EventEntry, Confidence], bool]:
    return lambda event, _: (
        event.record.date is not None and event.record.date.precision == (precision)
    )


_EVENTS: dict[str, Callable[[EventEntry, Confidence], bool]] = {
    "three-figures": lambda event, found: (
        found.level is Level.CONTESTED
        and found.sources == 3
        and Dispute.KILLED in found.disputes
        and len(event.reports) > 2
    ),
    "shared-agency": lambda event, found: len(event.reports) == 2 and found.sources == 1,
    "three-sources": lambda _, found: found.level is Level.CONFIRMED,
    "claimed-and-denied": lambda event, found: (
        Dispute.PERPETRATOR in found.disputes
        and any(report.claimed_by for report in event.reports)
        and any(report.denied_by for report in event.reports)
    ),
    "by-an-official": lambda event, _: any(
        a.attribution.by for report in event.reports for a in report.attributed_to
    ),
    "perpetrators-apart": lambda event, _: all(
        {f.figure.who is Who.PERPETRATORS for f in report.of(Harm.KILLED)} == {True, False}
        for report in event.reports
    ),
    "only-a-month": _date_is(Precision.MONTH),
    "only-a-year": _date_is(Precision.YEAR),
    "weeks": _date_is(Precision.PERIOD),
    "approximate": lambda event, _: (
        event.record.date is not None and event.record.date.is_approximate
    ),
    "uncertain": lambda event, _: event.record.date is not None and event.record.date.is_uncertain,
    "undated": lambda event, _: event.record.date is None,
    "vague-region": lambda event, _: event.record.location == "northern-borderlands",
    "nowhere": lambda event, _: event.record.location is None,
    "patrol": lambda event, _: event.record.part_of is not None,
}


@pytest.mark.parametrize("key", _EVENTS)
def test_event(archive: Archive, key: str) -> None:
    """The event that goes by a short name is what its name says."""
    event = archive.events[_id(event_page(key))]
    assert _EVENTS[key](event, confidence(archive, event))


def test_autumn_in_barkai(archive: Archive) -> None:
    """Several things happened in Barkai in autumn 2022, more than one of them in one town."""
    autumn = [
        event.record.location
        for event in archive.events.values()
        if event.record.date and event.record.date.text.startswith(("2022-09", "2022-1"))
    ]
    assert autumn.count("pirkhel") == 3
    assert {"barkai", "nawagal", "samandi"} <= set(autumn)


_ARTICLES: dict[str, Callable[[Article], bool]] = {
    "urdu": lambda article: article.language == "ur",
    "pashto": lambda article: article.language == "ps",
    "arabic": lambda article: article.language == "ar",
    "persian": lambda article: article.language == "fa",
    "teachers": lambda article: article.display is Display.EXCERPT,
    "school-raid": lambda article: article.display is Display.METADATA,
    "road-report": lambda article: article.rights is Rights.NO_KNOWN_COPYRIGHT,
    "brigade-portrait": lambda article: bool(article.url and article.archived_url),
    "undated": lambda article: article.published is None,
    "nowhere": lambda article: article.publisher is None,
    "weeks": lambda article: article.authors is None,
    "two-fronts": lambda article: any(named.names for named in article.groups),
}


@pytest.mark.parametrize("key", _ARTICLES)
def test_article(archive: Archive, key: str) -> None:
    """The article that goes by a short name is what the journeys take it for."""
    entry = archive.articles[_id(article_page(key))]
    assert _ARTICLES[key](entry.record)


def test_right_to_left(archive: Archive) -> None:
    """An article from right to left has Latin letters and a number between its words."""
    for key in ("urdu", "pashto", "arabic", "persian"):
        text = archive.articles[_id(article_page(key))].body.text
        assert any("A" <= letter <= "Z" for letter in text), key
        assert any(letter.isdecimal() for letter in text), key


def test_notes_and_names(archive: Archive) -> None:
    """There are notes of all kinds, dated context, and a name that two groups share."""
    notes = [note.note for entry in archive.articles.values() for note in entry.notes]
    assert {note.kind for note in notes} == set(NoteKind)
    assert len(archive.dated_notes) > 5
    weak = [name for group in archive.groups.values() for name in group.record.weak_aliases]
    assert weak == ["Front", "Front"]
