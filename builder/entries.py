"""Files → records, each by itself: what everybody begins with who reads an archive."""

import functools
import re
from collections.abc import Callable, Iterable, Iterator, Mapping

from builder.check.memory import Memory
from builder.check.records import AnyEntry, Entry, PartialEntry, Records
from builder.check.sound import sound
from builder.diagnostics import Code, Diagnostic, failure
from builder.frontmatter import parse_document
from builder.leads.kept import Kept, parse_leads
from builder.model.fields import is_id
from builder.model.seed import Seed
from builder.partial import read_partly
from builder.schema import RECORD_TYPES, read_record
from builder.store import Project, TextFile

Read = tuple[Records, list[PartialEntry], list[Diagnostic]]
"""Records, those that were read in part, and what is wrong with any."""


def read_records(
    project: Project, on_failure: Callable[[Diagnostic], None] = lambda _: None
) -> Records:
    """Return the project's records without checking them against each other.

    `on_failure` is given the finding for each at which the program failed.
    """
    records, _, findings = read_all(project)
    for finding in findings:
        if finding.code is Code.INTERNAL_ERROR:
            on_failure(finding)
    return records


def leads_of(files: Iterable[TextFile]) -> tuple[tuple[Kept, ...], tuple[Diagnostic, ...]]:
    """Read files of leads; a line that is none is a finding."""
    kept: list[Kept] = []
    findings: list[Diagnostic] = []
    for file in files:
        found, more = parse_leads(file.path, file.text)
        kept += found
        findings += more
    return tuple(kept), tuple(findings)


def unclaimed(records: Records, seeds: Iterable[Seed]) -> list[Seed]:
    """Return the seeds that no record was made from."""
    return [seed for seed in seeds if seed.name not in records.claimed]


def read_all(project: Project, memory: Memory | None = None) -> Read:
    """Return the project's records, those that were read in part, and what is wrong with any.

    With `memory`, which the records get, a file that was read before is not read again.
    """
    # Who reads once need not hold the texts.
    has_before, memory = memory is not None, memory or Memory(is_kept=False)
    findings: list[Diagnostic] = []
    partial: list[PartialEntry] = []
    found: dict[str, dict[str, AnyEntry]] = {kind: {} for kind in RECORD_TYPES}
    paths: dict[tuple[str, str], str] = {}
    claimed: set[str] = set()
    for file in project.records:
        # No Path for each of so many.
        kind = file.path.split("/")[1]
        id_ = file.path.rpartition("/")[2].removesuffix(".md")
        findings.extend(_check_id(file.path, id_, paths.get((kind, id_.lower()))))
        paths.setdefault((kind, id_.lower()), file.path)
        try:
            read = functools.partial(_read_entry, kind, id_, file)
            entry, more = memory.made(("read", file.path), (file,), read) if has_before else read()
        except Exception as error:  # noqa: BLE001 -- one bad record never stops the rest
            entry, more = None, [failure(file.path, error)]
        findings.extend(more)
        if isinstance(entry, Entry):
            found[kind].setdefault(id_, entry)
            claimed.update([entry.record.source.file] if kind == "articles" else ())
            continue
        # A record with a fault still keeps its seed.
        claimed.update(claims_of(file))
        if entry is not None:
            partial.append(entry)
    records = Records(
        articles=found["articles"],
        groups=found["groups"],
        locations=found["locations"],
        events=found["events"],
        seeds={seed.name: seed for seed in project.seeds},
        ids=_ids(paths),
        claimed=frozenset(claimed),
        deleted=frozenset(project.deleted),
        editors=None if project.editors is None else frozenset(project.editors),
        memory=memory,
    )
    # What every reader of an article needs: the names, and the article's own text.
    _, records, failed = sound(_prepare, records)
    return records, partial, [*findings, *failed]


def _prepare(records: Records) -> None:
    _ = records.names
    for entry in records.articles.values():
        _ = entry.body


_CLAIM = re.compile(r"""file:[ \t]*+["']?+([^"',}\n]+)""")


def claims_of(file: TextFile) -> Iterator[str]:
    """Yield the raw pages that an article's record names; nothing for other records."""
    if not file.path.startswith("content/articles/"):
        return
    front_matter = file.text.split("\n---", 1)[0] + "\n"
    for match in _CLAIM.finditer(front_matter):
        # Not "profile:". A pattern that begins with what it looks for is found fast.
        before = front_matter[match.start() - 1 : match.start()]
        if not (before.isalnum() or before == "_"):
            yield match[1].rstrip()


def _ids(paths: Mapping[tuple[str, str], str]) -> dict[str, frozenset[str]]:
    return {kind: frozenset(id_ for k, id_ in paths if k == kind) for kind in RECORD_TYPES}


def read_entry(kind: str, id_: str, file: TextFile) -> tuple[AnyEntry | None, list[Diagnostic]]:
    """Return the typed record of a file, None where it has a fault, and what is wrong with it."""
    entry, findings = _read_entry(kind, id_, file)
    return (None if isinstance(entry, PartialEntry) else entry), findings


def _read_entry(
    kind: str, id_: str, file: TextFile
) -> tuple[AnyEntry | PartialEntry | None, list[Diagnostic]]:
    document, findings = parse_document(file.path, file.text)
    if document is None:
        return None, findings
    record, more = read_record(RECORD_TYPES[kind], document)
    findings = [*findings, *more]
    if record is not None:
        return Entry(id_, document, record), findings
    rest = read_partly(RECORD_TYPES[kind], document)
    if rest is None:
        return None, findings
    return PartialEntry(kind, Entry(id_, rest.document, rest.record), rest.touched), findings


def _check_id(path: str, id_: str, other: str | None) -> Iterable[Diagnostic]:
    if not is_id(id_):
        yield Diagnostic(
            path,
            1,
            1,
            Code.INVALID_ID,
            f'"{id_}" cannot be an address',
            "name the file with small letters a to z, digits and single hyphens, and no name "
            "that a system needs",
        )
    if other is not None:
        yield Diagnostic(
            path,
            1,
            1,
            Code.DUPLICATE_ID,
            f"{other} has the id {id_} too",
            "rename the newer of the two",
        )
