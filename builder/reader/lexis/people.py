"""The people that the words of a sentence count, in any language that has words here."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from builder.reader.casualties.cues import Fate
from builder.reader.found import Count
from builder.reader.lexis.lexicon import Lexicon
from builder.reader.lexis.numbers import numbers_of
from builder.reader.lexis.row import WordRow

_NOUN = 4  # words from a number to its noun
_ONE, _TWO = Count(1, 1), Count(2, 2)
_YEARS = range(1900, 2101)
HARMS = {"killed": Fate.KILLED, "injured": Fate.INJURED}


@dataclass(frozen=True, slots=True)
class PeopleCount:
    """Words that count people. `harm` is that of their own noun: "twelve dead"."""

    count: Count
    first: int
    end: int
    head: str
    harm: Fate | None = None
    is_attackers: bool = False
    is_other: bool = False
    is_sure: bool = True


@dataclass(frozen=True)
class PeopleNouns:
    """The nouns of a language for people and things, and the small words around them."""

    people: frozenset[str]
    generic: frozenset[str]
    singular: frozenset[str]
    dual: frozenset[str]
    attackers: frozenset[str]
    things: frozenset[str]
    before: frozenset[str]
    small: frozenset[str]
    other: frozenset[str]
    articles: frozenset[str]
    breaks: frozenset[str]
    months: frozenset[str]
    nouns: dict[str, Fate]
    compounds: frozenset[str]
    part_behind: frozenset[str]
    subject_mark: frozenset[str]


@cache
def words_of(lexicon: Lexicon) -> PeopleNouns:
    """Return the nouns of a language."""

    def of(*keys: str) -> frozenset[str]:
        return lexicon.words("casualties", *keys)

    nouns = {word: harm for name, harm in HARMS.items() for word in of(name, "nouns")}
    return PeopleNouns(
        of("people") | of("generic"),
        of("generic"),
        of("singular"),
        of("dual"),
        of("attackers"),
        of("things"),
        lexicon.words("numbers", "before_no_people"),
        of("small") | of("other"),
        of("other"),
        of("articles"),
        of("breaks"),
        frozenset(part for name in lexicon.months for part in (name.split()[0], name.split()[-1])),
        nouns,
        frozenset(lexicon.phrases("casualties", "compounds")),
        of("part_behind"),
        of("subject_mark"),
    )


def people_in(lexicon: Lexicon, row: WordRow, groups: frozenset[int]) -> Iterator[PeopleCount]:
    """Yield the words of a row that count people; `groups` are words of names of groups."""
    words, numbers, at = words_of(lexicon), numbers_of(lexicon), 0
    while at < len(row.words):
        one = None
        if at not in groups:
            quantity = numbers.at(row, at)
            if quantity is not None and not _is_date(words, row, at, quantity.end):
                one = _of_number(words, row, at, quantity.count, quantity.end, groups)
            elif quantity is None:
                one = _of_noun(words, row, at)
            at = max(at, quantity.end - 1 if quantity and one is None else at)
        if one is None:
            at += 1
            continue
        yield one
        at = max(one.end, at + 1)


def _of_number(  # noqa: PLR0913, PLR0917 -- the number, and what may stand after it
    words: PeopleNouns, row: WordRow, first: int, count: Count, at: int, groups: frozenset[int]
) -> PeopleCount | None:
    """Return the people that a number counts; None for things, ages and times."""
    if first and row.words[first - 1] in words.before:
        return None
    end, is_other, is_small = at, False, False
    for place in range(at, min(at + _NOUN, len(row.words))):
        word = row.words[place]
        noun = _noun_at(words, row, place)
        if noun is not None:
            return _with_noun(words, row, count, first, noun, is_other=is_other)
        if word in words.things and (place == at or is_small):
            return None
        if word in words.nouns:
            return PeopleCount(count, first, place + 1, "", words.nouns[word], is_other=is_other)
        if word in words.small:
            end, is_other, is_small = place + 1, is_other or word in words.other, True
        elif not word[0].isalpha() or place in groups or place > at or word in words.things:
            break
    if count == _ONE and not is_small:
        return None  # "en un bar"
    # A number alone counts people where a word of harm stands right beside it.
    return PeopleCount(count, first, end, "", None, end in groups, is_other, is_sure=False)


def _noun_at(words: PeopleNouns, row: WordRow, at: int) -> tuple[int, bool] | None:
    """Return where a noun for people ends, and whether it is one for attackers."""
    word, following = row.words[at], " ".join(row.words[at : at + 2])
    if following in words.compounds:
        return at + 2, True
    if word in words.things or word not in words.people | words.attackers:
        return None
    return at + 1, word in words.attackers


def _with_noun(  # noqa: PLR0913 -- the number and its noun
    words: PeopleNouns,
    row: WordRow,
    count: Count,
    first: int,
    noun: tuple[int, bool],
    *,
    is_other: bool,
) -> PeopleCount:
    end, is_attackers = noun
    # "dix-sept assaillants tués": its own word of harm may stand right after.
    behind = row.words[end] if end < len(row.words) else ""
    harm = words.nouns.get(behind)
    # As English has it, so that "people" and "soldiers" of one text may be the same.
    head = "people" if row.words[end - 1] in words.generic else row.words[end - 1]
    return PeopleCount(count, first, end + bool(harm), head, harm, is_attackers, is_other)


def _of_noun(words: PeopleNouns, row: WordRow, at: int) -> PeopleCount | None:
    """Return one man by his noun, "the driver", or two where the language has a form for two."""
    word = row.words[at]
    if word in words.dual:
        return PeopleCount(_TWO, at, at + 1, word, None, word in words.attackers)
    if word in words.singular and (
        not words.articles or (at and row.words[at - 1] in words.articles)
    ):
        return PeopleCount(_ONE, at, at + 1, word, None, word in words.attackers)
    return None


def _is_date(words: PeopleNouns, row: WordRow, at: int, end: int) -> bool:
    word = row.words[end - 1]
    if at and row.words[at - 1] in words.months:
        return True
    if word.isdigit() and len(word) == 4 and int(word) in _YEARS:  # noqa: PLR2004 -- "2019"
        behind = row.words[end] if end < len(row.words) else ""
        return behind not in words.people and behind not in words.nouns
    near = row.words[end : end + 2]
    return word.isdigit() and any(one in words.months for one in near[:1]) and at == end - 1
