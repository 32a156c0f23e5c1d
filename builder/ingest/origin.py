"""Where a page was, when it was saved or kept, and where that is said."""

import datetime as dt
import re
from collections.abc import Sequence
from urllib.parse import urlsplit

from pydantic import TypeAdapter, ValidationError

from builder.ingest.date_words import MONTHS
from builder.ingest.reading import ToldOfPage
from builder.model.address import archived_address, misleading
from builder.model.fields import Url
from builder.model.raw.page import OpenedPage

_URL: TypeAdapter[str] = TypeAdapter(Url)
_ARCHIVED_ON = re.compile(r"/([12]\d{3})(\d\d)(\d\d)\d{6}(?:[a-z]{2}_)?/")
_WWW = re.compile(r"\A(?:www|m|amp)\d?\.")
# What browsers and archives write into a page that they keep.
_SINGLE_FILE = re.compile(r"Page saved with SingleFile\s{1,9}url: ?(\S{4,2000})", re.IGNORECASE)
_SAVED_ON = re.compile(
    r"SingleFile\b[^>]{0,3000}?\bsaved date: ?[A-Za-z]{3} ([A-Za-z]{3}) (\d\d) (\d{4})\b"
)
_SAVED_FROM = re.compile(r"\bsaved from url=\(\d{1,6}\)(\S{4,2000})")
_KEPT_ON = re.compile(r"FILE ARCHIVED ON \d\d:\d\d:\d\d ([A-Z][a-z]{2}) (\d\d), (\d{4})\b")
_REWRITTEN = re.compile(
    r"__wm\.wombat\(\s?[\"'](https?://[^\"'\s]{4,2000})[\"'], ?[\"'](\d{14})[\"']"
)
_ENDS = 20_000
_WAYBACK = "https://web.archive.org/web/"


Claims = Sequence[tuple[str | None, str]]
_Said = tuple[str, str]


def origin_of(
    declared: Claims = (), html: str = "", scripts: str = "", page: OpenedPage | None = None
) -> tuple[ToldOfPage, ...]:
    """Return `url`, `archived_url` and `accessed`, as far as they are said.

    `declared` are the addresses that the page gives itself, with the place where each stands, the
    surest first. Where it was saved from stands in the file or a comment: a page that names an
    address on another host is a copy, and is cited where it was.
    """
    told = _comments(html)
    saved = [
        (page.address if page else None, page.where if page else ""),
        *_in_comments(told),
        *_rewritten(scripts),
    ]
    found_saved, found = _valid_of(saved), _valid_of(declared)
    archived = next(
        ((url, where) for url, where in (*found_saved, *found) if _ARCHIVED_ON.search(url)), None
    )
    address = _url(_originals(found), _originals(found_saved))
    day = _accessed(archived, told, page)
    said = {"url": address, "archived_url": archived, "accessed": day}
    return tuple(ToldOfPage(field, *pair) for field, pair in said.items() if pair)


def _comments(html: str) -> str:
    """Return the comments at both ends of a page, where programs that keep pages write theirs."""
    ends = html if len(html) <= 2 * _ENDS else f"{html[:_ENDS]}\n{html[-_ENDS:]}"
    return "\n".join(chunk.partition("-->")[0] for chunk in ends.split("<!--")[1:])


def _rewritten(scripts: str) -> Claims:
    match = _REWRITTEN.search(scripts)
    where = "the Wayback Machine's script in the page"
    return [(f"{_WAYBACK}{match[2]}/{match[1]}", where)] if match else []


def _in_comments(comments: str) -> Claims:
    found = _SINGLE_FILE.search(comments), _SAVED_FROM.search(comments)
    wheres = "SingleFile's comment in the page", "the browser's comment in the page"
    return [(match[1], where) for match, where in zip(found, wheres, strict=True) if match]


def _accessed(archived: _Said | None, comments: str, page: OpenedPage | None) -> _Said | None:
    """Return the day on which the page was kept or saved, and where it is said."""
    if archived and (match := _ARCHIVED_ON.search(archived[0])):
        day = _day(int(match[1]), int(match[2]), int(match[3]))
        if day:
            return day, f"the day of the archived copy, in {archived[1]}"
    for pattern, where in (
        (_KEPT_ON, "the Wayback Machine's comment in the page"),
        (_SAVED_ON, "SingleFile's comment in the page"),
    ):
        if match := pattern.search(comments):
            month, number, year = match.groups()
            day = _day(int(year), MONTHS.get(month.casefold(), 0), int(number))
            if day:
                return day, where
    if page and page.saved:
        return page.saved.isoformat(), page.where
    return None


def _url(declared: Sequence[_Said], saved: Sequence[_Said]) -> _Said | None:
    """Return the page's own address for itself, unless it was saved from another host."""
    for url, where in declared:
        if urlsplit(url).path.strip("/") and (not saved or _host(url) == _host(saved[0][0])):
            return url, where
    return saved[0] if saved else None


def _originals(claims: Sequence[_Said]) -> list[_Said]:
    """Return the addresses, those of archived copies as the pages that they are copies of."""
    return _valid_of([(archived_address(url) or url, where) for url, where in claims])


def _valid_of(claims: Claims) -> list[_Said]:
    pairs = ((_valid(url), where) for url, where in claims)
    return [(url, where) for url, where in pairs if url]


def _valid(url: str | None) -> str | None:
    """Return an address that a record may hold and that leads where it seems to."""
    if url is None or not url.isprintable() or misleading(url):
        return None
    try:
        valid = _URL.validate_python(url)
    except ValidationError:
        return None
    return valid if "." in _host(valid) else None


def _host(url: str | None) -> str:
    return _WWW.sub("", urlsplit(url or "").netloc.casefold())


def _day(year: int, month: int, day: int) -> str | None:
    try:
        return dt.date(year, month, day).isoformat()
    except ValueError:
        return None
