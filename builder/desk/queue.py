"""What waits for an editor: raw pages without a record, drafts, and records with findings."""

import json
import re
import subprocess
import sys
import threading
from collections import Counter
from pathlib import Path, PurePosixPath
from typing import Any

from builder.desk.session import Session
from builder.desk.workspace import Workspace
from builder.store import CONTENT, SEEDS

# Read with patterns: to read the whole of ten thousand records takes a minute.
_FIELD = re.compile(r"^(title|published|publisher|status|language): *(.*)$", re.MULTILINE)
_PROPOSAL = re.compile(r"^ {4}- ", re.MULTILINE)
_MOST = 300


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


def queue_of(session: Session, checker: Checker) -> dict[str, Any]:
    """Return what waits: raw pages, drafts with most proposals first, records with findings."""
    workspace = session.workspace
    findings = Counter(one["path"] for one in checker.findings or ())
    today = {step.article for step in session.steps}
    rows = [_row(workspace, path, findings) for path in workspace.paths("articles")]
    pages = [
        {"name": seed.name, "fault": seed.fault}
        for seed in workspace.project.seeds
        if seed.name not in workspace.claimed
    ]
    drafts = [row for row in rows if row["status"] != "reviewed"]
    faulty = [row for row in rows if row["status"] == "reviewed" and row["findings"]]
    others = [row for row in rows if row["status"] == "reviewed" and not row["findings"]]
    newest = sorted(others, key=lambda row: row["published"] or "", reverse=True)
    return {
        "pages": pages[:_MOST],
        "drafts": sorted(drafts, key=lambda row: row["published"] or "", reverse=True)[:_MOST],
        "faulty": sorted(faulty, key=lambda row: -row["findings"])[:_MOST],
        "reviewed": newest[:_MOST],
        "elsewhere": [
            {"path": path, "findings": count}
            for path, count in sorted(findings.items())
            if not path.startswith((f"{CONTENT}/articles/", f"{SEEDS}/"))
        ][:_MOST],
        "counts": {
            "pages": len(pages),
            "drafts": len(drafts),
            "faulty": len(faulty),
            "reviewed": len(others),
            "done": len(today),
        },
        "is_checked": checker.findings is not None and not checker.is_old,
        "editor": session.editor,
        "editors": list(workspace.editors or ()),
        "undo": len(session.steps),
    }


def _row(workspace: Workspace, path: str, findings: Counter[str]) -> dict[str, Any]:
    text = workspace.text(path) or ""
    front = text.split("\n---", 1)[0]
    found = {match[1]: match[2].strip("\"' ") for match in _FIELD.finditer(front)}
    _, is_proposed, proposed = front.partition("\nproposals:")
    return {
        "id": PurePosixPath(path).stem,
        "title": found.get("title") or None,
        "published": None if found.get("published") in {None, "null"} else found["published"],
        "publisher": None if found.get("publisher") in {None, "null"} else found["publisher"],
        "status": found.get("status", "draft"),
        "proposals": len(_PROPOSAL.findall(proposed)) if is_proposed else 0,
        "findings": findings.get(path, 0),
    }
