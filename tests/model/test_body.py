"""The body's subset of Markdown: written so that it is read back, and read without fail."""

import pytest
from hypothesis import given

from builder.model.body import Block, BlockKind, Body, block_lines, body_of, dump_body, parse_body
from builder.model.text import Span
from tests.cost import assert_linear
from tests.model.read import CASES, yaml_cases
from tests.model.strategies import bodies, texts

_CASES = yaml_cases(CASES / "bodies.yaml")


@pytest.mark.parametrize("case", _CASES, ids=lambda case: case["promise"])
def test_reading(case: dict[str, str | list[dict[str, str]]]) -> None:
    """The subset is read as cases/bodies.yaml says, block by block."""
    read = parse_body(str(case["markdown"]))
    assert [{block.kind.name.lower(): block.text} for block in read.blocks] == case["blocks"]


@given(bodies)
def test_a_body_is_read_as_it_was_written(body: Body) -> None:
    """Any body, whatever its words, is the same after writing and reading."""
    assert parse_body(dump_body(body)) == body


@given(texts)
def test_reading_never_fails(text: str) -> None:
    """Any text is some body of blocks on one line each, and writing it loses nothing."""
    body = parse_body(text)
    assert all(block.text and "\n" not in block.text for block in body.blocks)
    assert parse_body(dump_body(body)) == body


@given(texts)
def test_block_lines_agree_with_the_blocks(text: str) -> None:
    """Each block has a line of its own in the file, on which reading it begins."""
    body, numbers = parse_body(text), block_lines(text)
    rows = text.split("\n")
    assert len(numbers) == len(body.blocks)
    assert numbers == sorted(set(numbers))
    for n, block in zip(numbers, body.blocks, strict=True):
        assert parse_body("\n".join(rows[n:])).blocks[0] == block


def test_block_lines_count_from_zero() -> None:
    """The line is that of the block's first row, below empty lines and rows of other blocks."""
    assert block_lines("\n## One\nTwo\ntwo\n\n> three\n- four\n- five") == [1, 2, 5, 6, 7]


@given(bodies)
def test_positions(body: Body) -> None:
    """Spans count the code points of the plain text, and each block is where it says."""
    assert Body.of(body.blocks) == body
    assert len(body.blocks) == len(body.kinds)
    for index, (block, start) in enumerate(zip(body.blocks, body.starts, strict=True)):
        end = start + len(block.text)
        assert body.text[start:end] == block.text
        assert body.span(index) == Span(start, end)
        assert body.block_at(start) == body.block_at(end - 1) == index
        assert body.within_block(Span(start, end))
        if index:
            assert not body.within_block(Span(start - 3, start + 1))


def test_body_of_makes_lines() -> None:
    """Blocks are put on one line each, and empty ones are left out."""
    body = body_of(
        [(BlockKind.ITEM, " a\n b "), (BlockKind.HEADING, " \n"), (BlockKind.PARAGRAPH, "c\x00")]
    )
    assert body == Body.of([Block(BlockKind.ITEM, "a b"), Block(BlockKind.PARAGRAPH, "c")])


def test_written_for_people() -> None:
    """What is written is plain where Markdown would not mind, and escaped where it would."""
    body = body_of(
        [
            (BlockKind.HEADING, "Who is #1?"),
            (
                BlockKind.PARAGRAPH,
                "1986. AT&T (U.S.) paid $5-10 million & left; 2 < 3 > 1, a_b *c*",
            ),
            (BlockKind.ITEM, "- one"),
            (BlockKind.ITEM, "two"),
            (BlockKind.QUOTATION, "&lt; is [so] written"),
        ]
    )
    assert dump_body(body) == (
        "## Who is \\#1?\n\n"
        "1986\\. AT&T (U.S.) paid $5-10 million & left; 2 &lt; 3 > 1, a\\_b \\*c\\*\n\n"
        "- \\- one\n- two\n\n"
        "> &amp;lt; is \\[so\\] written\n"
    )
    assert dump_body(Body()) == ""


@pytest.mark.parametrize(
    ("unit", "times"),
    [
        pytest.param("A short paragraph.\n\n", 50_000, id="paragraphs"),
        pytest.param("- item\n", 100_000, id="items"),
        pytest.param("line\n", 200_000, id="lines of one paragraph"),
        pytest.param("word ", 400_000, id="words of one line"),
        pytest.param(">", 10_000, id="quotation marks"),
        pytest.param("> ", 10_000, id="quotation marks and spaces"),
        pytest.param("[", 50_000, id="brackets"),
        pytest.param("\\", 500_000, id="backslashes"),
        pytest.param("&lt", 200_000, id="references without an end"),
        pytest.param("9", 1_000_000, id="digits of one number"),
        pytest.param("*_`", 100_000, id="marks"),
    ],
)
def test_time_is_linear(unit: str, times: int) -> None:
    """Reading, placing and writing take twice as long for twice the text, whatever it is."""

    def work(text: str) -> None:
        body = parse_body(text)
        assert len(block_lines(text)) == len(body.starts) > 0
        assert len(dump_body(body)) >= len(body.text)

    assert_linear(work, lambda count: unit * count + ".", times)
