"""The last look at a finished page, as a browser would read it: nothing in it may run or load.

Everything that is put into a page was escaped or cleaned before. This is the second lock: whatever
gets past the first ends the build.
"""

import re
from base64 import b64encode
from collections.abc import Iterator
from hashlib import sha256

from selectolax.lexbor import LexborHTMLParser, LexborNode

from builder.render.policy import INLINE_SCRIPTS

# They load, embed or redirect; no page of ours has one.
_FORBIDDEN = frozenset(
    "animate applet audio base embed fencedframe frame frameset iframe object portal set style "
    "video".split()
)
_FORBIDDEN_ATTRIBUTES = frozenset({"style", "srcdoc", "srcset", "imagesrcset", "ping"})
_ADDRESSES = frozenset(
    "href xlink:href src action formaction cite data poster background manifest".split()
)
# What browsers leave out of an address before they read its scheme.
_LEFT_OUT = re.compile(r"[\x00-\x20]+")
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):|[/\\]{2}", re.IGNORECASE)
_MAY_BE_LINKED = frozenset({"http", "https", "mailto"})
# A link element loads what it names, but for these.
_NAMED_ONLY = frozenset("alternate author canonical edit feed license next prev search".split())
_LONGEST = 120


def faults_of(html: str, policy: str, *, may_redirect: bool = False) -> list[str]:
    """Return every snippet of a finished page that runs or loads something, and why; or nothing."""
    tree = LexborHTMLParser(html)
    if html.lower().count("</noscript") != len(tree.css("noscript")):
        # With scripts on, a browser ends the element where we read an attribute or a comment.
        return ["a noscript element that ends in two ways"]
    return [*_head_faults(tree, policy), *_faults(tree, may_redirect=may_redirect)]


def _head_faults(tree: LexborHTMLParser, policy: str) -> Iterator[str]:
    first = [node.attributes for node in tree.css("head > *")[:2]]
    law = {"http-equiv": "Content-Security-Policy", "content": policy}
    if first != [{"charset": "utf-8"}, law]:
        yield "the head does not begin with the charset and the policy"
    if len(tree.css("meta[http-equiv=content-security-policy i]")) > 1:
        yield "there is more than one policy"


def _faults(tree: LexborHTMLParser, *, may_redirect: bool = False) -> Iterator[str]:
    for node in tree.css("*"):
        if (reason := _fault_of_element(node, may_redirect=may_redirect)) or (
            reason := _fault_of_attributes(node)
        ):
            snippet = " ".join((node.html or "").split())[:_LONGEST]
            yield f"{reason}: {snippet}"
        if node.tag == "template":
            # Its content is no part of the tree, but a script may take it there.
            inner = (node.html or "").removeprefix("<template")
            yield from _faults(LexborHTMLParser(f"<x-template{inner}"))


def _fault_of_element(node: LexborNode, *, may_redirect: bool) -> str:
    tag = node.tag or ""
    if tag in _FORBIDDEN:
        return f"the element {tag}"
    if tag == "script":
        return _fault_of_script(node)
    if tag == "meta" and "http-equiv" in node.attributes:
        says = (node.attributes["http-equiv"] or "").strip().lower()
        if not (says == "content-security-policy" or (says == "refresh" and may_redirect)):
            return f"a meta element for {says}"
    return ""


def _fault_of_script(node: LexborNode) -> str:
    attributes = node.attributes
    if "src" in attributes:
        return ""
    if attributes == {"id": "__config", "type": "application/json"}:
        # Material's settings, which it reads as JSON: no browser runs it.
        return ""
    text = node.text(strip=False)
    digest = b64encode(sha256(text.encode()).digest()).decode()
    return "" if f"sha256-{digest}" in INLINE_SCRIPTS and not attributes else "an unknown script"


def _fault_of_attributes(node: LexborNode) -> str:
    for name, value in node.attributes.items():
        if name.startswith("on"):
            return f"the event handler {name}"
        if name in _FORBIDDEN_ATTRIBUTES:
            return f"the attribute {name}"
        if name in _ADDRESSES:
            address = _LEFT_OUT.sub("", value or "")
            scheme = _SCHEME.match(address)
            if scheme and not _is_allowed(node, name, address, (scheme[1] or "").lower()):
                return f"the address in {name}"
    return ""


def _is_allowed(node: LexborNode, name: str, address: str, scheme: str) -> bool:
    if name == "src" and node.tag == "img":
        return address.lower().startswith("data:image/")
    if name != "href":
        return False
    if node.tag == "link":
        words = (node.attributes.get("rel") or "").lower().split()
        return scheme in ("http", "https") and bool(words) and set(words) <= _NAMED_ONLY
    return node.tag in ("a", "area") and scheme in _MAY_BE_LINKED
