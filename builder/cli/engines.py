"""Where pages are read: in this process, in several, or on the workers of a Dask cluster."""

import functools
import gc
import itertools
import multiprocessing
import os
import threading
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from typing import Any, Protocol, TypeVar

import click

from builder.annotate.annotations import Authorities
from builder.annotate.places.gazetteer import Gazetteer, load_gazetteer
from builder.authoring import Author, Draft, RawPage
from builder.leads.fit import LeadIndex
from builder.model.seed import Seed

S = TypeVar("S")
T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)

Asked = RawPage | dict[str, Any]
"""A page to read, or the answer that is known without reading one."""

# Things that are sent together: a hundredth of a second of work each, and little to send.
_CHUNK = 16
# Chunks that are on their way at once, for each process or thread that reads.
_AHEAD = 4


class Sent(Protocol[T_co]):
    """What somebody else is working on."""

    def result(self) -> T_co:
        """Wait for what comes of it."""


def in_window(
    things: Iterable[S], send: Callable[[Sequence[S]], Sent[Sequence[T]]], most: int
) -> Generator[T]:
    """Yield what comes of each thing, in their order; they are sent in chunks.

    No more than `most` chunks are on their way at once, and nothing is taken of `things` before
    there is room for it: so memory does not grow with their number.
    """
    waiting: deque[Sent[Sequence[T]]] = deque()
    rest = iter(things)
    while chunk := list(itertools.islice(rest, _CHUNK)):
        waiting.append(send(chunk))
        if len(waiting) == most:
            yield from waiting.popleft().result()
    while waiting:
        yield from waiting.popleft().result()


def read_here(
    pages: Iterable[Asked], authorities: Authorities, leads: LeadIndex
) -> Generator[dict[str, Any]]:
    """Yield what is proposed of each page, in their order."""
    author = Author(authorities, gazetteer(), leads)
    yield from (_proposal(author, page) for page in pages)


def read_in_processes(
    pages: Iterable[Asked], authorities: Authorities, leads: LeadIndex, jobs: int
) -> Generator[dict[str, Any]]:
    """Yield what is proposed of each page, in their order, read by several processes."""
    with _processes(jobs, authorities, leads) as pool:
        yield from in_window(pages, lambda chunk: pool.submit(_read, chunk), jobs * _AHEAD)


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
        yield from in_window(seeds, lambda chunk: pool.submit(_draft, chunk), jobs * _AHEAD)


def read_on_dask(
    pages: Iterable[Asked], authorities: Authorities, leads: LeadIndex, scheduler: str
) -> Generator[dict[str, Any]]:
    """Yield what is proposed of each page, in their order, read by a cluster's workers.

    Raises:
        ImportError: the extra `dask` is not installed.
        OSError: there is no scheduler at the address.

    """
    from distributed import Client  # noqa: PLC0415 -- an optional extra, and slow to import

    with Client(scheduler) as client:  # type: ignore[no-untyped-call]  # it ships no types
        known = client.scatter((authorities, leads), broadcast=True)
        send = functools.partial(client.submit, _read_with, known, pure=False)
        threads = sum(client.nthreads().values())
        yield from in_window(pages, send, max(1, threads) * _AHEAD)


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


def _draft(seeds: Iterable[Seed]) -> list[Draft]:
    return [_authors[0].draft(seed) for seed in seeds]


def _read(pages: Iterable[Asked]) -> list[dict[str, Any]]:
    return [_proposal(_authors[0], page) for page in pages]


def _read_with(
    known: tuple[Authorities, LeadIndex], pages: Iterable[Asked]
) -> list[dict[str, Any]]:
    authorities, leads = known
    author = Author(authorities, gazetteer(), leads)
    return [_proposal(author, page) for page in pages]


def _proposal(author: Author, page: Asked) -> dict[str, Any]:
    if isinstance(page, dict):
        return page
    try:
        return author.proposal(page)
    except Exception as error:  # noqa: BLE001 -- one bad page never stops the rest
        fault = f"cannot be read: {type(error).__name__}: {error}"
        return {"id": page.id, "path": page.path, "fault": fault}
