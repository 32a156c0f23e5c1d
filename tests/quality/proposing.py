"""What the import step makes of the gold pages."""

import functools
from typing import Any

from builder.annotate.places.gazetteer import load_gazetteer
from builder.authoring import Author, authorities_of, raw_page
from builder.entries import read_records
from builder.store import read_project
from tests.quality import tolls, wire
from tests.quality.gold import CASES, HERE
from tests.quality.measures import Tally, measure


@functools.cache
def proposals() -> dict[str, dict[str, Any]]:
    """Return what `builder propose` prints of each page, by the page's name."""
    records = read_records(read_project(HERE / "authority"))
    author = Author(authorities_of(records), load_gazetteer())
    return {case.name: author.proposal(raw_page(case.seed)) for case in CASES}


@functools.cache
def tally() -> Tally:
    """Return all figures of the gold pages."""
    found = measure(CASES, proposals())
    wire.measure(found)
    tolls.measure(found)
    return found
