"""What was reviewed last, as an Atom and a JSON feed.

Entries say what the archive holds and lead to its page; no feed carries the text of an article.
Formats: RFC 4287 and https://www.jsonfeed.org/version/1.1/.
"""

import datetime as dt
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from xml.etree import ElementTree as ET

from builder.model.archive import ArticleEntry, EventEntry
from builder.render.changed import last_changed, reviewed_on
from builder.render.page import DataFile
from builder.render.site import Site

ATOM, JSON = "feed.xml", "feed.json"
_NEWEST = 50
# What XML 1.0 has no way to write, not even escaped.
_NOT_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class Entry:
    """A record as feeds show it.

    `first_id` is the id that it began with; `added` and `changed` are the days of its first review
    and of its last review or correction.
    """

    kind: str
    id: str
    first_id: str
    title: str
    summary: str
    added: dt.date
    changed: dt.date
    language: str | None = None


def feeds(site: Site) -> Iterator[DataFile]:
    """Yield both feeds; none for a site that has no address, since a feed is read elsewhere."""
    if site.settings.url is None:
        return
    latest_first = sorted(
        _entries(site), key=lambda entry: (entry.changed, entry.id, entry.kind), reverse=True
    )
    yield DataFile(ATOM, _atom(site, site.settings.url, latest_first[:_NEWEST]))
    yield DataFile(JSON, _json(site, site.settings.url, latest_first[:_NEWEST]))


def _entries(site: Site) -> Iterator[Entry]:
    changed = last_changed(site.archive)
    for article in site.archive.articles.values():
        if added := reviewed_on(article):
            yield _article(site, article, added, changed[f"articles/{article.id}.md"])
    for event in site.archive.events.values():
        articles = (site.archive.article(report.article) for report in event.reports)
        if days := [day for article in articles if (day := reviewed_on(article))]:
            yield _event(site, event, min(days), changed[f"events/{event.id}.md"])


def _article(site: Site, article: ArticleEntry, added: dt.date, changed: dt.date) -> Entry:
    record = article.record
    date = site.words.date_words(record.published) if record.published else None
    source = ", ".join(part for part in (record.publisher, date) if part)
    return Entry(
        "articles",
        article.id,
        _first(record.redirect_from, article.id),
        site.words.title_of(article),
        ". ".join(part for part in (source, record.summary) if part),
        added,
        changed,
        record.language if record.title else None,
    )


def _event(site: Site, event: EventEntry, added: dt.date, changed: dt.date) -> Entry:
    record = event.record
    date = site.words.date_words(record.date) if record.date else None
    place = site.archive.locations[record.location].record.name if record.location else None
    setting = ", ".join(part for part in (date, place) if part)
    confidence = site.words.confidence_words(site.assessed[event.id].confidence)
    return Entry(
        "events",
        event.id,
        _first(record.redirect_from, event.id),
        record.title,
        ". ".join(part for part in (setting, confidence) if part),
        added,
        changed,
    )


def _first(earlier: tuple[str, ...], id_: str) -> str:
    """Return the id that a record began with: readers know an entry by it after a renaming."""
    return earlier[0] if earlier else id_


def _atom(site: Site, url: str, entries: Sequence[Entry]) -> str:
    name = site.settings.name
    # Plain names with the namespace as an attribute: ElementTree keeps prefixes for all programs.
    feed = ET.Element(
        "feed",
        {"xmlns": "http://www.w3.org/2005/Atom", "xml:lang": site.settings.language},
    )
    _add(feed, "id", url)
    _add(feed, "title", name)
    latest = entries[0].changed if entries else site.archive.updated
    _add(feed, "updated", _midnight(latest))
    _add(ET.SubElement(feed, "author"), "name", name)
    ET.SubElement(feed, "link", {"rel": "self", "href": url + ATOM})
    ET.SubElement(feed, "link", {"rel": "alternate", "type": "text/html", "href": url})
    for one in entries:
        entry = ET.SubElement(feed, "entry")
        _add(entry, "id", _address(site, url, one.kind, one.first_id))
        title = _add(entry, "title", one.title)
        if one.language:
            title.set("xml:lang", one.language)
        _add(entry, "published", _midnight(one.added))
        _add(entry, "updated", _midnight(one.changed))
        link = _address(site, url, one.kind, one.id)
        ET.SubElement(entry, "link", {"rel": "alternate", "type": "text/html", "href": link})
        ET.SubElement(entry, "category", {"term": one.kind})
        _add(entry, "summary", one.summary)
    ET.indent(feed)
    return f'<?xml version="1.0" encoding="utf-8"?>\n{ET.tostring(feed, encoding="unicode")}\n'


def _json(site: Site, url: str, entries: Sequence[Entry]) -> str:
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": site.settings.name,
        "home_page_url": url,
        "feed_url": url + JSON,
        "language": site.settings.language,
        "authors": [{"name": site.settings.name}],
        "items": [
            {
                "id": _address(site, url, one.kind, one.first_id),
                "url": _address(site, url, one.kind, one.id),
                "title": one.title,
                "content_text": one.summary,
                "date_published": _midnight(one.added),
                "date_modified": _midnight(one.changed),
                "tags": [one.kind],
            }
            for one in entries
        ],
    }
    return json.dumps(feed, ensure_ascii=False, indent=1) + "\n"


def _address(site: Site, url: str, kind: str, id_: str) -> str:
    return url + site.settings.links.address(f"{kind}/{id_}.md")


def _midnight(day: dt.date) -> str:
    return f"{day.isoformat()}T00:00:00Z"


def _add(parent: ET.Element, tag: str, text: str) -> ET.Element:
    element = ET.SubElement(parent, tag)
    element.text = in_xml(text)
    return element


def in_xml(text: str) -> str:
    """Return the text with a mark for each character that XML has no way to write."""
    return _NOT_XML.sub("\ufffd", text)
