"""Which place lies around one that the gazetteer lacks, by the words after its name."""

import re
from bisect import bisect_right
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from operator import itemgetter

from builder.annotate.places.candidate import Candidate, PlaceKind
from builder.annotate.places.choice import Choice
from builder.model.text import Span

_SORTS = (
    r"(?:area|region|district|agency|village|town|neighbou?rhood|locality|suburb|valley|tehsil"
    r"|sub-?division|union council)"
)
_BEHIND = re.compile(
    rf"(?:['’]s)?(?: {_SORTS})?(?:,(?: in)?| (?:in|of|near|outside|on the (?:outskirts|edge) of))"
    rf"(?: the)?(?: [a-z-]{{3,14}}){{0,2}}(?: of)? \Z"
)
# "El Carmelo, en el departamento del Cauca".
_ABROAD = re.compile(r",?(?: ([^\W\d_]{1,12})(?: [^\W\d_A-Z]{1,14}['’]?){0,4})? \Z")
_REACH = 60


@dataclass(frozen=True, slots=True)
class Outer:
    """Places that others may lie in, by where the text names them, in order."""

    starts: tuple[int, ...]
    places: tuple[Candidate, ...]


def outer_places(choices: Iterable[Choice]) -> Outer:
    """Return the places that others may lie in."""
    found = sorted(
        (
            (mention.match.span.start, choice.place)
            for choice in choices
            if choice.place and choice.place.kind not in (PlaceKind.CONTINENT, PlaceKind.ADJECTIVE)
            for mention in choice.mentions
        ),
        key=itemgetter(0),
    )
    return Outer(tuple(start for start, _ in found), tuple(place for _, place in found))


def place_around(
    text: str, span: Span, outer: Outer, where: Collection[str] | None = None
) -> Candidate | None:
    """Return the place that the words behind a name put it in: "Faqeer Colony in Gwadar".

    `where` are the words for "in" where the text is not English.
    """
    at = bisect_right(outer.starts, span.end)
    if at == len(outer.starts) or outer.starts[at] > span.end + _REACH:
        return None
    between = text[span.end : outer.starts[at]]
    if where is None:
        return outer.places[at] if _BEHIND.match(between) else None
    found = _ABROAD.match(between)
    return outer.places[at] if found and (not found[1] or found[1] in where) else None
