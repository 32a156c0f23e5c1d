"""What `builder init` asked and wrote, as the archive keeps it."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field

from builder.model.text import digest
from builder.starter.answers import Answers


@dataclass(frozen=True, slots=True)
class StarterRecord:
    """The version that wrote an archive's files, the answers it was given, and what it wrote.

    `written` has the SHA-256 of each file's text, with plain line breaks, by its path.
    """

    version: str
    answers: Answers
    example: bool = False
    written: Mapping[str, str] = field(default_factory=dict)


def sum_of(text: str) -> str:
    """Return the SHA-256 of a text, whatever its line breaks became in a checkout."""
    return digest(text.replace("\r\n", "\n").encode("utf-8", "surrogateescape"))


def _leads_out(path: str) -> bool:
    return path.startswith("/") or "\\" in path or ":" in path or ".." in path.split("/")


def dump_record(record: StarterRecord) -> str:
    """Write it as JSON, sorted."""
    tree = {
        "version": record.version,
        "answers": asdict(record.answers),
        "example": record.example,
        "written": dict(sorted(record.written.items())),
    }
    return json.dumps(tree, ensure_ascii=False, indent=2) + "\n"


def parse_record(text: str) -> StarterRecord:
    """Read it.

    Raises:
        ValueError: it is not what `dump_record` writes.

    """
    try:
        tree = json.loads(text)
        written = {str(path): str(sha256) for path, sha256 in tree["written"].items()}
        answers = Answers(**tree["answers"])
        if odd := [path for path in written if _leads_out(path)]:
            raise ValueError(f"{odd[0]} is no path in the archive")
        return StarterRecord(str(tree["version"]), answers, bool(tree["example"]), written)
    except (AttributeError, KeyError, TypeError) as error:
        raise ValueError(f"it lacks something: {error}") from error
