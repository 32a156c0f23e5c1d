"""What of an article's files can be committed, shown as it is, and committed as it was shown."""

import shlex
from collections.abc import Iterator
from typing import Any

from builder.desk.asked import Committing
from builder.desk.committing import Repository
from builder.desk.facts import RefusedError
from builder.desk.session import Session, article_path, diff_of
from builder.model.article import Article
from builder.model.seed import file_of
from builder.model.text import digest
from builder.store import CONTENT, SEEDS, read_files


def offered(session: Session, id_: str) -> dict[str, Any]:
    """Return the branch, and each file of an article that differs from the last commit.

    A file that was saved for the article in this sitting says so; others of its files were changed
    before, and are the editor's to choose.

    Raises:
        RefusedError: nothing can be committed here; the message says why.

    """
    session.show(id_)
    repository = Repository(session.workspace.root)
    saved = session.saved_for(id_)
    paths = list(dict.fromkeys([*_files_of(session, id_), *sorted(saved)]))
    changed = repository.changed(paths)
    files = read_files(session.workspace.root, changed)
    return {
        "branch": branch_of(id_),
        "base": repository.branch,
        "message": _message(session, id_, list(files)),
        "files": [
            {
                "path": path,
                "digest": digest(data),
                "diff": _diff(repository, path, data),
                "is_saved": path in saved,
            }
            for path, data in files.items()
        ],
    }


def commit(session: Session, asked: Committing) -> dict[str, Any]:
    """Commit the files that the editor chose, as they were shown, to the article's branch.

    Raises:
        RefusedError: one is none of the article's, or is not what was shown, or Git refuses.

    """
    known = {one["path"] for one in offered(session, asked.id)["files"]}
    if not asked.files or not asked.files.keys() <= known:
        raise RefusedError("choose files of this article that have changed")
    files = read_files(session.workspace.root, asked.files)
    for path, shown in asked.files.items():
        if digest(files.get(path, b"")) != shown:
            raise RefusedError("%(path)s was changed meanwhile: look at it again", path=path)
    repository = Repository(session.workspace.root)
    message = _message(session, asked.id, sorted(files))
    made = repository.commit(branch_of(asked.id), message, files)
    return {
        "branch": made.branch,
        "commit": made.commit,
        "commands": f"git push --set-upstream origin {made.branch}",
    }


def branch_of(id_: str) -> str:
    """Return the branch on which an article is handed in."""
    return f"desk/{id_}"


def commands_for(paths: list[str]) -> str:
    """Return what an editor would type to commit some files."""
    return f"git add {shlex.join(paths)}\ngit commit" if paths else ""


def _diff(repository: Repository, path: str, data: bytes) -> str:
    """Return how a record differs from the last commit; a raw page is whole or not there."""
    if not path.startswith(f"{CONTENT}/"):
        return ""
    return diff_of(path, repository.committed(path), data.decode("utf-8", "replace"))


def _message(session: Session, id_: str, paths: list[str]) -> str:
    """Return the message: it names the article by its id, since a title may say anything."""
    entry = session.workspace.entry("articles", id_)
    is_reviewed = entry is not None and entry.record.status.value == "reviewed"
    return "\n".join([f"{'Review' if is_reviewed else 'Draft'} {id_}", "", *paths, ""])


def _files_of(session: Session, id_: str) -> Iterator[str]:
    """Yield the files that an article's record leads to: what a check of it would need."""
    yield article_path(id_)
    entry = session.workspace.entry("articles", id_)
    if entry is None:
        return
    record: Article = entry.record
    yield f"{SEEDS}/{file_of(record.source.file)}"
    for kind, ids in (
        ("events", [report.event for report in record.reports]),
        ("groups", [one.id for one in record.groups]),
        ("locations", [one.id for one in record.locations]),
    ):
        for one in ids:
            yield f"{CONTENT}/{kind}/{one}.md"
