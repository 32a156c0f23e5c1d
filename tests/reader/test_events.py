"""Incidents that a text reports: the archive's articles, single promises, and any text."""

import pytest
from hypothesis import given, settings

from builder.model.dates import parse_edtf
from builder.model.event import EventType
from builder.model.text import Span
from builder.reader.dates import find_dates
from builder.reader.events import find_events
from builder.reader.found import Count, DateFound, EventFound, PlaceFound
from builder.reader.groups import find_groups
from builder.reader.people import find_people
from tests.cost import assert_linear
from tests.reader.test_casualties import TEXTS
from tests.reader.test_events_quality import read
from tests.reader.test_groups import INDEX, RECORDS, body_of

_PESHAWAR = "2022-03-12-islamic-state-expanding-footprint-in-pakistan"
_DARABAN = "2024-01-03-pakistan-facing-increasing-threat-from-isis-says-interior-ministry"


def _place(text: str, *names: str) -> list[PlaceFound]:
    return [
        PlaceFound(None, name, None, None, None, "settlement", (Span(at, at + len(name)),), "")
        for name in names
        if (at := text.find(name)) >= 0
    ]


def _read_article(article: str) -> tuple[str, tuple[EventFound, ...]]:
    text = body_of(article)
    groups, unknown = find_groups(text, RECORDS, INDEX)
    dates = find_dates(text, parse_edtf(article[:10]))
    places = _place(text, "Peshawar", "southwestern Pakistan", "Daraban")
    return text, find_events(text, dates, places, groups, unknown)


def test_article_of_2022() -> None:
    """Two incidents, as the editors have them, and none of "five attacks this year"."""
    text, (mosque, bomb) = _read_article(_PESHAWAR)
    assert (mosque.type, str(mosque.date), mosque.location) == (
        "suicide-bombing", "2022-03-04", "Peshawar",
    )  # fmt: skip
    assert (mosque.killed, mosque.injured) == (Count(64, None), Count(None, None))
    assert (mosque.attributed_to, mosque.claimed_by) == (("Islamic State – Khorasan",), ())
    assert (bomb.type, bomb.location) == ("bombing", "southwestern Pakistan")
    assert (bomb.killed, bomb.injured) == (Count(5, 5), Count(28, 28))
    assert (bomb.attributed_to, bomb.claimed_by) == ((), ("Islamic State – Khorasan",))
    assert text[bomb.quote.start : bomb.quote.end].startswith("On March 8, IS-K claimed")


def test_date_of_a_claim_is_uncertain() -> None:
    """March 8 is the day of the claim, not surely that of the bomb."""
    _, (_, bomb) = _read_article(_PESHAWAR)
    assert str(bomb.date) == "2022-03-08?"


def test_article_of_2024() -> None:
    """One incident, of the group that the article names; kilometres and refugees are none."""
    _, (attack,) = _read_article(_DARABAN)
    assert (attack.type, str(attack.date), attack.location) == (
        "armed-assault", "2023-12-12", "Daraban",
    )  # fmt: skip
    assert (attack.killed, attack.injured) == (Count(23, None), Count(30, None))
    assert (attack.attributed_to, attack.claimed_by) == (("Tehreek-i-Jihad Pakistan",), ())


def test_reason_quotes_the_words() -> None:
    """The reason says which words make the type and the numbers."""
    (event,) = read("A bomb killed nine people in Osmir.")
    assert event.reason == "“bomb” makes it bombing; killed: “killed nine people”"


def test_two_towns_are_two_incidents() -> None:
    """Sentences that name other towns are of other incidents."""
    text = "A bomb killed six people in Osmir. A bomb killed six people in Karesh."
    events = find_events(text, (), _place(text, "Osmir", "Karesh"), (), ())
    assert [event.location for event in events] == ["Osmir", "Karesh"]


def test_two_days_are_two_incidents() -> None:
    """Sentences that name other days are of other incidents."""
    text = "On Monday a bomb killed six people. On Friday a bomb killed nine people."
    dates = [
        DateFound(Span(3, 9), "Monday", parse_edtf("2022-03-07"), ""),
        DateFound(Span(39, 45), "Friday", parse_edtf("2022-03-11"), ""),
    ]
    assert [str(event.date) for event in find_events(text, dates, (), (), ())] == [
        "2022-03-07", "2022-03-11",
    ]  # fmt: skip


def test_place_of_the_newsroom_comes_last() -> None:
    """A dateline or the place of the police is the place only where no other is named."""
    text = "SIRVAN: A bomb killed two people in Osmir, police in Karesh said."
    (event,) = find_events(text, (), _place(text, "SIRVAN", "Karesh", "Osmir"), (), ())
    assert event.location == "Osmir"
    text = "SIRVAN: A bomb killed two people on Monday."
    (event,) = find_events(text, (), _place(text, "SIRVAN"), (), ())
    assert event.location == "SIRVAN"


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Police said five were killed. Later the governor said that a bomb killed seven.", 1),
        ("Two attacks this year killed 30 people.", 0),
        ("Since January 300 people have been killed.", 0),
        ("A bus crash killed nine people.", 0),
        ("A flood killed 120 people and 300 are missing.", 0),
        ("They may attack again and kill hundreds.", 0),
        ("The film made a killing and the band bombed.", 0),
        ("The striker shot twice and the team attacked.", 0),
        ("", 0),
    ],
)
def test_how_many(text: str, count: int) -> None:
    """Totals, accidents, fears and figures of speech are no incidents."""
    assert len(read(text)) == count


@given(TEXTS)
@settings(max_examples=300, deadline=None)
def test_every_find_is_sound(text: str) -> None:
    """Nothing raises; quotes stand in the text; types are ours; the same text gives the same."""
    events = read(text)
    types = {type_.value for type_ in EventType}
    for event in events:
        assert 0 <= event.quote.start < event.quote.end <= len(text)
        assert event.type in types
        assert event.reason
    assert read(text) == events


@pytest.mark.parametrize(
    "text",
    [
        "killed killed ", "1 ", "12", "((((", "a bomb killed 5; ", "the ", "A B C ", "Aaa ", ". ",
        "five soldiers and ", "killed 5, 6, 7 and ", "“’", "of the people of ", "IS-K claimed by ",
        "at least between 1 and ", "attack.\n", "blast killed 5. ",
        "The blast killed 5. ", "no one no ",
        "in 2014 an attack ",
        "President ", "x, the chief of ", "İ",
    ],
)  # fmt: skip
def test_time_is_linear(text: str) -> None:
    """Twice the text takes twice as long."""
    assert_linear(_read_all, lambda count: text * count, 60_000 // len(text))


def _read_all(text: str) -> None:
    groups, unknown = find_groups(text, RECORDS, INDEX)
    find_people(text)
    find_events(text, (), (), groups, unknown)
