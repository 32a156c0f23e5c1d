"""Names that Babel has in every language: months, and what else a locale of it gives."""

from functools import cache

from babel import Locale

from builder.reader.languages import tables

_SHORTEST = 3  # some locales have numbers for names


@cache
def locales_of(language: str) -> tuple[Locale, ...]:
    """Return Babel's locale of the language, and those that its data names beside it."""
    codes = (language, *tables(language, "dates").get("also", "").split())
    return tuple(map(Locale.parse, codes))


@cache
def names_of_months(language: str) -> dict[str, int]:
    """Return the number of each month by its names in small letters, short ones with them.

    Countries may have their own, which stand in the locales that the data names.
    """
    found: dict[str, int] = {}
    for locale in locales_of(language):
        for use in ("format", "stand-alone"):
            for width in ("wide", "abbreviated"):
                for number, name in locale.months[use][width].items():
                    if len(name) >= _SHORTEST:
                        found.setdefault(name.casefold().rstrip("."), number)
    for number, names in tables(language, "dates").get("months", {}).items():
        found |= dict.fromkeys((name.casefold() for name in names), int(number))
    return found
