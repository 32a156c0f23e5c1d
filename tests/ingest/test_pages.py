"""Whole pages `NAME.txt`, each beside the reading that is expected of it, `NAME.expected.txt`."""

from pathlib import Path

import pytest

from builder.ingest.dump import read_dump
from builder.ingest.reading import Reading
from builder.model.encoding import decode
from tests.conftest import Golden

HERE = Path(__file__).parent
PAGES = sorted(
    path for path in (HERE / "pages").glob("*.txt") if not path.stem.endswith(".expected")
)
SEEDS = sorted((HERE.parents[1] / "seeds").glob("00[04]_*.txt"))


def describe(reading: Reading) -> str:
    """Write a reading down so that a person can read and compare it."""
    facts = {
        "title": reading.title,
        "published": reading.published,
        "publisher": reading.publisher,
        "authors": reading.authors and "; ".join(reading.authors),
        "via": "; ".join(reading.via),
        "language": reading.language,
    }
    return "\n".join(
        (
            *(f"{name}: {value or 'unknown'}" for name, value in facts.items()),
            "",
            "BODY",
            *(f"{block.kind or '¶ '}{block.text}" for block in reading.body.blocks),
            "",
            "REMOVED",
            *(f"[{removed.reason}] {removed.text}" for removed in reading.removed),
            "",
        )
    )


def read(page: Path) -> str:
    """Read a page and write the reading down."""
    return describe(read_dump(decode(page.read_bytes()).text))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_page(page: Path, golden: Golden) -> None:
    """A page is read as the file beside it says, with a reason for every line left out."""
    golden(page.with_suffix(".expected.txt"), read(page))


@pytest.mark.parametrize("seed", SEEDS, ids=lambda seed: seed.stem)
def test_seed(seed: Path, golden: Golden) -> None:
    """The real seeds are read as the files in `seeds/` say."""
    golden(HERE / "seeds" / f"{seed.stem}.expected.txt", read(seed))


def test_both_seeds_are_there() -> None:
    """The two real seeds are found, so that none of them is left untested."""
    assert [seed.stem[:3] for seed in SEEDS] == ["000", "004"]
