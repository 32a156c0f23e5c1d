"""`builder propose`: what the reader makes of raw pages, as JSON."""

import functools
import itertools
import json
import sys
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import click

from builder.annotate.annotations import Authorities
from builder.authoring import PageKind, RawPage, authorities_of, raw_page
from builder.cli.engines import (
    Asked,
    gazetteer_or_say,
    read_here,
    read_in_processes,
    read_on_dask,
)
from builder.cli.importing import leads_or_say
from builder.cli.root import count, main, say, say_failure, with_progress
from builder.entries import read_records
from builder.leads.fit import LeadIndex
from builder.model.dates import parse_edtf
from builder.store import read_pages, read_project

Engine = Callable[[Iterable[Asked], Authorities, LeadIndex], Generator[dict[str, Any]]]


@main.command("propose")
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@click.option("--jsonl", is_flag=True, help="Read objects {id, kind, text, published} from stdin.")
@click.option("--jobs", type=click.IntRange(min=1), default=1, help="Processes to read with.")
@click.option("--engine", type=click.Choice(["local", "dask"]), default="local")
@click.option("--scheduler", help="The address of a Dask scheduler, as tcp://HOST:PORT.")
@click.pass_obj
def propose_command(  # noqa: PLR0913 -- one parameter an option
    root: Path,
    paths: tuple[str, ...],
    *,
    jsonl: bool,
    jobs: int,
    engine: str,
    scheduler: str | None,
) -> None:
    """Print one JSON object a line for each raw page: the article, and what it names and reports.

    PATH is a file, a folder or a pattern such as 'saved/*.html'. Nothing is written. Exit code 1 if
    a page could not be read; the others are printed all the same.
    """
    if jsonl == bool(paths):
        raise click.UsageError("name files or folders, or give --jsonl and objects on stdin")
    if engine == "dask" and scheduler is None:
        raise click.UsageError("--engine dask needs --scheduler ADDRESS")
    project = read_project(root, with_seeds=False)
    authorities = authorities_of(read_records(project, say_failure))
    leads = leads_or_say(project)
    engine_of: Engine = (
        functools.partial(read_on_dask, scheduler=scheduler)
        if scheduler is not None
        else functools.partial(read_in_processes, jobs=jobs)
        if jobs > 1
        else read_here
    )
    faults: list[str] = []
    pages = _from_stdin() if jsonl else _from_files(paths, faults)
    first = list(itertools.islice(pages, 1))
    if first and scheduler is None:  # it takes a second to load, and a cluster has its own
        gazetteer_or_say()
    read = 0
    # Pages are opened as the engine asks for them, so that no more are held than it works on.
    with closing(engine_of(itertools.chain(first, pages), authorities, leads)) as proposals:
        for proposal in with_progress(proposals, None):
            read += 1
            if "fault" in proposal:
                faults.append(f"{proposal['path'] or proposal['id']}: {proposal['fault']}")
            if jsonl or "fault" not in proposal:
                say(json.dumps(proposal, ensure_ascii=False))
    for fault in faults:
        say(fault, err=True)
    if not jsonl:
        summary = f"{count(read, 'page')} read, {count(len(faults), 'fault')}"
        click.echo(summary, err=True)
    sys.exit(1 if faults else 0)


def _from_files(paths: Iterable[str], faults: list[str]) -> Iterator[Asked]:
    for path, seed in read_pages(paths):
        if isinstance(seed, str):
            faults.append(f"{path}: {seed}")
        elif seed.fault:
            faults.append(f"{path}: {seed.fault}")
        else:
            yield raw_page(seed)


def _from_stdin() -> Iterator[Asked]:
    for number, line in enumerate(sys.stdin.buffer, start=1):
        if line.strip():
            yield _from_line(number, line)


def _from_line(number: int, line: bytes) -> Asked:
    given: Any = None
    try:
        given = json.loads(line)
        published = given.get("published")
        return RawPage(
            str(given["id"]),
            None,
            PageKind(given.get("kind", "dump")),
            str(given["text"]),
            parse_edtf(published) if published else None,
        )
    except (ValueError, KeyError, AttributeError, TypeError) as error:
        id_ = given.get("id") if isinstance(given, dict) else None
        return {"id": id_, "path": None, "fault": f"line {number} is not a page: {error!r}"}
