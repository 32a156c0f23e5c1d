"""When and where a sentence says that it happened."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from builder.model.dates import Edtf, Precision, parse_edtf
from builder.model.text import Span
from builder.reader.found import DateFound, PlaceFound

_NEAR = 250
_FINE = frozenset({"exact", "settlement", "site", "district"})
_RANKS = {"exact": 0, "site": 0, "settlement": 0, "district": 0, "province": 1, "region": 2}
_COARSEST = 3
_OWNED = 24  # letters from "Sagaing" to what it has within
# "On March 8, the group claimed responsibility": the day of the claim.
_CLAIM = re.compile(r"[^.;]{0,60}\bclaimed (?:\w+ )?responsib")
# Who speaks, not where it happened: "police in Lahore said", "told reporters in Kabul".
_SPEAKER = re.compile(
    r"\b(?:police|officials?|spokes\w+|ministry|reporters|authorities|hospital|analysts?) (?:in"
    r"|from) "
    r"(?:the )?(?:\w+ ){0,2}$"
)
# "A source said on Sunday", "the toll rose to 31 on Monday".
_SPOKEN = re.compile(
    r"\b(?:(?:said|says|announced|reported|confirmed|told [\w ]{2,30}|statement)"
    r"|(?:toll|number|dead)\b[^.;]{0,60}\bto \w+)(?: (?:late|early))?(?: on)? $"
)
# Where the hurt were taken, and people fled to: "rushed to a hospital in Multan".
_TAKEN = re.compile(
    r"\b(?:taken|rushed|moved|shifted|evacuated|flown|airlifted|transferred|brought|referred|admitted"
    r"|fled|escaped|treated) (?:[\w-]+ ){0,6}$"
)
# "Sagaing's Monywa": the whole, and within it the place.
_WITHIN = re.compile(r"['’]s (?:[a-z]+ ){0,2}$")
_DATELINE = 4
_MONTH = len("2009-12")
_DATELINE_BEHIND = re.compile(r"(?:, [\w. ]{2,30}){0,2}(?: \([^()\n]{1,30}\))?\s?(?::|—|–|--|- )")
# "ADEN, Sept 11 (Xinhua) - ": when it was filed.
_FILED_BEHIND = re.compile(r"(?:,? \d{4})?(?: \([^()\n]{1,30}\))?\s?(?:—|–|--|- )")
_FILED = 60  # letters before it, at most
# "The army on Tuesday said".
_SPEAKS_BEHIND = re.compile(r" (?:said|says|announced|confirmed|reported|told)\b")
_NOT_THEN = re.compile(r"\b(?:since|until|before|after|from|by) (?:\w+ )?$")


@dataclass(frozen=True, slots=True)
class Setting:
    """The dates and places that an article names, by their place in its text."""

    dates: tuple[tuple[Span, DateFound], ...]
    places: tuple[tuple[Span, PlaceFound], ...]
    spoken: frozenset[Span] = frozenset()  # days on which somebody spoke
    newsrooms: frozenset[Span] = frozenset()  # "QUETTA: …"

    @classmethod
    def of(
        cls,
        text: str,
        dates: Sequence[DateFound],
        places: Sequence[PlaceFound],
        groups: Sequence[tuple[Span, str]],
    ) -> "Setting":
        """Put them in order; a place in the name of a group is none."""
        starts = [span for span, _ in groups]
        mentions = [span for place in places for span in place.mentions]
        return cls(
            tuple(sorted(((d.span, d) for d in dates), key=lambda entry: entry[0])),
            tuple(
                sorted(
                    (
                        (span, place)
                        for place in places
                        for span in place.mentions
                        if not _touches(starts, span)
                    ),
                    key=lambda entry: entry[0],
                )
            ),
            frozenset(date.span for date in dates if _is_of_speech(text, date.span)),
            frozenset(span for span in mentions if _is_dateline(text, span)),
        )

    def dates_in(self, span: Span) -> Sequence[tuple[Span, DateFound]]:
        """Return the dates inside the span."""
        low, high = _inside(self.dates, span)
        return self.dates[low:high]

    def places_in(self, span: Span) -> Sequence[tuple[Span, PlaceFound]]:
        """Return the mentions of places inside the span."""
        low, high = _inside(self.places, span)
        return self.places[low:high]

    def fine_places(self, span: Span) -> frozenset[str]:
        """Return the towns and districts that the span names."""
        return frozenset(p.name for _, p in self.places_in(span) if p.precision in _FINE)

    def acting_places(self, span: Span) -> frozenset[str]:
        """Return those of the towns and districts that are no newsroom's."""
        return frozenset(
            place.name
            for at, place in self.places_in(span)
            if place.precision in _FINE and at not in self.newsrooms
        )

    def provinces(self, span: Span) -> frozenset[str]:
        """Return the provinces that the span names."""
        return frozenset(p.name for _, p in self.places_in(span) if p.precision == "province")

    def names(self, span: Span) -> frozenset[str]:
        """Return all places that the span names."""
        return frozenset(p.name for _, p in self.places_in(span))

    def months(self, span: Span) -> frozenset[str]:
        """Return the months that the span names, or in which its days lie: "2009-12"."""
        return frozenset(
            found.value.text[:_MONTH]
            for _, found in self.dates_in(span)
            if found.value is not None and found.value.precision <= Precision.MONTH
        )

    def days(self, span: Span) -> frozenset[Edtf]:
        """Return the days that the span names."""
        return frozenset(
            found.value
            for _, found in self.dates_in(span)
            if found.value is not None and found.value.precision <= Precision.DAY
        )

    def acting_days(self, span: Span) -> frozenset[Edtf]:
        """Return those of the days on which nobody is only said to have spoken."""
        return frozenset(
            found.value
            for at, found in self.dates_in(span)
            if found.value is not None
            and found.value.precision <= Precision.DAY
            and at not in self.spoken
        )


def _touches(groups: Sequence[Span], span: Span) -> bool:
    at = bisect_left(groups, span.end, key=lambda group: group.start)
    return any(group.overlaps(span) for group in groups[max(0, at - 2) : at])


def _inside(found: Sequence[tuple[Span, object]], span: Span) -> tuple[int, int]:
    return (
        bisect_left(found, span.start, key=lambda entry: entry[0].start),
        bisect_left(found, span.end, key=lambda entry: entry[0].start),
    )


def date_of(text: str, setting: Setting, spans: Sequence[Span], *, is_first: bool) -> Edtf | None:
    """Return the date of the incident that the spans tell, the best sentence first.

    Words near by count only for the first incident of a text: after it they may be another's.
    A date that is that of a claim of responsibility is given as uncertain.
    """
    near = [_before(spans[0])] if is_first else []
    far = [_behind(spans[0])] if is_first else []
    for is_any, tried in ((False, spans), (True, [*spans, *near, *far])):
        for span in tried:
            found = [
                (_distance(text, at, date.value), at.start, date.value, at)
                for at, date in setting.dates_in(span)
                if date.value is not None and (is_any or at not in setting.spoken)
            ]
            if found:
                *_, value, at = min(found, key=lambda entry: entry[:2])
                return _doubted(value) if _is_of_claim(text, at, span) else value
    return None


def _is_of_speech(text: str, at: Span) -> bool:
    """Tell whether it is the day on which somebody spoke, or filed it, or on which a toll rose."""
    if _SPEAKS_BEHIND.match(text, at.end) or _is_filed(text, at):
        return True
    return _SPOKEN.search(text[max(0, at.start - 80) : at.start].lower()) is not None


def _is_filed(text: str, at: Span) -> bool:
    line = text.rfind("\n", 0, at.start) + 1
    is_first = at.start - line <= _FILED and "." not in text[line : at.start]
    return is_first and _FILED_BEHIND.match(text, at.end) is not None


def _distance(text: str, at: Span, value: Edtf) -> tuple[bool, int]:
    """Order dates: that of the incident before that of something else, a day before a year."""
    return (
        _NOT_THEN.search(text[max(0, at.start - 20) : at.start].lower()) is not None,
        max(value.precision, Precision.DAY),
    )


def _is_of_claim(text: str, at: Span, span: Span) -> bool:
    return _CLAIM.match(text, at.end, span.end) is not None


def _doubted(value: Edtf) -> Edtf:
    plain = not (value.is_uncertain or value.is_approximate or value.time)
    return parse_edtf(f"{value.text}?") if plain and "/" not in value.text else value


def place_of(text: str, setting: Setting, spans: Sequence[Span], *, is_first: bool) -> str | None:
    """Return the name of the place of the incident that the spans tell: the finest, then first."""
    near = [_before(spans[0]), _behind(spans[0])] if is_first else []
    for is_any, tried in ((False, spans), (True, [*spans, *near])):
        for span in tried:
            found = [
                (rank, at.start, place.name)
                for at, place in setting.places_in(span)
                if (rank := _rank(text, setting, at, place)).is_of_event or is_any
            ]
            if found:
                return min(found)[-1]
    return None


class _Rank(NamedTuple):
    """The order of places: not a speaker's, the finest first, and not the newsroom's."""

    is_aside: bool
    coarseness: int
    is_dateline: bool
    is_whole: bool

    @property
    def is_of_event(self) -> bool:
        """Tell whether the text says that it happened there, more closely than by a country."""
        return not (self.is_aside or self.is_dateline) and self.coarseness < _COARSEST


def _rank(text: str, setting: Setting, at: Span, place: PlaceFound) -> _Rank:
    """Return how much speaks for a place; "QUETTA: …" is where the newsroom is."""
    before = text[max(0, at.start - 60) : at.start].lower()
    behind = setting.places_in(Span(at.end, at.end + _OWNED))
    return _Rank(
        _SPEAKER.search(before) is not None or _TAKEN.search(before) is not None,
        _RANKS.get(place.precision, _COARSEST),
        at in setting.newsrooms,
        any(_WITHIN.fullmatch(text[at.end : part.start]) for part, _ in behind),
    )


def _is_dateline(text: str, at: Span) -> bool:
    """Tell whether it stands at the beginning of a line, before a dash or a colon."""
    line = text.rfind("\n", max(0, at.start - _DATELINE), at.start) + 1 or max(
        0, at.start - _DATELINE
    )
    is_first = not text[line : at.start].strip() and (line == 0 or text[line - 1] == "\n")
    return is_first and _DATELINE_BEHIND.match(text, at.end) is not None


def _before(span: Span) -> Span:
    return Span(max(0, span.start - _NEAR), span.start)


def _behind(span: Span) -> Span:
    return Span(span.end, span.end + _NEAR)
