"""What waits for an editor: raw pages without a record, drafts, and records with findings."""

import json
import subprocess
import sys
import threading
from collections import Counter, defaultdict
from pathlib import Path, PurePosixPath
from typing import Any

from builder.desk.session import Session
from builder.desk.workspace import Workspace
from builder.store import CONTENT, SEEDS

_MOST = 300
_DAYS = 7


class Checker:
    """Runs `builder check` beside the desk, and has what it found last by the path of the file."""

    def __init__(self, root: Path) -> None:
        """Take the folder of the archive; nothing runs yet."""
        self._root = root
        self._process: subprocess.Popen[bytes] | None = None
        self._lock = threading.Lock()
        self._is_stale = True
        self.findings: list[dict[str, Any]] | None = None

    @property
    def is_under_way(self) -> bool:
        """Tell whether a check is running."""
        return self._process is not None

    @property
    def is_old(self) -> bool:
        """Tell whether a check is under way, or one would find something else than the last."""
        return self.is_under_way or self._is_stale

    def expire(self) -> None:
        """Say that the archive has changed since the last check began."""
        self._is_stale = True

    def start(self) -> None:
        """Check the archive, if it has changed and no check is under way."""
        with self._lock:
            if self._process is not None or not self._is_stale:
                return
            self._is_stale = False
            command = [sys.executable, "-c", "from builder.cli import main; main()"]
            options = ["--project", str(self._root), "check", "--format", "json"]
            self._process = subprocess.Popen(  # noqa: S603 -- our own program
                [*command, *options], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
            )
        threading.Thread(target=self._wait, args=(self._process,), daemon=True).start()

    def stop(self) -> None:
        """End a run that is under way."""
        with self._lock:
            if self._process is not None:
                self._process.kill()

    def _wait(self, process: "subprocess.Popen[bytes]") -> None:
        output, _ = process.communicate()
        try:
            found = json.loads(output)
        except ValueError:
            found = None
        with self._lock:
            self._process = None
            self.findings = found if isinstance(found, list) else self.findings


def queue_of(session: Session, checker: Checker, words: str = "") -> dict[str, Any]:
    """Return what waits: raw pages, newest drafts first, records with most findings first.

    With `words`, only what has them in its title, publisher or date; counts are of what has.
    """
    workspace = session.workspace
    findings = Counter(one["path"] for one in checker.findings or ())
    elsewhere: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for one in checker.findings or ():
        if not one["path"].startswith((f"{CONTENT}/articles/", f"{SEEDS}/")):
            elsewhere[one["path"]].append(one)
    has = _Has(words)
    paths = workspace.paths("articles")
    rows = [row for path in paths if has.row(row := _row(workspace, path, findings))]
    pages = [seed for seed in workspace.project.seeds if seed.name not in workspace.claimed]
    pages = [seed for seed in pages if has.page(seed.name)]
    drafts = [row for row in rows if row["status"] != "reviewed"]
    faulty = [row for row in rows if row["status"] == "reviewed" and row["findings"]]
    others = [row for row in rows if row["status"] == "reviewed" and not row["findings"]]
    newest = sorted(others, key=lambda row: row["published"] or "", reverse=True)
    return {
        # A page has to be read to tell what is wrong with it: those that are shown, and no more.
        "pages": [{"name": seed.name, "fault": seed.fault} for seed in pages[:_MOST]],
        "drafts": sorted(drafts, key=lambda row: row["published"] or "", reverse=True)[:_MOST],
        "faulty": sorted(faulty, key=lambda row: -row["findings"])[:_MOST],
        "reviewed": newest[:_MOST],
        "elsewhere": [
            {"path": path, "findings": [_said(one) for one in found]}
            for path, found in sorted(elsewhere.items())
        ][:_MOST],
        "counts": {
            "pages": len(pages),
            "drafts": len(drafts),
            "faulty": len(faulty),
            "reviewed": len(others),
        },
        "is_empty": not paths and not workspace.project.seeds,
        "done": done_of(session),
        "is_checked": checker.findings is not None and not checker.is_old,
        "editor": session.editor,
        "editors": list(workspace.editors or ()),
        "undo": len(session.steps),
    }


def done_of(session: Session) -> dict[str, Any]:
    """Return what was done: reviews by day, latest first, and what was written in this sitting.

    Reviews are counted by the records, which say when: whoever made them, at the desk or not.
    """
    workspace, today = session.workspace, session.today()
    days = Counter(workspace.glance(path).reviewed_on for path in workspace.paths("articles"))
    steps = [step for step in session.steps if step.on == today]
    recent = sorted((day for day in days if day and day <= today.isoformat()), reverse=True)
    return {
        "today": today.isoformat(),
        "days": [{"day": day, "reviewed": days[day]} for day in recent[:_DAYS]],
        "articles": len({step.article for step in steps if step.article}),
        "actions": len(steps),
    }


def _said(finding: dict[str, Any]) -> str:
    return f"{finding['message']}. {finding['help']}"


class _Has:
    """Tells what has some words, whatever the case."""

    def __init__(self, words: str) -> None:
        self._words = words.casefold().split()

    def row(self, row: dict[str, Any]) -> bool:
        if not self._words:
            return True
        texts = (row["title"] or row["id"], row["publisher"] or "", row["published"] or "")
        return self.page(" ".join(texts))

    def page(self, text: str) -> bool:
        folded = text.casefold()
        return all(word in folded for word in self._words)


def _row(workspace: Workspace, path: str, findings: Counter[str]) -> dict[str, Any]:
    glance = workspace.glance(path)
    return {
        "id": PurePosixPath(path).stem,
        "title": glance.title,
        "published": glance.published,
        "publisher": glance.publisher,
        "status": glance.status,
        "proposals": glance.proposals,
        "findings": findings.get(path, 0),
    }
