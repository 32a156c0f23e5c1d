"""Both real articles, from their drafts to the records of this repository, in few actions."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import expect

from builder.check.records import Records
from builder.desk.facts import span_of
from builder.entries import read_records
from builder.model.article import Article
from builder.pipeline import check
from builder.store import read_project
from tests.conftest import ROOT
from tests.desk.editor import Editor

JOURNEYS = Path(__file__).parent / "journeys"
FIRST = "2022-03-12-islamic-state-expanding-footprint-in-pakistan"
SECOND = "2024-01-03-pakistan-facing-increasing-threat-from-isis-says-interior-ministry"


def load(path: Path) -> list[dict[str, str]]:
    """Return the steps of a journey."""
    steps: list[dict[str, str]] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return steps


def facts_of(records: Records, id_: str) -> dict[str, Any]:
    """Return all that a record says, and what the events it reports say, without ids and days."""
    entry = records.articles[id_]
    record: Article = entry.record
    titles = {event.id: event.record.title for event in records.events.values()}
    front = record.model_dump(mode="json")
    for name in ("reviewed", "source", "proposals"):
        front.pop(name)
    for name in ("groups", "locations"):
        front[name] = sorted(one if isinstance(one, str) else one["id"] for one in front[name])
    for report in front["reports"]:
        report["event"] = titles[report["event"]]
    for note in front["notes"]:
        note["events"] = [titles[event] for event in note["events"]]
        note["groups"], note["locations"] = sorted(note["groups"]), sorted(note["locations"])
        note.pop("on")
    front["people"] = list(front["people"])
    front["its events"] = sorted(
        (records.events[report.event].record.model_dump(mode="json") for report in record.reports),
        key=str,
    )
    return front


def assert_same(found: Any, wanted: Any, body: Any, at: str = "") -> None:  # noqa: ANN401 -- what JSON holds
    """Hold two records against each other: equal, but for how long a quote or phrase is.

    Of listed groups and places the ids count: the names that mean them are the importer's.
    A quote or a phrase of a date need not begin and end at the same word: it has to have words of
    the same place.
    """
    if at.endswith("/quote") and found != wanted:
        one, other = (span_of(body, quote) for quote in (found, wanted))
        assert one, at
        assert other, at
        assert one.overlaps(other), (at, found, wanted)
    elif at.endswith("/date_phrase") and found and wanted:
        small, large = sorted((found.casefold(), wanted.casefold()), key=len)
        assert small in large, (at, found, wanted)
    elif isinstance(wanted, dict):
        assert found.keys() == wanted.keys(), at
        for key, value in wanted.items():
            assert_same(found[key], value, body, f"{at}/{key}")
    elif isinstance(wanted, list):
        assert len(found) == len(wanted), (at, found, wanted)
        for n, value in enumerate(wanted):
            assert_same(found[n], value, body, f"{at}/{n}")
    else:
        assert found == wanted, at


def assert_as_reviewed(project: Path, id_: str) -> None:
    """Hold what an editor made at the desk against the record of this repository."""
    made, ours = read_records(read_project(project)), read_records(read_project(ROOT))
    body = ours.articles[id_].body
    assert made.articles[id_].body == body
    assert_same(facts_of(made, id_), facts_of(ours, id_), body)
    findings = check(read_project(project)).findings
    assert [one for one in findings if one.path.endswith(f"{id_}.md")] == []


@pytest.mark.parametrize(("name", "id_", "most"), [("first", FIRST, 45), ("second", SECOND, 35)])
def test_reviewed_in_few_actions(
    editor: Editor, drafts: Path, name: str, id_: str, most: int
) -> None:
    """An article goes from its draft to the record of this repository, without any YAML.

    The steps stand in `journeys/`; typing words into the field that has the focus is not counted.
    """
    for step in load(JOURNEYS / f"{name}.yml"):
        editor.do(step)
    expect(editor.page.locator(".ar-kicker")).to_contain_text("reviewed")
    assert_as_reviewed(drafts, id_)
    assert editor.actions <= most
