"""An entry of the public lists as the beginning of a record."""

from typing import Any

from builder.reader.groups.lists import ListedGroup

_MOST_NAMES = 40


def values_of(entry: ListedGroup, name: str) -> dict[str, Any]:
    """Return fields of a record: the names that mean the group, those that others share, the list.

    The lists do not say in which language a name is, so that a person has to.
    """
    aliases = [other for other in entry.names if other != name][:_MOST_NAMES]
    native = [{"name": other, "language": None} for other in entry.native]
    shared = list(entry.shared)
    values = {
        "native_names": native,
        "aliases": aliases,
        "references": [{"title": entry.source}],
        "weak_aliases": shared,
    }
    return {field: value for field, value in values.items() if value}
