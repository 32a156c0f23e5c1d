"""The title of an article on an HTML page: of those that the page gives, the one that it shows."""

import re
from collections.abc import Iterator, Sequence

from builder.ingest.markup import Markup
from builder.model.body import Block
from builder.model.text import squeeze

_PARTS = re.compile(r"\s[|\u2013\u2014\u2022\u00b7\u00bb\u00ab-]{1,2}\s|\s::\s|\s\|\|?|\|\s")
_WORD = re.compile(r"[^\W_]+")
_LONGEST, _LONGEST_SITE = 300, 40
_SMALL = frozenset(("the", "of", "and", "de", "la", "com", "net", "org"))
_ALIKE, _OPENING = 0.5, 8
_FEWEST_WORDS = 3


def title_of(markup: Markup, blocks: Sequence[Block], found: str | None) -> str | None:
    """Return the headline above the text, if the page's other titles or the text bear it out.

    Otherwise the page's own titles, the surest first, without the name of the site, which many
    pages put before or after them. `found` is what another reader took.
    """
    declared = list(_declared(markup))
    shown = {squeeze(line).casefold() for line in markup.lines}
    headings = [line for line in markup.headings if _can_be(line, markup)]
    for heading in headings:
        if any(_alike(heading, title) >= _ALIKE for title in declared):
            return heading
    if len(headings) == 1 and (not declared or _is_of(headings[0], blocks)):
        return headings[0]
    for title in declared:
        if squeeze(title).casefold() in shown:
            return title
    return declared[0] if declared else found


def without_site(title: str, sites: Sequence[str]) -> str:
    """Return a page's title without the name of its site or section, at either end.

    A name that is not among `sites` is known by its capitals after the last mark, or by the bar
    after the first; names of site and section may stand before the headline together.
    """
    marks = list(_PARTS.finditer(title))
    if not marks:
        return title
    head, tail = title[: marks[0].start()], title[marks[-1].end() :]
    known = {squeeze(site).casefold() for site in sites}
    rest = title
    if squeeze(tail).casefold() in known or (len(tail) < len(head) and _is_name(tail)):
        rest = title[: marks[-1].start()]
    elif squeeze(head).casefold() in known or (
        len(head) < len(tail) and "|" in marks[0][0] and _is_name(head)
    ):
        rest = title[marks[0].end() :]
    elif len(marks) > 1 and all(map(_is_name, _PARTS.split(title[: marks[-1].start()]))):
        rest = tail
    return rest if len(_WORD.findall(rest)) >= _FEWEST_WORDS else title


def _is_name(part: str) -> bool:
    words = [word for word in _WORD.findall(part) if word not in _SMALL]
    return len(part) <= _LONGEST_SITE and not any(word[0].islower() for word in words)


def _declared(markup: Markup) -> Iterator[str]:
    """Yield what the page calls its article, the surest first, each without the site's name."""
    sites = [name for name in (markup.site, markup.linked.publisher) if name]
    for title in (markup.linked.headline, markup.shared_title, markup.title):
        if title and len(title) <= _LONGEST:
            yield _trimmed(title, sites, markup)


def _trimmed(title: str, sites: Sequence[str], markup: Markup) -> str:
    """Take the site's name off as long as something is left that the page shows, or is long."""
    shown = {squeeze(line).casefold() for line in markup.lines}
    if squeeze(title).casefold() in shown:
        return title
    shorter = without_site(title, sites)
    while squeeze(shorter).casefold() not in shown:
        again = without_site(shorter, sites)
        if again == shorter:
            break
        shorter = again
    return shorter


def _can_be(heading: str, markup: Markup) -> bool:
    same = squeeze(heading).casefold()
    names = (markup.site, markup.linked.publisher)
    is_site = any(same == squeeze(name).casefold() for name in names if name)
    return not is_site and len(heading) <= _LONGEST and len(_WORD.findall(heading)) > 1


def _alike(one: str, other: str) -> float:
    """Return how many of the words of both the two have in common, from 0 to 1."""
    mine, theirs = (set(_WORD.findall(text.casefold())) for text in (one, other))
    return len(mine & theirs) / max(1, len(mine | theirs))


def _is_of(heading: str, blocks: Sequence[Block]) -> bool:
    """Tell whether the text takes up the words of the heading."""
    words = {word for word in _WORD.findall(heading.casefold()) if len(word) > 3}  # noqa: PLR2004 -- the shorter ones are in every text
    opening = " ".join(block.text for block in blocks[:_OPENING]).casefold()
    return len(words & set(_WORD.findall(opening))) * 3 >= len(words)
