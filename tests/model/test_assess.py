"""What the reports of an event come to."""

import re
from typing import Any, NotRequired, TypedDict

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.model.archive import Archive, EventEntry
from builder.model.article import Article, Figure, Harm, Report, Who
from builder.model.assess import (
    Range,
    confidence,
    independent_sources,
    overall,
    toll,
    victims,
)
from builder.model.sourced import SourcedFigure
from builder.render.words import Words
from tests.cost import assert_linear
from tests.model.build import archive_of, article_entry, event_entry, passage, sourced
from tests.model.read import CASES, yaml_cases


class _Said(TypedDict, total=False):
    publisher: str | None
    published: str
    url: str
    via: list[str]
    killed: list[str]
    injured: list[str]
    abducted: list[str]
    arrested: list[str]
    by: list[str]
    claims: list[str]
    denials: list[str]


class _Case(TypedDict):
    promise: str
    articles: list[_Said]
    verdict: str
    toll: str
    abducted: NotRequired[str]
    arrested: NotRequired[str]


_CASES: list[_Case] = yaml_cases(CASES / "assess.yaml")
_FIGURE = re.compile(
    r"(?P<min>\d+)?(?P<to>[-+])?(?P<max>\d+)?(?: ?(?P<who>(?!of |by )[a-z-]+))?"
    r"(?: of which (?P<parts>[^:]+))?(?:, by (?P<by>.+))?"
)


def _figure(text: str | int) -> dict[str, Any]:
    if text == "scores":
        return {"qualifier": text}
    match = _FIGURE.fullmatch(str(text))
    assert match, f"{text} is no figure"
    high = match["max"] if match["to"] else match["min"]
    parts = (match["parts"] or "").split(" and ") if match["parts"] else []
    return {
        "min": match["min"],
        "max": high,
        "who": match["who"] or "unspecified",
        "by": match["by"],
        **({"of_which": [_figure(part) for part in parts]} if parts else {}),
    }


def _event(case: _Case) -> tuple[Archive, EventEntry]:
    entries, reports = [], []
    for n, said in enumerate(case["articles"]):
        publisher = None if said["publisher"] == "null" else said["publisher"]
        entry = article_entry(
            f"a{n}",
            publisher=publisher,
            via=said.get("via", ()),
            published=str(said.get("published", "2022-03-12")),
            url=said.get("url"),
        )
        given: dict[str, Any] = {**said}
        report = Report.model_validate(
            {
                "event": "e",
                "quote": "Words.",
                **{harm: [*map(_figure, given[harm])] for harm in Harm if harm in given},
                "attributed_to": [{"group": group} for group in said.get("by", ())],
                "claimed_by": [{"group": group} for group in said.get("claims", ())],
                "denied_by": [{"group": group} for group in said.get("denials", ())],
            }
        )
        entries.append(entry)
        reports.append(sourced(entry.id, report))
    event = event_entry("e", reports)
    return archive_of(entries, [event]), event


def _shown(range_: Range | None) -> str:
    if range_ is None:
        return "none"
    low = "" if range_.low is None else range_.low
    return f"{low}-{range_.high}{'+' if range_.is_open else ''}"


@pytest.mark.parametrize("case", _CASES, ids=lambda case: case["promise"])
def test_verdict(case: _Case) -> None:
    """An event is judged as cases/assess.yaml says."""
    archive, event = _event(case)
    verdict = confidence(archive, event)
    told = (verdict.level, str(verdict.sources), *verdict.disputes)
    assert ", ".join(told) == case["verdict"]
    expected = {"killed": case["toll"], **{k: v for k, v in case.items() if k in set(Harm)}}
    for harm, range_ in expected.items():
        assert _shown(toll(archive, event.reports, Harm(harm)).range) == range_


@pytest.mark.parametrize(
    ("reports", "words"),
    [
        ([{"denials": ["a"]}], "A denial is reported (1 independent source)."),
        ([{"by": ["a"], "denials": ["a"]}], "A denial is reported (1 independent source)."),
        (
            [{"by": ["a"]}, {"publisher": "P", "denials": ["a"]}],
            "A denial is reported (2 independent sources).",
        ),
        (
            [{"by": ["a"], "claims": ["b"]}],
            "Its one report differs in itself on who did it (1 independent source).",
        ),
        (
            [{"by": ["a"]}, {"publisher": "P", "by": ["b"], "denials": ["a"]}],
            "Its reports disagree on who did it (2 independent sources).",
        ),
    ],
)
def test_words_of_a_contested_event(reports: list[_Said], words: str) -> None:
    """A denial is called one, and one report does not disagree with others."""
    articles: list[_Said] = [{"publisher": "O", **one} for one in reports]
    archive, event = _event({"promise": words, "articles": articles, "verdict": "", "toll": ""})
    assert Words().confidence_words(confidence(archive, event)) == words


def _known(min_: int | None, max_: int | None) -> Figure:
    return Figure(min=min_, max=max_, qualifier="some")


_figures = st.builds(
    lambda ends, low, high: _known(min(ends) if low else None, max(ends) if high else None),
    st.tuples(st.integers(0, 99), st.integers(0, 99)),
    st.booleans(),
    st.booleans(),
).map(lambda figure: SourcedFigure(figure, passage("a")))


@given(st.lists(_figures, max_size=4))
def test_the_sum_holds_every_possible_number(figures: list[SourcedFigure]) -> None:
    """The sum begins with the lowest numbers, and reaches to the highest unless it is open."""
    total = victims(figures)
    lows = [f.figure.min for f in figures if f.figure.min is not None]
    if total is None:
        assert not lows
        assert not figures or any(f.figure.max is None for f in figures)
        return
    assert total.low == (sum(lows) if lows else None)
    assert total.low is None or total.low <= total.high
    assert total.is_open == any(f.figure.max is None for f in figures)
    assert total.is_open or total.high == sum(f.figure.max or 0 for f in figures)


@given(st.lists(_figures, max_size=4), st.integers(0, 99))
def test_perpetrators_change_nothing(figures: list[SourcedFigure], dead: int) -> None:
    """However many attackers died, the victims are the same."""
    attackers = Figure(min=dead, max=dead, who=Who.PERPETRATORS)
    assert victims([*figures, SourcedFigure(attackers, passage("a"))]) == victims(figures)


_ranges = st.builds(
    lambda low, more, is_open: Range(low, (low or 0) + more, is_open and low is not None),
    st.none() | st.integers(0, 19),
    st.integers(0, 9),
    st.booleans(),
)


@given(st.lists(st.none() | _ranges))
def test_overall_spans_all(ranges: list[Range | None]) -> None:
    """The range of all reports holds that of each, and is open only where the highest is."""
    whole = overall(ranges)
    given_ = [range_ for range_ in ranges if range_]
    assert (whole is None) == (not given_)
    assert overall(reversed(ranges)) == whole
    for range_ in given_:
        assert whole is not None
        if range_.low is not None:
            assert whole.low is not None
            assert whole.low <= range_.low
        assert range_.high <= whole.high
        assert whole.is_open or range_.high < whole.high or not range_.is_open


_PUBLISHERS = st.none() | st.sampled_from("abcd")


@given(st.lists(st.tuples(_PUBLISHERS, st.lists(st.sampled_from("ABCDef"), max_size=2))), st.data())
def test_sources_do_not_depend_on_order(
    listed: list[tuple[str | None, list[str]]], data: st.DataObject
) -> None:
    """Sources are at most as many as articles, and as many in whatever order they come."""
    articles: list[Article] = [
        article_entry("a", publisher=publisher, via=via).record for publisher, via in listed
    ]
    count = independent_sources(articles, [str(n) for n in range(len(articles))])
    assert min(1, len(articles)) <= count <= len(articles)
    assert (
        independent_sources(
            data.draw(st.permutations(articles)), [str(n) for n in range(len(articles))]
        )
        == count
    )


def test_many_articles_of_one_event() -> None:
    """Sources are counted in proportion to the articles, whether all differ or each leads on."""

    def apart(count: int) -> list[Article]:
        return [article_entry("a", publisher=f"P{n}", via=[]).record for n in range(count)]

    def in_a_row(count: int) -> list[Article]:
        return [
            article_entry("a", publisher=f"P{n}", via=[f"P{n + 1}"]).record for n in range(count)
        ]

    def count_all(articles: list[Article]) -> int:
        return independent_sources(articles, [str(n) for n in range(len(articles))])

    assert (count_all(apart(100)), count_all(in_a_row(100))) == (100, 1)
    assert_linear(count_all, apart, 8_000)
    assert_linear(count_all, in_a_row, 8_000)
