"""Characters that nobody sees: they turn lines round, hide words, or make two names look equal."""

import re
import unicodedata
from collections.abc import Iterator

# Zero-width, filling and annotating characters, variation selectors and tags; embeddings,
# overrides and isolates, which change the order in which text is read. A soft hyphen is none of
# them: it shows where a line breaks at it.
_NEVER = (
    "\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u202a-\u202e\u2060-\u206f\u3164"
    "\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb\U000e0000-\U000e01ef"
)
_JOINERS = "\u200c\u200d"
_DIRECTIONS = "\u061c\u200e\u200f"
_SOFT_HYPHENS = re.compile("\u00ad")
_ALWAYS = re.compile(f"[{_NEVER}]")
_SUSPECT = re.compile(f"[{_NEVER}{_JOINERS}{_DIRECTIONS}]")
# Scripts in which a joiner between letters is spelling, by the first word of a letter's name.
_JOINING = frozenset(
    "ADLAM ARABIC BENGALI DEVANAGARI GUJARATI GURMUKHI HANIFI KANNADA KHMER MALAYALAM MANDAIC "
    "MEETEI MONGOLIAN MYANMAR NKO ORIYA PHAGS-PA SINHALA SYRIAC TAMIL TELUGU".split()
)


def unseen(text: str) -> Iterator[int]:
    """Yield the places of characters that nobody sees and that no spelling needs.

    A joiner between letters of a script that joins them (Arabic, Devanagari) is spelling, and a
    mark of direction in text from right to left is.
    """
    if text.isascii():
        return
    is_right_to_left: bool | None = None
    for match in _SUSPECT.finditer(text):
        at = match.start()
        if match[0] in _JOINERS:
            if not _joins(text, at):
                yield at
        elif match[0] in _DIRECTIONS:
            if is_right_to_left is None:
                is_right_to_left = any(unicodedata.bidirectional(c) in ("R", "AL") for c in text)
            if not is_right_to_left:
                yield at
        else:
            yield at


def unseen_typed(text: str) -> Iterator[int]:
    """Yield the same, and soft hyphens, in what somebody types; in order.

    A publisher's soft hyphen shows where a line ends; in a name it only makes it another one.
    """
    yield from sorted([*unseen(text), *(match.start() for match in _SOFT_HYPHENS.finditer(text))])


def as_typed(text: str) -> str:
    """Return the text as somebody would type it, without any of these."""
    places = set(unseen_typed(text))
    return "".join(char for at, char in enumerate(text) if at not in places)


def shown(text: str) -> str:
    """Return the text with each character that nobody sees as its code point in brackets."""
    parts, position = [], 0
    for at in unseen(text):
        parts += [text[position:at], f"[{code_point(text[at])}]"]
        position = at + 1
    return "".join([*parts, text[position:]])


def shown_in_html(html: str) -> str:
    """Return HTML with those characters as above that are never spelling: tags hide the others."""
    return html if html.isascii() else _ALWAYS.sub(lambda m: f"[{code_point(m[0])}]", html)


def code_point(char: str) -> str:
    """Return a character's number, as in U+202E."""
    return f"U+{ord(char):04X}"


def _joins(text: str, at: int) -> bool:
    before = text[at - 1] if at else ""
    after = text[at + 1 : at + 2]
    return any(char and script(char) in _JOINING for char in (before, after))


def script(char: str) -> str:
    """Return the script that a letter is named after, as in LATIN; "" if it has no name."""
    return unicodedata.name(char, "").partition(" ")[0]
