"""Which names of authors are those of persons, and what of them is the family's."""

import re
from dataclasses import dataclass

# A newsroom signs with words such as these, and never a person.
_COLLECTIVE = frozenset(
    "agencies agency afp ap board bureau channel correspondent correspondents desk desks "
    "editor editorial editors institute media monitor monitoring network news newsdesk newsroom "
    "office online post press radio report reporter reporters reuters service staff team times "
    "tribune tv web wire writer writers".split()
)
_MOST = 4
_WORD = re.compile(r"[^\W\d_][\w.'’-]*")


@dataclass(frozen=True, slots=True)
class PersonName:
    """A name in two parts, as reference managers sort by it."""

    family: str
    given: str


def as_person(name: str) -> PersonName | None:
    """Return the name as a person's in two parts; None for a collective, and where in doubt.

    The last word is taken for the family's, as BibTeX takes it: of names in Latin letters, of two
    to four words that each begin with a capital.
    """
    words = name.split()
    if not 1 < len(words) <= _MOST or "," in name:
        return None
    if not all(_WORD.fullmatch(word) and word[0].isupper() for word in words):
        return None
    if any(word.casefold().strip(".") in _COLLECTIVE for word in words) or name.isupper():
        return None
    return PersonName(words[-1], " ".join(words[:-1]))


def is_person(name: str) -> bool:
    """Tell whether the name is certainly a person's."""
    return as_person(name) is not None
