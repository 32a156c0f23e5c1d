"""Lines of print put together to paragraphs."""

from builder.model.raw.printed import Printed, paragraphs, split_margins

_LINE, _GAP = 14.0, 30.0


def _sheet(page: int, *blocks: str, size: float = 12, top: float = 760) -> list[Printed]:
    """Return the lines of blocks, one below the other, with more space between two blocks."""
    lines, y = [], top
    for block in blocks:
        for text in block.split("\n"):
            lines.append(Printed(page, 40, y, size, text))
            y -= _LINE
        y -= _GAP - _LINE
    return lines


_FIRST = """Gunmen opened fire on a checkpoint at the
old bridge on Thursday night and killed
two guards."""
_SECOND = """The men came from the northern bank, and
fled into the hills."""


def test_space_parts_paragraphs() -> None:
    """Lines as far apart as most are one paragraph; more space begins another."""
    assert list(paragraphs(_sheet(0, _FIRST, _SECOND))) == [
        _FIRST.replace("\n", " "), _SECOND.replace("\n", " "),
    ]  # fmt: skip


def test_short_line_ends_a_paragraph() -> None:
    """Without space between paragraphs, a line that had room for the next word is the last."""
    lines = _sheet(0, f"{_FIRST}\n{_SECOND}")
    assert list(paragraphs(lines)) == [_FIRST.replace("\n", " "), _SECOND.replace("\n", " ")]


def test_size_parts_headings() -> None:
    """A line in larger letters is a block of its own, however near it stands."""
    lines = [*_sheet(0, "Two guards killed", size=24), *_sheet(0, _FIRST, top=740)]
    assert list(paragraphs(lines)) == ["Two guards killed", _FIRST.replace("\n", " ")]


def test_a_sentence_goes_on_over_the_sheet() -> None:
    """What breaks off at the foot of a sheet goes on at the top of the next."""
    first, rest = _FIRST.split("\n", 1)
    lines = [*_sheet(0, _SECOND, first), *_sheet(1, rest, _SECOND)]
    assert list(paragraphs(lines)) == [
        _SECOND.replace("\n", " "), _FIRST.replace("\n", " "), _SECOND.replace("\n", " "),
    ]  # fmt: skip
    lines = [*_sheet(0, _FIRST), *_sheet(1, _SECOND)]
    assert list(paragraphs(lines)) == [_FIRST.replace("\n", " "), _SECOND.replace("\n", " ")]


def test_margins_come_last() -> None:
    """What a browser prints on every sheet is told apart from the text, and kept once."""
    sheets = [
        line
        for page in (0, 1)
        for line in (
            *_sheet(page, "Two guards killed https://courier.example.org/a", top=790, size=8),
            *_sheet(page, _FIRST if page else _SECOND),
            *_sheet(page, f"{page + 1} of 2 11/28/25, 11:52 AM", top=10, size=8),
        )
    ]
    kept, margins = split_margins(sheets)
    assert margins == [
        "Two guards killed https://courier.example.org/a",
        "1 of 2 11/28/25, 11:52 AM",
    ]
    assert len(kept) == len(sheets) - 4
