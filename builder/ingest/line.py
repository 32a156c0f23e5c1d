"""The lines of a page, measured."""

import re
from collections import Counter
from dataclasses import dataclass

from builder.ingest import phrasebook
from builder.ingest.date_line import DateLine, page_orders_day_first, read_date_line
from builder.ingest.furniture import Furniture
from builder.model.text import one_line
from builder.reader.languages import others, tables

_WORD = re.compile(r"\w+")
_WIDE = re.compile(r"[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_BULLET = re.compile(r"^(?:[•‣▪●◦·■◆➤►–-]|\*)\s+(?=\S)")
_FULL_STOPS = ".!?。！？۔؟।…"
_CLOSING = "\"'”’»)]}*›」』“"
_CLIPPED = ("...", "…", "[…]", "[...]", "»", ">", "›", "→")
_BYLINE = re.compile(
    r"^[•|/ -]{0,3}(?:written |posted |published |reported |story )?(?:by|von|por|par)[: ]\s?\S",
    re.IGNORECASE,
)
_LONGEST_BYLINE = 120
_HEAD = 250
PROSE_WORDS = 10
_DAY_FIRST = frozenset(("de", "id", "it", "nl", "pt", "ru", "tr", "uk")).union(
    language for language in others() if tables(language, "dates")["day_first"]
)
# Some sites write their paragraphs without a full stop.
_UNPOINTED_WORDS, _UNPOINTED_PROSE_WORDS = 20, 15
_GLUED = re.compile(r"[a-z\d.!?:’'](?<!Mc)(?<!Mac)(?<!De)(?<!Le)(?<!\bi)(?<!\be)[A-Z][a-z]+ ")


@dataclass(frozen=True, slots=True)
class PageLine:
    """A line of the page on one line, with what can be told of it without its neighbours."""

    text: str
    words: int
    ends_sentence: bool
    is_clipped: bool
    is_byline: bool
    is_glued: bool
    """Whether a headline and its teaser were run together: "Team WinsThe team has won"."""
    date: DateLine | None
    whole: Furniture | None
    start: Furniture | None
    inside: Furniture | None
    times: int
    """How often the line stands on the page."""
    page_is_pointed: bool
    """Whether the page ends its paragraphs with full stops, as most do."""

    @property
    def furniture(self) -> Furniture | None:
        """What the words of the line give away, the surest first."""
        return self.whole or self.start or self.inside

    @property
    def is_prose(self) -> bool:
        """Whether the line looks like a sentence of a story."""
        is_pointed = self.ends_sentence or not self.page_is_pointed
        is_long = is_pointed and self.words >= (
            PROSE_WORDS if self.ends_sentence else _UNPOINTED_PROSE_WORDS
        )
        is_told = is_long and any(c.isalpha() for c in self.text[:_HEAD])
        return is_told and not (
            self.furniture or self.date or self.is_byline or self.is_clipped or self.is_glued
        )


def lines_of(text: str, language: str | None = None) -> list[PageLine]:
    """Return the lines of a page that hold anything, in order."""
    texts = [line for raw in text.split("\n") if (line := one_line(raw))]
    times = Counter(texts)
    day_first = page_orders_day_first(texts)
    if day_first is None and language in _DAY_FIRST:
        day_first = True
    is_pointed = _is_pointed(texts)
    return [_line(line, times[line], day_first=day_first, is_pointed=is_pointed) for line in texts]


def word_count(text: str) -> int:
    """Return the number of words; two characters count as one where no spaces part the words."""
    if text.isascii():
        return sum(1 for _ in _WORD.finditer(text))
    wide = sum(1 for _ in _WIDE.finditer(text))
    return sum(1 for _ in _WORD.finditer(_WIDE.sub(" ", text))) + (wide + 1) // 2


def bullet_of(text: str) -> str:
    """Return the mark of a list item with the space after it, or nothing."""
    match = _BULLET.match(text)
    return match[0] if match else ""


def _is_pointed(texts: list[str]) -> bool:
    long = [text for text in texts if word_count(text) >= _UNPOINTED_WORDS]
    return 2 * sum(_ends_sentence(text) for text in long) >= len(long)


def _ends_sentence(text: str) -> bool:
    bare = text[-12:].rstrip(_CLOSING + " ")
    return bare.endswith(tuple(_FULL_STOPS)) and not text.endswith(_CLIPPED)


def _line(text: str, times: int, *, day_first: bool | None, is_pointed: bool) -> PageLine:
    words = word_count(text)
    return PageLine(
        text=text,
        words=words,
        ends_sentence=_ends_sentence(text),
        is_clipped=text.endswith(_CLIPPED),
        is_byline=len(text) <= _LONGEST_BYLINE and bool(_BYLINE.match(text)),
        is_glued=bool(_GLUED.search(text[:_HEAD])),
        date=read_date_line(text, day_first=day_first),
        whole=phrasebook.whole_line(text),
        start=phrasebook.line_start(text),
        inside=phrasebook.contained(text, words),
        times=times,
        page_is_pointed=is_pointed,
    )
