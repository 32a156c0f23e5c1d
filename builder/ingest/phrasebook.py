"""Looks a line up among the phrases that news pages put around an article.

Tables rather than expressions: looking up takes the same time whatever the line is.
"""

from builder.ingest import furniture as kinds
from builder.ingest.furniture import COMMENTS, COUNTER, READ_TIME, SHARE, STAMP, Furniture
from builder.ingest.partial_phrases import BEGINNINGS, PARTS
from builder.ingest.whole_phrases import WHOLE_LINES
from builder.reader.languages import others, tables

LONGEST_PHRASE_LINE = 60
_HEAD = 120


def _entries(table: dict[Furniture, str]) -> list[tuple[str, Furniture]]:
    return [(phrase, kind) for kind, phrases in table.items() for phrase in phrases.split(";")]


_WHOLE_LINES = dict(_entries(WHOLE_LINES)) | {
    phrase: furniture
    for language in others()
    for kind, phrases in tables(language, "pages")["furniture"].items()
    for phrase in phrases
    if (furniture := getattr(kinds, kind.upper()))
}
_PARTS = _entries(PARTS)
_BY_FIRST_LETTERS: dict[str, list[tuple[str, Furniture]]] = {}
for _phrase, _kind in _entries(BEGINNINGS):
    _BY_FIRST_LETTERS.setdefault(_phrase[:2], []).append((_phrase, _kind))

_COUNTED = (
    "comment comments share shares view views like likes min mins minute minutes read reads reply"
    " replies retweet retweets vote votes follower followers sec seconds"
)
_UNITS = frozenset(_COUNTED.split())
_MOST_COUNT_WORDS = 4
_MOST_STAMP_WORDS = 14


def whole_line(line: str) -> Furniture | None:
    """Return the furniture that the line is, word for word, if any."""
    if len(line) > _HEAD:
        return None
    low = line.casefold().replace("’", "'").strip()
    known = _WHOLE_LINES.get(low) or _WHOLE_LINES.get(low.rstrip(" :»>…."))
    if known is None and _is_comment_stamp(low):
        return STAMP
    return known or _count(low)


def line_start(line: str) -> Furniture | None:
    """Return the furniture that the beginning of the line gives away, if any."""
    low = line[:_HEAD].casefold().replace("’", "'").lstrip("-–—•*|» ")
    for start, furniture in _BY_FIRST_LETTERS.get(low[:2], ()):
        if low.startswith(start):
            return furniture
    return None


def contained(line: str, words: int) -> Furniture | None:
    """Return the furniture that a phrase inside the line gives away, if any."""
    if words > LONGEST_PHRASE_LINE or len(line) > 10 * _HEAD:
        return None
    low = line.casefold()
    return next((furniture for part, furniture in _PARTS if part in low), None)


def _is_comment_stamp(low: str) -> bool:
    """Tell a comment's head: "2 days ago at 08:49", "Someone on 17 May 2018 at 6:34 am said:"."""
    words = low.rstrip(" .:").split()
    if len(words) > _MOST_STAMP_WORDS or not any(c.isdigit() for c in low):
        return False
    is_said = words[-1] in ("said", "says", "wrote", "reply") and low.endswith(":")
    return is_said or words[-1] == "ago" or " ago at " in low


def _count(low: str) -> Furniture | None:
    """Recognise a number of comments, shares or minutes, or a line without letters."""
    if not any(c.isalpha() for c in low):
        return COUNTER
    words = low.replace("-", " ").split()
    if len(words) > _MOST_COUNT_WORDS or words[-1].strip(":.") not in _UNITS:
        return None
    if not any(c.isdigit() for c in low):
        return None
    return READ_TIME if "min" in low else COMMENTS if "comment" in low else SHARE
