"""What it costs to read raw pages, in a process of its own: `python -m tests.bench.reading DIR`."""

import resource
import sys
import time
from pathlib import Path

_START = time.process_time()

from builder.annotate.places.gazetteer import load_gazetteer  # noqa: E402 -- the imports are measured
from builder.authoring import Author, PageKind, RawPage, authorities_of  # noqa: E402
from builder.entries import read_records  # noqa: E402
from builder.store import read_project  # noqa: E402

_RSS_UNIT = 1 if sys.platform == "darwin" else 1024


def report(project: Path) -> str:
    """Return one line: how fast pages and bodies of a project are read, and what that takes."""
    loaded = read_project(project)
    records = read_records(loaded)
    author = Author(authorities_of(records), load_gazetteer())
    author.proposal(RawPage("0", None, PageKind.BODY, "Talks were held on 4 March."))
    start = time.process_time()
    bodies = [
        RawPage(id_, None, PageKind.BODY, entry.body.text, entry.record.published)
        for id_, entry in records.articles.items()
    ]
    words = sum(len(page.text.split()) for page in bodies)
    ready = time.process_time()
    for page in bodies:
        author.proposal(page)
    read_bodies = time.process_time()
    pages = [RawPage(None, seed.name, PageKind.DUMP, seed.text) for seed in loaded.seeds]
    for page in pages:
        author.proposal(page)
    read_pages = time.process_time()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * _RSS_UNIT
    bodies_a_second = len(bodies) / (read_bodies - ready)
    pages_a_second = len(pages) / (read_pages - read_bodies)
    return (
        f"propose: {bodies_a_second:.0f} bodies of {words / max(1, len(bodies)):.0f} words and "
        f"{pages_a_second:.0f} raw pages a second of CPU, {start - _START:.2f} s of CPU to start, "
        f"peak {peak / 1e6:.0f} MB"
    )


if __name__ == "__main__":
    print(report(Path(sys.argv[1])))
