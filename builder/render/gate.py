"""The last look at a finished page, as a browser would read it: nothing in it may run or load.

Everything that is put into a page was escaped or cleaned before. This is the second lock: whatever
gets past the first ends the build.
"""

import json
import re
from collections.abc import Iterable, Iterator
from itertools import islice

from selectolax.lexbor import LexborHTMLParser, LexborNode

from builder.render.policy import policy_tag

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
_POLICY = "content-security-policy"
_LONGEST = 120

# To look at each of some 500 elements takes as long as all the rest of the page. The parser itself
# finds those that may be at fault, but for two things: names of attributes that begin with "on",
# and slashes that a browser reads together although something stands between them.
_WORTH_A_LOOK = ",".join(
    [
        "script, meta, template, noscript",
        *sorted(_FORBIDDEN),
        *(f"[{name}]" for name in sorted(_FORBIDDEN_ATTRIBUTES)),
        *(f"[{name}]" for name in sorted(_ADDRESSES - {"href", "src", "xlink:href"})),
        r"[xlink\:href]",
        *(f'[{name}*="{part}"]' for name in ("href", "src") for part in (":", "//", r"\\")),
    ]
)
_HANDLER = re.compile(rb"on[a-z]+[\s\0]*=")
_BEFORE_A_NAME = frozenset(b"\t\n\f\r \"'/\0")
# A reference by number may be to one of these, but for the two that stand for quotation marks.
_PARTED = re.compile(rb"/(?:[\t\n\r]|&(?:tab|newline|#(?!3[49];)))")


def faults_of(html: str, policy: str, *, may_redirect: bool = False) -> list[str]:
    """Return every snippet of a finished page that runs or loads something, and why; or nothing."""
    tree, small = LexborHTMLParser(html), html.encode().lower()
    # One walk over the tree costs more than all that follows.
    nodes = tree.css("*" if _needs_a_close_look(small) else _WORTH_A_LOOK)
    tags = [node.tag for node in nodes]
    if small.count(b"</noscript") != tags.count("noscript"):
        # With scripts on, a browser ends the element where we read an attribute or a comment.
        return ["a noscript element that ends in two ways"]
    return [*_policy_faults(tree, nodes, policy), *_faults(nodes, may_redirect=may_redirect)]


def faults_within(markup: str, policy: str) -> list[str]:
    """Return the same of what a script puts into a page."""
    head = f'<head><meta charset="utf-8">{policy_tag(policy)}</head>'
    return faults_of(f"<html>{head}<body>{markup}</body></html>", policy)


def _needs_a_close_look(small: bytes) -> bool:
    """Tell whether a page in small letters has what `_WORTH_A_LOOK` cannot find."""
    return bool(_PARTED.search(small)) or any(
        small[match.start() - 1] in _BEFORE_A_NAME for match in _HANDLER.finditer(small)
    )


def _policy_faults(
    tree: LexborHTMLParser, nodes: Iterable[LexborNode], policy: str
) -> Iterator[str]:
    first = [node.attributes for node in islice(_children(tree.head), 2)]
    law = {"http-equiv": "Content-Security-Policy", "content": policy}
    if first != [{"charset": "utf-8"}, law]:
        yield "the head does not begin with the charset and the policy"
    if sum(_says(node) == _POLICY for node in nodes) > 1:
        yield "there is more than one policy"


def _children(node: LexborNode | None) -> Iterator[LexborNode]:
    child = node.child if node else None
    while child is not None:
        if child.is_element_node:
            yield child
        child = child.next


def _says(node: LexborNode) -> str:
    """Return the header that a meta element stands for, or "" if it is none."""
    return (node.attributes.get("http-equiv") or "").strip().lower() if node.tag == "meta" else ""


def _faults(nodes: Iterable[LexborNode], *, may_redirect: bool = False) -> Iterator[str]:
    for node in nodes:
        if (reason := _fault_of_element(node, may_redirect=may_redirect)) or (
            reason := _fault_of_attributes(node)
        ):
            snippet = " ".join((node.html or "").split())[:_LONGEST]
            yield f"{reason}: {snippet}"
        if node.tag == "template":
            # Its content is no part of the tree, but a script may take it there.
            inner = (node.html or "").removeprefix("<template")
            yield from _faults(LexborHTMLParser(f"<x-template{inner}").css("*"))


def _fault_of_element(node: LexborNode, *, may_redirect: bool) -> str:
    tag = node.tag or ""
    if tag in _FORBIDDEN:
        return f"the element {tag}"
    if tag == "script":
        return _fault_of_script(node)
    header = _says(node)
    if header not in ("", _POLICY) and not (header == "refresh" and may_redirect):
        return f"a meta element for {header}"
    return ""


def _fault_of_script(node: LexborNode) -> str:
    attributes = node.attributes
    if "src" in attributes:
        return ""
    if attributes == {"type": "application/ld+json"}:
        # What search engines and reference managers read; no browser runs it.
        return "" if _is_json(node.text(strip=False)) else "a script that is no JSON, or has a <"
    return "a script within the page"


def _is_json(text: str) -> bool:
    if "<" in text:
        return False
    try:
        json.loads(text)
    except (ValueError, RecursionError):
        return False
    return True


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
