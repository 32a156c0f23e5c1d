"""The checked archive: what is derived from its records."""

import datetime as dt
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from builder.model.archive import Mention
from builder.model.article import Harm, Note, Person, Report
from builder.model.names import BearerKind, Owner
from builder.model.sourced import OutsideEvidence, SourcedNote, SourcedPerson
from builder.model.text import Span
from tests.model.build import archive_of, article_entry, event_entry, passage, places, sourced
from tests.model.strategies import lines

_WITHIN = {
    "pakistan": None,
    "kp": "pakistan",
    "peshawar": "kp",
    "mosque": "peshawar",
    "balochistan": "pakistan",
    "elsewhere": None,
}


def test_ancestors() -> None:
    """The places around a place run from the nearest to the widest."""
    archive = archive_of(locations=places(_WITHIN))
    assert [place.id for place in archive.ancestors("mosque")] == ["peshawar", "kp", "pakistan"]
    assert archive.ancestors("pakistan") == ()


@given(st.lists(st.integers(0, 7), min_size=8, max_size=8))
def test_ancestors_and_events_end_even_with_a_loop(outer: list[int]) -> None:
    """Places that lie within each other, by an editor's slip, do not hang the build."""
    locations = places({f"p{n}": f"p{m}" for n, m in enumerate(outer)})
    events = [event_entry(f"e{n}", location=f"p{n}") for n in range(8)]
    archive = archive_of(events=events, locations=locations)
    for id_ in locations:
        assert archive.ancestors(id_)[0].id == locations[id_].record.within
        assert len(archive.ancestors(id_)) <= len(locations) + 1
        assert f"e{id_[1:]}" in [event.id for event in archive.events_within(id_)]


def test_events_within_roll_up() -> None:
    """A place has the events of every place within it, in the order of the archive, once each."""
    at = {"one": "mosque", "two": "balochistan", "three": "kp", "four": "elsewhere", "five": None}
    events = [event_entry(id_, location=place) for id_, place in at.items()]
    archive = archive_of(events=events, locations=places(_WITHIN))

    def within(place: str) -> list[str]:
        return [event.id for event in archive.events_within(place)]

    assert within("pakistan") == ["one", "two", "three"]
    assert within("kp") == ["one", "three"]
    assert within("mosque") == ["one"]
    assert within("elsewhere") == ["four"]


def test_children_and_parts() -> None:
    """What lies directly within a place, and what is part of an event, is known from both ends."""
    events = [event_entry("war"), event_entry("raid", part_of="war")]
    archive = archive_of(events=events, locations=places(_WITHIN))
    assert [place.id for place in archive.children["pakistan"]] == ["kp", "balochistan"]
    assert [event.id for event in archive.parts["war"]] == ["raid"]


def _report(quote: str) -> Report:
    return Report.model_validate(
        {"event": "e", "quote": quote, "killed": [{"min": 1}], "claimed_by": [{"name": "IS"}]}
    )


def test_passages_are_sorted_and_unique() -> None:
    """An article lists each passage once, in the order of its text, whatever rests on it."""
    first, second, third = passage("a", 0), passage("a", 10, "More."), passage("a", 20, "Last.")
    whole = sourced("a", _report("Words."))
    figure = replace(whole.of(Harm.KILLED)[0], passage=third)
    figures = {Harm.KILLED: (figure, whole.of(Harm.KILLED)[0])}
    report = replace(whole, passage=second, figures=figures)
    note = Note.model_validate({"quote": "Last.", "text": "x", "by": "y", "on": "2024"})
    person = Person.model_validate({"name": "N", "quote": "Words."})
    entry = replace(
        article_entry("a", [report, whole]),
        notes=(SourcedNote("a", note, third),),
        people=(SourcedPerson(person, first),),
    )
    assert entry.passages == (first, second, third)


@given(lines, st.integers(0, 99), st.integers(0, 99))
def test_anchors_stay(text: str, start: int, moved: int) -> None:
    """An anchor depends on the words alone, not on the place where they stand or other facts."""
    anchor = passage("a", start, text).anchor
    assert passage("b", moved, text).anchor == anchor
    assert passage("a", start, text, nth=2).anchor != anchor
    assert passage("a", start, text, nth=2).anchor != passage("a", start, text, nth=3).anchor
    assert anchor.isascii()
    assert anchor.replace("-", "").isalnum()


def test_anchors_of_other_words_differ() -> None:
    """Passages of different words have different anchors."""
    texts = [f"{n} people were killed" for n in range(1_000)]
    assert len({passage("a", 0, text).anchor for text in texts}) == len(texts)


def test_anchors_are_addresses() -> None:
    """An address of a passage that was published once stays valid."""
    assert passage("a", 0, "At least 64 people were killed.").anchor == "q-f260f44e"


def test_drafts_are_kept_apart() -> None:
    """A draft can be opened, and adds nothing to what is derived."""
    owner = Owner(BearerKind.GROUP, "ttp")
    mentions = (Mention(owner, Span(0, 3)), Mention(owner, Span(5, 8)))
    note = Note.model_validate(
        {"quote": "W", "text": "x", "by": "y", "on": "2024", "date": "2021", "groups": ["ttp"]}
    )
    one, draft = (
        replace(
            article_entry(id_), mentions=mentions, notes=(SourcedNote(id_, note, passage(id_)),)
        )
        for id_ in ("one", "draft")
    )
    archive = archive_of([one], drafts=[draft])
    assert archive.article("draft") is draft
    assert archive.article("one") is one
    assert archive.articles_naming == {owner: (one,)}
    assert archive.notes_on_group == {"ttp": one.notes}
    assert archive.dated_notes == one.notes


def test_outside_evidence() -> None:
    """Each article knows what of the events rests on its words, and where."""
    day, place = passage("a", 0), passage("b", 9)
    event = replace(event_entry("e"), passages={"date": day, "location": place})
    archive = archive_of([article_entry("a"), article_entry("b")], [event])
    assert archive.outside_evidence == {
        "a": (OutsideEvidence(day, "events", "e", "date"),),
        "b": (OutsideEvidence(place, "events", "e", "location"),),
    }


def test_updated() -> None:
    """The archive is as old as its last review, by whatever article; 1970 without any."""
    days = ("2024-02-01", "2024-03", None)
    articles = [
        article_entry(f"a{n}", reviewed=day and {"by": "x", "on": day})
        for n, day in enumerate(days)
    ]
    assert archive_of(articles).updated == dt.date(2024, 3, 31)
    assert archive_of(articles[2:]).updated == dt.date(1970, 1, 1)
