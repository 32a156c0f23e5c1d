"""`builder release`."""

import re
import sys
from pathlib import Path

import click

from builder import __version__
from builder.cli.root import count, main, tell_to_wait
from builder.diagnostics import as_text
from builder.model.kinds import KINDS
from builder.model.manifest import NAME as MANIFEST
from builder.model.manifest import compare, parse_manifest
from builder.pipeline import check
from builder.releasing.snapshot import (
    CONTENT,
    SITE,
    DataSet,
    NoDataPageError,
    bag_info,
    data_set_of,
    may_be_kept,
    texts_of,
)
from builder.store import SEEDS, checksums, read_project
from builder.writing import locked

MISSING = (
    "snapshots need a package that is not installed ({name}): run make release, or "
    ".venv/bin/pip install 'annotated-archive[release]'"
)
_VERSION = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}")


@main.command("release")
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
@click.option(
    "--site",
    type=click.Path(path_type=Path, file_okay=False),
    help="The built site; the folder site/ of the archive by default.",
)
@click.option(
    "--version", help="What the snapshot is called; the day of the last review by default."
)
@click.pass_obj
def release_command(root: Path, folder: Path, site: Path | None, version: str | None) -> None:
    """Write a snapshot of the archive into FOLDER, to be kept: the site, its data, the records.

    It is a bag (BagIt) with a description (RO-Crate), a citation, and what Zenodo asks for. The
    same site and records give the same bytes. Records that have more words of an article than the
    site shows are left out, as are raw pages: the checksums of all of them go with it.
    """
    try:
        from builder.releasing.bag import write_bag  # noqa: PLC0415 -- an extra
        from builder.releasing.crate import NAME, crate_of  # noqa: PLC0415 -- as above
    except ImportError as error:
        raise click.ClickException(MISSING.format(name=error.name)) from error
    if version is not None and not _VERSION.fullmatch(version):
        raise click.UsageError(
            "--version has letters, digits, dots, dashes and underscores, as in 2026-11 or v1.2"
        )
    site = site or root / SITE
    listed, data = _whole_site(site)
    version = version or data.day
    with locked(root / CONTENT, tell_to_wait, is_shared=True):
        kept, sums = _records(root)
        seeds = {f"{SEEDS}/{name}": sum_ for name, sum_ in checksums(root / SEEDS).items()}
        texts = {**texts_of(data, version, sums, seeds), NAME: crate_of(data, version, listed)}
        copied = {f"{SITE}/{name}": site / name for name in (*listed, MANIFEST)}
        copied |= {path: root / path for path in sorted(kept)}
        info = bag_info(data, version, f"annotated-archive {__version__}")
        try:
            written = write_bag(folder, texts, copied, info)
        except FileExistsError:
            raise click.ClickException(
                f"{folder} is there already: name a folder that is not, or remove it"
            ) from None
    click.echo(
        f"{count(written, 'file')} written to {folder}, version {version}; "
        f"{count(len(sums) - len(kept), 'record')} left out."
    )


def _whole_site(site: Path) -> tuple[dict[str, str], DataSet]:
    """Return the list of a site's files, and what its data page says."""
    try:
        listed = parse_manifest((site / MANIFEST).read_bytes().decode(errors="surrogateescape"))
        data = data_set_of((site / "data/index.html").read_text(encoding="utf-8"))
    except (OSError, ValueError, NoDataPageError):
        raise click.ClickException(
            f"{site} is no whole site with a data page: run make site first"
        ) from None
    if compare(listed, checksums(site)):
        raise click.ClickException(
            f"{site} is not as it was built, as builder verify --site {site} shows: build it again"
        )
    return listed, data


def _records(root: Path) -> tuple[frozenset[str], dict[str, str]]:
    """Return the records that may be kept, and the checksums of all, by their paths."""
    checked = check(read_project(root))
    if checked.findings:
        click.echo(as_text(checked.findings), err=True, nl=False)
        sys.exit(1)
    sums = {
        f"{CONTENT}/{kind}/{name}": sum_
        for kind in KINDS
        for name, sum_ in checksums(root / CONTENT / kind).items()
        if name.endswith(".md")
    }
    return may_be_kept(checked.records), sums
