"""What Pagefind reads of a site that is too large for Material's index, and what goes with it."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from markupsafe import Markup, escape

# Under this key an entry has the ids of its paragraphs, in their order, with a space between.
ANCHORS: Final = "anchors"
# What of an article or an event stands before its first heading is its kind, and links.
_RECORDS: Final = ("articles", "events")
_PART: Final = re.compile(r'<(h[1-6])\b[^>]*?\bid="([^"]*)"|<p\b(?:[^>]*?\bid="([^"]*)")?')
_PARAGRAPH: Final = "<p>"


@dataclass(frozen=True, slots=True)
class SearchText:
    """What `explore/data.json` says of an article or an event.

    `line` is what a result says below its title; `names` are the other words that find it, those of
    its groups and of the places around it.
    """

    line: str
    names: str = ""


@dataclass(frozen=True, slots=True)
class SearchPage:
    """A page for Pagefind: its address from the root of the site, after a slash, and its HTML."""

    url: str
    html: str


def with_anchors(entries: Sequence[dict[str, Any]], html: str) -> list[dict[str, Any]]:
    """Return the entries of a page with the ids of the paragraphs of `html`, that they come from.

    An entry whose paragraphs are not all known has none: its words lead to the page, or to its
    heading.
    """
    by_heading: dict[str, list[str]] = {"": []}
    heading = ""
    for tag, id_, paragraph in _PART.findall(html):
        if tag:
            heading = id_
            by_heading[heading] = []
        else:
            by_heading[heading].append(paragraph)
    return [_with_own(entry, by_heading) for entry in entries]


def _with_own(entry: dict[str, Any], by_heading: Mapping[str, Sequence[str]]) -> dict[str, Any]:
    own = by_heading.get(entry["location"].partition("#")[2], ())
    if not any(own) or entry["text"].count(_PARAGRAPH) != len(own):
        return entry
    return {**entry, ANCHORS: " ".join(id_ or "-" for id_ in own)}


def documents(
    entries: Iterable[Mapping[str, Any]], language: str, told: Mapping[str, SearchText]
) -> Iterator[SearchPage]:
    """Yield a document for each page, by address.

    `entries` are those of Material's index, those of a page in their order; `told` is of articles
    and events, as in `articles/a`.
    """
    pages: dict[str, list[Mapping[str, Any]]] = {}
    for entry in entries:
        pages.setdefault(entry["location"].partition("#")[0], []).append(entry)
    for url, parts in sorted(pages.items()):
        record = record_of(url)
        said = told.get(record or "", SearchText(""))
        yield SearchPage(f"/{url}", _html(parts, language, said, is_record=record is not None))


def record_of(url: str) -> str | None:
    """Return what article or event a page is about, as in `articles/a`; None for other pages."""
    kind, _, rest = url.removeprefix("/").partition("/")
    id_ = rest.removesuffix("/").removesuffix(".html")
    return f"{kind}/{id_}" if kind in _RECORDS and id_ and "/" not in id_ else None


def _html(
    parts: Sequence[Mapping[str, Any]], language: str, told: SearchText, *, is_record: bool
) -> Markup:
    title = Markup(parts[0]["title"])  # noqa: S704 -- escaped, as Material's index has it
    # Also where it is empty: Pagefind numbers the fields that some page of a run has.
    line = Markup('<i data-line="{}" data-pagefind-meta="line[data-line]"></i>').format(told.line)
    body = Markup("").join(
        _part(part, is_first=part["title"] == parts[0]["title"])
        for part in parts
        if not is_record or "#" in part["location"]
    )
    return Markup('<html lang="{}"><body><h1>{}</h1>{}{}<div>{}</div></body></html>').format(
        language, title, line, body, told.names
    )


def _part(part: Mapping[str, Any], *, is_first: bool) -> Markup:
    ids = iter(part.get(ANCHORS, "").split())
    text = re.sub(_PARAGRAPH, lambda _: _opened(next(ids, "-")), part["text"])
    id_ = part["location"].partition("#")[2]
    # The title of the page stands above it already.
    head = "" if is_first else f'<h2 id="{escape(id_)}">{part["title"]}</h2>'
    return Markup(f"{head}<div>{text}</div>")  # noqa: S704 -- as above


def _opened(id_: str) -> str:
    return _PARAGRAPH if id_ == "-" else f'<p id="{escape(id_)}">'


def told_in(data: Mapping[str, Any]) -> dict[str, SearchText]:
    """Return what `explore/data.json` says of each article and event, as scripts say it elsewhere.

    In a line: day and publisher of an article; day, place with those around it, figures and level
    of an event.
    """
    articles, events = data["articles"], data["events"]
    found = {}
    for row, id_ in enumerate(articles["id"]):
        said = (
            _at(data["dates"]["words"], articles["date"][row]),
            _at(data["publishers"], articles["publisher"][row]),
        )
        found[f"articles/{id_}"] = SearchText(_line(said))
    for row, id_ in enumerate(events["id"]):
        around = _around(data["places"], events["place"][row])
        names = [
            *_names(data["groups"], events["groups"][row]),
            *_names(data["places"], around),
        ]
        line = _line(_of_event(data, row, around))
        found[f"events/{id_}"] = SearchText(line, " ".join(dict.fromkeys(names)))
    return found


def _line(said: Iterable[str | None]) -> str:
    return " · ".join(filter(None, said))


def _of_event(data: Mapping[str, Any], row: int, around: Iterable[int]) -> Iterator[str | None]:
    events = data["events"]
    yield _at(data["dates"]["words"], events["date"][row])
    yield ", ".join(data["places"]["name"][place] for place in around)
    for harm in ("killed", "injured"):
        figure = _at(data["figures"]["words"], events[harm][row])
        yield figure and f"{data['words'][harm]} {figure}"
    yield _at(data["levels"]["name"], data["grounds"]["level"][events["ground"][row]])


def _around(places: Mapping[str, Any], place: int) -> list[int]:
    """Return a place and those around it, from the inside."""
    found: list[int] = []
    while place >= 0 and place not in found:
        found.append(place)
        place = places["within"][place]
    return found


def _names(owners: Mapping[str, Any], rows: Iterable[int]) -> Iterator[str]:
    for row in rows:
        yield owners["name"][row]
        yield from owners["also"][row]


def _at(column: Sequence[Any], row: int) -> Any:  # noqa: ANN401 -- a word or a day
    return column[row] if row >= 0 else None


def names_in(data: Mapping[str, Any]) -> dict[str, str]:
    """Return what Pagefind is to call the page of each article and event of `explore/data.json`.

    `a` or `e`, and the number of its row from 0, by the page as in `articles/a`.
    """
    return {
        f"{kind}/{id_}": f"{kind[0]}{row}"
        for kind in _RECORDS
        for row, id_ in enumerate(data[kind]["id"])
    }


def rows_of(data: Mapping[str, Any]) -> dict[str, Any]:
    """Return the days of each row of `explore/data.json`.

    `first` is how many days its first possible day comes after that of the row before that has
    one, and `last` how many days the last comes after the first, or after 1 January 1970 where
    there is no first; None for an open or unknown one.
    """
    return {"version": 2, **{kind: _days(data, data[kind]["date"]) for kind in _RECORDS}}


def _days(data: Mapping[str, Any], rows: Iterable[int]) -> dict[str, list[int | None]]:
    found: dict[str, list[int | None]] = {"first": [], "last": []}
    before = 0
    for row in rows:
        first, last = (_at(data["dates"][bound], row) for bound in ("first", "last"))
        found["first"].append(None if first is None else first - before)
        found["last"].append(None if last is None else last - (first or 0))
        before = before if first is None else first
    return found
