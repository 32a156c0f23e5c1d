"""Whom a page names: its own publisher, its authors, and the outlets the article rests on."""

import re
from collections.abc import Iterable, Sequence
from itertools import takewhile

from builder.ingest.date_words import MONTHS
from builder.ingest.line import PageLine

_AGENCIES = (
    "RFE/RL|Radio Free Europe/Radio Liberty|Reuters|Associated Press|AP|AFP|"
    "Agence France-Presse|ANI|PTI|IANS|UNI|APP|Xinhua|TASS|Interfax|RIA Novosti|dpa|DPA|EFE|ANSA|"
    "Anadolu Agency|Anadolu|Bloomberg|BBC|CNN|Al Jazeera|VOA|Voice of America|"
    "Deutsche Welle|DW|TOLOnews|Tolo News|Khaama Press|Pajhwok Afghan News|Pajhwok|Dawn|"
    "Geo News|ARY News|Press Trust of India|UPI|KUNA|IRNA|WAM|SANA|Kyodo|Yonhap|"
    "The Canadian Press|Canadian Press|Australian Associated Press|AAP|"
    "New York Times|The New York Times|Washington Post|The Washington Post|"
    "Wall Street Journal|The Wall Street Journal|Guardian|The Guardian|Fox News|"
    "Sky News|NBC News|CBS News|ABC News"
)
AGENCIES = tuple(_AGENCIES.split("|"))
_KNOWN = "|".join(re.escape(name) for name in sorted(AGENCIES, key=len, reverse=True))
_OUTLET = r"(?:[A-Z][\w'’/&-]{0,24} ){0,4}[A-Z][\w'’/&-]{0,24}"
_WORDS_OF_NAMES = (
    "news times post press tv radio agency media daily herald tribune journal gazette chronicle"
    " observer express telegraph standard wire broadcasting service network today"
)
_OUTLET_WORDS = frozenset(_WORDS_OF_NAMES.split())

_REPORTED = re.compile(rf", (?:the )?(?P<name>{_OUTLET}) (?:has )?(?:reported|reports)[.”\"]*$")
_DATELINE = re.compile(
    rf"^(?:[^()]{{0,60}})\((?P<name>{_KNOWN})\)(?: ?[-–—:]|$| )|^(?P<start>{_KNOWN}) ?[–—] "
)
_SIGNED = re.compile(rf"[(\[—–-] ?(?P<name>(?:{_KNOWN})(?:[,/ ]+(?:and )?(?:{_KNOWN}))*)[)\]]?\.?$")
_WITH = re.compile(
    r"^[(\[]?\s?(?:with|compiled from|based on)(?: additional)?"
    r" (?P<agency>agency |agencies |wire )?(?:inputs?|reports?|reporting|copy|material)"
    r"(?: (?:from|by|of) (?:the )?(?P<name>[^()\[\].]{2,80}))?[.)\] ]*$",
    re.IGNORECASE,
)
_SOURCE = re.compile(
    r"^\(?(?:source|sources|via)\s?: ?(?P<name>[^()|:]{2,60}?)[.) ]*$", re.IGNORECASE
)
_ORIGINALLY = re.compile(
    rf"(?:originally|first) (?:published|appeared) (?:on|in|by|at) (?:the )?(?P<name>{_OUTLET})"
)
_ANSWERED = re.compile(rf"(?:…|\.\.\.|\.|—|–|,)? ?(?:reports|writes) (?P<name>{_OUTLET})[.]?$")
_PARTED = re.compile(r", (?:and )?| and | & |/(?!RL\b|Radio\b)")
_BY = re.compile(
    r"^[•|/ -]{0,3}(?:(?:written |posted |published |story )?by|von|por|par):? ", re.IGNORECASE
)
_AFTER_NAME = re.compile(r" ?[|•·–—/@(\d]| - | (?:[Oo]n|for|in|at) ")
_AND = re.compile(r" and | & ")
_LABELS = frozenset(("updated", "published", "posted", "last", "on"))
_PERSON = re.compile(r"(?:[A-Z][\w'’.-]{0,20} ){1,3}[A-Z][\w'’-]{1,24}")
_RUN_TOGETHER = re.compile(r"[a-z](?<!Mc)(?<!Mac)(?<!De)(?<!Le)(?<!La)(?<!Di)(?<!Fitz)[A-Z]")
_OFFICES = (
    "staff admin editor desk team news bureau agency reporter correspondent press service"
    " agencies web editorial network contributor online"
)
_NOT_A_PERSON = frozenset(_OFFICES.split())
_LONGEST = 2000
_LONGEST_CREDIT = 300
_CREDIT_WORDS = ("agenc", "input", "reporting", "reuters", "afp", "with ap", "wire", "ani)", "pti)")


def via_of(paragraphs: Sequence[str], around: Iterable[str] = ()) -> tuple[str, ...]:
    """Return the outlets and agencies that the article names as its source, each once.

    `around` are lines next to the article, such as a credit under it.
    """
    found: dict[str, None] = {}
    for at, paragraph in enumerate(paragraphs):
        for name in _named(paragraph[:_LONGEST], paragraph[-_LONGEST:], is_first=at < 2):  # noqa: PLR2004 -- below a standfirst
            found[name] = None
    if paragraphs:
        around = [paragraphs[-1], *around]
    for line in around:
        for name in _credited(line[:_LONGEST]):
            found[name] = None
    return tuple(found)


def agencies_of(bylines: Iterable[str]) -> tuple[str, ...]:
    """Return the agencies that stand in the place of an author: "ANI | Updated: Feb 13, 2020"."""
    names = (
        _AFTER_NAME.split(line[start.end() if (start := _BY.match(line)) else 0 :], maxsplit=1)[0]
        for line in bylines
        if len(line) <= _LONGEST_CREDIT
    )
    parts = (part.strip(" ,.") for name in names for part in _PARTED.split(name))
    return tuple(dict.fromkeys(part for part in parts if part in AGENCIES))


def publisher_of(paragraphs: Sequence[str], via: Sequence[str]) -> str | None:
    """Return the outlet that the article's opening says is telling it, as in "reports The Post"."""
    if not paragraphs:
        return None
    match = _ANSWERED.search(paragraphs[0][-200:])
    if match is None or match["name"] in via or match["name"] in AGENCIES:
        return None
    return match["name"] if _is_outlet(match["name"]) else None


def authors_of(lines: Sequence[PageLine], where: Iterable[int]) -> tuple[str, ...] | None:
    """Return the people that a line "By …" in the article's head names."""
    for at in where:
        text = lines[at].text
        match = _BY.match(text) if lines[at].is_byline else None
        people = people_named(text) if match else ()
        if people:
            return people
    return None


def people_named(byline: str) -> tuple[str, ...]:
    """Return the people in what a page gives as its author, as in "By Jane Doe in Quetta"."""
    start = _BY.match(byline)
    return people_of(_AFTER_NAME.split(byline[start.end() if start else 0 :], maxsplit=1)[0])


def people_of(names: str) -> tuple[str, ...]:
    """Return the people in "Jane Doe, John Doe and Richard Roe", up to the first that is none."""
    parts = [_without_date(name) for name in _PARTED.split(names)]
    found = list(takewhile(_is_person, parts))
    # After one comma stands a place or an office as often as a second author.
    if len(parts) == len(found) == 2 and ", " in names and not _AND.search(names):  # noqa: PLR2004
        found.pop()
    return tuple(name.title() if name.isupper() else name for name in found)


def _without_date(name: str) -> str:
    words = name.strip(" ,.").split()
    while words and (low := words[-1].casefold().strip(".")) and (low in MONTHS or low in _LABELS):
        words.pop()
    return " ".join(words)


def is_credit(text: str) -> bool:
    """Tell whether the text is a note in brackets that names whom the article rests on."""
    if len(text) > _LONGEST_CREDIT or not text.startswith(("(", "[")):
        return False
    low = text.casefold()
    return text.endswith((")", "]", ").", ")”")) and any(word in low for word in _CREDIT_WORDS)


def _named(head: str, tail: str, *, is_first: bool) -> Iterable[str]:
    match = _REPORTED.search(tail[-120:])
    if match and (match["name"] in AGENCIES or _is_outlet(match["name"])):
        yield match["name"]
    match = _DATELINE.match(head) if is_first else None
    if match:
        yield match["name"] or match["start"]
    if credit := _WITH.match(_last_bracket(tail)):
        yield from _with(credit)


def _last_bracket(text: str) -> str:
    """Return the note in brackets at the end, or the text itself if it is short."""
    start = text.rfind("(", -_LONGEST_CREDIT)
    if start >= 0 and text.endswith((")", ").")):
        return text[start:]
    return text if len(text) <= _LONGEST_CREDIT else ""


def _with(match: re.Match[str]) -> Iterable[str]:
    if match["name"]:
        yield from _parts(match["name"])
    elif match["agency"]:
        yield match.string[match.start("agency") :].strip(" .()[]")


def _credited(text: str) -> Iterable[str]:
    if match := _WITH.match(_last_bracket(text)):
        yield from _with(match)
    if match := _SOURCE.match(text):
        yield from (name for name in _parts(match["name"]) if _is_source(name))
    if match := _SIGNED.search(text[-80:]):
        yield from _parts(match["name"])
    if len(text) < 250 and (match := _ORIGINALLY.search(text)):  # noqa: PLR2004 -- a note, no story
        yield match["name"].rstrip(".")


def _parts(names: str) -> list[str]:
    return [part for name in _PARTED.split(names) if (part := name.strip(" .,"))]


def _is_outlet(name: str) -> bool:
    return name in AGENCIES or not _OUTLET_WORDS.isdisjoint(name.casefold().split())


def _is_source(name: str) -> bool:
    return _is_outlet(name) or "agenc" in name.casefold()


def _is_person(name: str) -> bool:
    is_glued = bool(_RUN_TOGETHER.search(name))
    return (
        not is_glued
        and bool(_PERSON.fullmatch(name))
        and _NOT_A_PERSON.isdisjoint(name.casefold().split())
    )
