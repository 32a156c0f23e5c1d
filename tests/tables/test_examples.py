"""The examples of the data page run beside the files, and find something."""

import shutil
import subprocess
import sys
from sqlite3 import Connection

import pytest

from builder.model.article import Harm
from builder.tables.page import examples
from tests.tables.conftest import Made

_EXAMPLES = {example.name: example.text for example in examples()}


def test_pandas(made: Made) -> None:
    """The lines for pandas print every number of people killed with its sentence."""
    done = subprocess.run(  # noqa: S603 -- our own lines
        [sys.executable, "-W", "error", "-c", _EXAMPLES["pandas"]],
        cwd=made.folder,
        check=True,
        stdout=subprocess.PIPE,
        text=True,
    )
    told = [
        figure.passage.text
        for one in made.archive.articles.values()
        for report in one.reports
        for figure in report.of(Harm.KILLED)
        if figure.figure.who != "perpetrators" and one.record.display != "metadata"
    ]
    assert told
    missing = [quote for quote in told if quote not in done.stdout]
    assert missing == []


def test_sql(database: Connection) -> None:
    """Every statement finds rows."""
    statements = [part for part in _EXAMPLES["SQL"].split(";\n") if part.strip()]
    assert len(statements) > 1
    for statement in statements:
        assert database.execute(statement).fetchall(), statement


def test_r(made: Made) -> None:
    """The lines for R run, where there is R."""
    program = shutil.which("Rscript")
    if program is None:
        pytest.skip("R is not installed: apt-get install r-base-core")
    done = subprocess.run(  # noqa: S603 -- our own lines
        [program, "-e", _EXAMPLES["R"]],
        cwd=made.folder,
        check=True,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert "title" in done.stdout
