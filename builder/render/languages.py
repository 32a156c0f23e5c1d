"""Which way the text of a language is read, and what it calls countries."""

from functools import lru_cache

from babel.core import Locale, UnknownLocaleError, get_global

# Scripts by their codes in ISO 15924.
_RIGHT_TO_LEFT = frozenset("adlm arab aran hebr mand mend nkoo rohg samr syrc thaa yezi".split())
_SCRIPT = 4
# Dari: CLDR calls it fa-AF.
_OTHER_NAMES = {"prs": "fa"}


@lru_cache(maxsize=1_024)
def direction_of(tag: str | None) -> str:
    """Return the direction in which text of a language is read, "rtl" or "ltr".

    A script in the tag decides ("ur-Latn" is left to right), else the script in which the language
    is likely written in its country, by CLDR; a language not known is left to right.
    """
    language, *others = (tag or "und").lower().split("-")
    script = next((part for part in others if len(part) == _SCRIPT and part.isalpha()), "")
    return "rtl" if (script or _likely_script(language, others)) in _RIGHT_TO_LEFT else "ltr"


@lru_cache(maxsize=1_024)
def country_in(language: str, code: str) -> str | None:
    """Return what a language calls a country, by its number in ISO 3166-1, if CLDR knows it."""
    try:
        names = Locale.parse(language.replace("-", "_")).territories
    except (UnknownLocaleError, ValueError):
        return None
    found = get_global("territory_aliases").get(code, ())
    return next((names[one] for one in found if one in names), None)


def _likely_script(language: str, others: list[str]) -> str:
    language = _OTHER_NAMES.get(language, language)
    likely = get_global("likely_subtags")
    found = (likely.get(f"{language}_{part.upper()}") for part in others)
    tag = next(filter(None, found), None) or likely.get(language, "")
    return tag.lower().split("_")[1] if "_" in tag else ""
