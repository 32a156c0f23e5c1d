"""The armed groups of two public lists, ready to be looked up; `data/README.md` says whose.

They are read when a text first asks for them, and by nothing but the import step and `builder new`.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from builder.model.names import BearerKind, Name, NameIndex, Owner, folded
from builder.reader.groups.countries import code_of_number, countries_in, table
from builder.reader.groups.spellings import spellings
from builder.reader.languages import english, words_in

UCDP = "UCDP Actor Dataset version 22.1, Uppsala Conflict Data Program"
UN = "United Nations Security Council Consolidated List of 26 September 2024"
_SPLIT = re.compile(r"\s?[|;]\s?")
_BRACKETED = re.compile(r"\s?[(\[]([^()\[\]]+)[)\]]?")
_SMALL = frozenset("of the and for in e i ul al de la le et du en l fi wa wal bi".split())
_LATIN = re.compile(r"[A-Za-z]")
_ACRONYM = 3  # small letters of an acronym, at most: "CPI-Maoist" is none
_SHORTEST = 8  # letters of a name that means its bearer alone
_EITHER = re.compile(r"(.+ )?(\w+)\s?/\s?(\w+)")
_POSSESSIVE = re.compile(r"[’']s\b|(?<=s)[’'](?= )")
_QAIDA, _QAEDA = re.compile(r"\bQaida\b"), re.compile(r"\bQaeda\b")
# What newsrooms write small at the end of a name.
_BODY = re.compile(r"(?<=\w )(?:Cartel|Group|Network|Gang|Militia|Movement|Faction)\Z")
_ARTICLE = re.compile(r"the ", re.IGNORECASE)
_ACRONYMS = frozenset(("ISIS", "ISIL", "TTP"))
_WORDS = english("groups")
_NEVER = words_in(_WORDS["never"]) | frozenset(_WORDS["never_names"])
_WORDS_TOO = words_in(_WORDS["words_too"])
_NEVER_BEGINS = tuple(_WORDS["never_begins"])
_ORDINARY = frozenset(map(folded, words_in(_WORDS["ordinary"])))


@dataclass(frozen=True, slots=True)
class ListedGroup:
    """A group of a list.

    `id` is the list and the number in it: "ucdp:744", "un:QDe.132". `names` mean it wherever they
    stand, `shared` are acronyms and ordinary names, `native` names in another script. `countries`
    are codes of ISO 3166-1, `split_from` a name and, if the list has it, an id.
    """

    id: str
    name: str
    names: tuple[str, ...]
    shared: tuple[str, ...]
    native: tuple[str, ...]
    countries: frozenset[str]
    split_from: tuple[tuple[str, str | None], ...] = ()
    listed_on: str | None = None

    @property
    def source(self) -> str:
        """The list that has it, and the number there."""
        list_, number = self.id.split(":")
        return f"{UCDP}, actor {number}" if list_ == "ucdp" else f"{UN}, {number}"


@dataclass(frozen=True, slots=True)
class Lists:
    """All entries by id, and their names, whose owners are the ids."""

    entries: Mapping[str, ListedGroup]
    names: NameIndex


@cache
def load_lists() -> Lists:
    """Return both lists, read once."""
    listed = {entry.id: entry for entry in (*_ucdp(), *_un())}
    entries = _with_own_acronyms(_with_news_names(listed))
    return Lists(
        entries,
        NameIndex(
            Name(spelling, Owner(BearerKind.GROUP, entry.id), is_weak)
            for entry in entries.values()
            for names, is_weak in ((entry.names + entry.native, False), (entry.shared, True))
            for name in names
            for spelling in dict.fromkeys((*_spelt(name), _POSSESSIVE.sub("s", name)))
        ),
    )


def _spelt(name: str) -> Iterator[str]:
    """Yield the name as newsrooms spell it: "al-Qaeda", "al Qaida", "the Sinaloa cartel"."""
    for one in dict.fromkeys((name, _QAIDA.sub("Qaeda", name), _QAEDA.sub("Qaida", name))):
        yield from spellings(one, ())
        body = _BODY.search(one)
        if body is not None:
            yield one[: body.start()] + body[0].lower()


def _with_news_names(entries: dict[str, ListedGroup]) -> dict[str, ListedGroup]:
    """Return the entries, each with what newsrooms call it and its list does not."""
    found = dict(entries)
    for row in table("news-names.tsv"):
        entry = found[row["entry"]]
        latin = [name for name in _SPLIT.split(row["names"]) if _LATIN.search(name)]
        native = [name for name in _SPLIT.split(row["names"]) if not _LATIN.search(name)]
        found[entry.id] = replace(
            entry,
            names=(*entry.names, *(name for name in latin if not is_shared(name))),
            shared=(*entry.shared, *(name for name in latin if is_shared(name))),
            native=(*entry.native, *native),
        )
    return found


def _with_own_acronyms(entries: Mapping[str, ListedGroup]) -> dict[str, ListedGroup]:
    """Return the entries, each long acronym that one entry of a list bears among its own names."""
    bearers = Counter(
        (entry.id[:2], name) for entry in entries.values() for name in set(entry.shared)
    )
    found = {}
    for id_, entry in entries.items():
        own = tuple(
            name
            for name in entry.shared
            if bearers[id_[:2], name] == 1
            and len(name) >= _ACRONYM + 1
            and name.isalpha()
            and name.isupper()
            and name not in _WORDS_TOO
        )
        found[id_] = replace(
            entry,
            names=entry.names + own,
            shared=tuple(name for name in entry.shared if name not in own),
        )
    return found


def _ucdp() -> Iterator[ListedGroup]:
    for row in table("ucdp-actors.tsv"):
        new = [name for key in ("new_name_full_en", "new_name_full") for name in _new(row, key)]
        old = [row["name_orig_full_en"], row["name_orig_full"]]
        short = [*_new(row, "name"), *_new(row, "new_name"), row["name_orig"]]
        names = [_plain(name) for name in (*new, *old, *short) if name]
        names = [one for name in names for one in _forms(name, "[]") if _is_name(one)]
        if not names or f"ucdp:{row['ucdp_id']}" in _WORDS["never_entries"]:
            continue
        yield _entry(
            f"ucdp:{row['ucdp_id']}",
            _preferred([_new(row, "new_name_full_en")[-1], *old, row["name"]], row["name"]),
            names,
            frozenset(code_of_number()[number] for number in row["gwno"].split(", ")),
            split_from=tuple(_split_from(row)),
        )


def _preferred(names: Sequence[str], short: str) -> str:
    """Return the English name, or the short one where it says more: "al-Qaida", not "The Base"."""
    name = _plain(next(filter(None, names)))
    is_acronym = sum(letter.islower() for letter in short) < _ACRONYM
    return name if is_acronym or not is_shared(name) else _plain(short)


def _new(row: Mapping[str, str], key: str) -> list[str]:
    """Return the names of a cell that may have several; the short name of an old group is one."""
    has_several = row["new_name"] and "," in row["new_name"]
    return [name.strip() for name in row[key].split(",")] if has_several else [row[key]]


def _split_from(row: Mapping[str, str]) -> Iterator[tuple[str, str | None]]:
    names = [name.strip() for name in row["split_from"].split(",") if name.strip()]
    ids = [id_.strip() for id_ in row["split_from_id"].split(",")]
    for name, id_ in zip(names, ids + [""] * len(names), strict=False):
        is_group = id_.isdigit() and not name.startswith("Government of")
        yield name, f"ucdp:{id_}" if is_group else None


def _un() -> Iterator[ListedGroup]:
    for row in table("un-listed-groups.tsv"):
        if row["armed"] != "yes":
            continue
        first, *others = [
            _plain(part)
            for key in ("name", "aliases (| between)", "former_names (| between)")
            for cell in _SPLIT.split(row[key])
            for part in re.split(r"(?<=\w) / (?=\w)", cell)
            if part
        ]
        names = [name for cell in (first, *others) for name in _forms(cell, "()")]
        names = [_written(name) for name in names if _is_name(name)]
        native = [row["name_original_script"]] if row["name_original_script"] else []
        yield _entry(
            f"un:{row['reference']}",
            names[0],
            [*names, *native],
            frozenset(countries_in(f"{first}. {row['countries (| between)']}")),
            listed_on=row["listed_on"][: len("2011-07-29")],
        )


def _entry(  # noqa: PLR0913 -- what a row has
    id_: str,
    name: str,
    names: Sequence[str],
    countries: frozenset[str],
    *,
    split_from: tuple[tuple[str, str | None], ...] = (),
    listed_on: str | None = None,
) -> ListedGroup:
    once = tuple({folded(one): one for one in reversed(names)}.values())[::-1]
    latin = tuple(one for one in once if _LATIN.search(one))
    return ListedGroup(
        id_,
        name,
        tuple(one for one in latin if not is_shared(one)),
        tuple(one for one in latin if is_shared(one)),
        tuple(one for one in once if not _LATIN.search(one)),
        countries,
        split_from,
        listed_on,
    )


def _forms(cell: str, brackets: str) -> Iterator[str]:
    """Yield the names of a cell: A/B is A or B, and another is in brackets of the list's kind.

    What is in other brackets tells two groups apart, "(Guatemala)", and is left out.
    """
    if cell.startswith(_NEVER_BEGINS):
        return
    name = _BRACKETED.sub(" ", cell).strip(' "“”)')
    either = _EITHER.fullmatch(name)
    if either and either[1]:
        yield from (f"{either[1]}{either[2]}", f"{either[1]}{either[3]}")
    yield _without_article(" ".join(name.split()))
    for inner in _BRACKETED.finditer(cell):
        if inner[0].strip().startswith(brackets[0]):
            yield from (part.strip() for part in re.split(r"[;,]", inner[1]))


def _without_article(name: str) -> str:
    return name[4:] if _ARTICLE.match(name) else name


def _plain(name: str) -> str:
    return re.sub(r"[´`’‘]", "’", name).strip()


def _written(name: str) -> str:
    """Return a name in capitals as news writes it: "Tehrik-e Taliban Pakistan"."""
    if not name.isupper() or (" " not in name and len(name) <= _SHORTEST):
        return name
    words = re.split(r"([ \-])", name)
    return "".join(
        word
        if word in _ACRONYMS
        else word.lower()
        if word.lower() in _SMALL and at
        else word.title()
        if "’" not in word and "'" not in word
        else word.capitalize()
        for at, word in enumerate(words)
    )


def _is_name(name: str) -> bool:
    if name in _NEVER or "original script" in name or "sub-unit" in name:
        return False
    return (len(name) > 1 and name != name.lower()) or not _LATIN.search(name)


def is_shared(name: str) -> bool:
    """Tell whether others bear the name as well: an acronym, one word, or ordinary words alone."""
    words = folded(name).split()
    is_long = len(words) > 1 and len(name) >= _SHORTEST
    return not is_long or all(word in _ORDINARY for word in words)


@cache
def families() -> Mapping[str, str]:
    """Return the entry of UCDP's list for each of the UN's that shares a full name with one."""
    bearers: defaultdict[str, set[str]] = defaultdict(set)
    entries = load_lists().entries
    for entry in entries.values():
        for name in (*entry.names, *entry.shared):
            bearers[folded(name)].add(entry.id)
    pairs: defaultdict[str, set[str]] = defaultdict(set)
    for entry in entries.values():
        if entry.id.startswith("un:"):
            for name in entry.names:
                pairs[entry.id] |= {id_ for id_ in bearers[folded(name)] if id_[:3] != "un:"}
    return {id_: next(iter(found)) for id_, found in pairs.items() if len(found) == 1}
