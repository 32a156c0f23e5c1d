"""Find names that look like those of armed groups and have no authority record."""

import re
from collections.abc import Collection, Iterator, Sequence

from builder.model.text import Span
from builder.reader.found import UnknownGroup
from builder.reader.groups import cues
from builder.reader.groups.armed import Acts
from builder.reader.groups.shapes import (
    HEADS,
    acronym_behind,
    begins_armed,
    is_ahrar,
    is_armed,
    is_doubtful_name,
    is_group_like,
    is_none,
    is_soft_prefix,
    is_unit,
    may_be_of,
    names_in,
    with_number,
)

_BEFORE, _BEHIND = 150, 130
_ACRONYM = 3  # letters
_MAY_BE_ROW = re.compile(r"groups|outfits|factions")
_QUOTES = "\"“‘'"


def find_unknown(
    text: str,
    acts: Acts,
    known: Sequence[Span],
    places: Collection[str] = (),
    listed: Collection[str] = (),
) -> tuple[UnknownGroup, ...]:
    """Return the names in the order of the text.

    `known` are the spans of names that are found already, and `listed` those of them that stand on
    a list. `places` are names of places in the text, which no group is called by alone. A text
    that has no word of violence names no armed group.
    """
    if not acts.is_of_violence:
        return ()
    found: dict[str, tuple[list[Span], str]] = {}
    acronyms: dict[str, str] = {}
    for bare in _free(names_in(text), known):
        span = with_number(text, bare)
        name = " ".join(text[span.start : span.end].split())
        body = cues.BODY_BEHIND.match(text, span.end) if name in places else None
        if body:
            span = Span(span.start, body.end())
            name = " ".join(text[span.start : span.end].split())
        if name in found or name in acronyms:
            found[acronyms.get(name, name)][0].append(span)
            continue
        reason = None if name in places else _reason(text, acts, span, name)
        behind = acronym_behind(text, span.end)
        if body and (armed := acts.armed_near(span)):
            reason = f"“{name}” is a{body[0]} and stands near “{armed}”"
        elif reason is None and behind in listed and " " in name and not is_none(name):
            reason = f"the text says “{behind}” for “{name}”"
        if reason is not None:
            found[name] = ([span], reason)
            if behind:
                acronyms[behind] = name
    return tuple(UnknownGroup(name, tuple(s), reason) for name, (s, reason) in found.items())


def _free(names: Iterator[Span], known: Sequence[Span]) -> Iterator[Span]:
    at = 0
    for span in names:
        while at < len(known) and known[at].end <= span.start:
            at += 1
        if not (at < len(known) and known[at].overlaps(span)):
            yield span


def _reason(text: str, acts: Acts, span: Span, name: str) -> str | None:
    if is_none(name):
        return None
    is_doubtful = is_doubtful_name(name)
    armed = acts.armed_near(span)
    before = text[max(0, span.start - _BEFORE) : span.start].rpartition("\n")[2]
    by_shape = _by_shape(name, armed, is_doubtful=is_doubtful)
    is_built = not is_doubtful and " " in name and HEADS.search(name) is not None
    reason = by_shape or _by_row(acts, span, name, before)
    if reason is None:
        reason = _by_actor(text, span, name, armed, is_doubtful=is_doubtful)
    if reason is None and not is_doubtful and (war := acts.war_near(span)):
        reason = _by_sign(text, span, name, war)
    if reason is None and armed and is_built:
        by_shape = f"“{name}” is built like the name of an armed group and stands near “{armed}”"
        reason = by_shape
    if reason is None or cues.LED_BY.search(before):
        return None
    # A party's name may have such a shape, too.
    return None if by_shape and cues.OFFICE_OF.search(before) else reason


def _by_row(acts: Acts, span: Span, name: str, before: str) -> str | None:
    """Return why it is one of several groups that are named in a row."""
    if not _MAY_BE_ROW.search(before):
        return None
    several = next(
        (
            one
            for one in cues.SEVERAL.finditer(before)
            if cues.NAMED_BETWEEN.fullmatch(before, one.end())
        ),
        None,
    )
    return _stands("behind", name, several) if several and acts.war_near(span) else None


def _by_shape(name: str, armed: str | None, *, is_doubtful: bool) -> str | None:
    if is_armed(name):
        return f"“{name}” is built like the name of an armed group"
    if is_doubtful:
        return None
    if begins_armed(name):
        return f"“{name}” begins like the name of an armed group"
    if begins_armed(name, alone=True) and armed:
        return f"“{name}” stands next to “{armed}”"
    if is_soft_prefix(name) and is_ahrar(name):
        return f"“{name}” is built like the name of an armed group"
    return None


def _by_actor(
    text: str, span: Span, name: str, armed: str | None, *, is_doubtful: bool
) -> str | None:
    """Return why it stands where one does who does something armed."""
    before = text[max(0, span.start - _BEFORE) : span.start].rpartition("\n")[2]
    behind = text[span.end : span.end + _BEHIND].partition("\n")[0]
    is_named = cues.HAS_ARTICLE.search(before) or cues.SUSPECTED.search(before)
    is_body = cues.SAYS_MEN.search(before) and (
        cues.GROUP_BEHIND.match(behind) or cues.DOES_BEHIND.match(behind)
    )
    is_like = bool(is_body) or is_group_like(name, has_article=bool(is_named))
    claims = cues.CLAIMS.match(behind)
    if claims and (is_like or "responsib" in claims[0] or "attack" in claims[0]):
        return _stands("before", name, claims)
    owns = cues.OWNS_BEHIND.match(behind) if armed and is_like else None
    if owns and not is_doubtful:
        return _stands("before", name, owns)
    one = cues.IS_ONE.search(before) if armed else None
    is_one = one and _is_one(
        before, name, armed, is_like=is_like, is_doubtful=is_doubtful, is_body=bool(is_body)
    )
    if one and is_one:
        return _stands("behind", name, one)
    if not is_like:
        return None
    acts = cues.BEFORE.search(before) if armed else None
    if acts:
        return _stands("behind", name, acts)
    acting = _acting(before, name, behind, armed, is_doubtful=is_doubtful)
    return _stands("before", name, acting) if acting else None


def _by_sign(text: str, span: Span, name: str, war: str) -> str | None:
    """Return why it is one, though no article says so: its banner was left, its men act."""
    before = text[max(0, span.start - _BEFORE) : span.start].rpartition("\n")[2]
    sign = cues.SIGNS.search(before)
    if sign and (" " in name or is_acronym(name)):
        return _stands("behind", name, sign)
    men = cues.ONE_MEN_BEHIND.match(text, span.end)
    if men and may_be_of(name):
        return _stands("before", name, men)
    if " " not in name:
        return None
    is_the = cues.IS_THE.search(before)
    led = cues.LED_BEHIND.match(text, span.end)
    called = cues.CALLED_BEHIND.match(text, span.end) if is_the else None
    if found := led or called:
        return _stands("before", name, found)
    one = cues.IS_ONE_BEHIND.match(text, span.end) if is_the else None
    return f"{_stands('before', name, one)} and near “{war}”" if one else None


def _acting(
    before: str, name: str, behind: str, armed: str | None, *, is_doubtful: bool
) -> re.Match[str] | None:
    """Return the words behind it that say what it is or does, or that it has armed men."""
    accused = cues.ACCUSED_BEHIND.match(behind)
    is_called_one = (
        HEADS.search(name) or (accused and "group " in accused[0]) or cues.IS_ONE.search(before)
    )
    if accused and is_called_one and not is_doubtful:
        return accused
    if not armed:
        return None
    if is_one := cues.IS_ONE_BEHIND.match(behind) or cues.CRIMES_BEHIND.match(behind):
        return is_one
    if is_doubtful:
        men = cues.ARMED_BEHIND.match(behind)
        return men if men and HEADS.search(name) else None
    return _acts(before, name, behind)


def _acts(before: str, name: str, behind: str) -> re.Match[str] | None:
    if men := cues.MEN_BEHIND.match(behind):
        return men
    does = cues.DOES_BEHIND.match(behind)
    if does and name.endswith("s") and " " not in name and cues.IS_THE.search(before):
        return does
    is_sure = HEADS.search(name) or is_acronym(name)
    return (does or cues.ACT_BEHIND.match(behind)) if is_sure else None


def _is_one(  # noqa: PLR0913 -- all that speaks for it
    before: str,
    name: str,
    armed: str | None,
    *,
    is_like: bool,
    is_doubtful: bool,
    is_body: bool,
) -> bool:
    """Tell whether words that say what it is are enough: "members of" may be of anything."""
    if cues.SAYS_MEN.search(before):
        is_one = is_body or HEADS.search(name)
        is_named_so = before[-1] in _QUOTES or is_acronym(name) or (is_one and not is_unit(name))
        return bool(armed and is_like and is_named_so)
    if cues.SAYS_PLACE.search(before):
        return is_like and (not is_doubtful or bool(cues.SAYS_OF.search(before)))
    return True


def is_acronym(name: str) -> bool:
    """Tell whether it has capitals alone, three or more: "US" is no name of a group."""
    return name.isupper() and len(name) >= _ACRONYM


def _stands(where: str, name: str, words: re.Match[str]) -> str:
    shown = " ".join(words[0].split()).strip(" ,\"“”'’‘")
    return f"“{name}” stands {where} “{shown}”"
