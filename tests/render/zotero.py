"""What Zotero makes of a page without a translator of its own: the rules that it reads heads by.

They are those of its translators for embedded metadata and for RDF, as far as our heads meet them.
"""

import re
from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser

_PREFIXES = frozenset(
    "article bib bibo book dc dcterms eprint eprints foaf link music og prism vcard video z".split()
)
_TYPES = frozenset("blogPost book journalArticle newspaperArticle report thesis webpage".split())
# Tags that give a kind away, and those that only hint at one.
_KINDS = {
    "citation_journal_title": "journalArticle",
    "citation_technical_report_institution": "report",
    "citation_conference_title": "conferencePaper",
    "citation_book_title": "bookSection",
    "citation_dissertation_institution": "thesis",
}
_HINTS = {"citation_title": "journalArticle", "citation_isbn": "book"}
# Each field from the first name that has a value; names of the first kind are asked for last, and
# what they say takes the place of what others said.
_CITATION = {
    "title": ("citation_title",),
    "date": ("citation_date", "citation_publication_date"),
    "publication": ("citation_journal_title",),
    "url": ("citation_public_url",),
    "language": ("citation_language",),
}
_STATED = {
    "title": ("dc:title", "dcterms:title", "eprints:title", "og:title"),
    "date": (
        *("eprints:date", "prism:publicationDate", "og:published_time", "article:published_time"),
        *("dcterms:issued", "dc:date", "dcterms:date"),
    ),
    "publication": ("prism:publicationName", "dc:source", "dcterms:source", "og:site_name"),
    "url": ("og:url",),
    "language": ("dc:language", "dcterms:language"),
}


@dataclass(frozen=True)
class Item:
    """What is saved; "" for what is not known."""

    type: str
    title: str
    date: str
    publication: str
    authors: tuple[str, ...]
    url: str
    language: str


def saved(html: str, address: str) -> Item:
    """Return what Zotero saves of a page at an address."""
    tree = LexborHTMLParser(html)
    tags = [
        (node.attributes.get("name") or node.attributes.get("property") or "", content)
        for node in tree.css("head meta")
        if (content := node.attributes.get("content"))
    ]
    stated: dict[str, str] = {}
    for name, content in tags:
        if key := _statement(name):
            stated.setdefault(key, content)
    cited = [(name, content) for name, content in tags if name.startswith("citation_")]
    found = {
        field: _first(dict(cited), _CITATION[field]) or _first(stated, _STATED[field])
        for field in _STATED
    }
    return Item(
        _type(stated, [name for name, _ in cited]),
        found["title"] or _text(tree, "title"),
        found["date"] or _day_on_the_page(tree),
        found["publication"],
        tuple(content for name, content in cited if name == "citation_author"),
        found["url"] or address,
        found["language"],
    )


def _statement(name: str) -> str:
    """Return a name as RDF has it, or "" for one without a prefix that Zotero knows."""
    prefix, delimiter, rest = re.match(r"([^.:_]*)([.:_]?)(.*)", name).groups()  # type: ignore[union-attr]
    is_known = bool(delimiter) and prefix.lower() in _PREFIXES
    return f"{prefix.lower()}:{rest[:1].lower()}{rest[1:]}" if is_known else ""


def _type(stated: dict[str, str], cited: list[str]) -> str:
    if (said := stated.get("z:itemType")) in _TYPES:
        return said
    given = [_KINDS[name] for name in cited if name in _KINDS]
    hints = [_HINTS[name] for name in cited if name in _HINTS]
    return [*given[-1:], *hints, "webpage"][0]


def _first(values: dict[str, str], names: tuple[str, ...]) -> str:
    return next((values[name] for name in names if values.get(name)), "")


def _text(tree: LexborHTMLParser, selector: str) -> str:
    node = tree.css_first(selector)
    return node.text().strip() if node else ""


def _day_on_the_page(tree: LexborHTMLParser) -> str:
    node = tree.css_first("time[datetime]")
    return (node.attributes.get("datetime") or "") if node else ""
