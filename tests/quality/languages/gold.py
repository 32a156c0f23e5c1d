"""Gold pages in languages beside English: `README.md` says how they are written."""

import functools
from collections import defaultdict
from typing import Any

from pydantic import BaseModel, ConfigDict

from builder.annotate.places.gazetteer import load_gazetteer
from builder.authoring import Author, authorities_of, raw_page
from builder.entries import read_records
from builder.model.seed import Seed
from builder.store import read_project
from tests.quality.gold import HERE, Case, Gold, GoldBody, GoldEvent, GoldPlace, load
from tests.quality.measures import Tally, measure

FOLDER = HERE / "languages"
LANGUAGES = ("fr", "es", "ar", "ur")
PARTS = ("tuned", "aside")


class _Page(BaseModel):
    """A page with what a careful editor takes from it."""

    model_config = ConfigDict(frozen=True, extra="forbid", coerce_numbers_to_str=True)

    shows: str
    page: str
    title: str | None
    published: str | None
    first: str
    last: str
    without: tuple[str, ...] = ()
    groups: tuple[str, ...]
    listed: tuple[str, ...] = ()
    places: tuple[tuple[str, float, float], ...]
    dates: dict[str, str | None]
    events: tuple[GoldEvent, ...]


class LanguageCase(Case):
    """A page of a file with its gold."""

    def __init__(self, name: str, language: str, page: _Page) -> None:
        """Take a page of the file."""
        self.name = name
        self.seed = Seed(f"{name}.txt", page.page.encode())
        self.page = page
        self.gold = Gold(
            shows=page.shows,
            title=page.title,
            published=page.published,
            publisher=None,
            language=language,
            body=GoldBody(first=page.first, last=page.last),
            without=page.without,
            groups=page.groups,
            places=tuple(GoldPlace(name=name, lat=lat, lon=lon) for name, lat, lon in page.places),
            events=page.events,
        )


@functools.cache
def cases(language: str, part: str) -> tuple[LanguageCase, ...]:
    """Return the pages of a language that rules were tuned on, or those set aside."""
    pages = load(FOLDER / "pages" / f"{language}-{part}.yml")
    return tuple(
        LanguageCase(f"{language}-{part}-{number:02}", language, _Page.model_validate(page))
        for number, page in enumerate(pages, 1)
    )


@functools.cache
def _author() -> Author:
    records = read_records(read_project(FOLDER / "authority"))
    return Author(authorities_of(records), load_gazetteer())


@functools.cache
def tally(language: str, part: str) -> Tally:
    """Return the figures of some pages."""
    found = cases(language, part)
    proposals = {case.name: _author().proposal(raw_page(case.seed)) for case in found}
    figures = measure(found, proposals)
    for case in found:
        _listed(figures, case, proposals[case.name])
        _dates(figures, case, proposals[case.name])
    return figures


def both(language: str) -> dict[str, float]:
    """Return the figures of all pages of a language."""
    points: defaultdict[str, list[float]] = defaultdict(list)
    for part in PARTS:
        for figure, values in tally(language, part).points.items():
            points[figure] += values
    whole = Tally()
    whole.points = points
    return whole.figures()


def _listed(figures: Tally, case: LanguageCase, found: dict[str, Any]) -> None:
    got = {entry for group in found["unknown_groups"] for entry in group["entries"]}
    for entry in case.page.listed:
        figures.add("groups recall", case.name, entry, sorted(got), entry in got)


def _dates(figures: Tally, case: LanguageCase, found: dict[str, Any]) -> None:
    """A date is right if an expression that has the words, or is part of them, has the value."""
    for phrase, value in case.page.dates.items():
        got = [
            one["value"]
            for one in found["dates"]
            if phrase.casefold() in one["text"].casefold()
            or one["text"].casefold() in phrase.casefold()
        ]
        figures.add("dates", case.name, f"{phrase}: {value}", got, value in got)
