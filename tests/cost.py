"""What work costs, as a ratio within one run; the one place where a test reads a clock.

A number of seconds says something of one machine. So costs are compared with each other: twice the
input with the input, our way with another way, or with a yardstick of plain Python. All are CPU
time of this thread, the least of several tries, with the garbage collector at rest.
"""

import gc
import resource
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import NamedTuple, TypeVar

T = TypeVar("T")

# Twice the work costs twice as much; half as much again is for caches, allocation and noise.
_TWICE = 2.5
_TRIES = 2
_MOST_TRIES = 20
_PAUSE = 0.02  # seconds, times the number of tries
_DOUBLINGS = 5
# What costs so many yardsticks can be told from noise, and what costs so many more how it grows.
_PLAIN = 2
_PLENTY = 12


def assert_linear(work: Callable[[T], object], make: Callable[[int], T], most: int) -> None:
    """Fail where twice the input costs more than two and a half times as much.

    `make` returns an input of a size, `work` is what costs. Sizes double up to `most`, or until the
    cost is plain to see; what costs less than two yardsticks counts as much as they, since it could
    not be told from noise, and from how far away the memory is that it takes.

    What grows faster does so at the next size too; a neighbour that takes the caches for some
    seconds does not. So one size may cost more where the next is right; the last is measured twice.
    """
    size, over = most >> _DOUBLINGS, 0
    small = make(size)
    while size * 2 <= most:
        large = make(size * 2)
        costs = compared(lambda one=small: work(one), lambda one=large: work(one))  # type: ignore[misc]
        before, after = costs.first, costs.second
        times = after / max(before, _PLAIN * costs.yardstick)
        over = over + 1 if times > _TWICE else 0
        assert over <= 1, f"size {size:,} → {size * 2:,} costs {times:.1f} times as much"
        if not over and after > _PLENTY * costs.yardstick:
            break
        if not over or size * 4 <= most:
            size, small = size * 2, large


def assert_at_most(times: float, work: Callable[[], object], other: Callable[[], object]) -> None:
    """Fail where `work` costs more than so many `times` what `other` costs."""
    costs = compared(other, work, times)
    reference, cost = costs.first, costs.second
    assert cost <= times * reference, f"costs {cost / reference:.2f} times as much, not {times}"


class Costs(NamedTuple):
    """What two things and the yardstick cost, measured in turn, in seconds of CPU."""

    first: float
    second: float
    yardstick: float


def compared(
    first: Callable[[], object], second: Callable[[], object], times: float = _TWICE
) -> Costs:
    """Return what two things cost, in turn; as often as it takes to see `times` or give up.

    A machine may be slow for a while. So the yardstick is measured beside them, and the pauses
    between the tries grow.
    """
    gc.collect()
    least = Costs(float("inf"), float("inf"), float("inf"))
    for tries in range(_MOST_TRIES):
        now = Costs(_cost(first), _cost(second), _cost(_piece))
        least = Costs(*map(min, least, now))
        if tries + 1 >= _TRIES and least.second <= times * max(least.first, least.yardstick):
            break
        time.sleep(_PAUSE * tries)
    return least


@contextmanager
def within(yardsticks: float) -> Iterator[None]:
    """Stop what would hardly end: it may cost so many yardsticks of CPU, however busy the machine.

    Raises:
        TooCostlyError: it cost more.

    """

    def stop(*_: object) -> None:
        raise TooCostlyError

    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, yardsticks * yardstick())
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


class TooCostlyError(BaseException):  # so that nothing of ours catches it
    """Work has cost more than it may."""


@dataclass(frozen=True, slots=True)
class Used:
    """What a process has cost: seconds of CPU, and megabytes at its peak."""

    cpu: float
    megabytes: float


def used_by_process() -> Used:
    """Return what this process has cost so far."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    # The peak in `used` may be that of the process that started this one.
    peak = Path("/proc/self/status").read_text(encoding="utf-8").partition("VmHWM:")[2].split()[0]
    return Used(used.ru_utime + used.ru_stime, int(peak) / 1024)


@cache
def yardstick() -> float:
    """Return what a fixed piece of plain Python costs on this machine, in seconds of CPU."""
    return min(_cost(_piece) for _ in range(5))


def _piece() -> int:
    """Do what our readers do, for a hundredth of a second or so: step through words, look up."""
    words = {str(n): n for n in range(1_000)}
    return sum(words[word] for _ in range(100) for word in words if not word.endswith("7"))


def _cost(work: Callable[[], object]) -> float:
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        started = time.thread_time()
        work()
        return time.thread_time() - started
    finally:
        if was_enabled:
            gc.enable()
