"""What is wrong with a record, where it stands, and how to mend it."""

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from enum import StrEnum


class Code(StrEnum):
    """The name of a fault. Each is explained in docs/diagnostics.md."""

    # The file
    UNREADABLE_FILE = "unreadable-file"
    FORBIDDEN_FILE = "forbidden-file"
    INVALID_NAME = "invalid-name"
    INTERNAL_ERROR = "internal-error"
    MISSING_FRONT_MATTER = "missing-front-matter"
    INVALID_YAML = "invalid-yaml"
    DUPLICATE_KEY = "duplicate-key"
    # The fields
    UNKNOWN_KEY = "unknown-key"
    MISSING_FIELD = "missing-field"
    WRONG_TYPE = "wrong-type"
    INVALID_DATE = "invalid-date"
    MIN_ABOVE_MAX = "min-above-max"
    PART_ABOVE_WHOLE = "part-above-whole"
    HIDDEN_CHARACTER = "hidden-character"
    HEAVY_MARKUP = "heavy-markup"
    # Names and references between records
    INVALID_ID = "invalid-id"
    DUPLICATE_ID = "duplicate-id"
    UNKNOWN_ID = "unknown-id"
    SHARED_ALIAS = "shared-alias"
    LOOKALIKE_LETTER = "lookalike-letter"
    SELF_REFERENCE = "self-reference"
    REDIRECT_CLASH = "redirect-clash"
    REUSED_ID = "reused-id"
    LOST_ID = "lost-id"
    TAKEN_ADDRESS = "taken-address"
    MISLEADING_ADDRESS = "misleading-address"
    BROKEN_LINK = "broken-link"
    # Evidence
    MISSING_QUOTE = "missing-quote"
    TORN_QUOTE = "torn-quote"
    AMBIGUOUS_QUOTE = "ambiguous-quote"
    UNSUPPORTED_FIGURE = "unsupported-figure"
    UNSUPPORTED_PHRASE = "unsupported-phrase"
    UNMENTIONED_NAME = "unmentioned-name"
    UNSOURCED_TEXT = "unsourced-text"
    DRAFT_EVIDENCE = "draft-evidence"
    EMPTY_WORDS = "empty-words"
    # What a second reading of the words says
    CONTRADICTED_FIGURE = "contradicted-figure"
    CONTRADICTED_DATE = "contradicted-date"
    CONTRADICTED_ROLE = "contradicted-role"
    CONTRADICTED_TYPE = "contradicted-type"
    CONTRADICTED_RELATION = "contradicted-relation"
    CONTRADICTED_PERSON = "contradicted-person"
    CONTRADICTED_METADATA = "contradicted-metadata"
    NEEDLESS_REASON = "needless-reason"
    # Seeds
    MISSING_SEED = "missing-seed"
    CHANGED_SEED = "changed-seed"
    SHARED_SEED = "shared-seed"
    EQUAL_TEXT = "equal-text"
    PARAGRAPH_NOT_IN_SEED = "paragraph-not-in-seed"
    EMPTY_BODY = "empty-body"
    WITHDRAWN_TEXT = "withdrawn-text"
    # Sense
    TOO_MANY = "too-many"
    EVENT_WITHOUT_REPORT = "event-without-report"
    POSSIBLE_TWIN = "possible-twin"
    EVENT_AFTER_PUBLICATION = "event-after-publication"
    OUTSIDE_COUNTRY = "outside-country"
    WRONG_NUMBER = "wrong-number"
    UNREVIEWED_STATUS = "unreviewed-status"
    UNKNOWN_EDITOR = "unknown-editor"
    FUTURE_DAY = "future-day"
    UNREVIEWED_CHANGE = "unreviewed-change"
    LEFT_PROPOSALS = "left-proposals"
    # Leads, which are no records
    INVALID_LEAD = "invalid-lead"


@dataclass(frozen=True, slots=True, order=True)
class Diagnostic:
    """One finding. `line` and `column` count from 1; `path` is relative to the project."""

    path: str
    line: int
    column: int
    code: Code
    message: str
    help: str

    def __str__(self) -> str:
        return (
            f"{self.path}:{self.line}:{self.column} {self.code} {self.message}\n"
            f"    help: {self.help}"
        )


def failure(path: str, error: Exception) -> Diagnostic:
    """Return the finding for a file at which a part of the program failed."""
    return Diagnostic(
        path,
        1,
        1,
        Code.INTERNAL_ERROR,
        f"the program failed at this file: {type(error).__name__}: {error}"[:500],
        "every other file was read; mend what the message names, or take the file out and report "
        "it as an error of the program",
    )


def as_text(findings: Iterable[Diagnostic]) -> str:
    """Render findings for a terminal, two lines each."""
    return "".join(
        f"{replace(f, path=visible(f.path), message=visible(f.message), help=visible(f.help))}\n"
        for f in findings
    )


def as_json(findings: Iterable[Diagnostic]) -> str:
    """Render findings as a JSON array of objects with the fields of `Diagnostic`."""
    text = json.dumps([asdict(finding) for finding in findings], ensure_ascii=False, indent=2)
    return "\n".join(visible(line) for line in text.split("\n"))


def as_github(findings: Iterable[Diagnostic]) -> str:
    """Render findings as GitHub workflow commands, which annotate the lines of a pull request."""
    return "".join(
        f"::error title={_property(finding.code)},file={_property(finding.path)},"
        f"line={finding.line},col={finding.column}"
        f"::{_data(finding.message)}%0A{_data(finding.help)}\n"
        for finding in findings
    )


def visible(text: str) -> str:
    """Return the text for a terminal or log, with what is not printable as its code point.

    A record may hold escape sequences that would repaint the reader's terminal, and line breaks
    after which a line of its own would look like another finding or a command.
    """
    return "".join(c if c.isprintable() else _escape(c) for c in text)


def code_points(error: UnicodeError) -> tuple[str, int]:
    """Write what an encoding lacks as code points, for `codecs.register_error`.

    Raises:
        UnicodeError: the error is none of writing.

    """
    if not isinstance(error, UnicodeEncodeError):
        raise error
    missing = error.object[error.start : error.end]
    return "".join(_escape(char) for char in missing), error.end


def _escape(char: str) -> str:
    units = char.encode("utf-16-be", "surrogatepass").hex(" ", 2).split()
    return "".join(f"\\u{unit}" for unit in units)


def _data(text: str) -> str:
    # https://github.com/actions/toolkit/blob/main/packages/core/src/command.ts
    return visible(text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A"))


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
