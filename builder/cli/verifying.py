"""`builder verify`."""

import sys
from pathlib import Path

import click

from builder.cli.releasing import MISSING
from builder.cli.root import count, main, require_archive, say
from builder.diagnostics import as_text
from builder.model.manifest import NAME as MANIFEST
from builder.model.manifest import compare, parse_manifest
from builder.store import checksums, read_project


@main.command("verify")
@click.option(
    "--site",
    type=click.Path(path_type=Path, file_okay=False, exists=True),
    help="Hold a built site against its list of checksums instead.",
)
@click.option(
    "--release",
    "snapshot",
    type=click.Path(path_type=Path, file_okay=False, exists=True),
    help="Hold a snapshot that builder release wrote against its lists instead.",
)
@click.pass_obj
def verify_command(root: Path, site: Path | None, snapshot: Path | None) -> None:
    """Hold every body, quote and figure against the raw pages, read anew.

    Where the reader makes something else of a page today than its record says, a diff shows it:
    an editor may have meant it. Exit code 1 for what no raw page bears out.
    """
    if site and snapshot:
        raise click.UsageError("--site and --release are two questions: ask one at a time")
    if snapshot:
        sys.exit(_verify_release(snapshot))
    sys.exit(_verify_site(site) if site else _verify_records(root))


def _verify_release(snapshot: Path) -> int:
    try:
        from builder.releasing.bag import faults_of  # noqa: PLC0415 -- an extra
    except ImportError as error:
        raise click.ClickException(MISSING.format(name=error.name)) from error
    faults = list(faults_of(snapshot))
    for fault in faults:
        say(fault)
    click.echo(f"{count(len(faults), 'fault')} in {snapshot}.")
    return 1 if faults else 0


def _verify_records(root: Path) -> int:
    require_archive(root)
    # The reader is slow to load, and no check needs it.
    from builder.verifying import verify  # noqa: PLC0415

    verification = verify(read_project(root))
    for article in verification.articles:
        click.echo(
            f"articles/{article.id}: {count(article.paragraphs, 'paragraph')}, "
            f"{count(article.quotes, 'quote')}, {count(article.figures, 'figure')}"
        )
        for line in article.drift:
            say(f"    {line}")
    click.echo(as_text(verification.findings), nl=False)
    read = count(len(verification.articles), "article")
    click.echo(f"{count(len(verification.findings), 'fault')} in {read} and their raw pages.")
    return 1 if verification.findings else 0


def _verify_site(site: Path) -> int:
    try:
        listed = parse_manifest((site / MANIFEST).read_bytes().decode(errors="surrogateescape"))
    except FileNotFoundError:
        raise click.ClickException(
            f"{site} has no {MANIFEST}: the build did not end, or was not one of ours"
        ) from None
    except ValueError as error:
        raise click.ClickException(f"{site / MANIFEST} cannot be read: {error}") from error
    found = compare(listed, checksums(site))
    for fault, names in (
        ("changed", found.changed),
        ("missing", found.missing),
        ("not in the list", found.added),
    ):
        for name in names:
            say(f"{name}: {fault}")
    faults = len(found.changed) + len(found.missing) + len(found.added)
    click.echo(f"{count(faults, 'fault')} in {count(len(listed), 'file')} of {site}.")
    return 1 if faults else 0
