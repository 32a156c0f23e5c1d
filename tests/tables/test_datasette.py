"""Datasette serves the database as it is, with its metadata, and answers questions."""

import json
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.parse import urlencode
from urllib.request import urlopen

import pytest

from builder.tables.all import TABLES
from tests.tables.conftest import Made
from tests.waiting import wait


@pytest.fixture(scope="module")
def served(made: Made, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve the database on loopback and return its address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    log = tmp_path_factory.mktemp("datasette") / "log.txt"
    command = [sys.executable, "-m", "datasette", "serve", "--port", str(port)]
    command += ["--immutable", "archive.db", "--metadata", "metadata.json"]
    address = f"http://127.0.0.1:{port}/"
    with (
        log.open("wb") as output,
        subprocess.Popen(  # noqa: S603 -- our own command
            command, cwd=made.folder, stdout=output, stderr=output
        ) as server,
    ):
        try:
            assert wait(lambda: server.poll() is not None or _answers(address))
            assert server.poll() is None, Path(log).read_text(encoding="utf-8")
            yield address
        finally:
            server.terminate()


def _answers(address: str) -> bool:
    try:
        with urlopen(f"{address}-/versions.json") as answer:  # noqa: S310 -- our own address
            return bool(answer.status)
    except URLError:
        return False


def ask(address: str, path: str, **query: object) -> Any:  # noqa: ANN401 -- any JSON
    """Return what Datasette answers."""
    with urlopen(f"{address}{path}?{urlencode(query)}") as answer:  # noqa: S310 -- our own address
        return json.load(answer)


def test_tables(served: str, made: Made) -> None:
    """It shows every table, its search where it has one, and its foreign keys."""
    shown = {table["name"]: table for table in ask(served, "archive.json")["tables"]}
    for table in TABLES:
        assert shown[table.name]["columns"] == [column.name for column in table.columns]
        assert bool(shown[table.name]["fts_table"]) == bool(table.searched)
        assert not shown[table.name]["hidden"]
    rows = ask(served, "archive/events.json", _shape="array", _size="max")
    assert {row["id"] for row in rows} == set(made.archive.events)


def test_search(served: str, made: Made) -> None:
    """Its search box finds a sentence by a word of it."""
    report = next(iter(made.archive.events.values())).reports[0]
    word = max(report.passage.text.split(), key=len).strip(".,")
    rows = ask(served, "archive/reports.json", _shape="array", _search=f'"{word}"', _size="max")
    assert report.passage.text in [row["quote"] for row in rows]


def test_descriptions(served: str) -> None:
    """A table's page says what each column means."""
    with urlopen(f"{served}archive/figures") as answer:  # noqa: S310 -- our own address
        page = answer.read().decode()
    figures = next(table for table in TABLES if table.name == "figures")
    assert figures.description in page
    assert figures.columns[-1].description in page
