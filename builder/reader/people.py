"""Find the people whom a text names, with the role that it gives them; few, but right."""

import re
from collections.abc import Iterator

from builder.model.text import Span
from builder.reader.found import PersonFound

_PART = r"[A-Z][a-zà-öø-ÿ’'-]{1,20}(?:[A-Z][a-z]{1,20})?"
_NAME = (
    rf"{_PART}(?: (?:[A-Z]\.|al-{_PART}|(?:bin|ibn|ul|ur|al|de|van|von|el) {_PART}|{_PART})){{1,3}}"
)
_ONE_OR_MORE = rf"{_PART}(?: (?:[A-Z]\.|al-{_PART}|{_PART})){{0,3}}"
# What a person can be. The last word of a role, or the last before "of", "in", "for".
_NOUN = (
    r"(?:president|minister|premier|chancellor|governor|mayor|senator|lawmaker|legislator|deputy"
    r"|ambassador|envoy|spokes(?:man|woman|person)|chief|commander|leader|head|director|officer"
    r"|official|secretary|commissioner|superintendent|inspector|general|colonel|chairman|chairwoman"
    r"|chairperson|chair|founder|analyst|expert|professor|researcher|scholar|journalist|reporter"
    r"|editor|lawyer|judge|activist|elder|cleric|imam|doctor|surgeon|teacher|resident|villager"
    r"|witness|shopkeeper|farmer|adviser|advisor|coordinator|representative|fellow|author|veteran"
    r"|candidate|member|emir|survivor|administrator|fighter|militant)"
)
_TITLE = (
    r"(?:(?:Lt|Maj|Brig|Col|Capt|Sgt|Gen|Adm|Dr|Prof|Sen|Rep|Gov)\.?\s){1,2}"
    r"|(?:(?:Lieutenant|Major|Brigadier|Vice|Deputy|Assistant|Acting|Former|Prime|Foreign|Interior"
    r"|Defen[cs]e|Information|Chief|Home|Finance)[ -]){0,2}"
    r"(?:General|Colonel|Captain|Major|Sergeant|Admiral|President|Minister|Governor|Mayor|Senator"
    r"|Secretary|Chancellor|Ambassador|Judge|Justice|Professor|Commander|Mullah|Maulana|Mufti"
    r"|Sheikh|Imam|Emir|Commissioner|Superintendent|Inspector)\s"
)
# "Moazzam Jah Ansari, the police chief in Khyber Pakhtunkhwa,"
_APPOSITION = re.compile(
    rf"\b({_NAME}), ((?:(?:the|a|an|who is|its|their|his|her) )?"
    rf"(?:[\w’'-]{{1,25}} ){{0,5}}{_NOUN}s?\b"
    # A word ends where no letter follows: split at will, six of them take minutes to fail.
    r"(?: (?:of|in|for|at|with|from|to|on) (?:[\w’'&-]{1,25}(?![\w’'&-]) ?){1,6})?)"
    r"(?=[,.;:)\n—–]| who\b|$)"
)
# "military spokesman Brig. Tarik Wels", "the group's spokesman, Tarik Wels, said"
_ROLE_FIRST = re.compile(rf"\b({_NOUN}),? ((?:{_TITLE})?)({_NAME})")
_ROLE_WORDS = 3
_TITLED = re.compile(rf"\b((?:Attorney )?{_TITLE})({_ONE_OR_MORE})")
# Titles that name a person even with one name alone.
_HIGH = re.compile(
    r"(?:President|Minister|Premier|Chancellor|Governor|Gov\.?|Gen\.?|General|Col\.?|Colonel"
    r"|Senator"
    r"|Sen\.?|Secretary|Mullah|Maulana)$"
)
_WORD_BEFORE = re.compile(r"(?<![\w’'-])([A-Za-z][\w’'&-]{0,24}) $")
_NO_ROLE = frozenset(
    """the a an its their his her both all some two three four one another this that these by as
    upstart upstarts recently newly""".split()
)
_ARTICLE = re.compile(r"^(?:who is |the |an? |its |their |his |her )", re.IGNORECASE)
# Words that no person's name has: days, offices, places and organisations begin or end with them.
_NO_NAME = frozenset(
    """The A An In On At But And As After Before When While If It Its This That These Those He She
    They We No From For With By Monday Tuesday Wednesday Thursday Friday Saturday Sunday January
    February March April May June July August September October November December Police Army
    Ministry Minister President Government State States United Nations National Islamic Republic
    District Province City University College School Institute Center Centre Council Court Party
    Front Brigade Brigades Movement Taliban Front Khyber Pakhtunkhwa North South East West Northern
    Southern Eastern Western New Security Forces Foreign Interior Defence Defense Prime General
    Affairs
    Human Rights Press News Times Agency Radio Street Road Market Mosque Hospital Valley Region
    Counter Terrorism Department Office Force Border International Group Supreme High Special
    Former Deputy Senior Acting Chief""".split()
)
_STOP_WORDS = frozenset(
    """said told says and but that when while after before as is was were are has had by of in to
    killed on at the with for who which from also not be been would will""".split()
)


def find_people(text: str) -> tuple[PersonFound, ...]:
    """Return the people in the order of the text, each once, where a role or title names them."""
    found: dict[str, PersonFound] = {}
    taken: list[Span] = []
    for person in (*_apposed(text), *_with_role_first(text), *_titled(text)):
        if any(person.span.overlaps(span) for span in taken[-200:]):
            continue
        taken.append(person.span)
        found.setdefault(person.name, person)
    last_names = {name.split()[-1] for name in found if " " in name}
    people = (p for p in found.values() if " " in p.name or p.name not in last_names)
    return tuple(sorted(people, key=lambda person: person.span))


def _apposed(text: str) -> Iterator[PersonFound]:
    for match in _APPOSITION.finditer(text):
        name, start = _person(match[1], match.start(1))
        role = _ARTICLE.sub("", match[2]).strip()
        if name and not _STOP_WORDS.intersection(_head(role)):
            end = match.start(2) + len(match[2].rstrip())
            yield PersonFound(name, role, Span(start, end))


def _head(role: str) -> list[str]:
    """Return the words of a role up to the first preposition, which may have any after it."""
    return re.split(r" (?:of|in|for|at|with|from|to|on) ", role)[0].split()


def _with_role_first(text: str) -> Iterator[PersonFound]:
    for match in _ROLE_FIRST.finditer(text):
        name, _ = _person(match[3], match.start(3))
        if name and match[3].startswith(name):
            start = _start_of_role(text, match.start(1))
            span = Span(start, match.start(3) + len(name))
            yield PersonFound(name, text[start : match.end(1)], span)


def _start_of_role(text: str, noun: int) -> int:
    """Return where the role begins whose noun is there: "military spokesman"."""
    start = noun
    for _ in range(_ROLE_WORDS):
        word = _WORD_BEFORE.search(text[max(0, start - 27) : start])
        if word is None or word[1].casefold() in _NO_ROLE or word[1] in _STOP_WORDS:
            break
        start -= len(word[0])
    return start


def _titled(text: str) -> Iterator[PersonFound]:
    for match in _TITLED.finditer(text):
        name, start = _person(match[2], match.start(2))
        is_enough = " " in name or _HIGH.search(match[1].strip()) is not None
        if name and start == match.start(2) and is_enough:
            yield PersonFound(name, match[1].strip(), Span(match.start(1), start + len(name)))


def _person(words: str, start: int) -> tuple[str, int]:
    """Return the name without a first word that only begins a sentence; "" if it is no person's."""
    parts = words.split(" ")
    while parts and parts[0] in _NO_NAME:
        start += len(parts.pop(0)) + 1
    name = re.sub(r"['’]s?$", "", " ".join(parts))
    if not parts or any(part in _NO_NAME for part in parts):
        return "", start
    return name, start
