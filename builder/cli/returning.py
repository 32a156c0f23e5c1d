"""`builder return`."""

import sys
from contextlib import nullcontext
from pathlib import Path

import click

from builder.cli.fixing import diff_of
from builder.cli.root import count, main, say, tell_to_wait
from builder.diagnostics import as_text
from builder.returning.back import (
    NOTHING_BEFORE,
    Before,
    Returned,
    UnsoundError,
    before_of,
    take_back,
)
from builder.returning.sheet import NoTableError, Sheet, read_sheets
from builder.store import CONTENT, read_project
from builder.tables.all import TABLES
from builder.writing import TextChange, alone, change_all

_PACKAGE = "datapackage.json"
_UNKNOWN = (
    "Nothing tells that the table is of today's records, so nothing was written: it might undo "
    "what was changed since. Name the table as it was downloaded, or the datapackage.json that was "
    "downloaded with it, with --before; or write the table anew and make the changes there"
)
_FILE = click.Path(path_type=Path, exists=True, dir_okay=False)


@main.command("return")
@click.argument("table", type=_FILE)
@click.option(
    "--before",
    type=_FILE,
    help="The same table before it was edited, or the datapackage.json of its state; the one "
    "beside TABLE by default.",
)
@click.option(
    "--table",
    "name",
    type=click.Choice([table.name for table in TABLES]),
    help="Which table it is, where neither its name nor its header says so.",
)
@click.option("--write", "is_written", is_flag=True, help="Change the records as shown.")
@click.pass_obj
def return_command(
    root: Path, table: Path, before: Path | None, name: str | None, *, is_written: bool
) -> None:
    """Show what an edited table of the data (CSV, or archive.db) changes in the records.

    TABLE comes from somebody who edited it in a spreadsheet or in SQL. Only its differences are
    taken over, as edits of records that keep their comments and their order; what a table cannot
    say is named with its row and column. Exit code 1 if something was not taken over, a row is
    gone, or builder check finds something in the result.
    """
    sheets = _sheets(table, name)
    package = table.parent / _PACKAGE
    earlier = _before(before or (package if package.is_file() else None), name, sheets)
    with alone(root / CONTENT, tell_to_wait) if is_written else nullcontext():
        project = read_project(root)
        try:
            found = take_back(project, sheets, earlier)
        except UnsoundError as error:
            click.echo(as_text(error.findings), err=True, nl=False)
            raise click.ClickException(
                "the records have findings, and no table is of them: mend these first"
            ) from None
        _show(found)
        if is_written and not found.is_known and found.changed:
            raise click.ClickException(_UNKNOWN)
        if is_written:
            change_all(
                [TextChange(root / old.path, old.text, new.text) for old, new in found.changed]
            )
    _sum_up(found, is_written=is_written)
    sys.exit(1 if found.remarks or found.removed or found.findings else 0)


def _sheets(path: Path, name: str | None) -> list[Sheet]:
    try:
        return read_sheets(path.name, path.read_bytes(), name)
    except NoTableError as error:
        raise click.ClickException(f"{path}: {error}") from None


def _before(path: Path | None, name: str | None, sheets: list[Sheet]) -> Before:
    if path is None:
        return NOTHING_BEFORE
    if path.suffix == ".json":
        try:
            return before_of(path.read_text(encoding="utf-8"))
        except (NoTableError, UnicodeDecodeError) as error:
            raise click.ClickException(f"{path}: {error}") from None
    # It is the same table, whatever its file is called.
    only = sheets[0].table if len(sheets) == 1 else name
    return Before({sheet.table: sheet for sheet in _sheets(path, only)}, {})


def _show(found: Returned) -> None:
    for old, new in found.changed:
        click.echo(diff_of(old, new))
    for title, remarks in (("Not taken over", found.remarks), ("Gone", found.removed)):
        if remarks:
            click.echo(f"\n{title}:")
        for remark in remarks:
            say(f"  {remark}")
    if found.findings:
        click.echo("\nWith these changes builder check finds:")
        click.echo(as_text(found.findings), nl=False)


def _sum_up(found: Returned, *, is_written: bool) -> None:
    verb = "changed" if is_written else "would be changed"
    parts = [f"{count(len(found.changed), 'record')} {verb}"]
    parts += [f"{count(len(found.remarks), 'cell or row')} not taken over"] if found.remarks else []
    parts += [f"{count(len(found.removed), 'row')} gone"] if found.removed else []
    click.echo(f"\n{'; '.join(parts)}.")
    if found.changed and not is_written:
        click.echo("Write them with --write, then review the differences and run builder check.")
