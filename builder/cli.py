"""The command `builder`: the only printing and the only exit codes."""

import difflib
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import click
from rich.console import Console
from rich.progress import track

from builder.diagnostics import Diagnostic, as_github, as_json, as_text
from builder.model.seed import Seed
from builder.pipeline import (
    Draft,
    check,
    draft_records,
    plain_pages,
    publish,
    read_records,
)
from builder.render.links import Links
from builder.store import SEEDS, Project, read_project, write_new, write_tree

_FORMATS = {"text": as_text, "json": as_json, "github": as_github}
_MANY = 20


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--project",
    type=click.Path(path_type=Path, file_okay=False),
    default=".",
    help="The folder that has mkdocs.yml, content/ and seeds/; the current one by default.",
)
@click.version_option(package_name="annotated-archive")
@click.pass_context
def main(context: click.Context, project: Path) -> None:
    """Make and check the records of an annotated archive."""
    if not (project / "content").is_dir():
        raise click.UsageError(
            f"there is no content/ in {project.resolve()}: run builder in the folder of your "
            "archive, or name it with --project"
        )
    context.obj = project


@main.command("check")
@click.option("--format", "style", type=click.Choice(list(_FORMATS)), default="text")
@click.pass_obj
def check_command(root: Path, style: str) -> None:
    """Check all records and report every finding. Exit code 1 if there is one."""
    project = read_project(root)
    findings = check(project).findings
    click.echo(_FORMATS[style](findings), nl=style == "json")
    if style == "text":
        click.echo(_summary(project, findings))
    sys.exit(1 if findings else 0)


def _summary(project: Project, findings: tuple[Diagnostic, ...]) -> str:
    read = f"{_count(len(project.records), 'record')} and {_count(len(project.seeds), 'seed')}"
    if not findings:
        return f"No findings in {read}."
    files = len({finding.path for finding in findings})
    return f"{_count(len(findings), 'finding')} in {_count(files, 'file')}, of {read}."


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


@main.command("import")
@click.argument("names", nargs=-1, metavar="[SEED]...")
@click.option("--dry-run", is_flag=True, help="Show what would be written, and write nothing.")
@click.pass_obj
def import_command(root: Path, names: tuple[str, ...], dry_run: bool) -> None:  # noqa: FBT001 -- click's own
    """Write a draft record for every raw page in seeds/ that has none, or for the given ones.

    Exit code 1 if a page has no article in it, or a file is in the way.
    """
    project = read_project(root)
    _stop_on_unreadable(project)
    records = read_records(project)
    seeds = _chosen(project, names)
    waiting = [seed for seed in seeds if seed.name not in records.claimed]
    if not waiting:
        click.echo(
            f"Nothing to import: {_count(len(seeds), 'page')} in seeds/, each with a record."
            if seeds
            else "Nothing to import: put a saved page (.txt or .html) into seeds/ first."
        )
        return
    written = failed = 0
    for draft in _with_progress(draft_records(records, waiting), len(waiting)):
        if _import_one(root, draft, is_dry=dry_run):
            written += 1
        else:
            failed += 1
    verb = "would be written" if dry_run else "written"
    click.echo(f"{_count(written, 'draft')} {verb}, {failed} not. Review each, then builder check.")
    sys.exit(1 if failed else 0)


def _import_one(root: Path, draft: Draft, *, is_dry: bool) -> bool:
    seed = f"{SEEDS}/{draft.seed}"
    if draft.is_empty:
        click.echo(f"{seed}: no article found in this page; nothing written", err=True)
        return False
    if is_dry:
        lines = draft.text.splitlines(keepends=True)
        click.echo("".join(difflib.unified_diff([], lines, "/dev/null", draft.path)), nl=False)
    elif not _write(root, draft):
        click.echo(f"{seed}: {draft.path} exists already and was left as it is", err=True)
        return False
    click.echo(f"{seed} → {draft.path}")
    for piece in draft.removed:
        click.echo(f"    removed ({piece.reason}): {_shortened(piece.text)}")
    return True


def _write(root: Path, draft: Draft) -> bool:
    try:
        return write_new(root / draft.path, draft.text)
    except OSError as error:
        raise click.ClickException(
            f"{draft.path} cannot be written: {error.strerror}. The drafts above are whole; "
            "make room or mend the rights, and run the command again"
        ) from error


def _shortened(text: str, length: int = 90) -> str:
    line = " ".join(text.split())
    return line if len(line) <= length else f"{line[: length - 1]}…"


def _chosen(project: Project, names: tuple[str, ...]) -> list[Seed]:
    if not names:
        return list(project.seeds)
    known = {seed.name: seed for seed in project.seeds}
    chosen = []
    for name in names:
        inside = name.removeprefix("./").removeprefix(f"{SEEDS}/")
        if inside not in known:
            close = difflib.get_close_matches(inside, known, n=1)
            hint = f"; did you mean {close[0]}?" if close else f": put the file into {SEEDS}/ first"
            raise click.UsageError(f"there is no page {SEEDS}/{inside}{hint}")
        chosen.append(known[inside])
    return chosen


def _stop_on_unreadable(project: Project) -> None:
    if project.findings:
        click.echo(as_text(project.findings), err=True, nl=False)
        sys.exit(1)


def _with_progress(drafts: Iterable[Draft], total: int) -> Iterator[Draft]:
    console = Console(stderr=True)
    is_shown = console.is_terminal and total > _MANY
    yield from track(drafts, "Reading", total, console=console, disable=not is_shown)


@main.command("pages")
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
@click.pass_obj
def pages_command(root: Path, folder: Path) -> None:
    """Write every page as Markdown with finished HTML into FOLDER, for another site generator."""
    project = read_project(root)
    publication = publish(project, Links())
    if publication.findings:
        click.echo(as_text(publication.findings), err=True, nl=False)
        sys.exit(1)
    written = write_tree(folder, plain_pages(project, publication))
    click.echo(f"{_count(written, 'page')} written to {folder}.")
