"""SECURITY.md names tests that are there."""

import re

from tests.conftest import ROOT

TEXT = (ROOT / "SECURITY.md").read_text(encoding="utf-8")


def test_paths() -> None:
    """Every file that the threat model names is there."""
    paths = set(re.findall(r"`((?:tests|builder|\.github)/[\w./-]+)`", TEXT))
    assert len(paths) > 20
    assert {path for path in paths if not (ROOT / path).exists()} == set()


def test_every_row_is_shown() -> None:
    """Every row of the threat model says where it is stopped and what shows it."""
    rows = [line for line in TEXT.splitlines() if line.startswith("| ") and "---" not in line]
    cells = [[cell.strip() for cell in row.strip("|").split("|")] for row in rows]
    assert len(cells) > 20
    assert [row for row in cells if len(row) != 4 or not all(row)] == []
