"""What the words around a name say of it: that it is no group, or which of two it means."""

import re
from collections.abc import Mapping

from builder.model.authority import Group
from builder.model.text import Span

_NEAR = 70
_TITLE_BEFORE = re.compile(r"\b(?:Mr|Mrs|Ms|Miss|Dr|Prof|Sir|Lady|Señor|Herr)\.?\s$")
_OTHER_NOUN_AFTER = re.compile(
    r"\s(?:Bank|University|College|School|Museum|Institute|Hotel|Press|Airlines?|Airways|Hospital"
    r"|Street|Road|Avenue|Stadium|F\.?C|United|Inc|Ltd|Corp|Company|Holdings|Foundation|Library"
    r"|Theatre|Theater|Orchestra|Festival|Records|Software|Insurance|Mosque|Cent(?:er|re)"
    r"|Teacher Training)\b"
)
# A hyphen before a small letter goes on with the word, any other ends it: were both possible,
# ninety characters would take minutes to fail.
_EXPANSION = re.compile(
    r"((?:\b[A-Z][\w’']*+(?:-[a-z0-9][\w’']*+)*+[ -]"
    r"(?:(?:of|and|for|the|e|i|in|on)[ -])?){2,8})[(\[]$"
)
_LETTERS = range(2, 7)
_RULING = re.compile(
    r"[-\s](?:led\b|run\b|ruled\b|controlled\b|appointed\b|(?:interim |caretaker |de facto )?"
    r"(?:government|regime|authorities|administration|takeover|takeovers|rulers|rule\b|officials"
    r"|ministry|minister|foreign minist|interior minist|supreme leader|emir\b))",
    re.IGNORECASE,
)
_PART_OF = re.compile(
    r"(?:['’]s)?[\s-](?:(?:local|regional|Afghan|Pakistani|core|central)\s)*"
    r"(?:affiliates?|branch(?:es)?|offshoots?|franchise|chapters?|provinces?)\b"
)
# Words that stand for a country in the names of groups and around them.
_COUNTRIES: dict[str, tuple[str, ...]] = {
    "Afghanistan": ("Afghan", "Afghans", "Afghanistan", "Kabul", "Kandahar"),
    "Iraq": ("Iraq", "Iraqi", "Mosul", "Baghdad"),
    "Pakistan": ("Pakistan", "Pakistani", "Islamabad", "Peshawar"),
    "Syria": ("Syria", "Syrian", "Raqqa", "Damascus"),
    "India": ("India", "Indian", "Kashmir", "Delhi"),
    "Nigeria": ("Nigeria", "Nigerian", "Borno"),
    "Mali": ("Mali", "Malian"),
    "Somalia": ("Somalia", "Somali", "Mogadishu"),
    "Yemen": ("Yemen", "Yemeni"),
    "Libya": ("Libya", "Libyan"),
    "Egypt": ("Egypt", "Egyptian", "Sinai"),
    "Lebanon": ("Lebanon", "Lebanese"),
    "Philippines": ("Philippines", "Philippine", "Filipino"),
    "Bangladesh": ("Bangladesh", "Bangladeshi"),
    "Turkey": ("Turkey", "Turkish"),
    "Iran": ("Iran", "Iranian"),
}
_COUNTRY_OF = {word: country for country, words in _COUNTRIES.items() for word in words}
_CAPITALISED = re.compile(r"[A-Z][a-z]+")


def is_other(text: str, span: Span) -> bool:
    """Tell whether the words around make it a person or an organisation that is no armed group."""
    before, after = text[max(0, span.start - 10) : span.start], text[span.end : span.end + 20]
    return bool(_TITLE_BEFORE.search(before) or _OTHER_NOUN_AFTER.match(after))


def expansion_of(text: str, acronym: Span) -> Span | None:
    """Return the words that the text explains the acronym by, "Name of the Thing (NOT)"."""
    letters = text[acronym.start : acronym.end]
    if not (letters.isalpha() and letters.isupper() and len(letters) in _LETTERS):
        return None
    low = max(0, acronym.start - 90)
    match = _EXPANSION.search(text[low : acronym.start])
    if match is None:
        return None
    words = list(re.finditer(r"[A-Za-z]+", match[1]))
    capitals = [word for word in words if word[0][0].isupper()]
    for chosen in (capitals[-len(letters) :], words[-len(letters) :]):
        if letters == "".join(word[0][0].upper() for word in chosen):
            start = low + match.start(1)
            return Span(start + chosen[0].start(), start + chosen[-1].end())
    return None


def countries_of(groups: Mapping[str, Group]) -> dict[str, frozenset[str]]:
    """Return the countries in the names of each group."""
    return {
        id_: frozenset(
            country
            for name in group.strong_names
            for word in _CAPITALISED.findall(name)
            if (country := _COUNTRY_OF.get(word))
        )
        for id_, group in groups.items()
    }


def country_near(text: str, span: Span) -> str | None:
    """Return the country whose word stands nearest in the sentence, within a few words."""
    low = max(0, span.start - _NEAR)
    before = re.split(r"[.!?\n]\s", text[low : span.start])[-1]
    after = re.split(r"[.!?](?:\s|$)|\n", text[span.end : span.end + _NEAR])[0]
    found = [
        (len(before) - match.end(), country)
        for match in _CAPITALISED.finditer(before)
        if (country := _COUNTRY_OF.get(match[0]))
    ]
    found += [
        (match.start(), country)
        for match in _CAPITALISED.finditer(after)
        if (country := _COUNTRY_OF.get(match[0]))
    ]
    return min(found)[1] if found else None


def is_ruler(text: str, span: Span) -> bool:
    """Tell whether the words after speak of a group that governs."""
    return _RULING.match(text, span.end) is not None


def is_whole(text: str, span: Span) -> bool:
    """Tell whether the words after speak of a part of it: "Islamic State's local affiliate"."""
    return _PART_OF.match(text, span.end) is not None
