"""Falsehoods about when something happened, was claimed, began or ended."""

from collections.abc import Iterator
from dataclasses import dataclass

from builder.frontmatter import Path
from builder.model.dates import parse_edtf
from tests.truth import words as w
from tests.truth.days import fixed, moved, too_precise
from tests.truth.falsehood import Falsehood, Family, kind
from tests.truth.shelf import Item, Shelf, has_words, mapping, maps, quoted, text

_DATES, _OTHER = Family.DATES, Family.OTHER_DATES


@dataclass(frozen=True)
class Dated:
    """A date with the words that give it; `near` is all that could give another."""

    item: Item
    path: Path
    date: str
    phrase: str
    near: str

    def off(self, unit: str) -> Iterator[Falsehood]:
        """Yield the falsehoods that it was a day, a month or a year off."""
        for date in filter(_is_date, moved(self.date, self.phrase, unit, self.near)):
            why = f'"{self.phrase[:80]}" is {self.date}, not {date}'
            yield Falsehood(self.item, self.path, date, self.phrase, why)

    def finer(self) -> Iterator[Falsehood]:
        """Yield the falsehood that the words give a date more finely than they do."""
        for date in too_precise(self.date, self.phrase):
            why = f'"{self.phrase[:80]}" does not give {date}'
            yield Falsehood(self.item, self.path, date, self.phrase, why)


def _is_date(date: str) -> bool:
    """Tell whether a period still ends after it begins."""
    try:
        parse_edtf(date)
    except ValueError:
        return False
    return True


def _events(shelf: Shelf) -> Iterator[Dated]:
    for event in shelf.items["events"].values():
        date, phrase = text(event.data.get("date")), text(event.data.get("date_phrase"))
        articles = [article for article, _ in shelf.reports(event.id)]
        if date and phrase and articles and all(article.is_english for article in articles):
            near = " ".join(article.prose for article in articles)
            yield Dated(event, ("date",), date, phrase, near)


def _notes(shelf: Shelf) -> Iterator[Dated]:
    for item in shelf.articles:
        for n, note in enumerate(maps(item.data.get("notes"))):
            date, phrase = text(note.get("date")), text(note.get("date_phrase"))
            if date and phrase and item.is_english:
                yield Dated(item, ("notes", n, "date"), date, phrase, quoted(note["quote"]))


def _claims(shelf: Shelf) -> Iterator[Dated]:
    """Yield the dates of claims, denials and blame of which the sentence gives the day."""
    for item in shelf.articles:
        for n, report in enumerate(maps(item.data.get("reports"))):
            for role in ("claimed_by", "attributed_to", "denied_by"):
                for i, said in enumerate(maps(report.get(role))):
                    date = text(said.get("date"))
                    words = quoted(said.get("quote") or report["quote"])
                    if date and item.is_english:
                        near = item.sentence(words)
                        yield Dated(item, ("reports", n, role, i, "date"), date, near, near)


def _lives(shelf: Shelf) -> Iterator[Dated]:
    """Yield the dates of groups' lives and relations of which the quote gives the year or more."""
    for group in shelf.items["groups"].values():
        facts: list[tuple[Path, object]] = [
            ((key,), group.data.get(key)) for key in ("formed", "dissolved")
        ]
        facts += [
            (("relations", n), one) for n, one in enumerate(maps(group.data.get("relations")))
        ]
        for path, fact_ in facts:
            fact = mapping(fact_) if isinstance(fact_, dict) else {}
            date, evidence = text(fact.get("date")), mapping(fact.get("evidence"))
            article = shelf.items["articles"].get(text(evidence.get("article")))
            if date and article and article.is_english:
                words = quoted(evidence["quote"])
                yield Dated(group, (*path, "date"), date, words, article.sentence(words))


def _off(dates: Iterator[Dated], unit: str) -> Iterator[Falsehood]:
    return (falsehood for date in dates for falsehood in date.off(unit))


@kind("event a day off its phrase", _DATES)
def _event_day(shelf: Shelf) -> Iterator[Falsehood]:
    return _off(_events(shelf), "day")


@kind("event a month off its phrase", _DATES)
def _event_month(shelf: Shelf) -> Iterator[Falsehood]:
    return _off(_events(shelf), "month")


@kind("event a year off its phrase", _DATES)
def _event_year(shelf: Shelf) -> Iterator[Falsehood]:
    return _off(_events(shelf), "year")


@kind("event dated more finely than its phrase", _DATES)
def _event_finer(shelf: Shelf) -> Iterator[Falsehood]:
    return (falsehood for date in _events(shelf) for falsehood in date.finer())


@kind("event certain where its phrase is not", _DATES)
def _event_certain(shelf: Shelf) -> Iterator[Falsehood]:
    for event in _events(shelf):
        if event.date[-1] in "?~%" and w.VAGUE_DATE.search(event.phrase):
            why = f'"{event.phrase}" is not certain'
            yield Falsehood(event.item, event.path, event.date[:-1], event.phrase, why)


@kind("event with a phrase that is no date", _DATES)
def _event_no_phrase(shelf: Shelf) -> Iterator[Falsehood]:
    """An event of 1999 with the phrase "the"."""
    for event in _events(shelf):
        if has_words(event.near, "the") and len(event.date) >= len("2022-03-04"):
            date = f"1999{event.date[4:]}".replace("1999-02-29", "1999-02-28")
            change: tuple[tuple[Path, str], ...] = ((("date_phrase",), "the"),)
            why = f'the articles give {event.date}, and "the" gives no date'
            yield Falsehood(event.item, event.path, date, "the", why, change)


@kind("event with the phrase of another date", _DATES)
def _event_other_phrase(shelf: Shelf) -> Iterator[Falsehood]:
    """The words that date something else in the same article stand as the event's."""
    dates = [*_events(shelf), *_notes(shelf)]
    for event in _events(shelf):
        for other in dates:
            is_other = other.date[:10] != event.date[:10] and other.phrase != event.phrase
            # Two phrases of which one is rougher may both be true.
            is_rough = event.date.startswith(other.date) or other.date.startswith(event.date)
            if not is_other or is_rough or "/" in event.date + other.date:
                continue
            if fixed(other.phrase, other.date) and has_words(event.near, other.phrase):
                why = f'"{other.phrase}" is {other.date}, and the event of {event.date}'
                yield Falsehood(event.item, ("date_phrase",), other.phrase, event.phrase, why)
                break


@kind("note a day off its phrase", _DATES)
def _note_day(shelf: Shelf) -> Iterator[Falsehood]:
    return _off(_notes(shelf), "day")


@kind("note a month off its phrase", _DATES)
def _note_month(shelf: Shelf) -> Iterator[Falsehood]:
    return _off(_notes(shelf), "month")


@kind("note a year off its phrase", _DATES)
def _note_year(shelf: Shelf) -> Iterator[Falsehood]:
    return _off(_notes(shelf), "year")


@kind("note dated more finely than its phrase", _DATES)
def _note_finer(shelf: Shelf) -> Iterator[Falsehood]:
    return (falsehood for date in _notes(shelf) for falsehood in date.finer())


@kind("claim a day off", _OTHER)
def _claim_day(shelf: Shelf) -> Iterator[Falsehood]:
    return _off(_claims(shelf), "day")


@kind("claim a month or a year off", _OTHER)
def _claim_year(shelf: Shelf) -> Iterator[Falsehood]:
    yield from _off(_claims(shelf), "month")
    yield from _off(_claims(shelf), "year")


@kind("group formed or dissolved at another time", _OTHER)
def _formed(shelf: Shelf) -> Iterator[Falsehood]:
    for life in _lives(shelf):
        if life.path[0] != "relations":
            yield from (*life.off("day"), *life.off("month"), *life.off("year"), *life.finer())


@kind("relation begun at another time", _OTHER)
def _relation(shelf: Shelf) -> Iterator[Falsehood]:
    for life in _lives(shelf):
        if life.path[0] == "relations":
            yield from (*life.off("day"), *life.off("month"), *life.off("year"), *life.finer())
