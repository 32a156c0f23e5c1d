"""How well proposals agree with the gold: one figure for each promise, 1 where all is right."""

import math
import re
import statistics
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from tests.quality.gold import Bounds, Case, GoldEvent

Proposal = Mapping[str, Any]
_SHINGLE = 4
_NEAR = 161
_DAY = len("2020-01-01")


@dataclass(frozen=True)
class Miss:
    """A thing of a page that a figure counts as wrong."""

    figure: str
    page: str
    wanted: object
    got: object


@dataclass
class Tally:
    """Rights and wrongs of each figure, with what was missed."""

    points: defaultdict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    misses: list[Miss] = field(default_factory=list)

    def add(self, figure: str, page: str, wanted: object, got: object, point: float | None) -> None:
        """Count one point between 0 and 1 for a figure; without one, compare the two."""
        point = float(wanted == got) if point is None else float(point)
        self.points[figure].append(point)
        if point < 1:
            self.misses.append(Miss(figure, page, wanted, got))

    def figures(self) -> dict[str, float]:
        """Return the mean of each figure, and F1 of the body from mean precision and recall."""
        means = {name: statistics.mean(points) for name, points in self.points.items()}
        return {"body": f1(means["body precision"], means["body recall"]), **means}


def f1(precision: float, recall: float) -> float:
    """Return the harmonic mean of both."""
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def shingles(text: str) -> Counter[tuple[str, ...]]:
    """Return every four words in a row, and how often they stand in the text."""
    words = re.findall(r"\w+", text)
    count = max(1, len(words) - _SHINGLE + 1) if words else 0
    return Counter(tuple(words[at : at + _SHINGLE]) for at in range(count))


def kilometres(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Return the distance between two points in degrees."""
    a, b, c, d = map(math.radians, (*one, *other))
    half = math.sin((c - a) / 2) ** 2 + math.cos(a) * math.cos(c) * math.sin((d - b) / 2) ** 2
    return 12742 * math.asin(min(1, math.sqrt(half)))


def measure(cases: Sequence[Case], proposals: Mapping[str, Proposal]) -> Tally:
    """Compare the proposals, by the name of the page, with the gold."""
    tally = Tally()
    for case in cases:
        for compare in (_body, _reading, _groups, _places, _events):
            compare(tally, case, proposals[case.name])
    return tally


def _body(tally: Tally, case: Case, found: Proposal) -> None:
    gold, got = shingles(case.body), shingles(found["body"])
    hits = (gold & got).total()
    if got:
        extra = _differing(found["body"], case.body)
        tally.add("body precision", case.name, "", extra, hits / got.total())
    if gold:
        lost = _differing(case.body, found["body"])
        tally.add("body recall", case.name, lost, "", hits / gold.total())
    for words in case.gold.without:
        tally.add("body without", case.name, "", words, words not in found["body"])


def _differing(text: str, other: str) -> str:
    known = " ".join(other.split())
    lines = (" ".join(line.split()).lstrip("#>- ") for line in text.split("\n"))
    return " / ".join(line[:60] for line in lines if line and line not in known)


def _reading(tally: Tally, case: Case, found: Proposal) -> None:
    gold, page = case.gold, case.name
    tally.add("title", page, gold.title, found["title"], None)
    tally.add("language", page, gold.language, found["language"], None)
    day = found["published"] and found["published"].rstrip("~?%")[:_DAY]
    if gold.published:
        tally.add(
            "published", page, gold.published, found["published"], _day(gold.published) == day
        )
    else:
        is_right = day is None or day in gold.published_or
        tally.add("published not invented", page, None, day, is_right)
    if gold.publisher:
        tally.add("publisher", page, gold.publisher, found["publisher"], None)
    else:
        tally.add("publisher not invented", page, None, found["publisher"], None)


def _day(edtf: str) -> str:
    return edtf.rstrip("~?%")[:_DAY]


def _groups(tally: Tally, case: Case, found: Proposal) -> None:
    got = {group["id"] for group in found["groups"]}
    for id_ in case.gold.groups:
        tally.add("groups recall", case.name, id_, None, id_ in got)
    for id_ in sorted(got):
        tally.add("groups precision", case.name, None, id_, id_ in case.gold.groups)


def _places(tally: Tally, case: Case, found: Proposal) -> None:
    for place in case.gold.places:
        named = [
            (other["lat"], other["lon"])
            for other in found["locations"]
            if any(place.name in found["body"][start:end] for start, end in other["mentions"])
        ]
        is_near = any(
            point[0] is not None and kilometres(point, (place.lat, place.lon)) <= _NEAR
            for point in named
        )
        tally.add("places", case.name, place.name, named, is_near)


def _events(tally: Tally, case: Case, found: Proposal) -> None:
    page, got = case.name, found["events"]
    pairs = _pairs(case.gold.events, got)
    for event, one in pairs:
        tally.add("events found", page, _gold_text(event), None, one is not None)
        _numbers(tally, page, event, one)
        if one is None:
            continue
        tally.add("event types", page, event.type.value, one["type"], None)
        tally.add("event dates", page, event.date, one["date"], None)
        for figure in ("claimed_by", "attributed_to"):
            wanted = getattr(event, figure)
            if wanted is not None:
                name = f"events {figure.replace('_', ' ')}"
                tally.add(name, page, sorted(wanted), sorted(one[figure]), None)
    paired = [id(one) for _, one in pairs]
    for one in got:
        is_gold = id(one) in paired
        tally.add("events precision", page, None, _text(one), is_gold)
    if not case.gold.events:
        tally.add("no events invented", page, None, [_text(one) for one in got], not got)


def _numbers(tally: Tally, page: str, event: GoldEvent, one: Proposal | None) -> None:
    for figure, gold, key in (
        ("killed", event.killed, "killed"),
        ("injured", event.injured, "injured"),
        ("attackers killed", event.attackers_killed, "perpetrators_killed"),
    ):
        if gold is not None:
            tally.add(
                figure, page, gold, one and one[key], one is not None and _fits(gold, one[key])
            )


def _fits(gold: Bounds, count: Mapping[str, int | None] | None) -> bool:
    """Tell whether the lower bound is right, and the upper one where the number is exact."""
    least, most = (count["min"], count["max"]) if count else (None, None)
    return least == gold[0] and (gold[0] != gold[1] or most == gold[1])


def _pairs(
    wanted: Sequence[GoldEvent], got: Sequence[Proposal]
) -> list[tuple[GoldEvent, Proposal | None]]:
    """Give every event of the gold the proposal that agrees best with it, each once."""
    ranked = sorted(
        (
            (_likeness(event, one), -i, -k)
            for i, event in enumerate(wanted)
            for k, one in enumerate(got)
        ),
        reverse=True,
    )
    partner: dict[int, int] = {}
    for likeness, i, k in ranked:
        if likeness and -i not in partner and -k not in partner.values():
            partner[-i] = -k
    return [(event, got[partner[i]] if i in partner else None) for i, event in enumerate(wanted)]


def _likeness(event: GoldEvent, one: Proposal) -> int:
    tests: Iterable[tuple[int, Callable[[], bool]]] = (
        (4, lambda: bool(event.killed and _fits(event.killed, one["killed"]))),
        (2, lambda: event.date is not None and event.date == one["date"]),
        (2, lambda: event.type == one["type"]),
        (1, lambda: bool(event.injured and _fits(event.injured, one["injured"]))),
    )
    return sum(weight for weight, is_alike in tests if is_alike())


def _gold_text(event: GoldEvent) -> str:
    return f"{event.type.value} {event.date} killed {event.killed}"


def _text(one: Proposal) -> str:
    return f"{one['type']} {one['date']} killed {one['killed']}: {one['reason']}"
