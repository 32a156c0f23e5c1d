"""`builder check` and `builder pages`."""

import datetime as dt
import sys
from dataclasses import replace
from pathlib import Path

import click

from builder.check.ground import check_numbers
from builder.check.records import Records
from builder.check.reviews import vouching
from builder.cli.remembering import remembering
from builder.cli.root import DayType, count, has_archive, main, tell_to_wait
from builder.diagnostics import Diagnostic, as_github, as_json, as_text
from builder.exchange import set_apart
from builder.pipeline import check, compare, plain_pages, publish
from builder.render.settings import Settings
from builder.store import CONTENT, Project, read_project
from builder.target import into
from builder.writing import locked, move_whole, write_whole

_RELEASED = dt.date(2026, 11, 27)
_FORMATS = {"text": as_text, "json": as_json, "github": as_github}


@main.command("check")
@click.option("--format", "style", type=click.Choice(list(_FORMATS)), default="text")
@click.option("--fix", is_flag=True, help="Mend what is safe first, and show what was mended.")
@click.option("--dry-run", is_flag=True, help="With --fix: show it, and write nothing.")
@click.option(
    "--since",
    "before",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    help="An earlier state of the project, to see what was lost since.",
)
@click.option(
    "--today",
    type=DayType(),
    envvar="ARCHIVE_TODAY",
    help="The day that it is, as in 2026-11-27; the computer's own by default.",
)
@click.option(
    "--explain",
    "explained",
    type=click.Path(path_type=Path, exists=True),
    help="Show the facts of a record, or of all in a folder, with a second reading of each.",
)
@click.option(
    "--fresh", is_flag=True, help="Check everything anew; otherwise what has changed since."
)
@click.pass_obj
def check_command(  # noqa: PLR0913 -- an argument an option
    root: Path,
    style: str,
    *,
    fix: bool,
    dry_run: bool,
    before: Path | None,
    today: dt.date | None,
    explained: Path | None,
    fresh: bool,
) -> None:
    """Check all records and report every finding. Exit code 1 if there is one.

    --fix mends ids in capitals, quotes that differ from their article only in quotation marks,
    dashes or white space, and the order of fields; never a body, and never what a record says.

    --since names every id of an earlier state that is gone and not in the list of deleted ids, and
    every raw page or published fact that was changed without a word. Who may review is what both
    lists of editors say. A workflow compares a pull request so with its target.

    --today: a review that is dated later than this day is a finding. A build has no clock.

    A check looks again at what has changed since the last one on this machine, with the same
    findings as --fresh, which looks at everything.

    --explain prints, instead of findings, what each fact rests on and what a second reading makes
    of it, as a table, or with --format json as JSON.
    """
    if dry_run and not fix:
        raise click.UsageError("--dry-run goes with --fix: builder check writes nothing of itself")
    if fix and style != "text":
        raise click.UsageError("--fix shows what it mends as a diff: leave --format out")
    if before is not None and not has_archive(before):
        raise click.UsageError(f"--since: there is no content/ in {before.resolve()}")
    if explained is not None:
        if fix or before is not None or style == "github":
            raise click.UsageError("--explain goes with --format json alone")
        click.echo(_explained(root, explained, style), nl=False)
        return
    project = _mended(root, is_dry=dry_run) if fix else read_project(root)
    earlier = read_project(before) if before is not None else None
    if earlier is not None:
        project = replace(project, editors=vouching(earlier.editors, project.editors))
    with remembering(root, is_fresh=fresh) as memory:
        checked = check(project, today or clock(), memory)
    findings = tuple(sorted([*checked.findings, *_numbers(checked.records)]))
    if earlier is not None:
        findings = tuple(sorted([*findings, *compare(earlier, project)]))
    click.echo(_FORMATS[style](findings), nl=style == "json")
    if style == "text":
        click.echo(_summary(project, findings))
        refused = {seed.name for seed in project.seeds if seed.fault}
        if unread := sum(page.file not in refused for page in checked.archive.unread.values()):
            pages = count(unread, "page")
            click.echo(f"{pages} in seeds/ without a record, shown unread: run make import.")
    sys.exit(1 if findings else 0)


def _numbers(records: Records) -> list[Diagnostic]:
    """Hold numbers of GeoNames against the gazetteer, where it is installed."""
    given = (place.record.geonames for place in records.locations.values())
    numbers = frozenset(number for number in given if number is not None)
    if not numbers:
        return []
    from builder.annotate.places.numbered import places_of  # noqa: PLC0415 -- an extra

    try:
        return list(check_numbers(records, places_of(numbers)))
    except ImportError:
        return []


def clock() -> dt.date:
    """Return the day that it is by this machine, which may not lag behind the program."""
    # A clock that is behind the program itself is wrong, and must not accuse anybody.
    return max(dt.datetime.now(dt.UTC).date(), _RELEASED)


def _explained(root: Path, path: Path, style: str) -> str:
    # No other command needs it.
    from builder.cli.explaining import explain  # noqa: PLC0415

    return explain(root, path, as_json=style == "json")


def _mended(root: Path, *, is_dry: bool) -> Project:
    # No other command needs it.
    from builder.cli.fixing import mend_records  # noqa: PLC0415

    return mend_records(root, is_dry=is_dry)


def _summary(project: Project, findings: tuple[Diagnostic, ...]) -> str:
    read = f"{count(len(project.records), 'record')} and {count(len(project.seeds), 'seed')}"
    if not findings:
        return f"No findings in {read}."
    files = len({finding.path for finding in findings})
    return f"{count(len(findings), 'finding')} in {count(files, 'file')}, of {read}."


@main.command("pages")
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
@click.option("--data", "has_data", is_flag=True, help="Write the files of the data too.")
@click.pass_obj
def pages_command(root: Path, folder: Path, *, has_data: bool) -> None:
    """Write the site into FOLDER for another site generator.

    Every page is Markdown with finished HTML; citations and the data of Explore stand beside them,
    and the folder theme/assets/ of the package has what they are drawn with.
    """
    with locked(root / CONTENT, tell_to_wait, is_shared=True):
        project = read_project(root)
    # The files of the data stand apart until the pages are known to be whole.
    with set_apart(folder) as apart:
        publication = publish(project, Settings(), into(apart) if has_data else None)
        if publication.findings:
            click.echo(as_text(publication.findings), err=True, nl=False)
            sys.exit(1)
        pages = list(plain_pages(project, publication))
        files = [(file.uri, file.text) for file in publication.files]
        for name, text in (*pages, *files):
            write_whole(folder / name, text)
        for data in publication.data:
            move_whole(apart / data.uri, folder / data.uri)
    others = count(len(files) + len(publication.data), "file")
    click.echo(f"{count(len(pages), 'page')} and {others} written to {folder}.")
