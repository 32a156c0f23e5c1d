"""The table of weights and the features it weighs."""

from pathlib import Path

from builder.ingest.features import features_of
from builder.ingest.line import lines_of
from builder.ingest.weights import WEIGHTS

SOURCE = Path(features_of.__code__.co_filename).read_text(encoding="utf-8")


def test_every_weight_has_its_feature() -> None:
    """No weight is left in the table for a feature that is no longer measured."""
    assert [name for name in WEIGHTS if f'"{name}"' not in SOURCE] == []


def test_every_feature_has_its_weight() -> None:
    """Nothing is measured that does not count: a page with some of everything shows it."""
    pages = Path(__file__).parent / "pages"
    text = "\n".join(path.read_text("utf-8", "replace") for path in sorted(pages.glob("*.txt")))
    measured = {name for found in features_of(lines_of(text), "en") for name in found}
    assert measured - WEIGHTS.keys() == set()
