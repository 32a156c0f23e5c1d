"""Addresses and links: they lead where they say."""

import re
from collections.abc import Iterator

from builder.check.each import each
from builder.check.quoted import quotes_of
from builder.check.records import Entry, Records
from builder.diagnostics import Code, Diagnostic
from builder.frontmatter import Document
from builder.model.address import archived_address, is_same_page, misleading
from builder.model.article import Article
from builder.model.authority import Group, Location
from builder.model.text import digest

# What stands between the brackets is short in any link of ours, so that no text takes long.
_LINK = re.compile(r"(?<!!)\[([^\[\]\n]{0,500})\]\(([^()\n]{0,2000})\)")
_TO_ARTICLE = re.compile(r"(?:\.\./|\./)*(?:articles/)?([a-z0-9-]+)\.md#(p|q-)([0-9a-f]+)[0-9-]*\Z")
_WEB = re.compile(r"https?://", re.IGNORECASE)


@each("articles")
def check_addresses(article: Entry[Article], _: Records) -> Iterator[Diagnostic]:
    """Yield a finding for every address with a host that is not what it seems to be.

    And for an archived copy of another page than the record's.
    """
    record = article.record
    for key in ("url", "archived_url"):
        url = getattr(record, key)
        fault = misleading(url) if url else None
        if fault:
            yield article.finding((key,), Code.MISLEADING_ADDRESS, f"{key} {fault}", _LOOK)
    inner = archived_address(record.archived_url or "")
    if record.url and inner and not is_same_page(inner, record.url):
        yield article.finding(
            ("archived_url",),
            Code.MISLEADING_ADDRESS,
            f"archived_url is a copy of {inner}, and not of url",
            "name a copy of the page itself, or mend url",
        )


@each("groups", "locations")
def check_reference_addresses(
    entry: Entry[Group] | Entry[Location], _: Records
) -> Iterator[Diagnostic]:
    """Yield the same for the references of a group or a place."""
    for n, reference in enumerate(entry.record.references):
        fault = misleading(reference.url) if reference.url else None
        if fault:
            at = ("references", n, "url")
            yield entry.finding(at, Code.MISLEADING_ADDRESS, f"url {fault}", _LOOK)


_LOOK = "copy the address from the page itself, as the browser shows it"


def check_profile_links(records: Records) -> Iterator[Diagnostic]:
    """Yield a finding for every link of a profile that has no words or leads nowhere."""
    anchors = Anchors(records)
    for kind, entry in records:
        if kind != "articles":
            document = entry.document
            yield from check_links(anchors, document.path, document.body, document.body_line)


def check_page_links(
    anchors: "Anchors", path: str, text: str, document: Document | None
) -> Iterator[Diagnostic]:
    """Yield the same for a page of the editors' own."""
    body, first = (document.body, document.body_line) if document else (text, 1)
    yield from check_links(anchors, path, body, first)


class Anchors:
    """The paragraphs and quoted words of articles that a link may lead to."""

    def __init__(self, records: Records) -> None:
        """Take the records; a quote's anchor is known by its words."""
        self._records = records
        self._quotes: set[tuple[str, str]] | None = None

    def has(self, article: str, kind: str, anchor: str) -> bool:
        """Tell whether an article has the paragraph or quote; one that is not read may have it."""
        entry = self._records.articles.get(article)
        if entry is None:
            return True
        if kind == "p":
            return anchor.isdecimal() and 0 < int(anchor[:9]) <= len(entry.body.kinds)
        if self._quotes is None:
            self._quotes = {
                (of, digest(quote.exact.encode())[:8])
                for _, one in self._records
                for _, of, quote in quotes_of(one.id, one.record)
            }
        return (article, anchor[:8]) in self._quotes


def check_links(anchors: Anchors, path: str, text: str, first: int) -> Iterator[Diagnostic]:
    """Yield a finding for every link without words, without a target, or to no such place."""
    for number, line in enumerate(text.split("\n"), start=first):
        for match in _LINK.finditer(line):
            words, target = match[1].strip(), match[2].strip()
            column = match.start() + 1
            if not words.strip("*_` ") or target in ("", "#", "<>"):
                yield Diagnostic(
                    path,
                    number,
                    column,
                    Code.BROKEN_LINK,
                    f'the link "{match[0][:50]}" '
                    + ("leads nowhere" if words else "has no words to click"),
                    "write it as [words](address)",
                )
                continue
            address = target.split()[0].strip("<>")
            fault = misleading(address) if _WEB.match(address) else None
            if fault:
                message = f"the address {address[:80]} {fault}"
                yield Diagnostic(path, number, column, Code.MISLEADING_ADDRESS, message, _LOOK)
            place = _TO_ARTICLE.match(address)
            if place and not anchors.has(place[1], place[2], place[3]):
                what = "paragraph" if place[2] == "p" else "quoted passage"
                yield Diagnostic(
                    path,
                    number,
                    column,
                    Code.BROKEN_LINK,
                    f"{place[1]} has no {what} {address.rpartition('#')[2]}",
                    "copy the address of the place from the article's page",
                )
