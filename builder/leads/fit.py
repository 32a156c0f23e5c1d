"""Which leads a raw page may prove: those of its address or its title, or of an event it reports.

Nothing is decided here: each comes with what speaks for it, and a person looks.
"""

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from builder.leads.kept import Kept
from builder.leads.lead import Lead
from builder.model.address import archived_address, page_of
from builder.model.dates import Edtf, Precision
from builder.model.proposals import Bounded
from builder.model.stopwords import outlet
from builder.model.text import says
from builder.reader.found import Count

_MOST = 5
_ENOUGH = 5.0
_SHORT = dt.timedelta(days=45)
_REPORTED_WITHIN = 3  # days
_FEWEST_LETTERS = 20  # of a title that tells a page from others
_QUOTED = re.compile(r"[\"“”]([^\"“”]{12,400})[\"“”]")
_ADDRESS = re.compile(r"https?://[^\s<>\"')\]]{4,2000}")
_SORT_OF_PLACE = re.compile(r" (?:town|city|district|province|village)\Z", re.IGNORECASE)
_NOBODY = re.compile(r"(?:civilians?|unknown|unidentified)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Incident:
    """What a page reports of an incident, as the reader reads it."""

    date: Edtf | None
    killed: Count | None
    injured: Count | None


@dataclass(frozen=True, slots=True)
class PageSeen:
    """A raw page as far as a lead may be of it."""

    addresses: tuple[str, ...]
    title: str | None
    publisher: str | None
    published: Edtf | None
    text: str
    incidents: tuple[Incident, ...] = ()


@dataclass(frozen=True, slots=True)
class Fit:
    """A lead that a page may prove, with reasons for and against, the weightiest first.

    `is_page` says that the page itself seems to be the one that the table means.
    """

    kept: Kept
    score: float
    reasons: tuple[str, ...]
    is_page: bool


@dataclass(frozen=True, slots=True)
class _Sign:
    weight: float
    reason: str


def addresses_in(lead: Lead) -> Iterator[str]:
    """Yield the addresses of pages that a lead names, in whichever field."""
    if lead.url:
        yield lead.url
    for text in (lead.summary or "", *lead.cited):
        yield from _ADDRESS.findall(text)


@dataclass(frozen=True)
class LeadIndex:
    """Leads, to look raw pages up in."""

    kept: tuple[Kept, ...] = ()

    @cached_property
    def _by_address(self) -> dict[object, list[int]]:
        return _grouped(
            (page_of(url), at)
            for at, one in enumerate(self.kept)
            for url in _with_originals(addresses_in(one.lead))
        )

    @cached_property
    def _by_title(self) -> dict[object, list[int]]:
        return _grouped(
            (key, at) for at, one in enumerate(self.kept) for key in _titles_in(one.lead)
        )

    @cached_property
    def _by_day(self) -> dict[object, list[int]]:
        return _grouped(
            (day, at) for at, one in enumerate(self.kept) for day in days_of(one.lead.date)
        )

    def pages(self, seen: PageSeen) -> tuple[Fit, ...]:
        """Return the leads of which this seems to be the page itself, the best first."""
        places = self._by_address_of(seen) | self._by_title_of(seen)
        return _best(fit for fit in (self._fit(at, seen) for at in places) if fit and fit.is_page)

    def fits(self, seen: PageSeen) -> tuple[Fit, ...]:
        """Return the leads that a page may prove, the best first; none is no guess."""
        days = {day for one in seen.incidents for day in days_of(one.date)}
        if day := _day_of(seen.published):
            last = day.toordinal()
            first = max(1, last - _REPORTED_WITHIN)
            days.update(map(dt.date.fromordinal, range(first, last + 1)))
        places = self._by_address_of(seen) | self._by_title_of(seen)
        places |= {at for day in days for at in self._by_day.get(day, ())}
        return _best(fit for fit in (self._fit(at, seen) for at in places) if fit)

    def _by_address_of(self, seen: PageSeen) -> set[int]:
        keys = map(page_of, _with_originals(seen.addresses))
        return {at for key in keys for at in self._by_address.get(key, ())}

    def _by_title_of(self, seen: PageSeen) -> set[int]:
        return set(self._by_title.get(_letters(seen.title or ""), ()))

    def _fit(self, at: int, seen: PageSeen) -> Fit | None:
        kept = self.kept[at]
        of_page = list(_of_page(kept.lead, seen))
        score = sum(sign.weight for sign in of_page)
        is_page = score >= _ENOUGH
        of_event = list(_of_event(kept.lead, seen))
        # That it is another page than the table means says nothing against the event.
        score = max(score, 0) + sum(sign.weight for sign in of_event)
        if not is_page and score < _ENOUGH:
            return None
        signs = sorted([*of_page, *of_event], key=lambda sign: -abs(sign.weight))
        return Fit(kept, score, tuple(sign.reason for sign in signs), is_page)


def _best(fits: Iterable[Fit]) -> tuple[Fit, ...]:
    return tuple(sorted(fits, key=lambda fit: (-fit.score, fit.kept.path, fit.kept.number))[:_MOST])


def _grouped(pairs: Iterable[tuple[object, int]]) -> dict[object, list[int]]:
    found: dict[object, list[int]] = defaultdict(list)
    for key, at in pairs:
        found[key].append(at)
    return found


def _with_originals(urls: Iterable[str]) -> Iterator[str]:
    for url in urls:
        yield archived_address(url) or url


def _titles_in(lead: Lead) -> set[str]:
    """Return the titles that a lead names: its own, and those that it cites, if they are long."""
    quoted = (title for text in lead.cited for title in _QUOTED.findall(text))
    listed = (title for text in lead.cited for title in text.split(";"))
    keys = {_letters(text) for text in (*lead.cited, *quoted, *listed)}
    long = {key for key in keys if len(key) >= _FEWEST_LETTERS}
    return long | {_letters(lead.title)} if lead.title else long


def _letters(text: str) -> str:
    return "".join(c for c in text.casefold() if c.isalnum())


def _of_page(lead: Lead, seen: PageSeen) -> Iterator[_Sign]:
    """Yield what tells that the page is the one that the table means."""
    mine = {page_of(url) for url in _with_originals(seen.addresses)}
    is_same = any(page_of(url) in mine for url in _with_originals(addresses_in(lead)))
    if is_same:
        yield _Sign(10, "the same address")
    elif lead.url and mine:
        yield _Sign(-1, "another address")
    title = _letters(seen.title or "")
    if title and title in _titles_in(lead):
        is_long = len(title) >= _FEWEST_LETTERS
        yield _Sign(5 if is_long else 3, "the same title")
    if lead.publisher and seen.publisher:
        if outlet(lead.publisher) == outlet(seen.publisher):
            yield _Sign(1, f"of {seen.publisher}")
        else:
            yield _Sign(-2, f"of {lead.publisher}, not {seen.publisher}")
    if lead.published and seen.published:
        if may_be(lead.published, seen.published):
            yield _Sign(2 if _is_day(lead.published) else 0.5, f"published {lead.published}")
        else:
            yield _Sign(-2, f"published {lead.published}, not {seen.published}")


def _of_event(lead: Lead, seen: PageSeen) -> Iterator[_Sign]:
    """Yield what tells that the page reports the event of the lead; nothing before it happened."""
    when = lead.date
    if when is None or _is_after(when, seen.published):
        return
    near = [one for one in seen.incidents if one.date and may_be(one.date, when)]
    if any(_is_day(one.date) for one in near) and _is_day(when):
        yield _Sign(3, f"the same day, {when}")
    elif near:
        yield _Sign(1, f"{near[0].date} may be {when}")
    elif (day := _day_of(seen.published)) and when.latest:
        if (day - when.latest).days > _REPORTED_WITHIN:
            return
        yield _Sign(1, f"published within days of {when}")
    if lead.place:
        plain = _SORT_OF_PLACE.sub("", lead.place)
        is_there = says(seen.text, lead.place) or says(seen.text, plain)
        yield _Sign(2, f"{plain} is named") if is_there else _Sign(-1, f"{plain} is not named")
    for harm, bounds in (("killed", lead.killed), ("injured", lead.injured)):
        if bounds:
            yield from _figures(harm, bounds, [getattr(one, harm) for one in near])
    names = [name for name in lead.groups if not _NOBODY.match(name) and says(seen.text, name)]
    if names:
        yield _Sign(1, f"{names[0]} is named")


def _figures(harm: str, claimed: Bounded, told: list[Count | None]) -> Iterator[_Sign]:
    counts = [count for count in told if count and (count.min, count.max) != (None, None)]
    if not counts:
        return
    if any((count.min, count.max) == (claimed.min, claimed.max) for count in counts):
        yield _Sign(2, f"{_said(claimed)} {harm} in both")
    elif any(_overlap(count, claimed) for count in counts):
        yield _Sign(1, f"the {harm} fit")
    else:
        # What sources and tables differ in is what is to be looked at: it speaks against nothing.
        yield _Sign(0, f"{_said(claimed)} {harm}, not {_said(counts[0])}")


def _overlap(one: Count, other: Bounded) -> bool:
    return (one.min or 0) <= (other.max if other.max is not None else one.min or 0) and (
        other.min or 0
    ) <= (one.max if one.max is not None else other.min or 0)


def _said(count: Count | Bounded) -> str:
    if count.min == count.max:
        return str(count.min)
    return f"{count.min} or more" if count.max is None else f"{count.min or 0} to {count.max}"


def may_be(one: Edtf, other: Edtf) -> bool:
    """Tell whether two dates may be the same."""
    is_before = one.latest and other.earliest and one.latest < other.earliest
    is_after = other.latest and one.earliest and other.latest < one.earliest
    return not (is_before or is_after)


def _is_after(when: Edtf, published: Edtf | None) -> bool:
    return bool(
        published and published.latest and when.earliest and when.earliest > published.latest
    )


def _is_day(date: Edtf | None) -> bool:
    return date is not None and date.precision <= Precision.DAY


def _day_of(date: Edtf | None) -> dt.date | None:
    return date.earliest if date and _is_day(date) else None


def days_of(date: Edtf | None) -> Iterator[dt.date]:
    """Yield the days that a date may mean, if they are few."""
    if date and date.earliest and date.latest and date.latest - date.earliest <= _SHORT:
        for number in range((date.latest - date.earliest).days + 1):
            yield date.earliest + dt.timedelta(days=number)


@dataclass(frozen=True, slots=True)
class Claimed:
    """What tables claim of a field of a page: one value, and which leads; or that they differ."""

    field: str
    value: str | Edtf | tuple[str, ...]
    leads: tuple[Kept, ...]
    others: tuple[str, ...]


def claimed_of(fits: Iterable[Fit]) -> Iterator[Claimed]:
    """Yield what the leads whose page this seems to be claim of its metadata, field by field."""
    kept = [fit.kept for fit in fits if fit.is_page]
    for name in ("url", "publisher", "published", "authors"):
        found: dict[str, list[Kept]] = defaultdict(list)
        for one in kept:
            value = getattr(one.lead, name)
            if value not in (None, ()):
                found[_key(name, value)].append(one)
        if found:
            first, *others = found.values()
            yield Claimed(
                name,
                getattr(first[0].lead, name),
                tuple(first),
                tuple(str(getattr(other[0].lead, name)) for other in others),
            )


def _key(name: str, value: object) -> str:
    if name == "url":
        return repr(page_of(str(value)))
    if name == "publisher":
        return outlet(str(value))
    return str(value)
