"""A sitting at the desk: every action written at once, and every one of them can be undone.

What is kept in memory is how to go back, and what the files said when the sitting began. Ended at
any moment, nothing is lost but that: the records are on the disk.
"""

import datetime as dt
import difflib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from builder.desk.edit import with_tree
from builder.desk.facts import Front, RefusedError, Signature
from builder.desk.judged import Judged
from builder.desk.workspace import Workspace
from builder.diagnostics import Diagnostic
from builder.entries import read_entry
from builder.frontmatter import parse_document
from builder.model.article import Article
from builder.model.seed import file_of
from builder.model.text import digest, one_line
from builder.store import CONTENT, SEEDS, TextFile
from builder.writing import NotWrittenError

FileChange = tuple[str, str | None, str]
"""A file by its path in the project, what it says (None where it is not there), and shall say."""


_SHOWN = 20


class ConflictError(Exception):
    """A file is not what the desk showed: both are given, and nothing was written."""

    def __init__(self, path: str, shown: str | None, found: str | None) -> None:
        """Take the file, what the desk showed of it, and what it says now."""
        super().__init__(f"{path} was changed by somebody else")
        self.path = path
        self.shown = shown
        self.found = found


class BrokenRecordError(Exception):
    """The record would not be one any more; `findings` say why, and nothing was written."""

    def __init__(self, findings: list[Diagnostic]) -> None:
        """Take what reading it found."""
        super().__init__("; ".join(f"{one.message}: {one.help}" for one in findings))
        self.findings = findings


class NobodyError(RefusedError):
    """Something has to be signed, and nobody has said who sits at the desk."""


@dataclass(frozen=True)
class Step:
    """One action: what it was, the article, each file with its text before and after, the day."""

    label: str
    article: str
    files: tuple[FileChange, ...]
    on: dt.date


@dataclass
class Session:
    """A sitting. `today` says what day it is; `editor` who sits there, once they have said so.

    `pages` are the raw pages that were added in it, by path.
    """

    workspace: Workspace
    today: Callable[[], dt.date]
    editor: str = ""
    steps: list[Step] = field(default_factory=list)
    pages: set[str] = field(default_factory=set)
    _first: dict[str, str | None] = field(default_factory=dict)
    _shown: dict[str, str] = field(default_factory=dict)

    def show(self, id_: str) -> str:
        """Return the text of an article's record as it is on the disk now.

        Raises:
            RefusedError: there is none.

        """
        path = article_path(id_)
        self._look(path)
        text = self.workspace.text(path)
        if text is None:
            raise RefusedError("there is no record %(path)s", path=path)
        key = digest(text.encode())
        # What a page may still show; an hour's work would keep every text that there was.
        self._shown = {**dict(list(self._shown.items())[-_SHOWN:]), key: text}
        self._first.setdefault(path, text)
        return text

    def judge(
        self, id_: str, text: str | None = None, others: Mapping[str, str] | None = None
    ) -> Judged:
        """Return what `builder check` says of an article's record, or of another text of it."""
        return self.workspace.judge(id_, self.today(), text, others)

    def signature(self, *, is_needed: bool = True) -> Signature:
        """Return who signs, and the day.

        Raises:
            NobodyError: it is needed, and nobody has said who they are.

        """
        if not self.editor and is_needed:
            raise NobodyError("say first who you are")
        by = self.editor or next(iter(self.workspace.editors or ()), "an editor")
        return Signature(by, self.today().isoformat())

    def introduce(self, name: str) -> None:
        """Say who sits at the desk.

        Raises:
            RefusedError: the archive has a list of editors, and the name is not in it.

        """
        name = one_line(name)
        editors = self.workspace.editors
        if not name or (editors is not None and name not in editors):
            raise RefusedError('"%(name)s" is not in the list of editors, editors.txt', name=name)
        self.editor = name

    def edited(self, id_: str, front: Front, text: str | None = None) -> str:
        """Return the text of an article's record with other front matter.

        Raises:
            BrokenRecordError: it would be no record, although it was one before.

        """
        path = article_path(id_)
        text = self.workspace.text(path) if text is None else text
        document, _ = parse_document(path, text or "")
        if document is None:
            raise RefusedError("the record cannot be read: mend it in the file first")
        new = with_tree(document, text or "", front, Article)
        entry, findings = read_entry("articles", id_, TextFile(path, new))
        if entry is None:
            raise BrokenRecordError(findings)
        return new

    def save(
        self,
        label: str,
        id_: str,
        shown: str,
        new: str,
        others: tuple[FileChange, ...] = (),
    ) -> None:
        """Write an article's record, and other files that belong to the same action.

        `shown` is the digest of the text that the editor saw.

        Raises:
            ConflictError: the file is another one now.
            NotWrittenError: it cannot be written.

        """
        path = article_path(id_)
        found = self.workspace.text(path)
        self._look(path)
        now = self.workspace.text(path)
        if now is None or digest(now.encode()) != shown:
            raise ConflictError(path, self._shown.get(shown, found), now)
        own = ((path, now, new),) if new != now else ()
        self.write(label, id_, (*others, *own))

    def write(self, label: str, article: str, files: tuple[FileChange, ...]) -> None:
        """Write the files of one action, which can then be undone.

        Raises:
            ConflictError: one of them is another one now.
            NotWrittenError: one cannot be written.

        """
        if not files:
            return
        for path, old, _ in files:
            self._first.setdefault(path, old)
        try:
            self.workspace.write(files)
        except NotWrittenError:
            self.workspace.refresh()
            for path, old, _ in files:
                if (now := self.workspace.text(path)) != old:
                    raise ConflictError(path, old, now) from None
            raise
        self.steps.append(Step(label, article, files, self.today()))

    def undo(self) -> Step:
        """Take the last action back.

        Raises:
            RefusedError: there is none.
            ConflictError: one of its files was changed since.

        """
        if not self.steps:
            raise RefusedError("there is nothing to undo")
        step = self.steps[-1]
        for path, _, new in step.files:
            self._look(path)
            if (now := self.workspace.text(path)) != new:
                raise ConflictError(path, new, now)
        changed = [(path, new, old) for path, old, new in step.files if old is not None]
        if changed:
            self.workspace.write(changed)
        for path, old, new in step.files:
            if old is None:
                self.workspace.remove(path, new)
        self.steps.pop()
        return step

    def saved_for(self, article: str) -> set[str]:
        """Return the files saved for an article and not taken back, an added raw page with them."""
        found = {
            path for step in self.steps if step.article == article for path, _, _ in step.files
        }
        entry = self.workspace.entry("articles", article)
        page = f"{SEEDS}/{file_of(entry.record.source.file)}" if entry else ""
        return found | ({page} & self.pages)

    def diff(self) -> list[dict[str, str]]:
        """Return what this sitting changed, a unified diff a file, and where nothing is left."""
        found = []
        for path, first in sorted(self._first.items()):
            now = self.workspace.text(path)
            if now != first:
                found.append({"path": path, "diff": diff_of(path, first or "", now or "")})
        return found

    def _look(self, path: str) -> None:
        """Read one file anew, if it is there."""
        if (self.workspace.root / path).exists() or self.workspace.text(path) is not None:
            self.workspace.refresh_some([path])


def article_path(id_: str) -> str:
    """Return where the record of an article stands."""
    return f"{CONTENT}/articles/{id_}.md"


def diff_of(path: str, old: str, new: str) -> str:
    """Return the difference of two texts of a file as a unified diff."""
    lines = difflib.unified_diff(old.split("\n"), new.split("\n"), path, path, lineterm="")
    return "\n".join(lines)


def as_object(finding: Diagnostic, at: list[Any] | None = None) -> dict[str, Any]:
    """Return a finding as JSON, with the field that it is about."""
    return {
        "code": finding.code.value,
        "message": finding.message,
        "help": finding.help,
        "path": finding.path,
        "line": finding.line,
        "at": at or [],
    }
