"""What the lines of an article are: paragraphs, subheadings, list items."""

from collections.abc import Iterator, Sequence

from builder.ingest.line import PageLine, bullet_of
from builder.model.body import BlockKind

_MOST_HEADING_WORDS = 12
_FEWEST_TEXT_WORDS = 15


def blocks_of(lines: Sequence[PageLine], kept: Sequence[int]) -> Iterator[tuple[BlockKind, str]]:
    """Yield the kind and the words of each line; the mark of a list item is its kind."""
    for place, at in enumerate(kept):
        line = lines[at]
        mark = bullet_of(line.text)
        if mark:
            yield BlockKind.ITEM, line.text[len(mark) :]
        elif 0 < place < len(kept) - 1 and _is_heading(line, lines[kept[place + 1]]):
            yield BlockKind.HEADING, line.text
        else:
            yield BlockKind.PARAGRAPH, line.text


def _is_heading(line: PageLine, following: PageLine) -> bool:
    """Tell whether the line is short and no sentence, over a longer one that is."""
    return (
        line.words <= _MOST_HEADING_WORDS
        and line.text[:1].isupper()
        and not line.text.endswith((".", "!", ":", ",", ";", "…", "”", '"', ")", "’", "'"))
        and not line.text.startswith(("“", '"', "‘", "(", "["))
        and following.ends_sentence
        and following.words >= _FEWEST_TEXT_WORDS
    )
