"""Live pages: updates with the time of day above each, the newest first."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from builder.reader.casualties.find import Casualties, CountKind
from builder.reader.events.sentences import SentenceReport

_FEWEST = 2
# "12:40 GMT" alone on a line, or before a dash.
_STAMP = re.compile(
    r"^[^\S\n]*(?P<hour>[0-2]?\d)[:.](?P<minute>[0-5]\d)(?:[^\S\n]?(?P<half>[ap])\.?m\.?)?"
    r"(?:[^\S\n][A-Z]{2,4})?[^\S\n]*(?=$|[-\u2013\u2014:|])",
    re.MULTILINE,
)


class Updates:
    """The updates of a text, if it is a live page."""

    def __init__(self, text: str) -> None:
        """Look for times of day that go back from one update to the next."""
        stamps = list(_STAMP.finditer(text))
        times = [_minutes(stamp) for stamp in stamps]
        is_live = len(times) >= _FEWEST and times == sorted(set(times), reverse=True)
        self._starts = [stamp.start() for stamp in stamps] if is_live else []

    def told(self, sentences: Sequence[SentenceReport]) -> Iterator[tuple[Casualties, ...]]:
        """Yield the casualties of each sentence in the order in which they were told.

        On a live page, what an update counts takes the place of what earlier ones counted.
        """
        if not self._starts:
            yield from (one.casualties for one in sentences)
            return
        places = [bisect_right(self._starts, one.span.start) for one in sentences]
        for at, one in sorted(zip(places, sentences, strict=True), key=lambda pair: -pair[0]):
            is_first = at == max(places)
            yield one.casualties if is_first else tuple(map(_as_toll, one.casualties))


def _as_toll(counted: Casualties) -> Casualties:
    is_of_all = counted.kind is CountKind.PLAIN and not counted.is_specific
    return replace(counted, kind=CountKind.TOLL) if is_of_all else counted


def _minutes(stamp: re.Match[str]) -> int:
    hour, half = int(stamp["hour"]), stamp["half"]
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    return 60 * hour + int(stamp["minute"])
