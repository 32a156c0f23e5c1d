"""How a careful editor types a value into a record: one line where it fits, else folded below."""

import re
import textwrap
from collections.abc import Iterator, Sequence

from builder.frontmatter import Tree, dump_document
from builder.model.text import one_line

_WIDTH = 100
_WORDS = re.compile(r"[\w/.-]+(?: [\w/.-]+)*")
_STEP = 2


def field_lines(key: str, value: Tree, indent: int) -> list[str]:
    """Return the lines of a field, its value in them, indented by so many spaces."""
    pad = " " * indent
    if isinstance(value, dict):
        return [f"{pad}{key}:", *_fields(value, indent + _STEP)]
    if isinstance(value, list):
        short = _in_brackets(value) if indent else None
        if short is not None and len(line := f"{pad}{key}: {short}") <= _WIDTH:
            return [line]
        items = (line for item in value for line in item_lines(item, indent + _STEP))
        return [f"{pad}{key}:", *items]
    return _scalar(f"{pad}{key}: ", value, indent + _STEP)


def item_lines(value: Tree, indent: int) -> list[str]:
    """Return the lines of an item of a list, its dash indented by so many spaces."""
    pad = " " * indent
    if isinstance(value, dict) and value:
        first, *others = _fields(value, indent + _STEP)
        return [f"{pad}- {first.lstrip(' ')}", *others]
    if isinstance(value, dict | list):
        return [f"{pad}- {{}}" if isinstance(value, dict) else f"{pad}- []"]
    return _scalar(f"{pad}- ", value, indent + _STEP)


def scalar(value: str | None) -> str | None:
    """Return a value as it stands on one line after its field; None where it needs several."""
    if value is None:
        return "null"
    lines = dump_document({"k": value}, "").split("\n")[1:-3]
    return lines[0].removeprefix("k:").strip(" ") if len(lines) == 1 else None


def _fields(value: dict[str, Tree], indent: int) -> list[str]:
    return [line for key, inner in value.items() for line in field_lines(key, inner, indent)]


def _scalar(head: str, value: str | None, indent: int) -> list[str]:
    short = scalar(value)
    if short is not None and len(head) + len(short) <= _WIDTH:
        return [f"{head}{short}"]
    if value is None or value != one_line(value) or not value.isprintable():
        # Line breaks and characters that nobody sees: written out, between quotation marks.
        return [f"{head}{_escaped(value or '')}"]
    return [f"{head}>-", *_folded(value, indent)]


def _folded(value: str, indent: int) -> Iterator[str]:
    pad = " " * indent
    yield from textwrap.wrap(
        value,
        _WIDTH,
        initial_indent=pad,
        subsequent_indent=pad,
        break_long_words=False,
        break_on_hyphens=False,
    )


def _escaped(value: str) -> str:
    chars = (
        f"\\{c}" if c in '"\\' else c if c.isprintable() else f"\\U{ord(c):08X}" for c in value
    )
    return f'"{"".join(chars)}"'


def _in_brackets(value: Sequence[Tree]) -> str | None:
    """Return a list of plain words between brackets, None where it has other things in it."""
    words = [item for item in value if isinstance(item, str)]
    is_plain = len(words) == len(value) and all(
        _WORDS.fullmatch(word) and scalar(word) == word for word in words
    )
    return f"[{', '.join(words)}]" if is_plain else None
