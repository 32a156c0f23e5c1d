"""A proposal knows the event that the archive has already, and offers none where it has none."""

from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from builder.annotate.annotations import Authorities, annotate
from builder.annotate.traits import known_events
from builder.authoring import authorities_of
from builder.check.records import Records
from builder.entries import read_records
from builder.model.article import Attribution, Figure, Harm, Report
from builder.model.authority import Group, Location
from builder.model.dates import parse_edtf
from builder.model.event import Event
from builder.model.fields import QuoteField
from builder.model.names import BearerKind, Name, NameIndex, Owner
from builder.store import read_project
from tests.journeys.archive import write_archive

HERE = Path(__file__).parent
CASES = yaml.safe_load((HERE / "cases.yml").read_text(encoding="utf-8"))
FLOOR = 0.95
"""The share of the incidents with the right event first, and of the others with none."""


@cache
def _authorities() -> Authorities:
    data = yaml.safe_load((HERE / "archive.yml").read_text(encoding="utf-8"))
    locations = {id_: Location(**one) for id_, one in data["locations"].items()}
    groups = {id_: Group(**one) for id_, one in data["groups"].items()}
    names = [
        *(Name(one.name, Owner(BearerKind.LOCATION, id_)) for id_, one in locations.items()),
        *(Name(one.name, Owner(BearerKind.GROUP, id_)) for id_, one in groups.items()),
    ]
    events = {
        id_: Event.model_validate({**one, "date": str(one["date"])})
        for id_, one in data["events"].items()
    }
    reports = [_report(id_, one) for id_, one in data["reports"].items()]
    known = known_events(events, reports, locations)
    return Authorities(groups, locations, NameIndex(names), known)


def _report(event: str, said: dict[str, Any]) -> Report:
    def figure(harm: str) -> tuple[Figure, ...]:
        return (Figure(min=said[harm][0], max=said[harm][1]),) if harm in said else ()

    def group(role: str) -> tuple[Attribution, ...]:
        return (Attribution(group=said[role]),) if role in said else ()

    return Report(
        event=event,
        quote=QuoteField(exact="invented"),
        **{harm.value: figure(harm.value) for harm in Harm},
        claimed_by=group("claimed_by"),
        attributed_to=group("attributed_to"),
    )


def _first(case: dict[str, Any]) -> list[str | None]:
    published = parse_edtf(str(case["published"]))
    found = annotate(case["text"], published, _authorities(), None)
    return [known[0].id if known else None for known in found.known]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["trap"])
def test_trap(case: dict[str, Any]) -> None:
    """Each incident of the text is offered the event that it is, or none."""
    assert _first(case) == case["events"]


@cache
def _invented(folder: Path) -> Records:
    return read_records(read_project(write_archive(folder)))


def _offered(records: Records, *, is_known: bool) -> list[tuple[str, str | None]]:
    """Return each event that an article reports, and the one that is offered for its sentence.

    Where it is not to be known, the archive has every other event but that one.
    """
    authorities = authorities_of(records)
    found: list[tuple[str, str | None]] = []
    for entry in records.articles.values():
        article = entry.record
        if not article.reports or article.language != "en":
            continue
        text = entry.body.text
        read = annotate(text, article.published, authorities, None)
        for report in article.reports:
            block = entry.body.block_at(text.find(report.quote.exact))
            for event, known in zip(read.events, read.known, strict=True):
                if entry.body.block_at(event.quote.start) == block:
                    ids = [one.id for one in known if is_known or one.id != report.event]
                    found.append((report.event, ids[0] if ids else None))
                    break
    return found


@pytest.fixture(scope="module")
def invented(tmp_path_factory: pytest.TempPathFactory) -> Records:
    """Return the records of the invented archive."""
    return _invented(tmp_path_factory.mktemp("invented"))


def test_the_right_event_comes_first(invented: Records) -> None:
    """In the invented archive, an article about an event is offered that event first."""
    offered = _offered(invented, is_known=True)
    assert len(offered) > 20
    right = sum(event == first for event, first in offered)
    assert right / len(offered) >= FLOOR, [one for one in offered if one[0] != one[1]]


def test_no_event_is_offered_where_there_is_none(invented: Records) -> None:
    """Without that event in the archive, none is offered in its place."""
    offered = _offered(invented, is_known=False)
    wrong = [one for one in offered if one[1] is not None]
    assert len(wrong) / len(offered) <= 1 - FLOOR, wrong


def test_reasons_are_given() -> None:
    """An offer says what speaks for it, and what against."""
    case = CASES[0]
    (known,) = annotate(
        case["text"], parse_edtf(str(case["published"])), _authorities(), None
    ).known
    assert known[0].reasons[:2] == ("the same day", "at kelmar")
    assert "9 or more killed, not 7" in known[0].reasons


@pytest.mark.parametrize(
    ("trap", "reason"),
    [
        ("two kidnappings of one day, the greater", "17 abducted in both"),
        ("two raids of one day, the lesser", "6 arrested in both"),
        ("two raids of one day, the greater", "the arrested fit"),
        ("people who fled", "the displaced fit"),
    ],
)
def test_other_harms_are_reasons(trap: str, reason: str) -> None:
    """Those who were taken, held or driven out are compared like the dead."""
    case = next(case for case in CASES if case["trap"] == trap)
    published = parse_edtf(str(case["published"]))
    (known,) = annotate(case["text"], published, _authorities(), None).known
    assert reason in known[0].reasons
