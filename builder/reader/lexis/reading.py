"""One door to the reader for every language: English by its own rules, others by their words."""

from collections.abc import Collection, Iterable, Mapping, Sequence

from builder.model.authority import Group
from builder.model.dates import Edtf
from builder.model.names import NameIndex
from builder.model.text import Span
from builder.reader.dates import find_dates
from builder.reader.events.find import Tell
from builder.reader.events.sentences import told_in
from builder.reader.found import DateFound, GroupFound, PlaceFound, UnknownGroup
from builder.reader.groups import find_groups
from builder.reader.groups.armed import Acts
from builder.reader.groups.splinters import parted
from builder.reader.lexis import dates, told
from builder.reader.lexis.lexicon import Lexicon, lexicon_of


def dates_in(language: str | None, text: str, published: Edtf | None) -> tuple[DateFound, ...]:
    """Return the expressions of time in a text of the language; as English if it has no words."""
    lexicon = lexicon_of(language)
    return dates.find_dates(lexicon, text, published) if lexicon else find_dates(text, published)


def tell_in(lexicon: Lexicon | None) -> Tell:
    """Return what reads the sentences of a text for incidents."""
    if lexicon is None:
        return told_in
    # What a sentence of these languages tells, it tells by itself.
    return lambda text, mentions, _: told.told_in(lexicon, text, mentions)


def groups_in(  # noqa: PLR0913, PLR0917 -- those of `find_groups`, and the language
    lexicon: Lexicon | None,
    text: str,
    groups: Mapping[str, Group],
    names: NameIndex,
    places: Sequence[PlaceFound],
    home: Collection[str],
) -> tuple[tuple[GroupFound, ...], tuple[UnknownGroup, ...]]:
    """Return the groups of the records that a text names, and those without a record.

    Where words are written onto the next, names are looked for without them, too: "and X" is one
    word in Arabic.
    """
    found = _groups_in(lexicon, text, groups, names, places, home)
    return parted(text, *found, lexicon.language if lexicon else "en")


def _groups_in(  # noqa: PLR0913, PLR0917 -- as above
    lexicon: Lexicon | None,
    text: str,
    groups: Mapping[str, Group],
    names: NameIndex,
    places: Sequence[PlaceFound],
    home: Collection[str],
) -> tuple[tuple[GroupFound, ...], tuple[UnknownGroup, ...]]:
    if lexicon is None:
        return find_groups(text, groups, names, places, home)
    acts = Acts(text, lambda words: armed_in(lexicon, words))
    known, unknown = find_groups(text, groups, names, places, home, acts)
    for bare in lexicon.bared(text):
        also, more = find_groups(bare, groups, names, places, home, acts)
        known = _joined(known, also)
        taken = [span for group in known for span in group.mentions]
        unknown = tuple(
            one for one in _without(unknown, more) if not any(map(one.mentions[0].overlaps, taken))
        )
    return known, unknown


def armed_in(lexicon: Lexicon, text: str) -> list[Span]:
    """Return the words of a text that speak of armed acts."""
    row = lexicon.row(text, Span(0, len(text)))
    patterns = [lexicon.pattern("events", "types", key) for key in lexicon.table("events")["types"]]
    patterns += [lexicon.pattern("actors", "men")]
    found = [match for pattern in patterns for match in pattern.finditer(row.plain)]
    return sorted(row.span(*row.words_of(match)) for match in found)


def _joined(known: Iterable[GroupFound], also: Iterable[GroupFound]) -> tuple[GroupFound, ...]:
    found: dict[str, GroupFound] = {}
    for group in (*known, *also):
        spans = found[group.id].mentions if group.id in found else ()
        mentions = tuple(sorted({*spans, *group.mentions}))
        found[group.id] = GroupFound(group.id, group.name, mentions)
    return tuple(sorted(found.values(), key=lambda group: group.mentions))


def _without(
    unknown: Sequence[UnknownGroup], more: Iterable[UnknownGroup]
) -> tuple[UnknownGroup, ...]:
    taken = [span for group in unknown for span in group.mentions]
    new = (one for one in more if not any(map(one.mentions[0].overlaps, taken)))
    return tuple(sorted((*unknown, *new), key=lambda group: group.mentions))
