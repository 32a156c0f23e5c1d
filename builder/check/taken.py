"""Whether a new record may have an id, and which others have its name."""

from collections.abc import Iterable

from builder.check.records import Records
from builder.model.authority import Authority


def taken(records: Records, folder: str, id_: str) -> str | None:
    """Return why no new record may have the id, and what to do; None where one may."""
    if id_ in records.ids[folder]:
        return f"content/{folder}/{id_}.md exists already: add to it, or give this one another id"
    if f"{folder}/{id_}" in records.deleted:
        return (
            f"{folder}/{id_} was the id of a record that was deleted, and is never used again: "
            "give this one another id"
        )
    for kind, entry in records:
        if kind == folder and id_ in entry.record.redirect_from:
            return (
                f"the address {folder}/{id_} leads to {folder}/{entry.id}, which had this id "
                "before: add to that record, or give this one another id"
            )
    return None


def namesakes(records: Records, folder: str, names: Iterable[str]) -> list[str]:
    """Return the ids of the groups or places that have one of the names, in capitals or not."""
    wanted = {name.casefold() for name in names}
    return [
        entry.id
        for kind, entry in records
        if kind == folder and isinstance(entry.record, Authority)
        if not wanted.isdisjoint(other.casefold() for other in entry.record.strong_names)
    ]
