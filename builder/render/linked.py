"""What programs read of a page: JSON-LD in the words of schema.org, for its head.

It says what the page says and no more. schema.org has no way to doubt a date: one that is not known
to the day is left out, and the days between which it lies stand with the page.
"""

import json
from collections.abc import Mapping

from builder.model.archive import ArticleEntry, EventEntry
from builder.model.dates import Edtf
from builder.render.files.bibliography import holding_of, sources_of_event
from builder.render.files.citing import cited_page
from builder.render.files.people import is_person
from builder.render.site import Site

Node = dict[str, object]

_CONTEXT = "https://schema.org"
# A browser ends a script at these signs; within JSON they may be written so.
_ESCAPED = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&"}


def linked_data(node: Mapping[str, object]) -> str:
    """Return a node as JSON-LD that may stand in a script element as it is."""
    whole = {"@context": _CONTEXT, **node}
    text = json.dumps(whole, ensure_ascii=False, separators=(",", ":")).translate(_ESCAPED)
    # Nothing that turns a line round, or that nobody sees, stands in the page's source.
    return "".join(sign if sign.isprintable() else json.dumps(sign)[1:-1] for sign in text)


def article_node(site: Site, article: ArticleEntry) -> Node:
    """Return a published article, with nothing of its text."""
    record, held = article.record, holding_of(site, article)
    return _known(
        {
            "@type": "NewsArticle",
            "@id": held.url,
            "headline": record.title,
            "datePublished": _day(record.published),
            "author": [
                _named("Person" if is_person(name) else "Organization", name)
                for name in record.authors or ()
            ],
            "publisher": record.publisher and _named("Organization", record.publisher),
            "inLanguage": record.language,
            "url": record.url or held.url,
            "archivedAt": record.archived_url,
            "abstract": record.summary,
        }
    )


def event_node(site: Site, event: EventEntry) -> Node:
    """Return the page of an event, about the event and based on the articles that report it.

    In schema.org a page is based on something, and an event is not.
    """
    record = event.record
    page = cited_page(site, f"events/{event.id}.md", record.title)
    about = {
        "@type": "Event",
        "name": record.title,
        **_days(record.date),
        "location": _place(site, record.location),
    }
    sources = [site.archive.article(id_) for id_ in sources_of_event(event)]
    return _known(
        {
            "@type": "WebPage",
            "@id": page.url,
            "url": page.url,
            "name": record.title,
            "dateModified": page.changed and page.changed.isoformat(),
            "temporalCoverage": _between(record.date),
            "mainEntity": _known(about),
            "isBasedOn": [_source(site, article) for article in sources],
            "isPartOf": _archive(site),
        }
    )


def _source(site: Site, article: ArticleEntry) -> Node:
    node = article_node(site, article)
    kept = ("@type", "@id", "headline", "datePublished", "publisher", "url")
    return {key: node[key] for key in kept if key in node}


def _archive(site: Site) -> Node:
    return _known({"@type": "Collection", "name": site.settings.name, "url": site.settings.url})


def _place(site: Site, id_: str | None) -> Node | None:
    if id_ is None:
        return None
    name = site.archive.locations[id_].record.name
    return _known(
        {"@type": "Place", "@id": cited_page(site, f"locations/{id_}.md", name).url, "name": name}
    )


def _named(type_: str, name: str) -> Node:
    return {"@type": type_, "name": name}


def _is_sure(date: Edtf) -> bool:
    return not date.is_uncertain and not date.is_approximate


def _day(date: Edtf | None) -> str | None:
    """Return a date that is known to the day."""
    is_known = date is not None and date.earliest is not None and date.earliest == date.latest
    return date.text if date and is_known and _is_sure(date) else None


def _days(date: Edtf | None) -> Node:
    """Return when an event began and ended, as far as that is known to the day."""
    if date is None or not _is_sure(date):
        return {}
    first, _, last = date.text.partition("/")
    ends = {"startDate": first, "endDate": last}
    # 2022-03-04, with or without a time; 2022-03-XX is none.
    return {key: text for key, text in ends.items() if _is_day(text)}


def _is_day(text: str) -> bool:
    return len(text) >= len("2022-03-04") and "X" not in text


def _between(date: Edtf | None) -> str | None:
    """Return the first and the last day that a date may mean, as ISO 8601 writes them."""
    if date is None:
        return None
    first, last = (day.isoformat() if day else ".." for day in (date.earliest, date.latest))
    return first if first == last else f"{first}/{last}"


def _known(values: Mapping[str, object]) -> Node:
    return {key: value for key, value in values.items() if value not in (None, "", [])}
