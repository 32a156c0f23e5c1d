"""What `builder check --explain` shows: the facts of records, each read twice."""

import io
import json
import sys
from pathlib import Path

import click
from rich.console import Console
from rich.table import Table
from rich.text import Text

from builder.diagnostics import visible
from builder.model.facts import Fact, tally
from builder.model.sourced import FieldPath
from builder.pipeline import check
from builder.store import read_project

_COLUMNS = ("field", "words", "record", "second reading", "verdict", "reason")
_WIDE = 160


def explain(root: Path, path: Path, *, as_json: bool) -> str:
    """Return the facts of the record at a path, or of all records below a folder.

    Raises:
        click.UsageError: no reviewed record there has facts.

    """
    agreement = check(read_project(root)).archive.agreement
    wanted = path.resolve()
    facts = [
        fact
        for fact in agreement.facts
        if (own := (root / _file(fact)).resolve()) == wanted or wanted in own.parents
    ]
    if not facts:
        raise click.UsageError(f"{path} is no reviewed record with facts, and no folder of such")
    return _as_json(facts) if as_json else _as_tables(facts)


def _file(fact: Fact) -> str:
    return f"content/{fact.kind}/{fact.id}.md"


def _row(fact: Fact) -> dict[str, str]:
    words = fact.words or (fact.passage.text if fact.passage else "")
    cells = (
        _dotted(fact.path),
        words,
        fact.says,
        fact.reading.says,
        fact.standing.value,
        fact.because or "",
    )
    return dict(zip(_COLUMNS, cells, strict=True))


def _as_json(facts: list[Fact]) -> str:
    rows = [{"path": _file(fact), **_row(fact)} for fact in facts]
    text = json.dumps(rows, ensure_ascii=False, indent=2)
    return "\n".join(visible(line) for line in text.split("\n")) + "\n"


def _as_tables(facts: list[Fact]) -> str:
    is_terminal = sys.stdout.isatty()
    out = io.StringIO()
    width = None if is_terminal else _WIDE
    console = Console(file=out, force_terminal=is_terminal, width=width, highlight=False)
    for name in dict.fromkeys(map(_file, facts)):
        table = Table(*_COLUMNS, title=Text(name), title_justify="left")
        for fact in facts:
            if _file(fact) == name:
                table.add_row(*(Text(visible(cell)) for cell in _row(fact).values()))
        console.print(table)
    found = tally(facts)
    rate = "" if found.rate is None else f", agreement {found.rate:.0%} of those that it can read"
    console.print(f"{found.facts} facts: the second reading agrees with {found.agree}{rate}.")
    return out.getvalue()


def _dotted(path: FieldPath) -> str:
    parts = (f"[{part + 1}]" if isinstance(part, int) else f".{part}" for part in path)
    return "".join(parts).removeprefix(".")
