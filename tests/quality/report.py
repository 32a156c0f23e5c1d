"""Figures and misses as tables: `python -m tests.quality.report` prints all of them.

With `--raise-floors` it also writes the floors anew; none is ever lowered.
"""

import math
import sys
from collections import defaultdict
from pathlib import Path

from tests.quality.gold import HERE, load
from tests.quality.measures import Miss, Tally
from tests.quality.proposing import tally

FLOORS = HERE / "floors.yml"
_HEAD = "# The least that each figure may be; see README.md. They only rise.\n"
_WIDTH = 110


def figures_table(found: Tally) -> str:
    """Return a line for each figure: its value, and out of how many."""
    return "\n".join(
        f"{name:24} {value:.3f}  n={len(found.points.get(name, found.points['body recall']))}"
        for name, value in sorted(found.figures().items())
    )


def pages_table(misses: list[Miss]) -> str:
    """Return the misses page by page."""
    by_page = defaultdict(list)
    for miss in misses:
        by_page[miss.page].append(miss)
    lines = []
    for page, missed in sorted(by_page.items()):
        lines.append(page)
        lines.extend(
            f"    {miss.figure:22} wanted {_short(miss.wanted)}  got {_short(miss.got)}"
            for miss in missed
        )
    return "\n".join(lines)


def _short(value: object) -> str:
    text = value if isinstance(value, str) else repr(value)
    return text if len(text) <= _WIDTH else f"{text[:_WIDTH]}…"


def raise_floors(figures: dict[str, float], path: Path) -> None:
    """Write the floor of every figure: what it is now, or what it was once if that is more."""
    old: dict[str, float] = load(path) or {}
    floors = {
        name: max(old.get(name, 0), math.floor(value * 1000) / 1000)
        for name, value in sorted(figures.items())
    }
    lines = (f"{name}: {floor:.3f}\n" for name, floor in floors.items())
    path.write_text(_HEAD + "".join(lines), encoding="utf-8")


if __name__ == "__main__":
    sys.stdout.write(f"{pages_table(tally().misses)}\n\n{figures_table(tally())}\n")
    if "--raise-floors" in sys.argv:
        raise_floors(tally().figures(), FLOORS)
