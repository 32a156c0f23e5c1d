"""`builder leads`: what tables of others claim, kept apart from the archive."""

import sys
from collections import Counter
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path

import click

from builder.cli.root import count, main, say, tell_to_wait
from builder.diagnostics import as_text
from builder.leads.formats import fields, formats
from builder.leads.held import LeadStanding, hold, may_be_about
from builder.leads.kept import ENDING, Merged, dump_leads, merge, parse_leads
from builder.leads.lead import said, wanted
from builder.leads.mapping import (
    Mapping,
    dump_mapping,
    guess,
    parse_mapping,
    set_columns,
    with_order,
)
from builder.leads.reading import read_table
from builder.leads.rows import ReadRows, columns_without_field, read_rows
from builder.leads.table import MOST_BYTES, RawTable, UnreadableTableError
from builder.leads.values import DayOrder
from builder.model.ids import slug
from builder.model.text import digest
from builder.model.verdict import Verdict
from builder.pipeline import check
from builder.store import LEADS, read_given, read_project
from builder.writing import TextChange, alone, change_all, make_folder, write_new


@dataclass(frozen=True, slots=True)
class _Asked:
    """What somebody set for a table."""

    name: str | None
    format: str | None
    sheet: str | None
    columns: tuple[str, ...]
    dates: DayOrder | None


@main.command("leads")
@click.argument(
    "table", required=False, type=click.Path(path_type=Path, exists=True, dir_okay=False)
)
@click.option("--name", help="The name of the files in leads/; that of the table by default.")
@click.option("--format", "format_", type=click.Choice(list(formats())), help="What table it is.")
@click.option("--sheet", help="The sheet of a workbook; the first by default.")
@click.option(
    "--map",
    "columns",
    multiple=True,
    metavar="FIELD=COLUMN",
    help=f"The column of a field, of {', '.join(fields())}; nothing after = takes it away.",
)
@click.option(
    "--dates", type=click.Choice([order.value for order in DayOrder]), help="What 03/04/2022 means."
)
@click.option("--dry-run", is_flag=True, help="Show what would be read, and write nothing.")
@click.pass_obj
def leads_command(  # noqa: PLR0913 -- one parameter an option
    root: Path,
    table: Path | None,
    *,
    name: str | None,
    format_: str | None,
    sheet: str | None,
    columns: tuple[str, ...],
    dates: str | None,
    dry_run: bool,
) -> None:
    """Keep what the rows of a TABLE claim in leads/, as no facts of the archive.

    TABLE is CSV, TSV, XLSX, RIS, BibTeX (.bib) or CSL-JSON (.json). Which column is what is
    guessed, shown, and kept in leads/NAME.json. The same table again changes nothing. Exit code 1
    if a cell or a row could not be read: it is named, and all others are kept.

    Without a TABLE the leads that are kept are listed: what became of each, and for one that waits
    which page would prove it, and which events of the archive are of its day and place.
    """
    if table is None:
        _list(root)
        return
    asked = _Asked(name, format_, sheet, columns, DayOrder(dates) if dates else None)
    folder = root / LEADS
    if not dry_run:
        make_folder(folder)
    with nullcontext() if dry_run else alone(folder, tell_to_wait):
        has_faults = _take_in(root, table, asked, is_dry=dry_run)
    sys.exit(1 if has_faults else 0)


def _list(root: Path) -> None:
    checked = check(read_project(root))
    faults = [one for one in checked.findings if one.path.startswith(f"{LEADS}/")]
    click.echo(as_text(faults), err=True, nl=False)
    about = may_be_about(checked.leads, checked.archive)
    standings: Counter[LeadStanding] = Counter()
    for one, events in zip(hold(checked.leads, checked.archive), about, strict=True):
        standings[one.standing] += 1
        say(f"{one.kept.name} {one.standing.value}: {said(one.kept.lead)}")
        if one.standing in (LeadStanding.WAITING, LeadStanding.NOT_FOUND):
            say(f"    wanted: {wanted(one.kept.lead)}")
            for id_ in events:
                say(f'    of this day and place: "event": "{id_}"')
        for claim in one.compared:
            if claim.verdict is Verdict.DISAGREES:
                words = "; ".join(f'"{passage.text}"' for passage in claim.passages)
                say(f"    {claim.field}: the sources say otherwise: {words or claim.value}")
    told = ", ".join(f"{standings[one]} {one.value}" for one in LeadStanding if standings[one])
    click.echo(f"{count(len(checked.leads), 'lead')}{f': {told}' if told else ''}.")
    sys.exit(1 if faults else 0)


def _take_in(root: Path, path: Path, asked: _Asked, *, is_dry: bool) -> bool:
    """Write the leads and the mapping of a table; tell whether a row had anything wrong."""
    name = slug(asked.name or path.stem) or "table"
    place = root / LEADS / f"{name}{ENDING}"
    kept_mapping = root / LEADS / f"{name}.json"
    data = read_given(path, MOST_BYTES)
    if isinstance(data, str):
        raise click.UsageError(f"{path} {data}")
    try:
        table = read_table(path.name, data, asked.sheet)
    except UnreadableTableError as error:
        raise click.UsageError(f"{path} {error}") from error
    mapping_text = _text_of(kept_mapping)
    try:
        mapping = _mapping(table, asked, mapping_text)
    except ValueError as error:
        raise click.UsageError(f"{LEADS}/{name}.json or an option {error}") from error
    read = read_rows(table, mapping, path.name, digest(data))
    text = _text_of(place)
    kept, findings = parse_leads(f"{LEADS}/{place.name}", text or "")
    if findings:
        click.echo(as_text(findings), err=True, nl=False)
        raise click.UsageError("mend these lines first; nothing was written")
    merged = merge([one.lead for one in kept], read.leads)
    _show(path, table, mapping, read)
    if not is_dry:
        _write(place, text, dump_leads(merged.leads))
        _write(kept_mapping, mapping_text, dump_mapping(mapping))
    _sum_up(f"{LEADS}/{place.name}", merged, is_dry=is_dry)
    return bool(read.faults)


def _mapping(table: RawTable, asked: _Asked, kept: str | None) -> Mapping:
    is_new = kept is None or asked.format
    mapping = guess(table, asked.format) if is_new else parse_mapping(kept or "")
    mapping = set_columns(mapping, asked.columns, table)
    if asked.dates:
        return Mapping(mapping.format, mapping.columns, asked.dates)
    return with_order(table, mapping)


def _show(path: Path, table: RawTable, mapping: Mapping, read: ReadRows) -> None:
    name = formats()[mapping.format].name
    say(f"{path.name}: {count(len(table.rows), 'row')}, read as {name}")
    for field, columns in mapping.columns.items():
        missing = [column for column in columns if column not in table.columns]
        say(f"    {field:<12} ← {', '.join(columns)}")
        if missing and not table.kind:
            say(f"    {'':<12}   not in this table: {', '.join(missing)}")
    if mapping.dates:
        say(f"    dates in numbers are read {mapping.dates.value}")
    if rest := list(columns_without_field(table, mapping)):
        say(f"    without a field: {', '.join(rest)}")
    for remark in table.remarks:
        say(f"    {remark}")
    for fault in read.faults:
        say(f"{path.name}: {fault}", err=True)


def _sum_up(path: str, merged: Merged, *, is_dry: bool) -> None:
    verb = "would be" if is_dry else "are"
    click.echo(
        f"{count(len(merged.leads), 'lead')} {verb} in {path}: {merged.new} new, "
        f"{merged.changed} changed, {merged.same} as they were. They are no facts of the archive: "
        "import the pages that prove them."
    )


def _text_of(path: Path) -> str | None:
    if not path.exists():
        return None
    data = read_given(path, 2 * MOST_BYTES)
    if isinstance(data, str):
        raise click.UsageError(f"{path} {data}")
    try:
        return data.decode("utf-8").replace("\r\n", "\n")
    except UnicodeDecodeError:
        raise click.UsageError(f"{path} is not UTF-8: mend it, or take it away") from None


def _write(path: Path, old: str | None, new: str) -> None:
    if old is None:
        write_new(path, new)
    elif old != new:
        change_all([TextChange(path, old, new)])
