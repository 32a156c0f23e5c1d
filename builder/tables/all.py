"""Every table, each after those that it refers to."""

from typing import Any

from builder.tables.articles import ARTICLES, MENTIONS, NOTES, PEOPLE
from builder.tables.authorities import GROUPS, LOCATIONS, NAMES, WORKS
from builder.tables.column import Filled, Table, fill
from builder.tables.events import EVENT_FACTS, EVENTS
from builder.tables.history import CHANGES, CORRECTIONS, READINGS
from builder.tables.relations import GROUP_DATES, RELATIONS
from builder.tables.reports import ATTRIBUTIONS, FIGURES, REPORTS
from builder.tables.source import TableSource

TABLES: tuple[Table[Any], ...] = (
    ARTICLES,
    GROUPS,
    LOCATIONS,
    EVENTS,
    REPORTS,
    FIGURES,
    ATTRIBUTIONS,
    EVENT_FACTS,
    NOTES,
    PEOPLE,
    RELATIONS,
    GROUP_DATES,
    NAMES,
    MENTIONS,
    WORKS,
    READINGS,
    CORRECTIONS,
    CHANGES,
)


def fill_all(source: TableSource) -> dict[str, Filled]:
    """Return every table with its rows, by its name."""
    return {table.name: fill(table, source) for table in TABLES}
