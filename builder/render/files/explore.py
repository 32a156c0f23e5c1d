"""The data of the page Explore: events and articles as columns. docs/explore.md describes them.

Columns instead of rows, and an index instead of a name that comes again, make the file small and
quick to filter. An index of -1 means unknown.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator
from typing import Generic, TypeVar

from builder.model.archive import ArticleEntry
from builder.model.article import Harm
from builder.model.assess import Confidence, Level, Range
from builder.model.authority import Group, Location
from builder.model.dates import Edtf
from builder.model.event import EventType
from builder.model.names import BearerKind
from builder.model.sourced import ROLES, SourcedReport
from builder.render.assessed import ALWAYS, Assessed
from builder.render.files.packed import as_json, as_script, packed
from builder.render.page import DataFile
from builder.render.site import Site

VERSION = 2
UNKNOWN = -1
_EPOCH = dt.date(1970, 1, 1).toordinal()
Key = TypeVar("Key", bound=Hashable)
Columns = dict[str, list[object]]


def explore_files(site: Site) -> Iterator[DataFile]:
    """Yield the data twice: for programs of others, and in short for the scripts of the site.

    Theirs is a script since a page from a disk may fetch nothing.
    """
    data = explore_data(site)
    yield DataFile("explore/data.json", f"{as_json(data)}\n")
    yield DataFile("explore/data.js", as_script(packed(data, site.words.day_words)))


def explore_data(site: Site) -> dict[str, object]:
    """Return what can be filtered: reviewed articles and their events, without any text of them."""
    return _Explore(site).data()


class _Index(Generic[Key]):
    """Numbers what comes again, in the order of its first coming; None is unknown."""

    def __init__(self, known: Iterable[Key] = ()) -> None:
        self._numbers = {key: number for number, key in enumerate(known)}

    def of(self, key: Key | None) -> int:
        return UNKNOWN if key is None else self._numbers.setdefault(key, len(self._numbers))

    def __iter__(self) -> Iterator[Key]:
        return iter(self._numbers)


class _Explore:
    def __init__(self, site: Site) -> None:
        self._site = site
        self._archive = site.archive
        self._groups = _Index((id_, None) for id_ in self._archive.groups)
        self._places = _Index(self._archive.locations)
        self._dates: _Index[Edtf] = _Index()
        self._figures: _Index[tuple[Range | None, str]] = _Index()
        self._grounds: _Index[Confidence] = _Index()
        self._publishers: _Index[str] = _Index()
        self._languages: _Index[str] = _Index()
        self._others = site.other_harms

    def data(self) -> dict[str, object]:
        events = [self._event(assessed) for assessed in self._site.assessed.values()]
        articles = [self._article(article) for article in self._archive.articles.values()]
        moved, words = self._archive.redirects, self._site.words
        # The dictionaries come after the rows that number what they hold.
        return {
            "version": VERSION,
            "events": _columns(events, (*_EVENT, *(harm.value for harm in self._others))),
            "articles": _columns(articles, _ARTICLE),
            "groups": _columns(map(self._group, self._groups), _GROUP),
            "places": _columns(map(self._place, self._places), _PLACE),
            "dates": _columns(map(self._date, self._dates), _DATE),
            "figures": _columns(map(self._figure, self._figures), _FIGURE),
            "grounds": _columns(map(self._ground, self._grounds), _GROUND),
            "levels": _columns(((_key(one), words.plain(one)) for one in Level), _NAMED),
            "types": _columns(((one.value, words.plain(one)) for one in EventType), _NAMED),
            "publishers": list(self._publishers),
            "languages": _columns(
                ((tag, words.language_name(tag)) for tag in self._languages), _NAMED
            ),
            "moved": _columns(moved.items(), ("from", "to")),
            "words": self._words(),
        }

    def _words(self) -> dict[str, object]:
        """Return what scripts say of the data on pages that have no words for it."""
        _ = self._site.words.gettext
        return {
            "roles": [_("claimed by"), _("attributed to"), _("denied by")],
            "killed": _("Killed:"),
            "injured": _("Injured:"),
            "events": _("{n} of {all} events"),
            "articles": _("{n} of {all} articles"),
            "explore": _("Events and articles"),
            "more": _("Show {n} more"),
            # Small words that a search passes over, in lower case, with a space between.
            "little": _("a an and at by for from in of on the to with"),
        }

    def _event(self, assessed: Assessed) -> tuple[object, ...]:
        event, record = assessed.event, assessed.event.record
        named = {tie for report in event.reports for tie in self._ties(report)}
        ties = sorted(named, key=lambda tie: (tie[1], tie[0]))  # Who claimed it comes first.
        articles = [self._archive.articles[report.article].record for report in event.reports]
        return (
            event.id,
            record.title,
            self._dates.of(record.date),
            self._places.of(record.location),
            _TYPES[record.type],
            [group for group, _ in ties],
            [role for _, role in ties],
            self._grounds.of(assessed.confidence),
            *(self._told(assessed, harm) for harm in ALWAYS),
            len(event.reports),
            _distinct(self._publishers.of(article.publisher) for article in articles),
            _distinct(self._languages.of(article.language) for article in articles),
            *(self._told(assessed, harm) for harm in self._others),
        )

    def _ties(self, report: SourcedReport) -> Iterator[tuple[int, int]]:
        for number, role in enumerate(ROLES):
            for sourced in getattr(report, role):
                named = sourced.attribution
                yield self._groups.of((named.group, named.name)), number

    def _article(self, article: ArticleEntry) -> tuple[object, ...]:
        record = article.record
        named = defaultdict(set)
        for owner in article.owners:
            named[owner.kind].add(owner.id)
        return (
            article.id,
            record.title,
            self._dates.of(record.published),
            _distinct(self._groups.of((id_, None)) for id_ in named[BearerKind.GROUP]),
            _distinct(self._places.of(id_) for id_ in named[BearerKind.LOCATION]),
            self._publishers.of(record.publisher),
            self._languages.of(record.language),
            len({report.report.event for report in article.reports}),
        )

    def _group(self, key: tuple[str | None, str | None]) -> tuple[object, ...]:
        id_, name = key
        if id_ is None:
            return (None, name, [])
        record = self._archive.groups[id_].record
        return (id_, record.name, _other_names(record))

    def _place(self, id_: str) -> tuple[object, ...]:
        record = self._archive.locations[id_].record
        return (id_, record.name, _other_names(record), self._places.of(record.within))

    def _date(self, date: Edtf) -> tuple[object, ...]:
        words = self._site.words.date_words(date)
        return (date.text, words, _day(date.earliest), _day(date.latest))

    def _told(self, assessed: Assessed, harm: Harm) -> int:
        told = assessed.told(harm, self._site.words)
        return self._figures.of(None if told is None else (assessed.tolls[harm].range, told))

    def _figure(self, figure: tuple[Range | None, str]) -> tuple[object, ...]:
        range_, words = figure
        if range_ is None:
            return (None, None, None, words)
        return (range_.low, range_.high, int(range_.is_open), words)

    def _ground(self, confidence: Confidence) -> tuple[object, ...]:
        words = self._site.words.confidence_words(confidence)
        return (_LEVELS[confidence.level], confidence.sources, words)


_EVENT = tuple(
    "id title date place type groups roles ground killed injured reports publishers "
    "languages".split()
)
_ARTICLE = tuple("id title date groups places publisher language events".split())
_GROUP = ("id", "name", "also")
_PLACE = ("id", "name", "also", "within")
_DATE = ("edtf", "words", "first", "last")
_FIGURE = ("low", "high", "open", "words")
_GROUND = ("level", "sources", "words")
_NAMED = ("id", "name")
_TYPES = {type_: number for number, type_ in enumerate(EventType)}
_LEVELS = {level: number for number, level in enumerate(Level)}


def _columns(rows: Iterable[tuple[object, ...]], names: tuple[str, ...]) -> Columns:
    columns: Columns = {name: [] for name in names}
    for row in rows:
        for column, value in zip(columns.values(), row, strict=True):
            column.append(value)
    return columns


def _distinct(numbers: Iterable[int]) -> list[int]:
    return sorted(set(numbers))


def _other_names(record: Group | Location) -> list[str]:
    weak = record.weak_aliases if isinstance(record, Group) else ()
    native = (name.name for name in record.native_names)
    return [
        name for name in dict.fromkeys((*record.aliases, *native, *weak)) if name != record.name
    ]


def _day(date: dt.date | None) -> int | None:
    return None if date is None else date.toordinal() - _EPOCH


def _key(level: Level) -> str:
    return level.value.replace(" ", "-")
