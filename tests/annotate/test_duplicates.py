"""The same story sent again is found."""

import pytest

from builder.annotate.duplicates import StoryIndex

STORY = " ".join(
    f"On day {n} the council of Osmara heard witness {n * 7} speak about bridge {n * 3}."
    for n in range(40)
)
OTHER = " ".join(
    f"The harvest of year {n} was better than that of year {n + 1}, growers of plot {n * 5} said."
    for n in range(40)
)


@pytest.mark.parametrize(
    ("text", "id_"),
    [
        (STORY, "story"),
        (STORY.upper(), "story"),
        (STORY[: len(STORY) // 3], "story"),
        (f"{OTHER[:200]} {STORY}", "story"),
        (OTHER, "other"),
    ],
)
def test_nearest(text: str, id_: str) -> None:
    """A copy, a shortened reprint and a copy with a new beginning lead to the story."""
    nearest = StoryIndex([("story", STORY), ("other", OTHER)]).nearest(text)
    assert nearest is not None
    assert nearest.id == id_
    assert nearest.share > 0.6


@pytest.mark.parametrize("text", ["", "one two three four five", STORY[:60], "x " * 1000])
def test_no_duplicate(text: str) -> None:
    """A few common words, or none, are no story."""
    assert StoryIndex([("other", OTHER)]).nearest(text) is None
