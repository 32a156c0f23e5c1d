"""A table that comes back gives the facts that it has, and changes nothing else."""

import csv
import io
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, example, given, settings
from hypothesis import strategies as st

from builder.desk.edit import with_tree
from builder.desk.facts import copied
from builder.frontmatter import parse_document
from builder.pipeline import check
from builder.render.settings import Settings
from builder.render.site import Site
from builder.returning.back import NOTHING_BEFORE, Before, Returned, take_back
from builder.returning.homes import HOMES
from builder.returning.sheet import read_sheets
from builder.schema import RECORD_TYPES
from builder.store import Project, TextFile
from builder.tables.all import fill_all
from builder.tables.column import Filled
from builder.tables.source import TableSource
from builder.tables.write.as_csv import csv_files
from builder.tables.write.sqlite import sqlite_file
from tests.sites.sites import tiny
from tests.tables.conftest import Made, invented, made  # noqa: F401 -- fixtures

ARTICLE = "2031-05-05-blast-at-grain-market"
Rows = list[dict[str, str]]
Field = tuple[str, str, tuple[Any, ...]]


@cache
def base() -> Project:
    """Return the tiny site."""
    return tiny()


def tables(project: Project) -> dict[str, Filled]:
    """Return the tables of an archive without findings."""
    checked = check(project)
    assert checked.findings == ()
    return fill_all(TableSource(Site(checked.archive, Settings()), project.deleted))


def written(project: Project) -> dict[str, bytes]:
    """Return the files that people edit, as a build writes them."""
    found = tables(project)
    files = [*csv_files(found), sqlite_file(found)]
    return {file.name: file.content for file in files if file.name != "changes.csv"}


@cache
def base_files() -> dict[str, bytes]:
    """Return the files of the tiny site."""
    return written(base())


def after(project: Project, found: Returned) -> Project:
    """Return the project with what came back."""
    new = {file.path: file for _, file in found.changed}
    return replace(project, records=tuple(new.get(f.path, f) for f in project.records))


def back(table: str, data: bytes, before: Before = NOTHING_BEFORE) -> Returned:
    """Take a table back into the tiny site."""
    return take_back(base(), read_sheets(f"{table}.csv", data), before)


def edited(table: str, edit: Callable[[Rows], Any], **form: Any) -> bytes:  # noqa: ANN401 -- of csv
    """Return a table of the tiny site after an edit of its rows, in a spreadsheet's form."""
    rows = list(csv.DictReader(io.StringIO(base_files()[f"{table}.csv"].decode("utf-8-sig"), "")))
    header = list(rows[0])
    edit(rows)
    return as_csv(header, rows, **form)


def as_csv(header: list[str], rows: Rows, encoding: str = "utf-8-sig", **form: Any) -> bytes:  # noqa: ANN401 -- as above
    """Write rows as a spreadsheet would."""
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, header, extrasaction="ignore", **form)
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode(encoding)


def test_nothing_edited(made: Made, invented: TableSource, journeys_project: Any) -> None:  # noqa: ANN401, F811 -- fixtures
    """Every table of the invented archive, and its database, reads back as no difference."""
    from builder.store import read_project  # noqa: PLC0415 -- a file is read here alone

    project = replace(read_project(journeys_project), deleted=invented.deleted)
    names = [*(f"{table}.csv" for table in HOMES), "archive.db"]
    sheets = [one for name in names for one in read_sheets(name, (made.folder / name).read_bytes())]
    assert sum(len(sheet.lines) for sheet in sheets) > 1000
    assert {sheet.table for sheet in sheets} == set(HOMES)
    found = take_back(project, sheets)
    assert (found.changed, found.remarks, found.removed, found.findings) == ((), (), (), ())


FORMS = {
    "semicolons": {"delimiter": ";"},
    "tabs": {"delimiter": "\t"},
    "no-mark": {"encoding": "utf-8"},
    "line-feeds": {"lineterminator": "\n"},
    "utf-16": {"encoding": "utf-16"},
    "all-quoted": {"quoting": csv.QUOTE_ALL},
}


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
@pytest.mark.parametrize("table", ["figures", "articles", "locations"])
def test_forms(table: str, form: dict[str, Any]) -> None:
    """However a spreadsheet saves it, with empty rows at its end, a table says the same."""

    def add_empty(rows: Rows) -> None:
        rows += [dict.fromkeys(rows[0], "")] * 3

    found = back(table, edited(table, add_empty, **form))
    assert (found.changed, found.remarks, found.removed) == ((), (), ())


def test_columns_in_another_order_and_fewer() -> None:
    """Columns are known by their names; one that was deleted is left alone, a new one is named."""
    rows = list(csv.DictReader(io.StringIO(base_files()["figures.csv"].decode("utf-8-sig"))))
    for row in rows:
        row["my remarks"] = "?"
    rows[1]["max"] = "3"
    found = back("figures", as_csv(["max", "my remarks", "id"], rows))
    assert [str(remark) for remark in found.remarks] == [
        "figures, my remarks: is no column of this table, and is left out"
    ]
    (old, new), *others = found.changed
    assert others == []
    assert new.text == old.text.replace("{min: 2, max: 2,", "{min: 2, max: 3,")
    # The words say two.
    assert [finding.code for finding in found.findings] == ["unsupported-figure"]


# Fields in the archive's own words: no passage of an article has to bear them out.
OWN: list[Field] = [
    ("events", "2031-05-04-osmara-market-bombing", ("title",)),
    ("articles", ARTICLE, ("notes", 0, "by")),
    ("articles", ARTICLE, ("notes", 0, "text")),
    ("articles", ARTICLE, ("summary",)),
    ("articles", "2031-05-06-nine-dead", ("url",)),
    ("groups", "vell-front", ("kind",)),
    ("locations", "osmara", ("wikidata",)),
    ("locations", "osmara", ("name",)),
]
WORDS = st.one_of(
    st.text(st.sampled_from("=+-@'\"#:,;[]{}|> aZé1\u0648"), min_size=1, max_size=30),
    st.sampled_from(["=1+1", "'=1+1", "- a", "null", "true", "1,234", "@x", "Q123", "x" * 200]),
    st.sampled_from(["https://example.org/a?b=c", "https://example.org/é", "Q42"]),
)


CHANGES = st.lists(st.tuples(st.sampled_from(OWN), WORDS), min_size=1, max_size=3)


@settings(max_examples=12, suppress_health_check=[HealthCheck.filter_too_much], deadline=None)
@given(changes=CHANGES, as_db=st.booleans())
@example(changes=[(OWN[0], "'=")], as_db=False)
@example(changes=[(OWN[0], "'=")], as_db=True)
def test_round_trip(*, changes: list[tuple[Field, str]], as_db: bool) -> None:
    """What the files of one archive say, taken back into another, gives the facts of the one.

    The other archive is an earlier state of it; comments and bodies stay as they are.
    """
    other = base()
    for (kind, id_, at), words in changes:
        other = with_words(other, f"content/{kind}/{id_}.md", at, words)
    assume(check(other).findings == ())
    files = written(other)
    names = ["archive.db"] if as_db else [name for name in files if name.endswith(".csv")]
    sheets = [sheet for name in names for sheet in read_sheets(name, files[name])]
    found = take_back(base(), sheets)
    derived = {"second_readings", "event_facts", "mentions"}
    assert {r.column for r in found.remarks if r.table not in derived} <= {"confidence", "sources"}
    assert found.removed == ()
    result = after(base(), found)
    assert written(result) == files
    for old, new in found.changed:
        assert new.text.partition("\n---\n")[2] == old.text.partition("\n---\n")[2]


def with_words(project: Project, path: str, at: tuple[Any, ...], words: str) -> Project:
    """Return a project with another text at a field of a record."""
    file = next(file for file in project.records if file.path == path)
    document, _ = parse_document(path, file.text)
    assert document is not None
    front: Any = copied(document.data)
    tree = front
    for part in at[:-1]:
        tree = tree[part]
    tree[at[-1]] = words
    new = TextFile(path, with_tree(document, file.text, front, RECORD_TYPES[path.split("/")[1]]))
    return replace(project, records=tuple(new if f is file else f for f in project.records))


def change(n: int, column: str, value: str) -> Callable[[Rows], None]:
    """Return an edit of one cell."""

    def edit(rows: Rows) -> None:
        rows[n][column] = value

    return edit


REFUSED = [
    (
        "figures",
        change(0, "quote", "words that nobody wrote"),
        "row 2, quote: these words",
    ),
    (
        "figures",
        change(0, "id", "x#reports/0"),
        "row 2, id: this id is not in",
    ),
    ("figures", change(0, "kind", "injured"), "figures, row 2, kind: says where"),
    ("figures", change(0, "min", "many"), 'figures, row 2, min: "many" is no whole number'),
    ("figures", change(1, "min", "9"), "min: reports[1].killed[2] has min 9 above max 2"),
    ("events", change(0, "killed_low", "8"), "events, row 2, killed_low: is worked out"),
    ("events", change(0, "title", ""), "events, row 2, title: is never empty"),
    ("events", change(0, "date", "05/04/2031"), 'events, row 2, date: "05/04/2031" may be'),
    ("event_facts", change(0, "value", "2031"), "value: change it in the table events"),
    ("articles", change(0, "reviewed_by", "x"), "articles, row 2, reviewed_by: a review"),
    ("figures", lambda rows: rows.append({**rows[0]}), "row 2, id: 2031-05-05-blast-at"),
    ("events", lambda rows: rows.append({"id": "", "title": "x"}), "row 4: a new row"),
]


@pytest.mark.parametrize(("table", "edit", "reason"), REFUSED)
def test_refused(table: str, edit: Callable[[Rows], None], reason: str) -> None:
    """What a table cannot say or may not change is named with its row, and changes nothing."""
    found = back(table, edited(table, edit))
    assert any(reason in str(remark) for remark in found.remarks), found.remarks
    assert found.changed == ()


def test_removed() -> None:
    """A row that is gone is reported, and its fact stays."""
    found = back("figures", edited("figures", lambda rows: rows.pop(1)))
    assert found.changed == ()
    assert [remark.column for remark in found.removed] == [f"{ARTICLE}#reports/0/killed/1"]


NEW = {
    "id": "",
    "report_id": f"{ARTICLE}#reports/0",
    "kind": "injured",
    "min": "1",
    "max": "1",
    "quote": "wounding dozens",
}


def test_added() -> None:
    """A new row that has all it needs is added to its record's list; the check looks at it."""
    found = back("figures", edited("figures", lambda rows: rows.append(NEW)))
    assert found.remarks == ()
    (old, new), *others = found.changed
    assert others == []
    line = "      - {qualifier: dozens}\n"
    added = "      - min: 1\n        max: 1\n        quote: wounding dozens\n"
    assert new.text == old.text.replace(line, line + added)
    assert "unsupported-figure" in {finding.code for finding in found.findings}


@pytest.mark.parametrize("column", ["report_id", "kind", "quote"])
def test_added_without(column: str) -> None:
    """A new row without what it needs is reported, and adds nothing."""
    found = back("figures", edited("figures", lambda rows: rows.append({**NEW, column: ""})))
    assert found.changed == ()
    assert [remark.column for remark in found.remarks] == [column]


def test_changed_since() -> None:
    """A row that the archive has changed since is refused; what nobody edited stays."""
    sheets = read_sheets("events.csv", base_files()["events.csv"])
    path = "content/events/2031-05-04-osmara-market-bombing.md"
    today = with_words(base(), path, ("title",), "A title of today")
    before = Before({"events": sheets[0]}, {})
    n = [line.cells["id"] for line in sheets[0].lines].index("2031-05-04-osmara-market-bombing")
    for column, value, count in (("title", "A title of theirs", 1), ("address", "x", 0)):
        theirs = read_sheets("events.csv", edited("events", change(n, column, value)))
        found = take_back(today, theirs, before)
        assert found.changed == ()
        assert len(found.remarks) == count
        assert all("changed this row since" in remark.reason for remark in found.remarks)
