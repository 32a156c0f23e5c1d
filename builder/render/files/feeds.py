"""What was reviewed last, and what changed, as Atom and JSON feeds.

The site has one of its articles and events, and one of every change; groups and places have one of
their own. Entries say what the archive holds and lead to its page; no feed carries the text of an
article. Formats: RFC 4287 and https://www.jsonfeed.org/version/1.1/.
"""

import datetime as dt
import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from xml.etree import ElementTree as ET

from builder.model.archive import ArticleEntry, EventEntry
from builder.model.names import BearerKind, Owner
from builder.model.sourced import ROLES
from builder.model.text import digest
from builder.render.changed import reviewed_on
from builder.render.changes import Change
from builder.render.news import URI as NEWS
from builder.render.news import is_correction, title_of
from builder.render.page import DataFile
from builder.render.site import Site

ATOM, JSON = "feed.xml", "feed.json"
_NEWEST = 50
_NEWEST_OF_A_RECORD = 20
# What XML 1.0 has no way to write, not even escaped.
_NOT_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """A record, or a change of one, as feeds show it.

    `key` is the address that readers know it by, also after a renaming, and `address` where it is,
    both from the root; `added` and `changed` are the days of its first review and of its last
    review or correction.
    """

    kind: str
    key: str
    address: str
    title: str
    summary: str
    added: dt.date
    changed: dt.date
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed without its entries; `home` is the page that it is about, `folder` where it lies."""

    site: Site
    title: str
    home: str
    folder: str = ""


def feeds(site: Site) -> Iterator[DataFile]:
    """Yield every feed; none for a site that has no address, since a feed is read elsewhere."""
    if site.settings.url is None:
        return
    entries = _entries(site)
    name = site.settings.name
    yield from _both(Feed(site, name, "index.md"), _latest(entries.values(), _NEWEST))
    changes = Feed(site, f"{name}: {site.words.gettext('What’s new')}", NEWS, "changes/")
    yield from _both(changes, [_change(site, one) for one in site.changes[:_NEWEST]])
    for kind, records in (("groups", site.archive.groups), ("locations", site.archive.locations)):
        for id_, record in records.items():
            own = [entries[key] for key in _about(site, kind, id_) if key in entries]
            if own:
                feed = Feed(
                    site, f"{name}: {record.record.name}", f"{kind}/{id_}.md", f"{kind}/{id_}/"
                )
                yield DataFile(feed.folder + ATOM, _atom(feed, _latest(own, _NEWEST_OF_A_RECORD)))


def feed_of(site: Site, kind: BearerKind, id_: str) -> str | None:
    """Return the feed of a group or place by its path from the root; None where it has none."""
    if site.settings.url is None:
        return None
    is_any = next(_about(site, kind.value, id_), None)
    return f"{kind.value}/{id_}/{ATOM}" if is_any else None


def _about(site: Site, kind: str, id_: str) -> Iterator[tuple[str, str]]:
    """Yield the articles that name a group or place, and its events, by kind and id."""
    for article in site.archive.articles_naming.get(Owner(BearerKind(kind), id_), ()):
        yield "articles", article.id
    if kind == BearerKind.LOCATION.value:
        events = [event.id for event in site.archive.events_within(id_)]
    else:
        tied = (site.events_by_group.get((id_, role), ()) for role in ROLES)
        events = [one.event.id for ones in tied for one in ones]
    for event in dict.fromkeys(events):
        yield "events", event


def _latest(entries: Iterable[FeedEntry], most: int) -> list[FeedEntry]:
    newest_first = sorted(entries, key=lambda one: (one.changed, one.key), reverse=True)
    return list(islice(newest_first, most))


def _both(feed: Feed, entries: Sequence[FeedEntry]) -> Iterator[DataFile]:
    yield DataFile(feed.folder + ATOM, _atom(feed, entries))
    yield DataFile(feed.folder + JSON, _json(feed, entries))


def _entries(site: Site) -> dict[tuple[str, str], FeedEntry]:
    found = {}
    for article in site.archive.articles.values():
        if added := reviewed_on(article):
            found["articles", article.id] = _article(site, article, added)
    for event in site.archive.events.values():
        articles = (site.archive.article(report.article) for report in event.reports)
        if days := [day for article in articles if (day := reviewed_on(article))]:
            found["events", event.id] = _event(site, event, min(days))
    return found


def _article(site: Site, article: ArticleEntry, added: dt.date) -> FeedEntry:
    record = article.record
    date = site.words.date_words(record.published) if record.published else None
    source = ", ".join(part for part in (record.publisher, date) if part)
    return FeedEntry(
        "articles",
        _address(site, "articles", _first(record.redirect_from, article.id)),
        _address(site, "articles", article.id),
        site.words.title_of(article),
        ". ".join(part for part in (source, record.summary) if part),
        added,
        site.changed[f"articles/{article.id}.md"],
        record.language if record.title else None,
    )


def _event(site: Site, event: EventEntry, added: dt.date) -> FeedEntry:
    record = event.record
    date = site.words.date_words(record.date) if record.date else None
    place = site.archive.locations[record.location].record.name if record.location else None
    setting = ", ".join(part for part in (date, place) if part)
    confidence = site.words.confidence_words(site.assessed[event.id].confidence)
    return FeedEntry(
        "events",
        _address(site, "events", _first(record.redirect_from, event.id)),
        _address(site, "events", event.id),
        record.title,
        ". ".join(part for part in (setting, confidence) if part),
        added,
        site.changed[f"events/{event.id}.md"],
    )


def _change(site: Site, change: Change) -> FeedEntry:
    _ = site.words.gettext
    day = change.day or site.archive.updated
    title = {"title": title_of(site, change)}
    if change.change == "added":
        said = _("New: %(title)s") % title
    elif is_correction(change):
        said = _("Corrected: %(title)s") % title
    elif change.change == "withdrawn":
        said = _("Withdrawn: %(title)s") % title
    else:
        said = _("Changed: %(title)s") % title
    address = _address(site, change.kind, change.id)
    is_known = change.change == "changed" and not change.what
    summary = change.what or (_("An article about it was reviewed.") if is_known else "")
    # Two corrections of a day differ in their words.
    words = f"-{digest(change.what.encode())[:8]}" if change.what else ""
    key = f"{address}#{change.change}-{day.isoformat()}{words}"
    return FeedEntry(change.kind, key, address, said, summary, day, day)


def _first(earlier: tuple[str, ...], id_: str) -> str:
    """Return the id that a record began with: readers know an entry by it after a renaming."""
    return earlier[0] if earlier else id_


def _atom(feed: Feed, entries: Sequence[FeedEntry]) -> str:
    settings = feed.site.settings
    url, home = settings.url or "", settings.links.address(feed.home)
    # Plain names with the namespace as an attribute: ElementTree keeps prefixes for all programs.
    root = ET.Element(
        "feed",
        {"xmlns": "http://www.w3.org/2005/Atom", "xml:lang": settings.language},
    )
    _add(root, "id", url + home)
    _add(root, "title", feed.title)
    latest = entries[0].changed if entries else feed.site.archive.updated
    _add(root, "updated", _midnight(latest))
    _add(ET.SubElement(root, "author"), "name", settings.name)
    ET.SubElement(root, "link", {"rel": "self", "href": url + feed.folder + ATOM})
    ET.SubElement(root, "link", {"rel": "alternate", "type": "text/html", "href": url + home})
    for one in entries:
        entry = ET.SubElement(root, "entry")
        _add(entry, "id", url + one.key)
        title = _add(entry, "title", one.title)
        if one.language:
            title.set("xml:lang", one.language)
        _add(entry, "published", _midnight(one.added))
        _add(entry, "updated", _midnight(one.changed))
        link = url + one.address
        ET.SubElement(entry, "link", {"rel": "alternate", "type": "text/html", "href": link})
        ET.SubElement(entry, "category", {"term": one.kind})
        _add(entry, "summary", one.summary)
    ET.indent(root)
    return f'<?xml version="1.0" encoding="utf-8"?>\n{ET.tostring(root, encoding="unicode")}\n'


def _json(feed: Feed, entries: Sequence[FeedEntry]) -> str:
    settings = feed.site.settings
    url = settings.url or ""
    content = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "home_page_url": url + settings.links.address(feed.home),
        "feed_url": url + feed.folder + JSON,
        "language": settings.language,
        "authors": [{"name": settings.name}],
        "items": [
            {
                "id": url + one.key,
                "url": url + one.address,
                "title": one.title,
                "content_text": one.summary,
                "date_published": _midnight(one.added),
                "date_modified": _midnight(one.changed),
                "tags": [one.kind],
            }
            for one in entries
        ],
    }
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def _address(site: Site, kind: str, id_: str) -> str:
    return site.settings.links.address(f"{kind}/{id_}.md")


def _midnight(day: dt.date) -> str:
    return f"{day.isoformat()}T00:00:00Z"


def _add(parent: ET.Element, tag: str, text: str) -> ET.Element:
    element = ET.SubElement(parent, tag)
    element.text = in_xml(text)
    return element


def in_xml(text: str) -> str:
    """Return the text with a mark for each character that XML has no way to write."""
    return _NOT_XML.sub("\ufffd", text)
