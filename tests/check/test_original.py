"""A paragraph is a run of whole sentences of the raw page, in its characters."""

import pytest

from builder.check.original import Original, Unlike
from builder.model.text import squeeze

_PAGE = """\
Menu | Home
Bomb kills 164 in Osmara
At least 164 people were killed, police said. They did not say who did it. "It was loud," said one.

- A point of a list
This line of a page that breaks its lines goes on in the
next line, and ends there. Another one.
No\u00ad soft hy\u00adphens here.
\u202eFuel ran out, they said.
"""


def find(block: str) -> int | Unlike:
    """Look for a block in the page, from its beginning."""
    return Original(_PAGE, squeeze(_PAGE)).find(block, 0)


@pytest.mark.parametrize(
    "block",
    [
        "Bomb kills 164 in Osmara",
        "At least 164 people were killed, police said.",
        "They did not say who did it.",
        'They did not say who did it. "It was loud," said one.',
        "A point of a list",
        "This line of a page that breaks its lines goes on in the next line, and ends there.",
        "Another one.",
        "No\u00ad soft hy\u00adphens here.",
        "\u202eFuel ran out, they said.",
    ],
)
def test_whole_sentences(block: str) -> None:
    """Lines, sentences and points of lists are found, also over a line that is wrapped."""
    assert isinstance(find(block), int)


@pytest.mark.parametrize(
    ("block", "fault"),
    [
        ("64 people were killed, police said.", "in the middle"),
        ("say who did it.", "in the middle"),
        ("At least 164 people were killed", "in the middle"),
        ("next line, and ends there.", "in the middle"),
        ("This line of a page that breaks its lines goes on in the", "in the middle"),
        ("Bomb kills 16 4 in Osmara", "other spaces"),
        ("Bomb kills 164 in Osma\u00adra", "other spaces"),
        ("Bomb kills 164 in \u202eOsmara", "other spaces"),
        ("No soft hyphens here.", "other spaces"),
        ("No\u00ad soft hyphens here.", "other spaces"),
        ("Fuel ran out, they said.", "other spaces"),
        ("\u202eFuel ran\u200b out, they said.", "other spaces"),
        ("Bomb kills 165 in Osmara", "does not stand"),
    ],
)
def test_pieces(block: str, fault: str) -> None:
    """Pieces of sentences, moved spaces and unseen characters are refused."""
    found = find(block)
    assert isinstance(found, Unlike)
    assert fault in found.fault
