"""`builder intake`: a seed and its draft from an issue that was written with the article form."""

import json
from pathlib import Path
from typing import Any, BinaryIO

import click

from builder.authoring import Author, authorities_of, with_free_ids
from builder.check.records import Records
from builder.cli.engines import gazetteer_or_say
from builder.cli.importing import import_one, leads_or_say, stories_of
from builder.cli.root import main, say_failure, tell_to_wait
from builder.diagnostics import as_text, visible
from builder.entries import read_records
from builder.ingest.form import Submission, read_form
from builder.model.seed import Seed
from builder.store import CONTENT, SEEDS, read_project
from builder.writing import NotWrittenError, alone, write_new

# An issue has at most 65,536 letters; the event around it is small.
_MOST_BYTES = 2_000_000
_MOST_ISSUES = 10**9


class _RefusedError(click.ClickException):
    """Nothing was written, and why; the message is for the person who asked."""

    def format_message(self) -> str:
        """Return it fit for a terminal: words of the issue may be in it."""
        return "\n".join(visible(line) for line in self.message.split("\n"))


@main.command("intake")
@click.argument("issue", type=click.File("rb"), metavar="ISSUE")
@click.pass_obj
def intake_command(root: Path, issue: BinaryIO) -> None:
    """Write the seed and the draft of an article that somebody sent in with the form.

    ISSUE is a file with the JSON of the issue, as GitHub's programs give it, or of the event that
    brought it; - is standard input. Nothing in it is trusted. Exit code 1 if it cannot be used:
    then nothing is written, and the output says what to mend.
    """
    number, body = _read_issue(issue.read(_MOST_BYTES + 1))
    sent, faults = read_form(number, body)
    if sent is None:
        raise _RefusedError("\n".join(f"issue {number}: {fault}" for fault in faults))
    with alone(root / CONTENT, tell_to_wait):
        _take_in(root, sent)
    click.echo("1 draft written. Review it, then builder check.")


def _take_in(root: Path, sent: Submission) -> None:
    number = sent.number
    project = read_project(root)
    if project.findings:
        raise _RefusedError(as_text(project.findings).rstrip())
    records = read_records(project, say_failure)
    _refuse_known(records, sent)
    # The name is made of the number alone: nobody's words become a path.
    seed = Seed(f"issue-{number}.txt", sent.text.encode("utf-8"))
    author = Author(authorities_of(records), gazetteer_or_say(), leads_or_say(project))
    (draft,) = with_free_ids([author.draft(seed, sent)], records.ids["articles"])
    if draft.fault:
        raise _RefusedError(f"issue {number}: {draft.fault}")
    path = root / SEEDS / seed.name
    _write_seed(path, sent)
    try:
        is_written = import_one(root, draft, stories_of(records))
    except NotWrittenError:
        path.unlink()
        raise
    if not is_written:
        path.unlink()
        raise _RefusedError(f"issue {number}: nothing was written")


def _read_issue(data: bytes) -> tuple[int, str]:
    """Return number and text of the issue in GitHub's JSON of it, or of its event."""
    if len(data) > _MOST_BYTES:
        raise _RefusedError(f"over {_MOST_BYTES // 1_000_000} MB: no issue is as long as that")
    try:
        given: Any = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise _RefusedError(
            "not the JSON of an issue: give it the file of the event, or the output of "
            "gh issue view NUMBER --json number,body"
        ) from error
    found = given.get("issue", given) if isinstance(given, dict) else {}
    issue = found if isinstance(found, dict) else {}
    number = issue.get("number")
    if type(number) is not int or not 1 <= number <= _MOST_ISSUES:
        raise _RefusedError("the JSON has no issue with a number in it")
    body = issue.get("body")
    if not isinstance(body, str) or not body.strip():
        raise _RefusedError(f"issue {number}: is empty")
    return number, body


def _refuse_known(records: Records, sent: Submission) -> None:
    for entry in records.articles.values():
        if entry.record.url and _plain(entry.record.url) == _plain(sent.url):
            raise _RefusedError(
                f"issue {sent.number}: articles/{entry.id} has this address already"
            )


def _plain(url: str) -> str:
    address = url.partition("://")[2].partition("#")[0].rstrip("/")
    return address.removeprefix("www.")


def _write_seed(path: Path, sent: Submission) -> None:
    if not write_new(path, sent.text):
        raise _RefusedError(
            f"issue {sent.number}: {SEEDS}/{path.name} exists already and was left as it is"
        )
