"""A field that is said is checked because its model says so."""

from pathlib import Path

import pytest

from builder.diagnostics import Code
from builder.model.event import Event
from builder.model.fields import Line
from builder.model.statement import SaidInReports
from builder.pipeline import check
from builder.schema import KINDS
from builder.store import Project, TextFile, read_project

ROOT = Path(__file__).parents[2]
EVENT = "content/events/2022-03-04-peshawar-mosque-bombing.md"


class Armed(Event):
    """An event with a field of which no rule, no page and no resolver knows."""

    weapon: SaidInReports[Line] | None = None


@pytest.mark.parametrize(("weapon", "found"), [("a nuclear warhead", 1), ("mosque", 0)])
def test_a_new_said_field_is_checked(
    monkeypatch: pytest.MonkeyPatch, weapon: str, found: int
) -> None:
    """A field that was added to the model alone has to stand in a report, and gets its passage."""
    monkeypatch.setitem(KINDS, "events", Armed)
    project = read_project(ROOT)
    records = tuple(
        TextFile(file.path, file.text.replace("\ntype:", f"\nweapon: {weapon}\ntype:", 1))
        if file.path == EVENT
        else file
        for file in project.records
    )
    checked = check(Project(records, project.seeds))
    ours = [one for one in checked.findings if weapon in one.message]
    assert [(one.code, one.path) for one in ours] == [(Code.UNSUPPORTED_PHRASE, EVENT)] * found
    event = checked.archive.events[Path(EVENT).stem]
    assert ("weapon" in event.passages) is not bool(found)
