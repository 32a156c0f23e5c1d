"""Work on many things at once, in several processes: the same results as in one."""

import ctypes
import gc
import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import Any, TypeVar

S = TypeVar("S")
T = TypeVar("T")

Work = Callable[[Sequence[S]], list[T]]

# How many objects more make Python look at the youngest; how often it does so until it looks at the
# older ones, and how often at these until at all.
_SELDOM = (10_000, 10, 100)

# Of Linux, where alone there are copies: see prctl(2). Of glibc: see mallopt(3).
_PR_SET_PDEATHSIG = 1
_M_ARENA_MAX = -8

# In how many parts things are taken: the last to be done is waited for. A byte has the number.
_TURNS = 64

# For fewer things a second process costs more than it saves.
_WORTH_A_PROCESS = 128


def usable_cores() -> int:
    """Return how many cores this process may use; 1 where it can't be copied safely."""
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else 1


def share_memory_with_threads() -> None:
    """Let threads that begin from now on take the memory that this one has and no longer needs.

    Otherwise glibc gives each of them memory of its own, and what was let go is of no use to them.
    Elsewhere nothing is changed.
    """
    if sys.platform == "linux":
        with suppress(AttributeError):  # another library for C has no such setting
            ctypes.CDLL(None).mallopt(_M_ARENA_MAX, 1)


@contextmanager
def seldom_collected() -> Iterator[None]:
    """Let Python look for garbage a tenth as often, for work of which nearly all is kept.

    It looks each time when so many objects more were made than went, and then at ever more of
    them: records and pages are no garbage, and to find that took a tenth of a build. What goes out
    of use without a circle goes at once, as ever; so this costs little memory.
    """
    before = gc.get_threshold()
    gc.set_threshold(*_SELDOM)
    try:
        yield
    finally:
        gc.set_threshold(*before)


def shared_out(
    work: Work[S, T], things: Sequence[S], cores: int, about: int | None = None
) -> list[T]:
    """Return what `work` makes of all things, one of each in their order, on several cores.

    The processes are copies of this one. So what `work` needs is there, and only what it returns
    has to be sent; what it changes besides is lost with the copy. Each takes some things, and some
    more when it is done with them. Things that cost much should come first: they are taken first,
    and not together. With few things, or while other threads run, which no copy has, all is done
    here. `about` is how many it is about, where a thing is made of many.
    """
    count = min(cores, len(things), (about or len(things)) // _WORTH_A_PROCESS)
    if count <= 1 or threading.active_count() > 1:
        return work(things)
    turns = min(len(things), _TURNS)
    left, take = os.pipe()
    os.write(take, bytes(range(turns)))
    os.close(take)

    def taken() -> list[tuple[int, list[T]]]:
        # A byte is one process's, or another's.
        mine = (turn[0] for turn in iter(lambda: os.read(left, 1), b""))
        return [(turn, work(things[turn::turns])) for turn in mine]

    # What the collectors of the copies do not look at stays shared.
    gc.freeze()
    helpers = [_Helper.start(taken) for _ in range(count - 1)]
    try:
        done = dict(taken())
        for helper in helpers:
            done.update(helper.made() or () if helper else ())
        # What a copy could not do is done here, or fails here, where it shows.
        done |= {turn: work(things[turn::turns]) for turn in range(turns) if turn not in done}
        return [done[n % turns][n // turns] for n in range(len(things))]
    finally:
        for helper in helpers:
            if helper:
                helper.end()
        os.close(left)
        gc.unfreeze()


@contextmanager
def beside(work: Callable[[], list[T]], things: int, cores: int) -> Iterator[Callable[[], list[T]]]:
    """Let a copy of this process do some work, and give what returns it when it is asked for.

    The rest is as with `shared_out`: where no copy is worth its while, and where it failed, the
    work is done here once it is asked for. `things` is how many it is about.
    """
    if cores == 1 or things < _WORTH_A_PROCESS or threading.active_count() > 1:
        yield work
        return
    gc.freeze()
    helper = _Helper.start(work)

    def made() -> list[T]:
        found = helper.made() if helper else None
        return work() if found is None else found

    try:
        yield made
    finally:
        if helper:
            helper.end()
        gc.unfreeze()


@dataclass(frozen=True)
class _Helper:
    """A copy of this process at work, and where what it makes comes in."""

    process: BaseProcess
    receiver: Connection

    @staticmethod
    def start(work: Callable[[], list[Any]]) -> "_Helper | None":
        """Start a copy; None where the system has no room for another process."""
        context = multiprocessing.get_context("fork")
        receiver, sender = context.Pipe(duplex=False)
        given = (work, receiver, sender, os.getpid())
        process = context.Process(target=_help, args=given, daemon=True)
        try:
            process.start()
        except OSError:
            receiver.close()
            return None
        finally:
            sender.close()
        return _Helper(process, receiver)

    def made(self) -> list[Any] | None:
        """Return what the copy made; None where it failed or was killed."""
        try:
            made: list[Any] = self.receiver.recv()
        except (EOFError, OSError):
            return None
        return made

    def end(self) -> None:
        """End the copy, whatever it is doing."""
        self.receiver.close()
        self.process.terminate()
        self.process.join()


def _help(
    work: Callable[[], list[Any]], receiver: Connection, sender: Connection, first: int
) -> None:
    _end_with(first)
    # Whoever stops the command at the keyboard stops the first process, which ends this one.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # With this end closed, sending fails as soon as nobody is there to receive.
    receiver.close()
    with suppress(Exception):
        sender.send(work())
    sender.close()


def _end_with(first: int) -> None:
    """Let the system end this process as soon as the first one has ended, however that ends.

    Whoever comes next into a folder must not meet a copy that still writes there.
    """
    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != first:  # it had ended before
        os._exit(1)
