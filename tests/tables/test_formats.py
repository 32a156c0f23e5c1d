"""Each file is opened by the tool that people open it with, and says there what the tables say."""

import csv
import json
import sqlite3
from typing import Any

import frictionless
import networkx as nx
import pandas as pd
import pyarrow.parquet as pq
import pyogrio
import pytest
import rispy
from bibtexparser.entrypoint import parse_file

from builder.model.text import digest
from builder.tables.all import TABLES, fill_all
from builder.tables.column import Filled
from builder.tables.source import TableSource
from builder.tables.write.as_csv import disarmed
from tests.tables.conftest import Made


@pytest.fixture(scope="module")
def tables(invented: TableSource) -> dict[str, Filled]:
    """Return the tables of the invented archive."""
    return fill_all(invented)


# Frictionless leaves open what it finds compressed.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_data_package(made: Made) -> None:
    """Frictionless finds every table, its types, keys, foreign keys and checksums in order."""
    report = frictionless.validate(str(made.folder / "datapackage.json"))
    assert report.valid, report.flatten(["name", "type", "note"])[:5]
    described = json.loads(made.text("datapackage.json"))["resources"]
    names = {resource["path"] for resource in described}
    assert names == {path.name for path in made.folder.iterdir()} - {"datapackage.json"}
    for resource in described:
        content = (made.folder / resource["path"]).read_bytes()
        assert resource["hash"] == f"sha256:{digest(content)}"
        assert resource["bytes"] == len(content)


def test_pandas_reads_csv(made: Made, tables: dict[str, Filled]) -> None:
    """Every table has its columns and rows in pandas, without the byte order mark."""
    for name, filled in tables.items():
        frame = pd.read_csv(made.folder / f"{name}.csv")
        assert tuple(frame.columns) == filled.names
        assert len(frame) == len(list(filled.rows()))


def test_csv_is_what_the_tables_say(made: Made, tables: dict[str, Filled]) -> None:
    """Each text is there letter for letter but for the apostrophe before a formula."""
    for name, filled in tables.items():
        with (made.folder / f"{name}.csv").open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.DictReader(file))
        for read, row in zip(rows, filled.as_mappings(), strict=True):
            for key, value in row.items():
                if isinstance(value, str):
                    assert read[key] == disarmed(value)
                elif value is None:
                    assert read[key] == ""


@pytest.mark.parametrize("first", ["=", "+", "-", "@", "\t", "\r"])
def test_formulas_are_disarmed(first: str) -> None:
    """What a spreadsheet would run has an apostrophe before it, and nothing else has."""
    assert disarmed(f"{first}1+1") == f"'{first}1+1"
    assert disarmed("1=1") == "1=1"


def test_database(database: sqlite3.Connection, tables: dict[str, Filled]) -> None:
    """The database is whole, its references lead somewhere, and it has every row."""
    assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert database.execute("PRAGMA foreign_key_check").fetchall() == []
    for name, filled in tables.items():
        cursor = database.execute(f"SELECT * FROM {name}")  # noqa: S608 -- ours
        assert tuple(column[0] for column in cursor.description) == filled.names
        assert len(cursor.fetchall()) == len(list(filled.rows()))


def test_long_keys_stand_once(database: sqlite3.Connection) -> None:
    """The two tables that have most rows keep nothing beside them, and are found by their keys."""
    for name in ("second_readings", "mentions"):
        kept = [row[2:4] for row in database.execute(f"PRAGMA index_list({name})")]
        assert kept == [(1, "pk")], name
        plan = database.execute(f"EXPLAIN QUERY PLAN SELECT * FROM {name} WHERE id = ''")  # noqa: S608 -- ours
        assert "USING PRIMARY KEY" in str(plan.fetchall())


def test_views(database: sqlite3.Connection, tables: dict[str, Filled]) -> None:
    """Each view has a row for all that it is about, and each figure has its sentence."""

    def count(name: str) -> int:
        cursor = database.execute(f"SELECT count(*) FROM {name}")  # noqa: S608 -- ours
        return int(cursor.fetchone()[0])

    assert count("events_with_ranges") == len(list(tables["events"].rows()))
    assert count("figures_with_sentences") == len(list(tables["figures"].rows()))
    assert count("attributions_with_sentences") == len(list(tables["attributions"].rows()))
    told = {(row["event_id"], row["article_id"]) for row in tables["reports"].as_mappings()}
    assert count("sources_of_events") == len(told)


def test_full_text_search(database: sqlite3.Connection, tables: dict[str, Filled]) -> None:
    """A word finds the rows that have it, whatever accents it is typed with."""
    notes = list(tables["notes"].as_mappings())
    word = notes[0]["text"].split()[-1].strip(".").casefold()
    found = database.execute(
        "SELECT notes.text FROM notes_fts JOIN notes ON notes.rowid = notes_fts.rowid "
        "WHERE notes_fts MATCH ?",
        (f'"{word}"',),
    ).fetchall()
    assert (notes[0]["text"],) in found
    assert len(found) < len(notes)


def test_parquet(made: Made, tables: dict[str, Filled]) -> None:
    """Parquet gives back every value with its type, and what each column means."""
    for table in TABLES:
        filled = tables[table.name]
        read = pq.read_table(made.folder / f"{table.name}.parquet")
        assert tuple(read.column_names) == filled.names
        assert read.to_pylist() == [
            {k: list(v) if isinstance(v, tuple) else v for k, v in row.items()}
            for row in filled.as_mappings()
        ]
        for column, field in zip(table.columns, read.schema, strict=True):
            assert field.metadata[b"description"].decode() == column.description


@pytest.mark.parametrize("name", ["events", "places"])
def test_geojson(made: Made, tables: dict[str, Filled], name: str) -> None:
    """GDAL reads every feature; what has a point has it, with the precision of its place."""
    rows = list(tables["events" if name == "events" else "locations"].as_mappings())
    places = {row["id"]: row for row in tables["locations"].as_mappings()}
    info = pyogrio.read_info(made.folder / f"{name}.geojson")
    assert info["features"] == len(rows)
    assert info["geometry_type"] == "Point"
    features = json.loads(made.text(f"{name}.geojson"))["features"]
    for row, feature in zip(rows, features, strict=True):
        place = places.get(row["location_id"], {}) if name == "events" else row
        assert feature["id"] == row["id"]
        assert feature["properties"]["precision"] == place.get("precision")
        point = feature["geometry"]
        if place.get("lat") is None:
            assert point is None
        else:
            assert point["coordinates"] == [place["lon"], place["lat"]]
        if name == "events":
            dates = [feature["properties"][key] for key in ("date", "date_earliest")]
            assert dates == [row["date"], row["date_earliest"] and str(row["date_earliest"])]


def test_graph(made: Made, tables: dict[str, Filled]) -> None:
    """NetworkX reads every group and every relation, each with its sentence."""
    graph = nx.read_graphml(made.folder / "groups.graphml", force_multigraph=True)
    assert graph.is_directed()
    assert set(graph.nodes) == {row["id"] for row in tables["groups"].as_mappings()}
    rows = {row["id"]: row for row in tables["relations"].as_mappings()}
    edges = {key: data for _, _, key, data in graph.edges(keys=True, data=True)}
    assert set(edges) == set(rows)
    for key, data in edges.items():
        assert data.get("quote") == rows[key]["quote"]
        assert data["type"] == rows[key]["type"]


def test_timeline(made: Made, tables: dict[str, Filled]) -> None:
    """TimelineJS gets every event that has a beginning, with no more of a date than is known."""
    slides = json.loads(made.text("timeline.json"))["events"]
    rows = {row["id"]: row for row in tables["events"].as_mappings() if row["date_earliest"]}
    assert [slide["unique_id"] for slide in slides] == list(rows)
    lengths = set()
    for slide in slides:
        row = rows[slide["unique_id"]]
        start = slide["start_date"]
        lengths.add(len(start))
        assert start["year"] == row["date_earliest"].year
        if len(row["date"]) == len("2022-03"):
            assert set(start) == {"year", "month"}
        assert row["address"] in slide["text"]["text"]
    assert len(lengths) > 1, "the invented archive has dates of one precision alone"


def test_lists_for_reference_managers(made: Made) -> None:
    """BibTeX, RIS and CSL-JSON have every article under its id."""
    ids = list(made.archive.articles)
    library = parse_file(str(made.folder / "articles.bib"))
    assert library.failed_blocks == []
    assert [entry.key for entry in library.entries] == ids
    with (made.folder / "articles.ris").open(encoding="utf-8") as file:
        assert [entry["accession_number"] for entry in rispy.load(file)] == ids
    items: list[dict[str, Any]] = json.loads(made.text("articles.csl.json"))
    assert [item["id"] for item in items] == ids
    assert {item["type"] for item in items} == {"article-newspaper"}
