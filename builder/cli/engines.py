"""Where pages are read: in this process, in several, or on the workers of a Dask cluster."""

import functools
import gc
import multiprocessing
import os
import threading
from collections.abc import Generator, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from typing import Any

import click

from builder.annotate.annotations import Authorities
from builder.annotate.places.gazetteer import Gazetteer, load_gazetteer
from builder.authoring import Author, Draft, RawPage
from builder.leads.fit import LeadIndex
from builder.model.seed import Seed

_CHUNK = 16


def read_here(
    pages: Iterable[RawPage], authorities: Authorities, leads: LeadIndex
) -> Generator[dict[str, Any]]:
    """Yield what is proposed of each page, in their order."""
    author = Author(authorities, gazetteer(), leads)
    yield from (_proposal(author, page) for page in pages)


def read_in_processes(
    pages: Iterable[RawPage], authorities: Authorities, leads: LeadIndex, jobs: int
) -> Generator[dict[str, Any]]:
    """Yield what is proposed of each page, in their order, read by several processes."""
    with _processes(jobs, authorities, leads) as pool:
        yield from pool.map(_read, pages, chunksize=_CHUNK)


def draft_here(
    seeds: Iterable[Seed], authorities: Authorities, leads: LeadIndex
) -> Iterator[Draft]:
    """Yield the draft of each raw page, in their order."""
    author = Author(authorities, gazetteer(), leads)
    return (author.draft(seed) for seed in seeds)


def draft_in_processes(
    seeds: Iterable[Seed], authorities: Authorities, leads: LeadIndex, jobs: int
) -> Iterator[Draft]:
    """Yield the draft of each raw page, in their order, read by several processes."""
    with _processes(jobs, authorities, leads) as pool:
        yield from pool.map(_draft, seeds, chunksize=_CHUNK)


def read_on_dask(
    pages: Iterable[RawPage], authorities: Authorities, leads: LeadIndex, scheduler: str
) -> Generator[dict[str, Any]]:
    """Yield what is proposed of each page, in their order, read by a cluster's workers.

    Raises:
        ImportError: the extra `dask` is not installed.
        OSError: there is no scheduler at the address.

    """
    from distributed import Client  # noqa: PLC0415 -- an optional extra, and slow to import

    with Client(scheduler) as client:  # type: ignore[no-untyped-call]  # it ships no types
        shared = client.scatter((authorities, leads), broadcast=True)
        futures = client.map(_read_with, list(pages), known=shared, pure=False)
        for future in futures:
            yield future.result()


@functools.lru_cache(maxsize=1)
def gazetteer() -> Gazetteer | None:
    """Return the gazetteer, None where its packages are not installed."""
    try:
        found = load_gazetteer()
    except ImportError:
        return None
    gc.freeze()  # it stays as long as the command runs, and is no garbage
    return found


def gazetteer_or_say() -> Gazetteer | None:
    """Return the gazetteer, or say what is missing without it."""
    found = gazetteer()
    if found is None:
        click.echo("No gazetteer is installed, so only places with a record are found.", err=True)
    return found


_authors: list[Author] = []


def _processes(jobs: int, authorities: Authorities, leads: LeadIndex) -> ProcessPoolExecutor:
    # Started anew rather than forked: a fork would keep open whatever this process has open.
    context = multiprocessing.get_context("spawn")
    return ProcessPoolExecutor(jobs, context, initializer=_start, initargs=(authorities, leads))


def _start(authorities: Authorities, leads: LeadIndex) -> None:
    threading.Thread(target=_end_with_parent, daemon=True).start()
    _authors[:] = [Author(authorities, gazetteer(), leads)]


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _draft(seed: Seed) -> Draft:
    return _authors[0].draft(seed)


def _read(page: RawPage) -> dict[str, Any]:
    return _proposal(_authors[0], page)


def _read_with(page: RawPage, known: tuple[Authorities, LeadIndex]) -> dict[str, Any]:
    authorities, leads = known
    return _proposal(Author(authorities, gazetteer(), leads), page)


def _proposal(author: Author, page: RawPage) -> dict[str, Any]:
    try:
        return author.proposal(page)
    except Exception as error:  # noqa: BLE001 -- one bad page never stops the rest
        fault = f"cannot be read: {type(error).__name__}: {error}"
        return {"id": page.id, "path": page.path, "fault": fault}
