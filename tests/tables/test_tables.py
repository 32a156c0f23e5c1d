"""What a table says is what the archive says, one row a fact, each with its words."""

import re
from typing import Any

import pytest

from builder.model.archive import ArticleEntry
from builder.model.article import Display
from builder.model.facts import Standing
from builder.pipeline import check
from builder.render.settings import Settings
from builder.render.site import Site
from builder.tables.all import TABLES, fill_all
from builder.tables.column import Filled, Type
from builder.tables.source import TableSource
from tests.render.test_reasons import CASES, REASON
from tests.sites.sites import tiny, with_changes
from tests.tables.conftest import URL, Made

_NAME = re.compile(r"[a-z][a-z_]*")
FACTS = "reports figures attributions event_facts notes people relations group_dates".split()


@pytest.fixture(scope="module")
def tables(invented: TableSource) -> dict[str, Filled]:
    """Return the tables of the invented archive."""
    return fill_all(invented)


def test_declarations() -> None:
    """Every table and column says what it means, and refers only to tables before it."""
    known: list[str] = []
    for table in TABLES:
        known.append(table.name)
        assert _NAME.fullmatch(table.name)
        assert table.description.endswith(".")
        names = [column.name for column in table.columns]
        assert len(set(names)) == len(names), table.name
        assert ("id" in names) == table.has_id
        for column in table.columns:
            assert _NAME.fullmatch(column.name), column.name
            assert column.description.endswith("."), f"{table.name}.{column.name}"
            assert column.refers is None or column.refers in known


_KINDS: dict[Type, type] = {Type.TEXT: str, Type.WHOLE: int, Type.NUMBER: float, Type.LIST: tuple}


def test_values(tables: dict[str, Filled]) -> None:
    """Values have the type of their column; what is always given is, and a key comes once."""
    for name, filled in tables.items():
        for number, column in enumerate(filled.table.columns):
            given = [row[number] for row in filled.rows if row[number] is not None]
            assert not column.is_required or len(given) == len(filled.rows), (name, column.name)
            assert not column.values or set(given) <= set(column.values), (name, column.name)
            if kind := _KINDS.get(column.type):
                assert all(isinstance(value, kind) for value in given), (name, column.name)
            if column.name == "id":
                assert len(set(given)) == len(given), name


def test_one_row_a_fact(tables: dict[str, Filled], made: Made) -> None:
    """There are as many rows as the archive has facts, and no table of the invented one is bare."""
    reports = [report for one in made.archive.articles.values() for report in one.reports]
    expected = {
        "articles": len(made.archive.articles),
        "events": len(made.archive.events),
        "reports": len(reports),
        "figures": sum(
            1 + len(figure.parts) for report in reports for _, figure in report.every_figure
        ),
        "attributions": sum(
            len((*report.claimed_by, *report.attributed_to, *report.denied_by))
            for report in reports
        ),
        "notes": sum(len(one.notes) for one in made.archive.articles.values()),
        "people": sum(len(one.people) for one in made.archive.articles.values()),
        "second_readings": len(made.archive.agreement.facts),
    }
    assert {name: len(tables[name].rows) for name in expected} == expected
    bare = {name for name, filled in tables.items() if not filled.rows}
    assert bare <= {"corrections"}, bare


def test_words_stand_where_the_row_says(tables: dict[str, Filled], made: Made) -> None:
    """A quote stands in the numbered paragraph of its article, and its address has the article."""
    checked = 0
    for name in FACTS:
        for row in tables[name].as_mappings():
            if row["quote"] is None:
                continue
            article = _article(row, made)
            assert row["quote"] in article.body.blocks[row["paragraph"] - 1].text
            assert row["address"].startswith(f"{URL}articles/{article.id}/#q-")
            checked += 1
    assert checked > 100


def _article(row: dict[str, Any], made: Made) -> ArticleEntry:
    return made.archive.articles[row["article_id"]]


def test_second_readings_travel(tables: dict[str, Filled]) -> None:
    """A fact that was read twice says how the readings stand."""
    standing = {row["second_reading"] for row in tables["figures"].as_mappings()}
    assert Standing.AGREES.value in standing
    read = [name for name in FACTS if name != "reports"]
    rows = [row for name in read for row in tables[name].as_mappings()]
    assert Standing.CONTRADICTED.value not in {row["second_reading"] for row in rows}


def test_figures_of_an_event(tables: dict[str, Filled]) -> None:
    """The range of an event spans what its figures say, without the perpetrators."""
    killed: dict[str, list[int]] = {}
    for row in tables["figures"].as_mappings():
        if row["kind"] == "killed" and row["who"] != "perpetrators":
            killed.setdefault(row["event_id"], []).extend(
                n for n in (row["min"], row["max"]) if n is not None
            )
    for row in tables["events"].as_mappings():
        numbers = killed.get(row["id"], [])
        assert (row["killed_low"] is None) == (not numbers)
        if numbers:
            assert row["killed_high"] >= max(numbers)


def test_changes(tables: dict[str, Filled], made: Made) -> None:
    """Every record that is there was added, and every id that is gone is told."""
    rows = tables["changes"].as_mappings()
    added = {(row["kind"], row["record_id"]) for row in rows if row["change"] == "added"}
    for kind in ("articles", "events", "groups", "locations"):
        assert {id_ for k, id_ in added if k == kind} == set(getattr(made.archive, kind))
    merged = {
        f"{row['kind']}/{row['record_id']}": f"{row['kind']}/{row['became']}"
        for row in rows
        if row["change"] == "merged"
    }
    assert merged == dict(made.archive.redirects)
    assert [row["record_id"] for row in rows if row["change"] == "deleted"] == ["gone-for-good"]
    days = [row["day"] for row in rows if row["day"]]
    assert days == sorted(days)


def test_words_of_metadata_are_withheld(tables: dict[str, Filled], made: Made) -> None:
    """A fact of an article whose text may not be shown keeps its place, and not its words."""
    hidden = {
        id_
        for id_, one in made.archive.articles.items()
        if one.record.display is Display.METADATA and one.passages
    }
    assert hidden
    rows = [row for name in FACTS for row in tables[name].as_mappings()]
    told = [row for row in rows if row["article_id"] in hidden]
    assert told
    for row in told:
        assert row["quote"] is None
        assert row.get("second_reading_finds") is None
        assert row["paragraph"] > 0
        assert row["address"]


# The tiny site names no author and its summary has no figure: nothing is read there twice, and a
# reason would be a finding.
NOTHING_TO_SETTLE = {"Article.authors", "Article.summary"}


@pytest.mark.parametrize("name", sorted(set(CASES) - NOTHING_TO_SETTLE))
def test_reasons_travel(name: str) -> None:
    """The editors' reason stands beside its fact, whatever record it settles."""
    case = CASES[name]
    steps = [{"old": case.old, "new": case.new}]
    archive = check(with_changes(tiny(), {f"content/{case.path}": steps})).archive
    given = {
        row["because"]
        for filled in fill_all(TableSource(Site(archive, Settings()))).values()
        if "because" in filled.names
        for row in filled.as_mappings()
    }
    assert REASON in given
