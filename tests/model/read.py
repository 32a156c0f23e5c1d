"""Cases of the tests, which are data: every scalar stays the text that stands in the file."""

import csv
from pathlib import Path
from typing import Any

import yaml

CASES = Path(__file__).parent / "cases"


def yaml_cases(path: Path) -> Any:  # noqa: ANN401 -- the caller says what is in the file
    """Return the cases of a YAML file."""
    return yaml.load(path.read_text("utf-8"), yaml.BaseLoader)  # noqa: S506 -- makes text alone


def csv_cases(path: Path) -> list[dict[str, str]]:
    """Return the rows of a CSV file, each with the names of its head."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
