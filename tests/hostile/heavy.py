"""Texts that cost much to read: long, repetitive, deep."""

from collections.abc import Iterator
from itertools import repeat

_PUMPED = """
    [ ![ <![CDATA[ < <a <!-- <p>x <div> </ &amp ( ) " ' > * _ ` \\ / @ | # = - . : ; , 1 a A.
    [x]( [x][y] ![x]( <x@y> **a *_ ``` ~~~ {{ {% </script> http://a.b/?c=d ’ “ … — é ء 東
    \u0301 \u200b
""".split()
_PHRASES = (
    "killed 5 people and ",
    "1 January 2020 ",
    "By John Smith ",
    "A-A-A-A-",
    "The Group (TG) ",
    "said that ",
    "of the of the ",
    "agree",
    "Mr. ",
    "12:00 ",
    "five and twenty ",
    "president of ",
)


def heavy_texts(length: int) -> Iterator[tuple[str, str]]:
    """Yield texts of about the length, each with a name."""
    for piece in (*_PUMPED, *_PHRASES):
        text = (piece + " ") * (length // (len(piece) + 1))
        yield f"{piece!r} and spaces", text
        yield repr(piece), text.replace(f"{piece} ", piece)
    yield "one letter", "a" * length
    yield "white space", " " * length
    yield "lines", "a\n" * (length // 2)
    yield "short paragraphs", "a\n\n" * (length // 3)
    yield "quotations", "> " * (length // 2) + "x"
    yield "nested lists", "\n".join(" " * n + "- x" for n in range(int(length**0.5)))
    yield "items", "- x\n" * (length // 4)
    yield "brackets", "[" * (length // 2) + "]" * (length // 2)
    yield "parentheses", "(" * (length // 2) + ")" * (length // 2)
    yield "attributes", "<a " + " ".join(repeat("b='c'", length // 6))
    yield "open tags", "<div>" * (length // 5)
