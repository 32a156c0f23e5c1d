"""Which countries a text speaks of, by the words that news uses for them."""

import csv
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import resources

from builder.model.names import BearerKind, Name, NameIndex, Owner
from builder.model.text import Span


def table(name: str) -> Iterator[dict[str, str]]:
    """Yield the rows of one of the tables in `data/`, by the names of their columns."""
    text = resources.files(__package__).joinpath("data", name).read_text("utf-8")
    yield from csv.DictReader(text.split("\n"), delimiter="\t", quoting=csv.QUOTE_NONE)


@cache
def code_of_number() -> Mapping[str, str]:
    """Return the ISO 3166-1 code of each country by its number of Gleditsch and Ward."""
    return {row["gwno"]: row["iso"] for row in table("countries.tsv")}


@cache
def name_of_code() -> Mapping[str, str]:
    """Return the name by which each country is best known, by its code."""
    return {
        row["iso"]: row["words"].split(", ")[0] for row in reversed(list(table("countries.tsv")))
    }


@cache
def _index() -> NameIndex:
    return NameIndex(
        Name(word, Owner(BearerKind.LOCATION, row["iso"]))
        for row in table("countries.tsv")
        for word in row["words"].split(", ")
    )


def countries_in(text: str) -> dict[str, list[Span]]:
    """Return where the text has words for a country, by the country's ISO 3166-1 code.

    A word may stand for two: "Congolese".
    """
    found: dict[str, list[Span]] = defaultdict(list)
    for match in _index().find(text):
        for owner in match.strong:
            found[owner.id].append(match.span)
    return dict(found)
