"""Falsehoods in the summary, which is ours: a figure or a date that the article does not have."""

import re
from collections.abc import Iterator

from tests.truth import words as w
from tests.truth.days import MONTHS
from tests.truth.falsehood import Falsehood, Family, kind
from tests.truth.shelf import Item, Shelf, has_words, text

_SUMMARY = Family.SUMMARY
_MONTH = "|".join(MONTHS)
_DAY = re.compile(rf"\b(\d{{1,2}}) (?={_MONTH})|(?<=\w )\b(\d{{1,2}})\b(?=,? \d{{4}})")
_YEAR = re.compile(r"\b(1[89]|20)\d\d\b")
_NUMBER = re.compile(r"(?<![\w.,-])\d{1,4}(?![\w.,-]*\d)")
_WORDS = "two three four five six seven eight nine ten eleven twelve".split()
_WORD = re.compile(rf"\b({'|'.join(_WORDS)})\b", re.IGNORECASE)


def _summaries(shelf: Shelf) -> Iterator[tuple[Item, str]]:
    for item in shelf.articles:
        summary = text(item.data.get("summary"))
        if summary and item.is_english:
            yield item, summary


def _says(item: Item, summary: str, why: str) -> Falsehood:
    return Falsehood(item, ("summary",), summary, text(item.data["summary"]), why)


def _numbers(item: Item) -> set[int]:
    return w.numbers(f"{item.prose}\n{text(item.data.get('title'))}")


@kind("figure of the summary", _SUMMARY)
def _figure(shelf: Shelf) -> Iterator[Falsehood]:
    for item, summary in _summaries(shelf):
        for match in _NUMBER.finditer(summary):
            after = summary[match.end() :].split()[:1]
            if _YEAR.fullmatch(match[0]) or (after and after[0].strip(".,") in MONTHS):
                continue
            if (
                summary[: match.start()].split()[-1:]
                and summary[: match.start()].split()[-1] in MONTHS
            ):
                continue
            false = int(match[0]) + 11
            while false in _numbers(item):
                false += 1
            why = f"the article does not say {false}"
            yield _says(item, f"{summary[: match.start()]}{false}{summary[match.end() :]}", why)


@kind("number word of the summary", _SUMMARY)
def _number_word(shelf: Shelf) -> Iterator[Falsehood]:
    for item, summary in _summaries(shelf):
        said = _numbers(item)
        for match in _WORD.finditer(summary):
            false = next(
                (one for n, one in enumerate(_WORDS, start=2) if n not in said), "ninety-seven"
            )
            why = f"the article does not say {false}"
            yield _says(item, f"{summary[: match.start()]}{false}{summary[match.end() :]}", why)


@kind("figure added to the summary", _SUMMARY)
def _added(shelf: Shelf) -> Iterator[Falsehood]:
    for item, summary in _summaries(shelf):
        for number, words in ((97, "In all, 97 people were killed."), (40, "Forty were wounded.")):
            if number not in _numbers(item):
                yield _says(item, f"{summary} {words}", f"the article does not say {number}")


@kind("day in the summary", _SUMMARY)
def _day(shelf: Shelf) -> Iterator[Falsehood]:
    for item, summary in _summaries(shelf):
        for match in _DAY.finditer(summary):
            true = int(match[1] or match[2])
            false = true + 1 if true < 28 else true - 1
            near = f"{item.prose} {shelf.page(item)}"
            if has_words(near, str(false)):
                continue
            start, end = match.span(1) if match[1] else match.span(2)
            why = f"the article gives the {true}, not the {false}"
            yield _says(item, f"{summary[:start]}{false}{summary[end:]}", why)


@kind("month in the summary", _SUMMARY)
def _month(shelf: Shelf) -> Iterator[Falsehood]:
    for item, summary in _summaries(shelf):
        for match in re.finditer(rf"\b({_MONTH})\b", summary):
            others = [one for one in MONTHS if not has_words(shelf.page(item), one[:3])]
            others = [one for one in others if not has_words(shelf.page(item), one)]
            for false in others[:1]:
                why = f"the article does not speak of {false}"
                yield _says(item, f"{summary[: match.start()]}{false}{summary[match.end() :]}", why)


@kind("year in the summary", _SUMMARY)
def _year(shelf: Shelf) -> Iterator[Falsehood]:
    for item, summary in _summaries(shelf):
        for match in _YEAR.finditer(summary):
            false = str(int(match[0]) - 1)
            if not has_words(shelf.page(item), false):
                why = f"the article does not speak of {false}"
                yield _says(item, f"{summary[: match.start()]}{false}{summary[match.end() :]}", why)
