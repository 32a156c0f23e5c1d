"""The forms of dates that a language's data gives, as expressions.

A form is written as the rules of English are: a word in capitals is a kind (`DAY`, `MONTH`,
`YEAR`, `WEEKDAY`, `COUNT`, `UNIT`, `NUMERIC`), one in small letters stands for itself, `?` makes it
optional. Each table of forms is read by the function of its name in `dates`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from builder.reader.lexis.lexicon import Lexicon, fold_phrase
from builder.reader.lexis.row import WordRow
from builder.reader.phrases import pattern_of


@dataclass(frozen=True)
class FormTable:
    """One table of forms as an expression, and what reads it."""

    name: str
    pattern: re.Pattern[str]


def matches(lexicon: Lexicon, row: WordRow) -> Iterator[tuple[re.Match[str], str]]:
    """Yield what fits a form, the longest first where two overlap."""
    fits = [
        (match, form.name) for form in _forms(lexicon) for match in form.pattern.finditer(row.plain)
    ]
    fits.sort(key=lambda pair: (pair[0].start() - pair[0].end(), pair[0].start()))
    taken = bytearray(len(row.plain))
    kept: list[tuple[re.Match[str], str]] = []
    for match, name in fits:
        start, end = match.span()
        if not any(taken[start:end]):
            taken[start:end] = b"\1" * (end - start)
            kept.append((match, name))
    yield from sorted(kept, key=lambda pair: pair[0].start())


@cache
def _forms(lexicon: Lexicon) -> tuple[FormTable, ...]:
    table = lexicon.table("dates")
    forms = [
        FormTable(name, compiled(lexicon, form))
        for name, written in table["forms"].items()
        for form in written
    ]
    for name in ("offsets", "from_named"):
        for phrases in table.get(name, {}).values():
            forms += [FormTable(name, compiled(lexicon, phrase)) for phrase in phrases]
    return tuple(forms)


def compiled(lexicon: Lexicon, form: str) -> re.Pattern[str]:
    """Return a form as an expression for `WordRow.plain`; its kinds are groups: `day1`, `day2`."""
    kinds = _kinds(lexicon)
    used: dict[str, int] = {}
    pieces = []
    for word in form.split():
        kind = word.rstrip("?")
        if kind in kinds:
            used[kind] = used.get(kind, 0) + 1
            name = f"{kind.lower()}{used[kind]}"
            piece = f"(?P<{name}>{kinds[kind]}) "
        else:
            piece = pattern_of([fold_phrase(kind)], {})
        pieces.append(f"(?:{piece}){'?' if word.endswith('?') else ''}")
    return re.compile(rf"(?<= ){''.join(pieces)}")


@cache
def _kinds(lexicon: Lexicon) -> dict[str, str]:
    return {
        "DAY": rf"\d{{1,2}}|{_any(lexicon.table('dates').get('days', {}))}",
        "YEAR": r"\d{4}",
        "MONTH": _any(lexicon.months),
        "WEEKDAY": _any(lexicon.weekdays),
        "COUNT": rf"\d{{1,3}}|{_any(lexicon.table('numbers')['values'])}",
        "UNIT": _any(units(lexicon)),
        "NUMERIC": r"\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}",
    }


def _any(names: object) -> str:
    folded = sorted(map(fold_phrase, names), key=len, reverse=True)  # type: ignore[call-overload]
    return "|".join(re.escape(name) for name in folded) or r"(?!)"


@cache
def units(lexicon: Lexicon) -> dict[str, str]:
    """Return the words for days, weeks, months and years, each with its name in English."""
    return {
        fold_phrase(w): unit for unit, ws in lexicon.table("dates")["units"].items() for w in ws
    }
