"""What becomes of each file that `builder init` wrote, when a later version writes it otherwise."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from builder.starter.record import sum_of


class FileVerdict(StrEnum):
    """What becomes of a file."""

    SAME = "same"  # as this version would write it
    ADD = "add"  # new in this version
    RENEW = "renew"  # nobody changed it
    OWN = "own"  # people changed it or took it away, and this version did not
    DIFFERS = "differs"  # people changed it, and so did this version: it stays
    DROP = "drop"  # this version needs it no longer, and nobody changed it
    LEAVE = "leave"  # as above, but people changed it: it stays, and is theirs


@dataclass(frozen=True, slots=True)
class Decision:
    """What becomes of a file, with its text as it is and as this version writes it."""

    path: str
    verdict: FileVerdict
    old: str | None
    new: str | None


def decide(
    written: Mapping[str, str], there: Mapping[str, str], new: Mapping[str, str]
) -> tuple[Decision, ...]:
    """Compare what an earlier version wrote, what is there, and what this version writes.

    `written` has checksums, the others texts, each by the path of the file. No file that people
    changed is to be overwritten or removed.
    """
    paths = sorted(set(written) | set(new))
    return tuple(
        Decision(path, _verdict(written.get(path), old, text), old, text)
        for path in paths
        for old, text in [(there.get(path), new.get(path))]
    )


def _verdict(before: str | None, old: str | None, new: str | None) -> FileVerdict:
    now = None if old is None else sum_of(old)
    if new is None:
        return FileVerdict.DROP if now == before else FileVerdict.LEAVE
    after = sum_of(new)
    if now == after:
        return FileVerdict.SAME
    if now is None:
        return FileVerdict.ADD if before is None else FileVerdict.OWN
    if now == before:
        return FileVerdict.RENEW
    return FileVerdict.OWN if before == after else FileVerdict.DIFFERS


def recorded(
    written: Mapping[str, str], decisions: Collection[Decision], settled: Collection[str]
) -> dict[str, str]:
    """Return the checksums to keep from now on.

    A file that differs is told of again until somebody has settled which text holds.
    """
    return dict(_recorded(written, decisions, settled))


def _recorded(
    written: Mapping[str, str], decisions: Collection[Decision], settled: Collection[str]
) -> Iterator[tuple[str, str]]:
    for one in decisions:
        if one.new is None:
            continue
        if one.verdict is not FileVerdict.DIFFERS or one.path in settled:
            yield one.path, sum_of(one.new)
        elif one.path in written:
            yield one.path, written[one.path]
