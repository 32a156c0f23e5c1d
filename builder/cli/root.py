"""The command `builder` and what all its parts share."""

import codecs
import datetime as dt
import io
import sys
from collections.abc import Iterable, Iterator
from importlib import import_module
from pathlib import Path
from typing import TypeVar

import click
from rich.console import Console
from rich.progress import track

from builder.diagnostics import Diagnostic, as_text, code_points, visible
from builder.writing import NotWrittenError

T = TypeVar("T")
_MANY = 20
# A command loads what it needs and nothing else: it answers the sooner.
_COMMANDS = {
    "check": "publishing",
    "desk": "desk",
    "import": "importing",
    "init": "starting",
    "intake": "intake",
    "leads": "leads",
    "new": "new",
    "pages": "publishing",
    "propose": "proposing",
    "release": "releasing",
    "return": "returning",
    "schema": "schemas",
    "upgrade": "upgrading",
    "verify": "verifying",
}


class _Commands(click.Group):
    def list_commands(self, context: click.Context) -> list[str]:  # noqa: ARG002 -- as click asks
        return list(_COMMANDS)

    def get_command(self, context: click.Context, name: str) -> click.Command | None:
        if name in _COMMANDS:
            import_module(f"builder.cli.{_COMMANDS[name]}")
        return super().get_command(context, name)

    def invoke(self, context: click.Context) -> object:
        # A terminal that lacks a letter ends no command; in JSON the letter stays what it is.
        codecs.register_error("as-code-points", code_points)
        for stream in (sys.stdout, sys.stderr):
            if isinstance(stream, io.TextIOWrapper):
                stream.reconfigure(errors="as-code-points")
        try:
            return super().invoke(context)
        except NotWrittenError as error:
            raise click.ClickException(
                f"{error}. What was written before is whole; make room or mend the rights, and run "
                "the command again"
            ) from error


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
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
    # A site or a snapshot can be verified where nobody has the archive.
    if context.invoked_subcommand not in ("init", "verify"):
        require_archive(project)
    context.obj = project


def require_archive(folder: Path) -> None:
    """Say what to do where there is no archive.

    Raises:
        UsageError: there is none.

    """
    if not has_archive(folder):
        raise click.UsageError(
            f"there is no content/ in {folder.resolve()}: run builder in the folder of your "
            "archive, name it with --project, or make a new one with builder init"
        )


def has_archive(folder: Path) -> bool:
    """Tell whether a folder looks like the project of an archive."""
    return (folder / "content").is_dir()


class DayType(click.ParamType[dt.date]):
    """A day, written as 2022-03-12."""

    name = "day"

    def convert(
        self, value: str | dt.date, param: click.Parameter | None, ctx: click.Context | None
    ) -> dt.date:
        """Return the day, or say how one is written."""
        try:
            return value if isinstance(value, dt.date) else dt.date.fromisoformat(value)
        except ValueError:
            self.fail(f'"{value}" is no day: write it as 2022-03-12', param, ctx)


def count(number: int, noun: str) -> str:
    """Write a number with its noun: "1 page", "2 pages"."""
    return f"{number} {noun}{'' if number == 1 else 's'}"


def say(line: str, *, err: bool = False) -> None:
    """Print one line; what is not printable in it is shown as its code point.

    Raw pages and records may hold what would repaint the terminal or forge a line of ours.
    """
    click.echo(visible(line), err=err)


def say_failure(finding: Diagnostic) -> None:
    """Say at which record the program failed; the command goes on without it."""
    click.echo(as_text([finding]), err=True, nl=False)


def tell_to_wait() -> None:
    """Say why nothing happens for a while."""
    click.echo("Another builder is writing into this archive; waiting for it to end.", err=True)


def with_progress(items: Iterable[T], total: int | None) -> Iterator[T]:
    """Yield the items, with a bar on a terminal where there are many or nobody knows how many."""
    console = Console(stderr=True)
    is_shown = console.is_terminal and (total is None or total > _MANY)
    yield from track(items, "Reading", total, console=console, disable=not is_shown)
