"""The gold pages: raw pages, and what a careful editor takes from each."""

import re
from pathlib import Path
from typing import Any, Self

import yaml
from pydantic import BaseModel, ConfigDict, model_validator

from builder.model.event import EventType
from builder.model.seed import Seed

HERE = Path(__file__).parent
Bounds = tuple[int | None, int | None]


class _Loader(yaml.SafeLoader):
    """Dates stay text, as EDTF."""


_Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if not tag.endswith(":timestamp")]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def load(path: Path) -> Any:  # noqa: ANN401 -- whatever the file holds
    """Return the content of a YAML file, dates as text."""
    return yaml.load(path.read_text(encoding="utf-8"), _Loader)  # noqa: S506 -- it is a safe one


class _Strict(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", coerce_numbers_to_str=True)


class GoldBody(_Strict):
    """Which lines of the page are the article; lines are named by how they begin."""

    first: str | None = None
    last: str | None = None
    removed: tuple[str, ...] = ()
    text: str | None = None

    @model_validator(mode="after")
    def _one_way(self) -> Self:
        if (self.text is None) == (self.first is None) or (self.first is None) != (
            self.last is None
        ):
            raise ValueError("give either text, or first and last")
        return self


class GoldPlace(_Strict):
    """A place that the article names, and where it is."""

    name: str
    lat: float
    lon: float


class GoldEvent(_Strict):
    """An incident that the article reports. A field that is not given is not measured."""

    killed: Bounds | None = None
    injured: Bounds | None = None
    attackers_killed: Bounds | None = None
    date: str | None
    type: EventType
    claimed_by: tuple[str, ...] | None = None
    attributed_to: tuple[str, ...] | None = None


class Gold(_Strict):
    """What a careful editor takes from a page."""

    shows: str
    title: str | None
    published: str | None
    published_or: tuple[str, ...] = ()
    publisher: str | None
    language: str | None
    body: GoldBody | None
    without: tuple[str, ...] = ()
    groups: tuple[str, ...]
    places: tuple[GoldPlace, ...]
    events: tuple[GoldEvent, ...]


class Case:
    """A raw page and its gold."""

    def __init__(self, path: Path) -> None:
        """Read the gold at the path and the page beside it."""
        page = path.with_suffix(".html")
        page = page if page.exists() else path.with_suffix(".txt")
        self.name = path.stem
        self.seed = Seed(page.name, page.read_bytes())
        self.gold = Gold.model_validate(load(path))

    @property
    def lines(self) -> list[str]:
        """The lines of the page that are not blank."""
        return [line.strip() for line in self.seed.text.split("\n") if line.strip()]

    @property
    def body(self) -> str:
        """The article of the page as the gold has it."""
        gold = self.gold.body
        if gold is None or gold.text is not None:
            return (gold and gold.text) or ""
        return "\n".join(
            line for line in self._article if not any(map(line.startswith, gold.removed))
        )

    @property
    def _article(self) -> list[str]:
        gold = self.gold.body
        assert gold
        first, last = (
            next(at for at, line in enumerate(self.lines) if line.startswith(start))
            for start in (gold.first or "", gold.last or "")
        )
        return self.lines[first : last + 1]

    def faults(self) -> list[str]:
        """Say what is wrong with the gold itself: words that its page lacks, or has twice."""
        gold, lines, page = self.gold, self.lines, " ".join(self.seed.text.split())
        faults = [f"the page has no {line!r}" for line in self._missing(page)]
        if gold.body and gold.body.first and gold.body.last:
            starts = (gold.body.first, gold.body.last, *gold.body.removed)
            faults += [
                f"{start!r} begins {count} lines"
                for start in starts
                if (count := sum(line.startswith(start) for line in lines)) != 1
            ]
        body = self.body
        faults += [f"the body has {words!r}" for words in gold.without if words in body]
        faults += [
            f"the body has no {place.name}" for place in gold.places if place.name not in body
        ]
        return faults

    def _missing(self, page: str) -> list[str]:
        wanted = [self.gold.title, self.gold.publisher]
        if self.gold.body and self.gold.body.text:
            wanted += self.gold.body.text.split("\n")
        return [words for words in wanted if words and _spaced(words) not in page]


def _spaced(words: str) -> str:
    return re.sub(r"\s+", " ", words).strip()


CASES = [Case(path) for path in sorted((HERE / "pages").glob("*.yml"))]
