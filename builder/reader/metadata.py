"""Whether a raw page bears out what a record says of it: date, publisher, authors, title, agency.

A `PageText` is the visible text of the raw page, the article's body, and, for HTML, its source, of
which the title and the `og:` and date tags are read. Every function answers *cannot tell* where the
page has nothing of the kind.
"""

import datetime as dt
import re
from bisect import bisect_right
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from urllib.parse import urlsplit

from builder.model.dates import Edtf, Precision
from builder.model.text import in_words, says, squeeze
from builder.model.verdict import CANNOT_TELL, SecondReading, Verdict
from builder.reader.dates import find_dates
from builder.reader.language import STOP_WORDS, language_of
from builder.reader.lexis.reading import dates_in
from builder.reader.phrases import places_of

_LONGEST = 200
_HEAD, _FOOT = 60, 8
_ENDS = 60  # as many letters tell where a body begins and ends
_SKIPPED = 400
_SAMPLE = 2_000  # of a body, which has no menus: enough to tell its language
_TITLE = re.compile(r"<title[^>]{0,200}>([^<]{0,500})</title>", re.IGNORECASE)
_META = re.compile(r"<meta\s[^<>]{0,2000}>", re.IGNORECASE)
_CONTENT = re.compile(r"content\s*=\s*[\"']([^\"']{0,1000})", re.IGNORECASE)
_ISO = re.compile(
    r"(?:datePublished|published_time|pubdate|dateCreated|datetime)\W{1,12}(?:content\W{1,4})?"
    r"(\d{4})-(\d\d)-(\d\d)",
    re.IGNORECASE,
)
_IN_ADDRESS = re.compile(r"/(\d{4})[/-](\d\d?)[/-](\d\d?)(?!\d)")
_BYLINE = re.compile(
    r"(?i:(?:written |reported |edited )?by:? )[^\W\d_a-z]|(?i:authors?: ?\w|reporters?: ?\w)"
)
_BYLINE_TAG = re.compile(
    r"(?:name|property|rel|itemprop)\s*=\s*[\"'](?:article:)?(?:author|byl|creator)[\"']"
    r"|[\"']author[\"']\s*:",
    re.IGNORECASE,
)
_WORDS = re.compile(r"[^\W_]+")
_SMALL = frozenset("the of and a an for news".split())
_AGENCY = re.compile(
    r"(?:reports?|reported|said|says|according to|told|quoted|by|via|source|\(|citing|agenc\w+)"
)


@dataclass(frozen=True)
class PageText:
    """A raw page and the body that was taken from it; `source` is HTML, or empty."""

    text: str
    body: str
    source: str = ""
    address: str = ""

    @cached_property
    def lines(self) -> tuple[str, ...]:
        """The lines that a reader sees."""
        return tuple(line.strip() for line in self.text.split("\n") if line.strip())

    @cached_property
    def tags(self) -> str:
        """What the source says of the page in its head: title and meta tags."""
        said = [match[1] for match in _TITLE.finditer(self.source)]
        for match in _META.finditer(self.source):
            said += [content[1] for content in _CONTENT.finditer(match[0])]
        return "\n".join(said)

    @cached_property
    def squeezed(self) -> tuple[str, ...]:
        """The lines without white space."""
        return tuple(squeeze(line) for line in self.lines)

    @cached_property
    def squeezed_page(self) -> str:
        """The page without white space."""
        return "".join(self.squeezed)

    @cached_property
    def squeezed_body(self) -> str:
        """The body without white space."""
        return squeeze(self.body)

    @cached_property
    def bounds(self) -> tuple[int, int]:
        """The first and last line of the body; both past the end if it is not there."""
        body, page = self.squeezed_body, self.squeezed_page
        starts = [0, *accumulate(map(len, self.squeezed))]
        first, last = page.find(body[:_ENDS]), page.rfind(body[-_ENDS:])
        if not body or first < 0 or last < 0:
            return len(self.lines), len(self.lines)
        end = last + len(body[-_ENDS:]) - 1
        return bisect_right(starts, first) - 1, bisect_right(starts, max(first, end)) - 1

    @cached_property
    def has_byline(self) -> bool:
        """Tell whether the page names an author, be it another one."""
        first, last = self.bounds
        near = (*self.lines[max(0, first - _HEAD) : first], *self.lines[last + 1 :][:_FOOT])
        return any(_BYLINE.match(x) for x in near) or _BYLINE_TAG.search(self.source) is not None

    @cached_property
    def outside(self) -> str:
        """The page without the article's body: its head and foot, and the tags."""
        first, last = self.bounds
        body, position = self.squeezed_body, 0
        rest = [*self.lines[:first], *self.lines[last + 1 :], self.tags]
        for number in range(first, min(last + 1, len(self.lines))):
            line = self.squeezed[number]
            at = body.find(line, position, position + len(line) + _SKIPPED)
            if at < 0:
                rest.append(self.lines[number])
            else:
                position = at + len(line)
        return "\n".join(in_words(line) for line in rest)


def read_published(
    page: PageText, published: Edtf, accessed: Edtf | None, language: str | None = None
) -> SecondReading:
    """Hold the day of publication against the dates that the page prints around the article."""
    if published.precision > Precision.DAY or published.earliest is None:
        return CANNOT_TELL
    own = published.earliest
    others: list[str] = []
    for day, words in _dates(page, language):
        if day == own:
            return SecondReading(Verdict.AGREES, str(own))
        if accessed is None or day != accessed.earliest:
            others.append(words)
    if not others or published.is_uncertain or published.is_approximate:
        return CANNOT_TELL
    return SecondReading(Verdict.DISAGREES, f'"{others[0]}" on the page')


def _dates(page: PageText, language: str | None) -> Iterator[tuple[dt.date, str]]:
    first, last = page.bounds
    head = page.lines[max(0, first - _HEAD) : first]
    near = [*reversed(head), *page.lines[last + 1 : last + 1 + _FOOT]]
    for match in (*_ISO.finditer(page.source), *_IN_ADDRESS.finditer(page.address)):
        try:
            yield dt.date(int(match[1]), int(match[2]), int(match[3])), match[0].strip("/")
        except ValueError:
            continue
    for line in near:
        if len(line) <= _LONGEST and any(c.isdigit() for c in line):
            for one in dates_in(language, line, None):
                value = one.value
                if value and value.precision <= Precision.DAY and value.earliest:
                    yield value.earliest, one.text


def read_publisher(page: PageText, publisher: str, people: Collection[str]) -> SecondReading:
    """Tell whether the page or its address names the publisher; `people` are in the article."""
    if publisher.casefold() in people:
        return SecondReading(Verdict.DISAGREES, "somebody whom the article names")
    name = in_words(publisher)
    if says(page.outside, name) or _fits(publisher, page.address):
        return SecondReading(Verdict.AGREES, f'"{publisher}" on the page')
    if says(page.body, name) or not page.address:
        return CANNOT_TELL
    return SecondReading(Verdict.DISAGREES, "no such publisher on the page or in its address")


def _fits(publisher: str, address: str) -> bool:
    """Tell whether the host is made of the name: its words, most of them, or their first letters.

    Two letters are in too many hosts to say anything.
    """
    host = "".join(c for c in (urlsplit(address).hostname or "") if c.isalnum() or c == ".")
    labels = [label for label in host.split(".") if label != "www"]
    words = [word.casefold() for word in _WORDS.findall(publisher)]
    said = [word for word in words if word not in _SMALL] or words
    letters = "".join(word[0] for word in words)
    if any("".join(words) == label or letters == label for label in labels):
        return True
    return bool(said) and max(map(len, said)) > 2 and all(w in "".join(labels) for w in said)  # noqa: PLR2004 -- as above


def read_author(page: PageText, author: str, people: Collection[str]) -> SecondReading:
    """Tell whether the page names an author outside the article's own words."""
    name = in_words(author)
    if says(page.outside, name):
        return SecondReading(Verdict.AGREES, f'"{author}" on the page')
    if says(page.body, name):
        if author.casefold() in people:
            return SecondReading(Verdict.DISAGREES, "somebody whom the article names")
        return CANNOT_TELL
    # A page that was saved without its byline says nothing of who wrote it.
    if not page.address or not page.has_byline:
        return CANNOT_TELL
    return SecondReading(Verdict.DISAGREES, "no such author on the page")


def read_title(page: PageText, title: str, others: Collection[str]) -> SecondReading:
    """Tell whether the title is a line above the article, or stands in the tags.

    `others` are the publisher and the authors, which stand above it, too.
    """
    words = squeeze(title).casefold()
    if any(words == squeeze(other).casefold() for other in others):
        return SecondReading(Verdict.DISAGREES, "the publisher or an author")
    if _is_stamp(title):
        return SecondReading(Verdict.DISAGREES, "a date or a time of reading")
    first, _ = page.bounds
    if words in squeeze(page.tags).casefold():
        return SecondReading(Verdict.AGREES, f'"{title}"')
    above = [line.casefold() for line in page.squeezed[:first]]
    if words in "".join(above):
        is_there = words in above and len(title.split()) > 1
        return SecondReading(Verdict.AGREES, f'"{title}"') if is_there else CANNOT_TELL
    if words in page.squeezed_page.casefold():
        return SecondReading(Verdict.DISAGREES, "words that do not stand above the article")
    return CANNOT_TELL  # the check of phrases says so


def _is_stamp(line: str) -> bool:
    """Tell whether a line is nothing but a date or "3 min read"."""
    if _READING.fullmatch(line.strip()):
        return True
    return any(len(one.text) >= len(line.strip()) - 1 for one in find_dates(line[:_LONGEST], None))


_READING = re.compile(r"\d+[ -]min(?:ute)?s?(?: |-)(?:read|ago)\.?", re.IGNORECASE)


def read_agency(page: PageText, name: str, others: Collection[str]) -> SecondReading:
    """Tell whether the page names an agency; `others` are people, groups and places in it."""
    if name.casefold() in others:
        return SecondReading(Verdict.DISAGREES, "somebody or something that the article tells of")
    for place in places_of(page.text, name):
        around = page.text[max(0, place.start - 40) : place.end + 40].casefold()
        said = page.text[place.start : place.end]
        if _AGENCY.search(around) or said == around.strip():
            return SecondReading(Verdict.AGREES, f'"{said}" is cited')
    return CANNOT_TELL


def read_language(body: str, language: str) -> SecondReading:
    """Tell whether the text is in the language, by its script and its commonest words."""
    read = language_of(body[:_SAMPLE])
    own = language.partition("-")[0]
    if read is None:
        return CANNOT_TELL
    if read == own:
        return SecondReading(Verdict.AGREES, read)
    # What the reader has no words of it may take for a neighbour, but not for English.
    if own not in STOP_WORDS and read != "en":
        return CANNOT_TELL
    return SecondReading(Verdict.DISAGREES, read)
