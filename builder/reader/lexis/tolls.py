"""How many people a sentence says were killed and injured, in any language that has words here.

One rule for all: each count of people goes to the word of harm that is nearest and that may count
what stands on this side of it. "Twelve dead" counts by its own noun, "were killed" what stands
ahead of it, "killing" what stands behind it.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from builder.model.text import Span
from builder.reader.casualties.cues import Fate
from builder.reader.casualties.find import Casualties, CountKind
from builder.reader.found import Count
from builder.reader.lexis.lexicon import Lexicon
from builder.reader.lexis.people import HARMS, PeopleCount, people_in, words_of
from builder.reader.lexis.row import WordRow
from builder.reader.sentences import sentences

_REACH = 14  # words between a count and the word of harm


@dataclass(frozen=True, slots=True)
class _Cue:
    """A word of harm: it counts the people ahead of it, or those behind it."""

    harm: Fate
    is_ahead: bool
    first: int
    end: int


def casualties_in(
    lexicon: Lexicon, row: WordRow, groups: Sequence[int] = ()
) -> tuple[Casualties, ...]:
    """Return what a sentence says of the dead and injured, in its order.

    `groups` are the words of the row that belong to names of groups. Parts of a number ("of whom
    three were children") are left out, and so are people of whom nothing is said.
    """
    if lexicon.pattern("casualties", "earlier").search(row.plain):
        return ()
    nobody = tuple(_nobody(lexicon, row))
    cues = _cues(lexicon, row)
    counted = list(people_in(lexicon, row, frozenset(groups)))
    if not cues and not any(one.harm for one in counted):
        return nobody
    words = words_of(lexicon)
    kind = _kind(lexicon, row)
    taken: dict[int, list[PeopleCount]] = {}
    found: list[tuple[int, Casualties]] = []
    for number, one in enumerate(counted):
        is_subject = not words.subject_mark.isdisjoint(row.words[one.end : one.end + 1])
        if is_subject or _is_part(lexicon, row, one, cues):
            continue
        if one.harm is not None:
            found.append((one.first, _said(row, one.harm, [one], kind)))
            continue
        cue = _cue_of(lexicon, row, one, cues, counted)
        if cue is None:
            cue = _verb_behind(lexicon, one, cues)
        shared = _shared(lexicon, row, counted[number:])
        if cue is not None:
            taken.setdefault(cue, []).append(one)
        elif shared is not None and one.is_sure:
            found.append((one.first, _said(row, shared, [one], kind)))
    for at, told in taken.items():
        people = _without_subject(lexicon, row, told)
        found.append((people[0].first, _said(row, cues[at].harm, people, kind)))
    found.sort(key=lambda pair: pair[0])
    return (*nobody, *(one for _, one in found))


def tolls_in(lexicon: Lexicon, text: str, span: Span) -> tuple[Casualties, ...]:
    """Return what the sentences at a place of a text say of the dead and injured."""
    return tuple(
        found
        for sentence in sentences(text[span.start : span.end])
        for found in casualties_in(
            lexicon,
            lexicon.row(text, Span(span.start + sentence.start, span.start + sentence.end)),
        )
    )


def _verb_behind(lexicon: Lexicon, one: PeopleCount, cues: Sequence[_Cue]) -> int | None:
    """Return the verb right behind them, where it mostly stands ahead of its subject."""
    if not lexicon.table("casualties").get("subject_behind", False):
        return None
    return next((n for n, cue in enumerate(cues) if cue.first == one.end), None)


def _shared(lexicon: Lexicon, row: WordRow, people: Sequence[PeopleCount]) -> Fate | None:
    """Return the harm of those whom "and" joins to these: "a woman and two children dead"."""
    for one, other in pairwise(people):
        if set(row.words[one.end : other.first]) - {lexicon.joint, ","}:
            return None
        if other.harm is not None:
            return other.harm
    return None


def _without_subject(
    lexicon: Lexicon, row: WordRow, people: list[PeopleCount]
) -> list[PeopleCount]:
    """Leave out who did it, where they stand between the verb and those whom it harms."""
    if len(people) < 2 or not people[0].is_attackers or people[1].is_attackers:  # noqa: PLR2004
        return people
    between = row.words[people[0].end : people[1].first]
    is_subject = lexicon.table("casualties").get("subject_behind", False)
    return people[1:] if is_subject and lexicon.joint not in between else people


def _nobody(lexicon: Lexicon, row: WordRow) -> Iterator[Casualties]:
    for name, harm in (("killed", Fate.KILLED), ("injured", Fate.INJURED), ("hurt", Fate.BOTH)):
        match = lexicon.pattern("casualties", "nobody", name).search(row.plain)
        if match:
            span = row.span(*row.words_of(match))
            yield Casualties(harm, Count(0, 0), None, CountKind.PLAIN, frozenset(), span)


def _cues(lexicon: Lexicon, row: WordRow) -> list[_Cue]:
    found: list[_Cue] = []
    for name, harm in HARMS.items():
        for key in ("ahead", "behind"):
            pattern = lexicon.pattern("casualties", name, key)
            found += [
                _Cue(harm, key == "ahead", *row.words_of(match))
                for match in pattern.finditer(row.plain)
            ]
    return _longest(found)


def _longest(found: Iterable[_Cue]) -> list[_Cue]:
    """Leave out a word of harm that is part of a longer one."""
    kept: list[_Cue] = []
    for cue in sorted(found, key=lambda one: (one.first - one.end, not one.is_ahead)):
        if all(cue.end <= other.first or other.end <= cue.first for other in kept):
            kept.append(cue)
    return sorted(kept, key=lambda one: one.first)


def _is_part(lexicon: Lexicon, row: WordRow, one: PeopleCount, cues: Sequence[_Cue]) -> bool:
    """Tell whether the people are some of those counted before: "dont trois enfants"."""
    words = words_of(lexicon)
    before = f" {' '.join(row.words[: one.first])} "
    if not words.part_behind.isdisjoint(row.words[one.end : one.end + 1]):
        return True
    marks = list(lexicon.pattern("casualties", "part").finditer(before))
    if not marks:
        return False
    start = row.at(marks[-1].end() - 2) + 1
    between = row.words[start : one.first]
    if "," in between or ";" in between or any(word in words.breaks for word in between):
        return False
    return not any(start <= cue.first and cue.end <= one.first for cue in cues)


def _cue_of(
    lexicon: Lexicon,
    row: WordRow,
    one: PeopleCount,
    cues: Sequence[_Cue],
    counted: Sequence[PeopleCount],
) -> int | None:
    """Return the word of harm that counts these people: the nearest on a side that it counts."""
    best: tuple[int, int] | None = None
    for number, cue in enumerate(cues):
        if cue.is_ahead and cue.first >= one.end:
            gap = (one.end, cue.first)
        elif not cue.is_ahead and cue.end <= one.first:
            gap = (cue.end, one.first)
        else:
            continue
        if not _reaches(lexicon, row, gap, cues, counted):
            continue
        far = gap[1] - gap[0]
        # Of a number without a noun for people, one word may be its noun.
        if not one.is_sure and far > int(cue.is_ahead):
            continue
        if best is None or far < best[0]:
            best = (far, number)
    return best[1] if best else None


def _reaches(
    lexicon: Lexicon,
    row: WordRow,
    gap: tuple[int, int],
    cues: Sequence[_Cue],
    counted: Sequence[PeopleCount],
) -> bool:
    first, end = gap
    words = words_of(lexicon)
    if end - first > _REACH or any(word in (".", ";", "?") for word in row.words[first:end]):
        return False
    if any(word in words.breaks for word in row.words[first:end]):
        return False
    if any(first <= cue.first < end for cue in cues):
        return False
    # "12 morts et 30 personnes ont été blessées": those with a noun of their own stand between.
    return not any(first <= other.first < end and other.harm is not None for other in counted)


def _kind(lexicon: Lexicon, row: WordRow) -> CountKind:
    """Return how the numbers of a sentence stand to those before: anew, beside them, or just so."""
    if lexicon.pattern("casualties", "other_speaker").search(row.plain):
        return CountKind.GIVEN
    is_toll = lexicon.pattern("casualties", "toll").search(row.plain)
    return CountKind.TOLL if is_toll else CountKind.PLAIN


def _said(row: WordRow, harm: Fate, people: Sequence[PeopleCount], kind: CountKind) -> Casualties:
    victims = [one for one in people if not one.is_attackers]
    attackers = [one for one in people if one.is_attackers]
    if kind is CountKind.PLAIN and victims and all(one.is_other for one in victims):
        kind = CountKind.MORE
    return Casualties(
        harm,
        _sum(victims),
        _sum(attackers),
        kind,
        frozenset(one.head for one in victims if one.head),
        row.span(people[0].first, people[-1].end),
    )


def _sum(people: Sequence[PeopleCount]) -> Count | None:
    if not people:
        return None
    counts = [one.count for one in people]
    if all(count.min is None and count.max is None for count in counts):
        return Count(None, None)
    lows = [count.min for count in counts if count.min is not None]
    is_exact = all(count.max is not None for count in counts)
    high = sum(count.max or 0 for count in counts) if is_exact else None
    return Count(sum(lows) if lows else None, high)
