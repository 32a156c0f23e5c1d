"""`builder new`: an authority record to fill in."""

from pathlib import Path
from typing import Any

import click

from builder.check.taken import namesakes, taken
from builder.cli.listed import hints_of, listed_entry
from builder.cli.root import main, tell_to_wait
from builder.entries import read_records
from builder.model.dates import FORMS, Edtf, parse_edtf
from builder.model.fields import is_id
from builder.model.ids import record_id
from builder.model.text import one_line
from builder.reader.groups.beginning import values_of
from builder.schema import RECORD_TYPES
from builder.store import CONTENT, read_project
from builder.writing import alone, write_new

_NEXT = {
    "group": """\
Next:
  1. fill in what your sources say: docs/records.md explains each field;
  2. name it in an article's record: groups: [{id}];
  3. builder check
""",
    "location": """\
Next:
  1. write what sort of place it is, and what else your sources say: docs/records.md explains each
     field; leave out the point of a place that no source gives;
  2. name it in an article's record: locations: [{id}];
  3. builder check
""",
    "event": """\
Next:
  1. fill in the date and the place, if an article says;
  2. an event stands on what articles say of it. In the record of each that does:

     reports:
       - event: {id}
         quote: the sentence, letter for letter

  3. builder check
""",
}


@main.command("new")
@click.argument("kind", type=click.Choice(list(_NEXT)))
@click.argument("name", required=False)
@click.option("--id", "id_", help="The id, where the one that NAME gives is not the best.")
@click.option("--date", help="The date of an event, as 2022-03-04; its id begins with it.")
@click.option("--from", "entry", help="A group of the lists of UCDP or the UN, as ucdp:744.")
@click.pass_obj
def new_command(  # noqa: PLR0913 -- one parameter an option
    root: Path,
    kind: str,
    name: str | None,
    *,
    id_: str | None,
    date: str | None,
    entry: str | None,
) -> None:
    """Write the record of a group, a location or an event, ready to be filled in.

    NAME is its preferred name or, for an event, a neutral title; with --from, the list has one.
    Nothing is ever overwritten.
    """
    if date and kind != "event":
        raise click.UsageError("--date is for events alone")
    if entry and kind != "group":
        raise click.UsageError("--from is for groups alone")
    known = listed_entry(entry) if entry else None
    name = one_line(name or (known.name if known else ""))
    day = _date(date)
    if not name:
        raise click.UsageError(f'give it a name, as in: builder new {kind} "Lake Brigade"')
    id_ = id_ or record_id(name, day)
    if not is_id(id_):
        raise click.UsageError(
            f'"{id_}" cannot be an id: give --id in small letters a to z, digits and single hyphens'
        )
    folder = f"{kind}s"
    path = f"{CONTENT}/{folder}/{id_}.md"
    values: dict[str, Any] = {"title" if kind == "event" else "name": name}
    if kind == "event":
        # Nobody has to guess: both are said to be unknown until somebody knows.
        values |= {"type": "unknown"} | ({"date": day.text} if day else {})
    with alone(root / CONTENT, tell_to_wait):
        records = read_records(read_project(root))
        if reason := taken(records, folder, id_):
            raise click.ClickException(reason.replace("another id", "another --id"))
        # Needed here alone: see builder/cli/schemas.py.
        from builder.json_schema import skeleton  # noqa: PLC0415

        hints = {}
        if known:
            values |= values_of(known, name)
            hints = hints_of(known)
        if not write_new(root / path, skeleton(RECORD_TYPES[folder], values, hints)):
            raise click.ClickException(f"{path} exists already and was left as it is")
    click.echo(f"{path} written.")
    others = {name} | ({*known.names, *known.native} if known else set())
    for other in namesakes(records, folder, others):
        click.echo(f"{folder}/{other} has this name too: are they the same?", err=True)
    click.echo(_NEXT[kind].format(id=id_), nl=False)


def _date(text: str | None) -> Edtf | None:
    try:
        return parse_edtf(text) if text else None
    except ValueError as error:
        raise click.UsageError(f'"{text}" is no date: {error}; write {FORMS}') from error
