"""The archive as the desk sees it: read once, then only what has changed, and a part at a time."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path, PurePosixPath

from builder.check.records import AnyEntry, Entry, Records
from builder.check.reviews import check_days
from builder.check.run import check_records
from builder.desk.glance import Glance, glance_at
from builder.desk.judged import Judged
from builder.desk.near import near
from builder.diagnostics import Diagnostic
from builder.entries import read_entry
from builder.frontmatter import parse_document
from builder.model.article import Article, Review, Status
from builder.model.dates import parse_edtf
from builder.schema import RECORD_TYPES
from builder.store import CONTENT, Known, TextFile, read_project
from builder.writing import NotWrittenError, TextChange, alone, change_all, write_new


class Workspace:
    """A folder with an archive, of which only what has changed is read anew."""

    def __init__(self, root: Path) -> None:
        """Take the folder that has content/ and seeds/."""
        self.root = root
        self._known: Known = {}
        self._glances: dict[str, tuple[TextFile, Glance]] = {}
        self._read: dict[str, tuple[str, AnyEntry | None, list[Diagnostic]]] = {}
        self._authorities: tuple[object, Records] | None = None
        self._paths: dict[str, list[str]] = {}
        self._ids: dict[str, frozenset[str]] = {}
        self.refresh()

    def refresh(self) -> None:
        """Read what has changed on the disk."""
        self._kept: dict[tuple[str, dt.date, str | None], Judged] = {}
        self.project = read_project(self.root, self._known)
        self._files = {file.path: file for file in self.project.records}
        self._reporting: dict[str, set[str]] = defaultdict(set)
        self._glances = {file.path: (file, self._look(file)) for file in self.project.records}
        for path, (_, glance) in self._glances.items():
            for event in glance.events:
                self._reporting[event].add(path)
        self._list()

    def text(self, path: str) -> str | None:
        """Return the text of a record by its path in the project; None where there is none."""
        file = self._files.get(path)
        return file.text if file else None

    def glance(self, path: str) -> Glance:
        """Return what a look at a record tells, by its path in the project."""
        return self._glances[path][1]

    def paths(self, kind: str) -> list[str]:
        """Return the paths of all records of a kind, in order."""
        return self._paths[kind]

    def entry(self, kind: str, id_: str) -> AnyEntry | None:
        """Return a record that can be read; None for others."""
        return self._entry(f"{CONTENT}/{kind}/{id_}.md")[0]

    @property
    def claimed(self) -> frozenset[str]:
        """The raw pages that a record was made from."""
        return self._claimed

    @property
    def editors(self) -> tuple[str, ...] | None:
        """The names that may stand for a review; None where any may."""
        return self.project.editors

    def reporting(self, event: str) -> list[str]:
        """Return the ids of the articles whose records name an event in a report."""
        return sorted(_stem(path) for path in self._reporting.get(event, ()))

    def judge(
        self,
        id_: str,
        today: dt.date,
        text: str | None = None,
        others: Mapping[str, str] | None = None,
    ) -> Judged:
        """Check an article's record, with another text than the file's if one is given.

        A draft is judged as if it were reviewed today, without what is still proposed. `others` are
        texts of records by path that are not written yet.
        """
        key = (id_, today, text)
        if not others and key in self._kept:
            return self._kept[key]
        files, paths, ids = self._files, self._paths, self._ids
        for path, new in (others or {}).items():
            kind = _kind(path)
            if path not in self._files:
                self._paths = {**self._paths, kind: [*self._paths[kind], path]}
            self._files = {**self._files, path: TextFile(path, new)}
            self._ids = {**self._ids, kind: self._ids[kind] | {_stem(path)}}
        try:
            judged = self._judge(id_, today, text, others or {})
        finally:
            self._files, self._paths, self._ids = files, paths, ids
        if not others:
            # While somebody types the record stays the same, and is asked for again and again.
            self._kept = {key: judged, **dict(list(self._kept.items())[:3])}
        return judged

    def _judge(
        self, id_: str, today: dt.date, text: str | None, others: Mapping[str, str]
    ) -> Judged:
        path = f"{CONTENT}/articles/{id_}.md"
        text = self.text(path) or "" if text is None else text
        entry, findings = read_entry("articles", id_, TextFile(path, text))
        if entry is None:
            document, _ = parse_document(path, text)
            return Judged(text, document, None, None, self.records(()), tuple(sorted(findings)))
        trial = replace(entry, record=self._as_reviewed(entry.record, today))
        records = self.records([trial])
        archive, found, _ = check_records(records)
        found.extend(check_days(records, today))
        events = (f"{CONTENT}/events/{report.event}.md" for report in entry.record.reports)
        ours = {path, *events, *others}
        findings.extend(finding for finding in found if finding.path in ours)
        return Judged(text, entry.document, trial, archive, records, tuple(sorted(set(findings))))

    def records(self, articles: Sequence[Entry[Article]]) -> Records:
        """Return the records that some articles have to do with, and the names of all others.

        Without articles: all groups and places.
        """
        base = self._base()
        wanted = {article.id: article for article in articles}
        events = {r.event for a in articles for r in a.record.reports}
        events |= {event for a in articles for note in a.record.notes for event in note.events}
        for event in events:
            for other in self.reporting(event):
                if other not in wanted and (entry := self.entry("articles", other)):
                    wanted[other] = entry
        sources = {entry.record.source.file for entry in wanted.values()}
        found = {id_: e for id_ in sorted(events) if (e := self.entry("events", id_))}
        if articles:
            base = near(base, wanted.values(), found.values())
        records = replace(
            base,
            articles=dict(sorted(wanted.items())),
            events=found,
            seeds={seed.name: seed for seed in self.project.seeds if seed.name in sources},
        )
        # Looked up once for all: the names of an archive change with its groups and places alone.
        vars(records)["names"] = self._base().names
        return records

    def write(self, changes: Iterable[tuple[str, str | None, str]]) -> None:
        """Write files: path in the project, what is there now (None: nothing), and what shall be.

        Raises:
            NotWrittenError: a file is not what it was, or cannot be written; none has changed but
                those that were new.

        """
        changes = list(changes)
        with alone(self.root / CONTENT):
            for path, old, new in changes:
                if old is None and not write_new(self.root / path, new):
                    raise NotWrittenError(self.root / path, "it exists already")
            change_all(
                [
                    TextChange(self.root / path, old, new)
                    for path, old, new in changes
                    if old is not None
                ]
            )
        self.refresh_some(path for path, _, _ in changes)

    def remove(self, path: str, text: str) -> None:
        """Take a file away again that still says what it said when it was written."""
        with alone(self.root / CONTENT):
            file = self.root / path
            if file.read_text(encoding="utf-8") != text:
                raise NotWrittenError(file, "another program has changed it")
            file.unlink()
        self.refresh()

    def refresh_some(self, paths: Iterable[str]) -> None:
        """Read some records anew, without looking at all the others."""
        changed = False
        for path in paths:
            file = self._plain_file(path)
            if file is None:
                # Gone, a link, or no text: what a whole reading makes of it.
                self.refresh()
                return
            if self._files.get(path) == file:
                continue
            changed = True
            is_new = path not in self._files
            self._files[path] = file
            before = self._glances[path][1] if path in self._glances else None
            glance = self._look(file)
            self._glances[path] = (file, glance)
            for event in before.events if before else ():
                self._reporting[event].discard(path)
            for event in glance.events:
                self._reporting[event].add(path)
            if is_new:
                self._files = dict(sorted(self._files.items(), key=_in_order))
            if before is None or before.claims != glance.claims:
                self._list()
        if not changed:
            return
        self._kept = {}
        self.project = replace(self.project, records=tuple(self._files.values()))

    def _plain_file(self, path: str) -> TextFile | None:
        place = self.root / path
        if place.is_symlink() or not place.is_file():
            return None
        try:
            return TextFile(path, place.read_text(encoding="utf-8"))
        except (OSError, UnicodeDecodeError):
            return None

    def _list(self) -> None:
        """List what there is by kind, and the raw pages that have a record."""
        self._paths = {kind: [] for kind in RECORD_TYPES}
        for path in self._files:
            self._paths[_kind(path)].append(path)
        self._ids = {kind: frozenset(map(_stem, paths)) for kind, paths in self._paths.items()}
        self._claimed = frozenset(n for _, glance in self._glances.values() for n in glance.claims)

    def _look(self, file: TextFile) -> Glance:
        """Look at a record, unless it is the one that was looked at before."""
        known = self._glances.get(file.path)
        return known[1] if known and known[0] is file else glance_at(file)

    def _entry(self, path: str) -> tuple[AnyEntry | None, list[Diagnostic]]:
        file = self._files.get(path)
        if file is None:
            return None, []
        known = self._read.get(path)
        if known is None or known[0] != file.text:
            parts = PurePosixPath(path)
            entry, findings = read_entry(parts.parts[1], parts.stem, file)
            known = self._read[path] = (file.text, entry, findings)
        return known[1], known[2]

    def _base(self) -> Records:
        """Return the archive's groups and places, and the ids of everything."""
        key = tuple(f for k in ("groups", "locations") for f in map(self._files.get, self.paths(k)))
        if self._authorities is None or self._authorities[0] != key:
            records = Records(
                {},
                {e.id: e for e in self._all("groups")},
                {e.id: e for e in self._all("locations")},
                {},
                {},
                self._ids,
                self._claimed,
            )
            self._authorities = (key, records)
        names = self._authorities[1].names
        base = replace(
            self._authorities[1],
            ids=self._ids,
            claimed=self._claimed,
            deleted=frozenset(self.project.deleted),
            editors=None if self.editors is None else frozenset(self.editors),
        )
        vars(base)["names"] = names
        return base

    def _all(self, kind: str) -> Iterable[AnyEntry]:
        return (entry for path in self.paths(kind) if (entry := self._entry(path)[0]))

    def all(self, kind: str) -> Mapping[str, AnyEntry]:
        """Return every record of a kind that can be read, by id."""
        return {entry.id: entry for entry in self._all(kind)}

    def _as_reviewed(self, record: Article, today: dt.date) -> Article:
        if record.status is Status.REVIEWED:
            return record
        by = next(iter(self.editors or ()), "an editor")
        review = Review(by=by, on=parse_edtf(today.isoformat()))
        update = {"status": Status.REVIEWED, "reviewed": review, "proposals": None}
        return record.model_copy(update=update)


def _stem(path: str) -> str:
    return path.rpartition("/")[2].removesuffix(".md")


def _kind(path: str) -> str:
    return path.split("/", 2)[1]


def _in_order(item: tuple[str, TextFile]) -> tuple[int, str]:
    return list(RECORD_TYPES).index(_kind(item[0])), item[0]
