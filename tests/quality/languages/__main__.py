"""Print the figures and misses of a language: `python -m tests.quality.languages fr`."""

import sys

from tests.quality.languages.gold import PARTS, tally
from tests.quality.report import figures_table, pages_table


def main() -> None:
    """Print both parts; of the pages set aside the figures alone, without `--misses`."""
    language, *flags = sys.argv[1:]
    for part in PARTS:
        found = tally(language, part)
        misses = pages_table(found.misses) if part == "tuned" or "--misses" in flags else ""
        sys.stdout.write(f"{part}\n{misses}\n{figures_table(found)}\n\n")


main()
