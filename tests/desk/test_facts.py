"""Decisions in the front matter: quotes that mean one place, entries in the order of the text."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.desk.facts import (
    FactForm,
    RefusedError,
    Signature,
    put,
    quote_of,
    set_value,
    span_of,
    take_out,
)
from builder.model.body import BlockKind, Body, body_of
from builder.model.text import Span

BODY = body_of(
    [
        (
            BlockKind.PARAGRAPH,
            "A bomb killed five people. The army said five people were hurt, too.",
        ),
        (BlockKind.PARAGRAPH, "A second bomb killed nobody. The army said so."),
        (BlockKind.PARAGRAPH, "No. No. No."),
    ]
)
SIGNED = Signature("an editor", "2026-11-28")


def at(words: str, nth: int = 0) -> Span:
    """Return where some words stand in the body, for the n-th time."""
    start = -1
    for _ in range(nth + 1):
        start = BODY.text.index(words, start + 1)
    return Span(start, start + len(words))


def note(words: str, text: str, nth: int = 0) -> FactForm:
    """Return a note on some words."""
    return FactForm("note", at(words, nth), {"text": text, "kind": "context"})


@pytest.mark.parametrize(
    ("span", "quote"),
    [
        (at("A bomb killed"), "A bomb killed"),
        (at("five people"), {"exact": "five people", "prefix": "killed"}),
        (at("five people", 1), {"exact": "five people", "prefix": "said"}),
        (at("The army said", 1), {"exact": "The army said", "prefix": "nobody."}),
    ],
)
def test_quote_means_one_place(span: Span, quote: object) -> None:
    """Words that stand twice are quoted with as many words before as tell the two apart."""
    assert quote_of(BODY, span) == quote
    assert span_of(BODY, quote_of(BODY, span)) == span


@pytest.mark.parametrize(
    ("span", "reason"),
    [
        (None, "mark the words"),
        (Span(5, 5), "mark the words"),
        (Span(0, 10_000), "mark the words"),
        (Span(60, 90), "one paragraph"),
        (at(" killed"), "without the spaces"),
        (at("No.", 1), "several times"),
    ],
)
def test_no_quote(span: Span | None, reason: str) -> None:
    """What is no quote is refused with what to do instead."""
    with pytest.raises(RefusedError, match=reason):
        quote_of(BODY, span)


@given(st.data())
def test_any_quote_is_found_again(data: st.DataObject) -> None:
    """Whatever words a quote is made of, it means them and nothing else, or is refused."""
    start = data.draw(st.integers(0, len(BODY.text) - 1))
    end = data.draw(st.integers(start + 1, len(BODY.text)))
    try:
        quote = quote_of(BODY, Span(start, end))
    except RefusedError:
        return
    found = span_of(BODY, quote)
    # Half a word is told by the check, as it is for whoever types.
    assert found in {None, Span(start, end)}


def test_entries_in_the_order_of_the_text() -> None:
    """A new entry stands where its words do, among those that are there."""
    front: dict[str, Any] = {"title": "One"}
    for form in (
        note("The army said so.", "c"),
        note("A bomb killed", "a"),
        note("The army said", "b"),
    ):
        front, _ = put(front, BODY, form, SIGNED)
    assert [one["text"] for one in front["notes"]] == ["a", "b", "c"]
    assert front["notes"][0] == {
        "quote": "A bomb killed",
        "text": "a",
        "by": "an editor",
        "on": "2026-11-28",
    }


def test_a_changed_note_keeps_its_signature() -> None:
    """Who wrote a note first stays beside it."""
    front, where = put({}, BODY, note("A bomb killed", "a"), Signature("another", "2026-01-01"))
    form = FactForm("note", at("A second bomb"), {"text": "b", "kind": "caution"}, where)
    front, _ = put(front, BODY, form, SIGNED)
    (only,) = front["notes"]
    assert (only["text"], only["by"], only["on"]) == ("b", "another", "2026-01-01")


def reported() -> dict[str, Any]:
    """Return front matter with reports of two events."""
    front: dict[str, Any] = {}
    for event, words in (("one", "A bomb killed five people."), ("two", "A second bomb")):
        part = FactForm("killed", at("five people"), {"min": "5", "max": "5"})
        parts = (part,) if event == "one" else ()
        form = FactForm("report", at(words), {"event": event}, parts=parts)
        front, _ = put(front, BODY, form, SIGNED)
    return front


def test_a_part_moves_to_another_event() -> None:
    """A figure that is said to be of another event leaves the first report."""
    front = reported()
    where = ("reports", 0, "killed", 0)
    form = FactForm("injured", at("five people", 1), {"event": "two", "min": "5"}, where)
    front, place = put(front, BODY, form, SIGNED)
    assert front["reports"][0]["killed"] == []
    assert place == ("reports", 1, "injured", 0)
    assert front["reports"][1]["injured"][0]["min"] == "5"


def test_a_part_needs_its_report() -> None:
    """No figure stands without a report of its event."""
    form = FactForm("killed", at("five people"), {"event": "three", "min": "5"})
    with pytest.raises(RefusedError, match="report it first"):
        put(reported(), BODY, form, SIGNED)


def test_words_of_the_whole_report_are_not_quoted_twice() -> None:
    """A part that rests on the report's own words has no quote."""
    form = FactForm("killed", at("A second bomb"), {"event": "two", "max": "0", "min": "0"})
    front, _ = put(reported(), BODY, form, SIGNED)
    assert front["reports"][1]["killed"] == [{"min": "0", "max": "0"}]


def test_a_figure_says_who_gives_it_and_who_is_in_it() -> None:
    """Parts stand in their figure, without what says nothing, and with quotes of their own."""
    given = {
        "event": "two",
        "min": "5",
        "max": "5",
        "by": "The army",
        "of_which": [
            {"min": "2", "max": "2", "who": "children", "quote": "five people", "by": None},
            {"min": "1", "max": None, "who": "unspecified"},
        ],
    }
    front, where = put(reported(), BODY, FactForm("killed", at("A second bomb"), given), SIGNED)
    assert where == ("reports", 1, "killed", 0)
    assert front["reports"][1]["killed"] == [
        {
            "min": "5",
            "max": "5",
            "by": "The army",
            "of_which": [
                {"min": "2", "max": "2", "who": "children", "quote": "five people"},
                {"min": "1"},
            ],
        }
    ]


def test_what_happened_may_be_said_otherwise() -> None:
    """A figure that was read as killed becomes one of the missing, and moves with its fields."""
    given = {"event": "one", "min": "5", "max": "5", "harm": "missing"}
    form = FactForm("killed", at("five people"), given, ("reports", 0, "killed", 0))
    front, where = put(reported(), BODY, form, SIGNED)
    assert where == ("reports", 0, "missing", 0)
    assert front["reports"][0]["killed"] == []
    assert front["reports"][0]["missing"][0]["min"] == "5"


def test_listed_once() -> None:
    """A group that is listed gets another name, and no second place in the list."""
    front: dict[str, Any] = {"groups": ["a-group"]}
    for names in (["The Front"], ["The Front", "Fronters"]):
        form = FactForm("groups", None, {"id": "a-group", "names": names})
        front, _ = put(front, Body(), form, SIGNED)
    assert front["groups"] == [{"id": "a-group", "names": ["The Front", "Fronters"]}]


def test_what_is_given_stays_as_it_was() -> None:
    """The front matter that is handed over is not changed."""
    front = reported()
    before = reported()
    put(front, BODY, note("A bomb killed", "a"), SIGNED)
    set_value(front, ("because", "title"), "Ours.")
    take_out(front, ("reports", 0, "killed", 0))
    assert front == before


def test_places_that_are_not_there() -> None:
    """A part that is gone meanwhile is refused, and not guessed."""
    with pytest.raises(RefusedError):
        take_out(reported(), ("reports", 7))
    with pytest.raises(RefusedError):
        set_value(reported(), ("reports", 7, "event"), "x")
