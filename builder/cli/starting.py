"""`builder init`: a new archive."""

import sys
from gettext import NullTranslations
from pathlib import Path

import click

from builder import __version__
from builder.cli.packaged import the_wheel
from builder.cli.root import count, main, tell_to_wait
from builder.exchange import stage, take_place, unstage
from builder.starter import (
    PACKAGES,
    RECORD,
    Answers,
    StarterFile,
    StarterRecord,
    dump_record,
    starter_files,
    sum_of,
)
from builder.writing import alone, copy_whole, make_folder, make_program, write_whole

_QUESTIONS = {
    "name": "Name of the archive",
    "subject": "What its articles are about (News articles on …)",
    "region": "Where that is (… in …; nothing for anywhere)",
    "language": "Language of the site, as a code",
    "licence": "Licence of your annotations",
    "url": "Address of the site",
}
# A repository may be there first.
_NO_CONTENT = {".git"}
# Of a command that was killed.
_LEFT = (".new", ".old.")


wheel_option = click.option(
    "--wheel",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help=f"The builder's wheel, to keep in {PACKAGES}/; by default the one it came from.",
)


@main.command("init")
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
@click.option("--name", help="What the archive is called.")
@click.option("--subject", help='What it is about, as in "News articles on …".')
@click.option("--region", help='Where that is, as in "… in …"; empty for anywhere.')
@click.option("--language", help="The language of the interface: en, es, fr, …")
@click.option("--licence", help="The licence of the annotations.")
@click.option("--url", help="The address of the site.")
@click.option("--example", is_flag=True, help="With an invented article, reviewed, to learn from.")
@wheel_option
def init_command(folder: Path, *, example: bool, wheel: Path | None, **given: str | None) -> None:
    """Write a small archive into FOLDER, which is new or empty.

    On a terminal it asks for what no option gives; elsewhere the defaults hold. In the folder `make
    site`, `make serve`, `make import` and `make check` work at once.
    """
    _refuse_full(folder)
    answers = _answers(given)
    files = starter_files(answers, strings_in(answers.language), example=example)
    make_folder(folder)
    with alone(folder, tell_to_wait):
        _refuse_full(folder)
        made = stage(folder)
        try:
            _write(made, files, StarterRecord(__version__, answers, example, _sums(files)))
            _keep_builder(made, wheel)
            take_place(folder, RECORD)
        finally:
            unstage(folder)
    _tell_of_language(answers.language)
    click.echo(f"{folder} has a new archive of {count(len(files), 'file')}. Next:\n")
    click.echo(
        f"  cd {folder}\n  make site\n\nREADME.md says what is where, and how to publish it."
    )


def strings_in(language: str) -> NullTranslations:
    """Return the strings of the interface in a language."""
    # No other command needs them.
    from builder.render.strings import load_strings  # noqa: PLC0415

    return load_strings(language)


def _tell_of_language(language: str) -> None:
    from builder.render.strings import is_translated  # noqa: PLC0415 -- as above

    if language != "en" and is_translated(language):
        click.echo(
            "The site and its pages are in that language. The README, the guides in docs/, the "
            "forms for GitHub and what the builder says of records are in English.",
            err=True,
        )
    elif language != "en":
        click.echo(
            f"What the builder itself says on the site has no translation into {language} yet, and "
            "stands there in English; so do the pages that were written.",
            err=True,
        )


def _refuse_full(folder: Path) -> None:
    if not folder.is_dir():
        return
    if (folder / RECORD).exists():
        raise click.UsageError(
            f"{folder} has an archive already: builder upgrade brings it to this version"
        )
    found = {path.name for path in folder.iterdir() if not path.name.startswith(_LEFT)}
    if found - _NO_CONTENT:
        raise click.UsageError(
            f"{folder} is not empty: name one that is not there yet, and copy into it "
            "afterwards what you want to keep"
        )


def _answers(given: dict[str, str | None]) -> Answers:
    defaults = Answers()
    answers = {key: _answer(key, given[key], getattr(defaults, key)) for key in _QUESTIONS}
    if answers["subject"] == defaults.subject:
        answers["subject"] = strings_in(answers["language"]).gettext("political violence")
    if not answers["url"].endswith("/"):
        answers["url"] += "/"
    try:
        return Answers(**answers)
    except ValueError as error:
        raise click.UsageError(str(error)) from error


def _answer(key: str, given: str | None, default: str) -> str:
    if given is not None or not is_terminal():
        return " ".join((default if given is None else given).split())
    answer = click.prompt(_QUESTIONS[key], default=default, show_default=bool(default))
    return " ".join(str(answer).split())


def is_terminal() -> bool:
    """Tell whether somebody is there to answer."""
    return sys.stdin.isatty()


def _sums(files: tuple[StarterFile, ...]) -> dict[str, str]:
    return {file.path: sum_of(file.text) for file in files if file.followed}


def _write(folder: Path, files: tuple[StarterFile, ...], record: StarterRecord) -> None:
    for file in files:
        write_whole(folder / file.path, file.text)
        if file.is_program:
            make_program(folder / file.path)
    write_whole(folder / RECORD, dump_record(record))


def _keep_builder(folder: Path, wheel: Path | None) -> None:
    with the_wheel(wheel) as found:
        if found:
            copy_whole(found, folder / PACKAGES / found.name)
