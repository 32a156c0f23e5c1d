"""`builder upgrade`: an archive's files as the installed version writes them."""

import re
from collections.abc import Collection, Iterable
from contextlib import nullcontext
from dataclasses import replace
from pathlib import Path

import click

from builder import __version__
from builder.cli.fixing import diff_of
from builder.cli.packaged import PREFIX, the_wheel
from builder.cli.root import count, main, say, tell_to_wait
from builder.cli.starting import strings_in, wheel_option
from builder.starter import (
    PACKAGES,
    RECORD,
    Decision,
    FileVerdict,
    StarterRecord,
    decide,
    dump_record,
    parse_record,
    recorded,
    starter_files,
)
from builder.store import CONTENT, TextFile, read_texts
from builder.writing import (
    TextChange,
    alone,
    change_all,
    copy_whole,
    make_program,
    remove,
    write_new,
    write_whole,
)

_REQUIREMENTS = "requirements.txt"
_MOST_LINES = 60
_SAID = {
    FileVerdict.ADD: "new",
    FileVerdict.RENEW: "renewed",
    FileVerdict.DROP: "removed: this version needs it no longer",
    FileVerdict.LEAVE: "left to you: this version needs it no longer",
    FileVerdict.DIFFERS: (
        "left as it is: you changed it, and this version has another text, shown above. Take over "
        "what you want, then run builder upgrade --keep {path}; --take {path} puts the new text in "
        "its place"
    ),
}


@main.command("upgrade")
@click.option("--dry-run", is_flag=True, help="Show what would change, and write nothing.")
@click.option(
    "--take", multiple=True, metavar="PATH", help="Write this file anew, though you changed it."
)
@click.option("--keep", multiple=True, metavar="PATH", help="Your text of this file holds.")
@wheel_option
@click.pass_obj
def upgrade_command(
    root: Path, *, dry_run: bool, take: tuple[str, ...], keep: tuple[str, ...], wheel: Path | None
) -> None:
    """Bring the files that `builder init` wrote to the installed version.

    What nobody changed is written anew, and the difference is shown. What people changed stays; if
    this version has another text for it, that is shown too. No record or raw page is touched.
    """
    record = _record(root)
    with nullcontext() if dry_run else alone(root / CONTENT, tell_to_wait):
        decisions = _decisions(root, record, take, keep)
        _show(decisions)
        if not dry_run:
            _apply(root, decisions)
            _renew_builder(root, wheel)
            written = recorded(record.written, decisions, {*take, *keep})
            now = replace(record, version=__version__, written=written)
            write_whole(root / RECORD, dump_record(now))
    verb = "would be" if dry_run else "is"
    if record.version == __version__:
        click.echo(f"The archive {verb} at version {__version__}.")
    else:
        click.echo(
            f"The archive {verb} at version {__version__}, after {record.version}: "
            "docs/changelog.md says what else there is to do."
        )


def _record(root: Path) -> StarterRecord:
    texts = read_texts(root, [RECORD])
    if RECORD not in texts:
        raise click.ClickException(
            f"there is no {RECORD} here, in which builder init notes what it wrote: make a new "
            "archive with builder init elsewhere, and copy the file from there"
        )
    try:
        record = parse_record(texts[RECORD])
    except ValueError as error:
        raise click.ClickException(f"{RECORD} cannot be read: {error}") from error
    if _numbers(record.version) > _numbers(__version__):
        raise click.ClickException(
            f"the archive is at version {record.version}, and this builder is {__version__}: "
            "install the later one first"
        )
    return record


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(number) for number in re.findall(r"\d+", version))


def _decisions(
    root: Path, record: StarterRecord, take: Collection[str], keep: Collection[str]
) -> tuple[Decision, ...]:
    strings = strings_in(record.answers.language)
    files = starter_files(record.answers, strings, example=record.example)
    new = {file.path: file.text for file in files if file.followed}
    for path in (*take, *keep):
        if path not in new:
            raise click.UsageError(f"{path} is no file that builder init writes")
    there = read_texts(root, {*new, *record.written})
    found = decide(record.written, there, new)
    return tuple(_settled(one, take, keep) for one in found)


def _settled(one: Decision, take: Collection[str], keep: Collection[str]) -> Decision:
    if one.path in take and one.old != one.new:
        return replace(one, verdict=FileVerdict.ADD if one.old is None else FileVerdict.RENEW)
    return replace(one, verdict=FileVerdict.OWN) if one.path in keep else one


def _show(decisions: Iterable[Decision]) -> None:
    told = [one for one in decisions if one.verdict in _SAID]
    for one in told:
        if one.verdict in (FileVerdict.RENEW, FileVerdict.DIFFERS):
            lines = diff_of(
                TextFile(one.path, one.old or ""), TextFile(one.path, one.new or "")
            ).split("\n")
            # Of what people changed they have to see all.
            most = _MOST_LINES if one.verdict is FileVerdict.RENEW else len(lines)
            click.echo("\n".join(lines[:most]))
            if lines[most:]:
                click.echo(f"… and {count(len(lines) - most, 'line')} more of {one.path}")
    for one in told:
        if one.verdict is not FileVerdict.LEAVE or one.old is not None:
            say(f"{one.path}: {_SAID[one.verdict].format(path=one.path)}")


def _apply(root: Path, decisions: Iterable[Decision]) -> None:
    renewed = []
    for one in decisions:
        path = root / one.path
        if one.verdict is FileVerdict.RENEW:
            renewed.append(TextChange(path, one.old or "", one.new or ""))
        elif one.verdict is FileVerdict.ADD:
            write_new(path, one.new or "")
            if one.path.endswith(".sh"):
                make_program(path)
        elif one.verdict is FileVerdict.DROP:
            remove(path)
    change_all(renewed)


def _renew_builder(root: Path, wheel: Path | None) -> None:
    """Keep the builder of this version in an archive that is built with one of its own."""
    folder = root / PACKAGES
    if not (root / _REQUIREMENTS).exists():
        return
    current = f"{PREFIX}{__version__}-"
    kept = sorted(folder.glob(f"{PREFIX}*.whl")) if folder.is_dir() else []
    if wheel is not None or not any(path.name.startswith(current) for path in kept):
        with the_wheel(wheel) as found:
            if found:
                copy_whole(found, folder / found.name)
                say(f"{PACKAGES}/{found.name}: the builder itself")
    for path in kept:
        if not path.name.startswith(current):
            remove(path)
