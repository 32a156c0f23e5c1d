"""Addresses that are not what they seem: the host that a reader sees is another's."""

import re
import unicodedata
from functools import lru_cache
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit

from builder.model.lookalikes import lookalike

_PORT = re.compile(r":[0-9]{0,5}\Z")
_IN_BRACKETS = re.compile(r"\[[0-9A-Fa-f:.]+\]")
# Latin letters that no reader tells from the plain ones.
_LIKE_PLAIN = frozenset(
    "\u0131\u0237\u0251\u0261\u0269\u026a\u0280\u028f\u029f\u1d00\u1d04\u1d0f\ua731"
)
_ARCHIVED = re.compile(
    r"/[12][0-9]{3,13}(?:[a-z]{2}_)?/(?=(?:https?:|www\.|[^/\s]+\.[a-z]))", re.IGNORECASE
)
_SCHEME = re.compile(r"\Ahttps?:/{0,2}", re.IGNORECASE)
_WWW = re.compile(r"\A(?:www|m|amp)\d?\.")
_TRACKING = re.compile(r"utm_|fbclid\Z|gclid\Z|ref\Z|src\Z", re.IGNORECASE)
_MOST_ROUNDS = 3


def misleading(url: str) -> str | None:
    """Return why the host of an address is not what it seems; None if nothing is wrong with it."""
    parts = _split(url)
    if parts is None:
        return "has a host that cannot be read"
    if "@" in parts.netloc or "\\" in parts.netloc:
        return 'leads to the host after "@", and not to the one that it begins with'
    host = _PORT.sub("", parts.netloc)
    if _IN_BRACKETS.fullmatch(host):
        return None
    if "%" in host or not host:
        return 'has "%" in its host, which hides what it is' if host else "has no host"
    faults = (_fault_of_label(label) for label in host.removesuffix(".").split("."))
    return next((fault for fault in faults if fault), None)


def _fault_of_label(label: str) -> str | None:
    shown = _decoded(label)
    if shown is None:
        return f'has "{label}" in its host, which stands for no letters'
    if any(not (char.isalnum() or char in "-_" or _is_mark(char)) for char in shown):
        return f'has a sign in its host that only looks like a dot, slash or hyphen: "{shown}"'
    if lookalike(shown) or not _LIKE_PLAIN.isdisjoint(shown):
        return f'has letters in its host that look like others: "{shown}"'
    return None


def archived_address(url: str) -> str | None:
    """Return the address of the page that an archived copy names in its own, if it names one."""
    match = _ARCHIVED.search(url)
    return url[match.end() :] if match else None


def is_same_page(one: str, other: str) -> bool:
    """Tell whether two addresses lead to one page, whatever the scheme, "www." and marks of ads."""
    return page_of(one) == page_of(other)


@lru_cache(maxsize=65_536)
def page_of(url: str) -> tuple[str, str, frozenset[tuple[str, str]]]:
    """Return what tells the page of an address from others: host, path and query."""
    parts = _split("https://" + _SCHEME.sub("", url))
    if parts is None:
        return url, "", frozenset()
    host = re.sub(r":(?:80|443)\Z", "", parts.netloc.rpartition("@")[2].casefold()).rstrip(".")
    host = _WWW.sub("", ".".join(_decoded(label) or label for label in host.split(".")))
    path = parts.path
    for _ in range(_MOST_ROUNDS):
        path = unquote(path)
    query = parse_qsl(parts.query, keep_blank_values=True)
    return host, path.rstrip("/"), frozenset(pair for pair in query if not _TRACKING.match(pair[0]))


def _split(url: str) -> SplitResult | None:
    try:
        return urlsplit(url)
    except ValueError:
        return None


def _decoded(label: str) -> str | None:
    if not label.casefold().startswith("xn--"):
        return label
    try:
        return label[4:].encode("ascii").decode("punycode")
    except (UnicodeError, ValueError):
        return None


def _is_mark(char: str) -> bool:
    return unicodedata.category(char) in ("Mn", "Mc")
