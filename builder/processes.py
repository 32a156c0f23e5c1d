"""Tasks on several cores at once, with the same results as in turn."""

import gc
import multiprocessing
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from multiprocessing.connection import Connection
from typing import Any, TypeVar

from builder.tasks import Run, in_turn

T = TypeVar("T")

# Below it a second process costs more than it saves.
_WORTH_PROCESSES = 4


def on_all_cores() -> Run:
    """Return what does tasks on every core that this process may use.

    Elsewhere than on Linux, where a process can't be copied safely, they are done in turn.
    """
    return on_cores(len(os.sched_getaffinity(0))) if sys.platform == "linux" else in_turn


def on_cores(cores: int) -> Run:
    """Return what does tasks in as many processes, each a copy of this one as it is then.

    So a task needs no arguments that can be sent, and only what it returns has to be: what it
    changes besides is lost, in all but the first process. No other thread may be running.
    """

    def run(tasks: Sequence[Callable[[], T]], /) -> Iterator[T]:
        is_alone = cores == 1 or len(tasks) < _WORTH_PROCESSES
        return in_turn(tasks) if is_alone else _shared_out(tasks, cores)

    return run


def _shared_out(tasks: Sequence[Callable[[], T]], cores: int) -> Iterator[T]:
    context = multiprocessing.get_context("fork")
    shares = [tasks[first::cores] for first in range(cores)]
    # What is there already is not looked at by the collectors of the copies, and so not copied.
    gc.freeze()
    helpers = []
    for share in shares[1:]:
        receiver, sender = context.Pipe(duplex=False)
        process = context.Process(target=_help, args=(share, receiver, sender), daemon=True)
        process.start()
        sender.close()
        helpers.append((process, receiver))
    done = []
    try:
        done.append(list(in_turn(shares[0])))
        for share, (_, receiver) in zip(shares[1:], helpers, strict=True):
            done.append(_received(receiver, share))
    finally:
        for process, receiver in helpers:
            receiver.close()
            process.terminate()
            process.join()
        gc.unfreeze()
    # Taken away one by one: whoever gets a large one may be done with it.
    for results in done:
        results.reverse()
    for number in range(len(tasks)):
        yield done[number % cores].pop()


def _help(share: Sequence[Callable[[], T]], receiver: Connection, sender: Connection) -> None:
    # With this end closed, sending fails as soon as nobody is there to receive.
    receiver.close()
    with suppress(Exception):
        sender.send(list(in_turn(share)))
    sender.close()


def _received(receiver: Connection, share: Sequence[Callable[[], T]]) -> list[T]:
    try:
        results: list[Any] = receiver.recv()
    except (EOFError, OSError):
        # It failed or was killed: what it could not do is done here, or fails here, where it shows.
        results = list(in_turn(share))
    return results
