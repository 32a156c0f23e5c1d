"""Names of an article that have no record: an alias of one that is there, or one of their own."""

from collections.abc import Mapping
from typing import Any

from builder.desk.articles import Articles
from builder.desk.asked import NameEntered, Recorded
from builder.desk.edit import with_tree
from builder.desk.events import record_text
from builder.desk.facts import FactForm, Front, RefusedError, Signature, put, take_out
from builder.desk.known import beginning_of
from builder.desk.session import BrokenRecordError, FileChange, Session, as_object
from builder.entries import read_entry
from builder.frontmatter import parse_document
from builder.model.body import Body
from builder.model.text import digest
from builder.schema import RECORD_TYPES
from builder.store import CONTENT, TextFile

_KINDS = {
    "country": "country",
    "province": "province",
    "district": "district",
    "settlement": "city",
    "region": "region",
}
_POINTS = {"settlement", "district", "province"}


def name(session: Session, articles: Articles, asked: NameEntered) -> dict[str, Any]:
    """Give a name of the article a record, list it in the article's, and return the article.

    Raises:
        RefusedError: there is no such record, or another has the id already.

    """
    id_, folder = asked.record, asked.folder
    if asked.is_alias:
        others: list[FileChange] = [_with_alias(session, folder, id_, asked.name)]
    else:
        tree = _tree(folder, asked.name, dict(asked.values or {}), asked.native)
        path, text = record_text(session.workspace, folder, id_, tree)
        others = [(path, None, text)]
    front = _front(session, asked.id)
    form = FactForm(folder, None, {"id": id_})
    front, _ = put(front, Body(), form, Signature("", ""))
    if asked.proposal:
        front = take_out(front, tuple(asked.proposal))
    new = session.edited(asked.id, front)
    session.save(f"{folder}/{id_}", asked.id, asked.digest, new, tuple(others))
    return articles.view(asked.id)


def record_of(session: Session, kind: str, id_: str) -> dict[str, Any]:
    """Return the fields of a group's or a place's record as they are on the disk, and its digest.

    Raises:
        RefusedError: there is none, or it cannot be read.

    """
    path = f"{CONTENT}/{kind}/{id_}.md"
    if kind not in {"groups", "locations"} or session.workspace.text(path) is None:
        raise RefusedError("there is no record %(path)s", path=path)
    session.workspace.refresh_some([path])
    text = session.workspace.text(path)
    document, _ = parse_document(path, text or "")
    if text is None or document is None:
        raise RefusedError("the record cannot be read: mend it in the file first")
    return {"kind": kind, "id": id_, "values": document.data, "digest": digest(text.encode())}


def change(session: Session, asked: Recorded) -> dict[str, Any]:
    """Write other values into the record of an event, a group or a place.

    Returned are its digest, and what a check finds in it that it did not find before, as far as
    the article goes for which it is changed.

    Raises:
        RefusedError: there is none, or it is not what the editor saw.
        BrokenRecordError: it would be no record any more.

    """
    path = f"{CONTENT}/{asked.kind}/{asked.id}.md"
    old = session.workspace.text(path)
    if old is None:
        raise RefusedError("there is no record %(path)s", path=path)
    if asked.digest is not None and digest(old.encode()) != asked.digest:
        raise RefusedError("the record was changed meanwhile: open it again")
    document, _ = parse_document(path, old)
    if document is None:
        raise RefusedError("the record cannot be read: mend it in the file first")
    given = {key: value for key, value in asked.values.items() if value not in ("", [], {})}
    cleared = {key for key, value in asked.values.items() if value in ("", [], {})}
    front = {key: value for key, value in document.data.items() if key not in cleared} | given
    new = with_tree(document, old, front, RECORD_TYPES[asked.kind])
    entry, findings = read_entry(asked.kind, asked.id, TextFile(path, new))
    if entry is None:
        raise BrokenRecordError(findings)
    found = _fresh(session, asked.article, path, new) if asked.article else []
    if new != old:
        session.write(f"{asked.kind}/{asked.id}", asked.article or "", ((path, old, new),))
    return {"digest": digest(new.encode()), "findings": found}


def _fresh(session: Session, article: str, path: str, new: str) -> list[dict[str, Any]]:
    """Return what a check would find in a record that it does not find as it is."""
    text = session.show(article)
    old = session.workspace.text(path) or ""
    before, after = (
        [one for one in session.judge(article, text, {path: each}).findings if one.path == path]
        for each in (old, new)
    )
    known = {(one.code, one.message) for one in before}
    return [as_object(one) for one in after if (one.code, one.message) not in known]


def _front(session: Session, id_: str) -> Front:
    document, _ = parse_document("", session.show(id_))
    if document is None:
        raise RefusedError("the record cannot be read: mend it in the file first")
    return dict(document.data)


def _with_alias(session: Session, folder: str, id_: str, alias: str) -> tuple[str, str, str]:
    path = f"{CONTENT}/{folder}/{id_}.md"
    old = session.workspace.text(path)
    document, _ = parse_document(path, old or "")
    if old is None or document is None:
        raise RefusedError("there is no record %(path)s that can be read", path=path)
    known = document.data.get("aliases")
    aliases = [*known, alias] if isinstance(known, list) else [alias]
    wanted: Front = {**document.data, "aliases": aliases}
    return path, old, with_tree(document, old, wanted, RECORD_TYPES[folder])


def _tree(
    folder: str, words: str, given: Mapping[str, Any], native: Mapping[str, str | None]
) -> Front:
    """Return the front matter of a new group or place, with what a list or a gazetteer has."""
    tree: Front = {"name": given.get("name") or words}
    if folder == "groups" and given.get("from"):
        # The name of the list is kept as one of the others where the article has its own.
        tree |= beginning_of(str(given["from"]), str(tree["name"]), native)
    if reference := given.get("reference"):
        url = given.get("url")
        own = {"title": reference, **({"url": url} if url else {})}
        tree["references"] = [*tree.get("references", ()), own]
    if folder == "groups":
        return tree | ({"kind": given["kind"]} if given.get("kind") else {})
    precision = given.get("precision")
    tree["kind"] = given.get("kind") or _KINDS.get(str(precision), "region")
    if given.get("within"):
        tree["within"] = given["within"]
    if precision in _POINTS and given.get("lat") and given.get("lon"):
        tree["coordinates"] = {"lat": given["lat"], "lon": given["lon"]}
        tree["precision"] = precision
    return tree
