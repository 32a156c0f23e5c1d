"""What an HTML page shows, line by line, and what its head says of it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

from builder.ingest.linked import Linked, read_linked
from builder.model.text import one_line
from builder.model.visible import HIDDEN_TAGS, INLINE_TAGS

_PUBLISHED = (
    "article:published_time",
    "datepublished",
    "og:published_time",
    "dc.date.issued",
    "parsely-pub-date",
    "sailthru.date",
    "dc.date",
    "dcterms.issued",
    "citation_publication_date",
)
_LONGEST = 20_000
_MOST_TITLES = 20
_IN_DATA = re.compile(r'"datePublished"\s{0,9}:\s{0,9}"([^"]{4,40})"')


@dataclass(frozen=True, slots=True)
class Markup:
    """The lines that a page shows, and what its head and its own description say of it.

    `dates` are its publication dates as written, `site` is its site's name, `addresses` are those
    that it gives itself, each with the place where it stands, and `title` is that of its head.
    """

    lines: tuple[str, ...]
    dates: tuple[str, ...]
    site: str | None
    title: str | None
    shared_title: str | None
    headings: tuple[str, ...]
    addresses: tuple[tuple[str | None, str], ...]
    linked: Linked
    scripts: str


def read_markup(tree: Any) -> Markup:  # noqa: ANN401 -- lxml has no types
    """Read a page that lxml has parsed."""
    metas = _metas(tree)
    linked = read_linked(
        script.text or ""
        for script in tree.iter("script")
        if (script.get("type") or "").casefold() == "application/ld+json"
    )
    declared = [metas[name] for name in _PUBLISHED if name in metas]
    in_data = [
        date
        for script in tree.iter("script")
        if script.get("type") == "application/ld+json"
        for date in _IN_DATA.findall(script.text or "")
    ]
    marked = [
        element.get("datetime") or element.get("content") or ""
        for element in tree.iter("time", "span", "meta")
        if (element.get("itemprop") or "").casefold() == "datepublished"
    ]
    canonical = next(
        (link.get("href") for link in tree.iter("link") if link.get("rel") == "canonical"), None
    )
    return Markup(
        lines=tuple(line for text in _texts(tree) if (line := one_line(text))),
        dates=(*declared, *in_data, *marked),
        site=one_line(metas.get("og:site_name", "")) or None,
        title=next(
            (line for title in islice(tree.iter("title"), _MOST_TITLES) if (line := _shown(title))),
            None,
        ),
        shared_title=one_line(metas.get("og:title", "")) or None,
        headings=tuple(
            line for heading in islice(tree.iter("h1"), _MOST_TITLES) if (line := _shown(heading))
        ),
        addresses=(
            (canonical, "the page's head (canonical)"),
            (metas.get("og:url"), "the page's head (og:url)"),
            (linked.url, "the page's JSON-LD (url)"),
        ),
        linked=linked,
        scripts="\n".join(
            text for script in tree.iter("script") if "wombat(" in (text := script.text or "")
        )[:_LONGEST],
    )


def _shown(element: Any) -> str:  # noqa: ANN401 -- lxml has no types
    return one_line(" ".join(_texts(element)))


def _metas(tree: Any) -> dict[str, str]:  # noqa: ANN401 -- lxml has no types
    metas: dict[str, str] = {}
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop") or ""
        metas.setdefault(name.casefold(), element.get("content") or "")
    return metas


def _texts(tree: Any) -> Iterator[str]:  # noqa: ANN401 -- lxml has no types
    """Yield the text between two block tags, without recursion: pages nest at will."""
    text: list[str] = []
    todo = [(tree, True)]
    while todo:
        element, is_start = todo.pop()
        is_element = isinstance(element.tag, str)  # a comment's tag is a function
        if is_element and element.tag not in INLINE_TAGS:
            yield "".join(text)
            text = []
        if not is_start:
            text.append(element.tail or "")
            continue
        todo.append((element, False))
        if is_element and element.tag not in HIDDEN_TAGS:
            text.append(element.text or "")
            todo.extend((child, True) for child in reversed(element))
    yield "".join(text)
