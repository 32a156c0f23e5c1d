"""Live pages: updates with the time of day above each, the newest first."""

import re
from bisect import bisect_right
from collections.abc import Sequence

from builder.reader.events.sentences import Told

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

    def in_order(self, told: Sequence[Told]) -> Sequence[Told]:
        """Return sentences as they were told: those of a later update after those of an earlier."""
        if not self._starts:
            return told
        return sorted(told, key=lambda one: -bisect_right(self._starts, one.span.start))


def _minutes(stamp: re.Match[str]) -> int:
    hour, half = int(stamp["hour"]), stamp["half"]
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    return 60 * hour + int(stamp["minute"])
