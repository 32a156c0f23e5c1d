"""Which place lies around one that the gazetteer lacks, by the words behind its name."""

import re
from collections.abc import Iterable, Mapping

from builder.annotate.places.candidate import Candidate, Kind
from builder.annotate.places.choice import Choice
from builder.model.text import Span

Outer = Mapping[int, Candidate]
_SORTS = (
    r"(?:area|region|district|agency|village|town|neighbou?rhood|locality|suburb|valley|tehsil"
    r"|sub-?division|union council)"
)
_BEHIND = re.compile(
    rf"(?:['’]s)?(?: {_SORTS})?(?:,| (?:in|of|near|outside|on the (?:outskirts|edge) of))"
    rf"(?: the)?(?: [a-z-]{{3,14}}){{0,2}}(?: of)? \Z"
)
_REACH = 60


def outer_places(choices: Iterable[Choice]) -> Outer:
    """Return the places that others may lie in, by where the text names them."""
    return {
        mention.match.span.start: choice.place
        for choice in choices
        if choice.place and choice.place.kind not in (Kind.CONTINENT, Kind.ADJECTIVE)
        for mention in choice.mentions
    }


def place_around(text: str, span: Span, outer: Outer) -> Candidate | None:
    """Return the place that the words behind a name put it in: "Faqeer Colony in Gwadar"."""
    starts = sorted(start for start in outer if span.end < start <= span.end + _REACH)
    if not starts or not _BEHIND.match(text[span.end : starts[0]]):
        return None
    return outer[starts[0]]
