"""Falsehoods about who published it, when, in what language, and whom it quotes."""

import datetime as dt
from collections.abc import Iterator

from tests.truth.days import on_page
from tests.truth.falsehood import Falsehood, Family, kind
from tests.truth.shelf import Item, Shelf, has_words, maps, quoted, text, texts

_SOURCE, _PEOPLE = Family.SOURCE, Family.PEOPLE
_URL = "https://news.example/2021/a-page-of-theirs"


def _published(shelf: Shelf) -> Iterator[tuple[Item, str, str]]:
    """Yield the articles whose raw page gives the day that the record does, and no other."""
    for item in shelf.articles:
        date = text(item.data.get("published"))
        if len(date) >= len("2022-03-04") and on_page(shelf.page(item), date):
            yield item, date, shelf.page(item)


def _on(item: Item, date: str, day: dt.date) -> Falsehood:
    why = f"the page gives {date[:10]}, not {day}"
    return Falsehood(item, ("published",), f"{day}{date[10:]}", date, why)


@kind("published a day or so off the page", _SOURCE)
def _published_day(shelf: Shelf) -> Iterator[Falsehood]:
    for item, date, page in _published(shelf):
        for days in (-1, 1, 10):
            day = dt.date.fromisoformat(date[:10]) + dt.timedelta(days)
            if not on_page(page, day.isoformat()):
                yield _on(item, date, day)


@kind("published a year off the page", _SOURCE)
def _published_year(shelf: Shelf) -> Iterator[Falsehood]:
    for item, date, page in _published(shelf):
        true = dt.date.fromisoformat(date[:10])
        for years in (-1, 1):
            day = dt.date(true.year + years, true.month, min(true.day, 28))
            if has_words(page, str(true.year)) and not has_words(page, str(day.year)):
                yield _on(item, date, day)


def _outlets(shelf: Shelf) -> list[str]:
    names = {text(item.data.get("publisher")) for item in shelf.articles}
    return sorted(names - {""})


def _others(shelf: Shelf, item: Item) -> list[str]:
    page = shelf.page(item).casefold()
    return [name for name in _outlets(shelf) if name.casefold() not in page]


@kind("publisher that the page does not name", _SOURCE)
def _publisher(shelf: Shelf) -> Iterator[Falsehood]:
    for item in shelf.articles:
        true = text(item.data.get("publisher"))
        for false in _others(shelf, item)[:1]:
            why = f"the page names {true or 'no publisher'}, not {false}"
            yield Falsehood(item, ("publisher",), false, true, why)


@kind("publisher behind an address", _SOURCE)
def _publisher_url(shelf: Shelf) -> Iterator[Falsehood]:
    """Another outlet, and an address that is none of theirs for it to be read from."""
    for item in shelf.articles:
        true = text(item.data.get("publisher"))
        if true and not item.data.get("url"):
            for false in _others(shelf, item)[:1]:
                also = ((("url",), _URL), (("accessed",), "2026-11-22"))
                why = f"the page names {true}, not {false}"
                yield Falsehood(item, ("publisher",), false, true, why, also)


@kind("somebody in the text as the publisher", _SOURCE)
def _publisher_text(shelf: Shelf) -> Iterator[Falsehood]:
    """Words that stand on the page, but not for who published it."""
    for item in shelf.articles:
        true = text(item.data.get("publisher"))
        for false in _named(shelf, item)[:2] if true else ():
            if false not in true:
                why = f"the page names {true} as the publisher, and {false} in the text"
                yield Falsehood(item, ("publisher",), false, true, why)


def _named(shelf: Shelf, item: Item) -> list[str]:
    """Return names of persons and groups as the text has them."""
    people = [text(person["name"]) for person in maps(item.data.get("people"))]
    groups = [
        name
        for id_ in shelf.listed(item, "groups")
        for name in shelf.names("groups", id_, item)
        if has_words(item.prose, name)
    ]
    return [*people[:1], *groups[:1]]


@kind("author of another article", _SOURCE)
def _author(shelf: Shelf) -> Iterator[Falsehood]:
    every = sorted({name for item in shelf.articles for name in texts(item.data.get("authors"))})
    for item in shelf.articles:
        page = shelf.page(item).casefold()
        for false in [name for name in every if name.casefold() not in page][:1]:
            true = texts(item.data.get("authors"))
            why = f"the page names {true or 'no author'}, not {false}"
            yield Falsehood(item, ("authors",), [false, *true[1:]], " and ".join(true), why)


@kind("somebody quoted as the author", _SOURCE)
def _author_quoted(shelf: Shelf) -> Iterator[Falsehood]:
    for item in shelf.articles:
        true = texts(item.data.get("authors"))
        for person in maps(item.data.get("people"))[:1]:
            false = text(person["name"])
            if false not in true:
                why = f"the article quotes {false}, who did not write it"
                yield Falsehood(item, ("authors",), [false, *true[1:]], " and ".join(true), why)


@kind("title that is another line of the page", _SOURCE)
def _title(shelf: Shelf) -> Iterator[Falsehood]:
    for item in shelf.articles:
        true = text(item.data.get("title"))
        lines = [line.strip() for line in shelf.page(item).split("\n")]
        short = [line for line in lines if 8 <= len(line) <= 80 and line not in item.prose]
        for false in (short[:1] + short[-1:]) if true else ():
            if false.casefold() not in true.casefold() and true.casefold() not in false.casefold():
                why = f'the page is titled "{true}"'
                yield Falsehood(item, ("title",), false, true, why)


@kind("title with another word", _SOURCE)
def _title_word(shelf: Shelf) -> Iterator[Falsehood]:
    for item in shelf.articles:
        true = text(item.data.get("title"))
        words = true.split()
        if true and len(words) > 2 and item.is_english:
            false = " ".join([*words[:-1], "quarry" if words[-1] != "quarry" else "harbour"])
            yield Falsehood(item, ("title",), false, true, f'the page is titled "{true}"')


@kind("agency that the page does not name", _SOURCE)
def _via(shelf: Shelf) -> Iterator[Falsehood]:
    agencies = {name for item in shelf.articles for name in texts(item.data.get("via"))}
    for item in shelf.articles:
        page = shelf.page(item).casefold()
        others = sorted(name for name in agencies if name.casefold() not in page)
        for false in [*others, *_others(shelf, item)][:1]:
            true = texts(item.data.get("via"))
            why = f"the article names {true or 'no agency'}, not {false}"
            yield Falsehood(item, ("via",), [false, *true[1:]], " and ".join(true), why)


@kind("somebody in the text as the agency", _SOURCE)
def _via_text(shelf: Shelf) -> Iterator[Falsehood]:
    for item in shelf.articles:
        true = texts(item.data.get("via"))
        for false in _named(shelf, item)[:2]:
            why = f"the article names {false}, and not as an agency"
            yield Falsehood(item, ("via",), [false, *true[1:]], " and ".join(true), why)


@kind("another language", _SOURCE)
def _language(shelf: Shelf) -> Iterator[Falsehood]:
    for item in shelf.articles:
        true = text(item.data.get("language"))
        for false in [one for one in ("fr", "ur", "de", "en") if one != true][:3]:
            why = f"the text is in {true}, not in {false}"
            yield Falsehood(item, ("language",), false, item.prose[:80], why)


@kind("role that the words do not give", _PEOPLE)
def _role(shelf: Shelf) -> Iterator[Falsehood]:
    every = sorted(
        {text(one.get("role")) for item in shelf.articles for one in maps(item.data.get("people"))}
    )
    for item in shelf.articles:
        for n, person in enumerate(maps(item.data.get("people"))):
            words = quoted(person["quote"])
            for false in [one for one in every if one and not has_words(words, one)][:1]:
                why = f"the words do not say that {text(person['name'])} is {false}"
                yield Falsehood(item, ("people", n, "role"), false, words, why)


@kind("name as a role", _PEOPLE)
def _name_role(shelf: Shelf) -> Iterator[Falsehood]:
    """Words of the quote that are no role."""
    for item in shelf.articles:
        for n, person in enumerate(maps(item.data.get("people"))):
            name = text(person["name"])
            if len(name.split()) > 1:
                why = f"{name} is a name, and no role"
                yield Falsehood(
                    item, ("people", n, "role"), name.split()[-1], quoted(person["quote"]), why
                )


@kind("somebody else's name", _PEOPLE)
def _name(shelf: Shelf) -> Iterator[Falsehood]:
    every = sorted(
        {text(one["name"]) for item in shelf.articles for one in maps(item.data.get("people"))}
    )
    for item in shelf.articles:
        for n, person in enumerate(maps(item.data.get("people"))):
            words = quoted(person["quote"])
            for false in [one for one in every if not has_words(words, one)][:1]:
                why = f"the words name {text(person['name'])}, not {false}"
                yield Falsehood(item, ("people", n, "name"), false, words, why)
