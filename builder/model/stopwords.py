"""Words that name nobody and say nothing: no evidence, and no name to link."""

import re
import unicodedata

_WORD = re.compile(r"[^\W_]+(?:['\u2019][^\W_]+)*")
_FEWEST_LETTERS = 3

# Said of anything. Not "may", which is a month as well.
_JOINING = frozenset(
    "a an the and or but nor so yet of in on at to by for with from as into onto upon than then "
    "there here this that these those it its he him his she her hers they them their we us our you "
    "your i me my who whom whose which what when where while is are was were be been being am has "
    "have had having do does did will would shall should can could might must not no yes also "
    "too very just".split()
)
# That something was said, and nothing of what.
_SAYING = frozenset(
    "said say says saying told tell tells added adds stated states claimed claims reported report "
    "reports according quoted spoke speaking announced".split()
)
# Who says it, in most articles.
_SPEAKERS = frozenset(
    "police policeman policemen policewoman policewomen officer officers official officials "
    "authority authorities army military government ministry minister spokesman spokeswoman "
    "spokesperson spokespersons source sources witness witnesses resident residents local locals "
    "journalist journalists reporter reporters media agency agencies newspaper".split()
)
_PEOPLE = _SPEAKERS | frozenset(
    "people person persons man men woman women child children boy boys girl girls somebody someone "
    "anybody anyone everybody everyone nobody others other soldier soldiers troop troops guard "
    "guards force forces security villager villagers civilian civilians worker workers militant "
    "militants fighter fighters gunman gunmen attacker attackers assailant assailants bomber "
    "bombers insurgent insurgents rebel rebels terrorist terrorists suspect suspects victim "
    "victims leader leaders commander commanders member members".split()
)
_BODIES = frozenset(
    "group groups organization organisation outfit faction movement front party network cell "
    "attack attacks bombing bombings blast explosion war clash state country city town village "
    "district province region area border news today yesterday".split()
)


def says_nothing(text: str) -> bool:
    """Tell whether a quotation has no word that could bear a fact out, as "police said" has none.

    A number does; so does a word of a script without capital letters, where length tells little.
    """
    return not any(_is_content(word) for word in _words(text))


def names_nobody(text: str) -> bool:
    """Tell whether a name is ordinary words for people, or too short to be one."""
    return _is_of(text, _JOINING | _PEOPLE) or is_short(text)


def is_ordinary(text: str) -> bool:
    """Tell whether a name is made of words that stand in any article: "police", "the Front"."""
    return _is_of(text, _JOINING | _SAYING | _PEOPLE | _BODIES)


def is_filler(text: str) -> bool:
    """Tell whether a phrase is made of words such as "a" and "the" alone, or is one letter."""
    return _is_of(text, _JOINING) or len("".join(_WORD.findall(text))) < 2  # noqa: PLR2004 -- a letter


def is_short(text: str) -> bool:
    """Tell whether a name has a single letter or none."""
    return sum(1 for char in text if char.isalnum()) < 2  # noqa: PLR2004 -- a letter


def has_capital(text: str) -> bool:
    """Tell whether a name has a capital letter, a digit, or a letter of a script without any."""
    return any(c.isdecimal() or (c.isalpha() and not c.islower()) for c in text)


def outlet(name: str) -> str:
    """Return what the spellings of an outlet's name have in common: "The Dawn." and "DAWN"."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    words = re.findall(r"\w+", "".join(c for c in plain if not unicodedata.combining(c)))
    kept = words[1:] if words[:1] == ["the"] and len(words) > 1 else words
    return "".join(kept) or name.casefold()


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())


def _is_of(text: str, words: frozenset[str]) -> bool:
    return words.issuperset(_words(text))


def _is_content(word: str) -> bool:
    if word.isdecimal():
        return True
    if not word.isascii():
        return len(word) > 1 or _has_no_case(word)
    return len(word) >= _FEWEST_LETTERS and word not in _JOINING | _SAYING | _SPEAKERS


def _has_no_case(word: str) -> bool:
    return all(unicodedata.category(char) == "Lo" for char in word)
