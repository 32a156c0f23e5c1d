"""Run a step over all records, leaving out those at which it fails."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any, TypeVar

from builder.check.records import AnyEntry, Records
from builder.diagnostics import Diagnostic, failure
from builder.model.kinds import KINDS

T = TypeVar("T")


def sound(step: Callable[[Records], T], records: Records) -> tuple[T, Records, list[Diagnostic]]:
    """Return what a step makes of the records, those it was made of, and where it failed.

    A record at which it fails is taken for one that could not be read: its id stays known, and it
    makes no finding in another.

    Raises:
        Exception: the step fails without any record.

    """
    findings: list[Diagnostic] = []
    while True:
        try:
            return step(records), records, findings
        except Exception as error:  # noqa: BLE001 -- one bad record never stops the rest
            kind, entry = _culprit(step, records, error)
            findings.append(failure(entry.document.path, error))
            records = _without(records, {(kind, entry.id)})


def _culprit(
    step: Callable[[Records], object], records: Records, error: Exception
) -> tuple[str, AnyEntry]:
    """Return the first record with which the step fails where it did not with those before it."""
    entries = sorted(records, key=lambda item: (item[0] == "articles", item[0], item[1].id))
    # With so many the step does not fail, with so many it does.
    good, bad = -1, len(entries)
    while bad - good > 1:
        middle = (good + bad) // 2
        left_out = {(kind, entry.id) for kind, entry in entries[middle:]}
        if _fails(step, _without(records, left_out)):
            bad = middle
        else:
            good = middle
    if bad == 0:
        raise error
    return entries[bad - 1]


def _fails(step: Callable[[Records], object], records: Records) -> bool:
    try:
        step(records)
    except Exception:  # noqa: BLE001 -- that is the question
        return True
    return False


def _without(records: Records, left_out: set[tuple[str, str]]) -> Records:
    kept: dict[str, Any] = {
        kind: {
            id_: entry
            for id_, entry in getattr(records, kind).items()
            if (kind, id_) not in left_out
        }
        for kind in KINDS
    }
    return replace(records, **kept)
