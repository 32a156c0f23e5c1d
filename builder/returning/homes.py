"""Where in a record the cells of a row stand, and why some of them stand nowhere."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from builder.frontmatter import Path, Tree
from builder.tables.all import TABLES

_ID = re.compile(r"(?:(articles|groups|locations|events)/)?([^#/]+)(?:#(.+))?")
_QUOTED = {"quote": ("evidence", "quote"), "article_id": ("evidence", "article")}
DERIVED = "is worked out from the records: change what it follows from"
_MOVED = "says where in its record the fact stands: move the fact there"
_REVIEW = "a review is signed in the record, by whoever read the article"


@dataclass(frozen=True)
class Home:
    """The records of a table: their kind, None where each id begins with it; its fields by column.

    `why` says of other columns why they cannot be changed here. A row is added to the record that
    the column `owner` names, in the list that `where` names: a field, or a column that has it.
    """

    kind: str | None
    fields: Mapping[str, Path]
    why: Mapping[str, str] = field(default_factory=dict)
    owner: str = ""
    where: str = ""


def _own(*names: str) -> dict[str, Path]:
    return {name: (name,) for name in names}


HOMES: Mapping[str, Home] = {
    "articles": Home(
        "articles",
        _own(
            *("title", "published", "publisher", "authors", "via", "url", "archived_url"),
            *("accessed", "language", "rights", "display", "summary"),
        ),
        {"reviewed_by": _REVIEW, "reviewed_on": _REVIEW},
    ),
    "groups": Home(
        "groups",
        {
            **_own("name", "kind", "wikidata"),
            "parent_id": ("parent", "group"),
            "formed": ("formed", "date"),
            "dissolved": ("dissolved", "date"),
        },
    ),
    "locations": Home(
        "locations",
        {
            **_own("name", "kind", "precision", "wikidata", "geonames"),
            "within_id": ("within",),
            "lat": ("coordinates", "lat"),
            "lon": ("coordinates", "lon"),
            **{side: ("bounds", side) for side in ("west", "south", "east", "north")},
        },
    ),
    "events": Home(
        "events",
        {
            **_own("title", "date", "date_phrase", "type", "target", "part_of"),
            "location_id": ("location",),
        },
    ),
    "reports": Home(
        "articles", {"event_id": ("event",), "quote": ("quote",)}, {"article_id": _MOVED}
    ),
    "figures": Home(
        "articles",
        {**_own("min", "max", "who", "qualifier", "quote", "because"), "said_by": ("by",)},
        dict.fromkeys(("report_id", "article_id", "event_id", "kind", "part_of"), _MOVED),
        "report_id",
        "kind",
    ),
    "attributions": Home(
        "articles",
        {**_own("name", "date", "quote", "because"), "group_id": ("group",), "said_by": ("by",)},
        dict.fromkeys(("report_id", "article_id", "event_id", "role"), _MOVED),
        "report_id",
        "role",
    ),
    "event_facts": Home("events", {}, {"value": "change it in the table events"}),
    "notes": Home(
        "articles",
        {
            **_own("quote", "text", "kind", "date", "date_phrase", "groups", "locations", "events"),
            "written_by": ("by",),
            "written_on": ("on",),
            "because": ("because",),
        },
        {"article_id": _MOVED},
        "article_id",
        "notes",
    ),
    "people": Home(
        "articles",
        _own("name", "role", "quote", "because"),
        {"article_id": _MOVED},
        "article_id",
        "people",
    ),
    "relations": Home(
        "groups",
        {**_own("type", "date", "reason", "because"), "other_id": ("group",), **_QUOTED},
        {"group_id": _MOVED},
    ),
    "group_dates": Home(
        "groups",
        {**_own("date", "because"), **_QUOTED},
        {"group_id": _MOVED, "what": _MOVED},
    ),
    "names": Home(
        None,
        _own("name", "language"),
        dict.fromkeys(("group_id", "location_id", "use"), _MOVED),
    ),
    "mentions": Home("articles", {}),
    "works": Home(
        None,
        _own("title", "url", "accessed"),
        dict.fromkeys(("group_id", "location_id"), _MOVED),
    ),
    "second_readings": Home("articles", {}),
    "corrections": Home(
        None, _own("date", "what", "why"), dict.fromkeys(("kind", "record_id"), _MOVED)
    ),
}
# Columns made of an EDTF date and the days that it may mean.
DATES = {
    table.name: frozenset(
        column.name
        for column in table.columns
        if any(other.name == f"{column.name}_earliest" for other in table.columns)
    )
    | ({"reviewed_on", "written_on"} & {column.name for column in table.columns})
    for table in TABLES
}


@dataclass(frozen=True, slots=True)
class Place:
    """A record, and a path in its front matter."""

    kind: str
    id: str
    at: Path

    @property
    def record(self) -> str:
        """The path of the record's file."""
        return f"content/{self.kind}/{self.id}.md"


def place_of(table: str, id_: str) -> Place:
    """Return where a row of the archive stands: the id says it."""
    found = _ID.fullmatch(id_)
    kind = found and (found[1] or HOMES[table].kind)
    if not found or not kind:
        raise ValueError(id_)
    parts = (found[3] or "").split("/") if found[3] else []
    return Place(kind, found[2], tuple(int(part) if part.isdecimal() else part for part in parts))


def field_place(table: str, place: Place, column: str, front: Mapping[str, Tree]) -> Place:
    """Return where the cell of a row stands; `front` is its record's front matter.

    A name stands in one of several lists of its record, which its row counts through.
    """
    if table != "names":
        return Place(place.kind, place.id, (*place.at, *HOMES[table].fields[column]))
    n = int(place.at[-1]) - 1
    if n < 0:
        return Place(place.kind, place.id, (column,))
    for name in ("native_names", "aliases", "weak_aliases"):
        names = front.get(name) or []
        if n < len(names):
            inner = (column,) if name == "native_names" or column != "name" else ()
            return Place(place.kind, place.id, (name, n, *inner))
        n -= len(names)
    raise ValueError(place.at)
