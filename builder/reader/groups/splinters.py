"""Those who left a group are no part of it: "FARC dissidents", "disidencias de las FARC"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from builder.model.text import Span
from builder.reader.found import GroupFound, UnknownGroup
from builder.reader.languages import tables
from builder.reader.phrases import pattern_of, plain

_BACK, _BEHIND = 60, 30  # letters
Groups = tuple[tuple[GroupFound, ...], tuple[UnknownGroup, ...]]


def parted(
    text: str, known: Sequence[GroupFound], unknown: Sequence[UnknownGroup], language: str
) -> Groups:
    """Return the groups with those who left one as a group of their own, by the text's words.

    What the text says of them it does not say of the group that they left.
    """
    found: dict[str, tuple[list[Span], str]] = {}
    groups: list[GroupFound | UnknownGroup] = [*known, *unknown]
    kept = {
        group: tuple(own) for group in groups if (own := list(_own(text, group, language, found)))
    }
    return (
        tuple(replace(group, mentions=kept[group]) for group in known if group in kept),
        tuple(
            sorted(
                (
                    *(replace(group, mentions=kept[group]) for group in unknown if group in kept),
                    *_apart(found),
                ),
                key=lambda group: group.mentions,
            )
        ),
    )


def _own(
    text: str,
    group: GroupFound | UnknownGroup,
    language: str,
    found: dict[str, tuple[list[Span], str]],
) -> Iterator[Span]:
    """Yield the mentions that are the group's; the others go to `found`, by what the text says."""
    for mention in group.mentions:
        span = _with_word(text, mention, language)
        if span is None:
            yield mention
        else:
            name = " ".join(text[span.start : span.end].split())
            found.setdefault(name, ([], group.name))[0].append(span)


def _apart(found: dict[str, tuple[list[Span], str]]) -> Iterator[UnknownGroup]:
    for name, (spans, of) in found.items():
        why = f"the text says “{name}”, who left “{of}” and are not it"
        yield UnknownGroup(name, tuple(sorted(spans)), why)


def _with_word(text: str, mention: Span, language: str) -> Span | None:
    """Return the mention with the words beside it that say they left; None without such words."""
    before, behind = _patterns(language)
    if before is not None:
        ahead = text[max(0, mention.start - _BACK) : mention.start]
        words = plain(ahead)
        match = next((one for one in before.finditer(words) if one.end() == len(words)), None)
        if match is not None:
            count = len(match[0].split())
            start = re.search(rf"(?:\S+\s+){{{count}}}\Z", ahead)
            return Span(mention.start - len(start[0]), mention.end) if start else None
    if behind is not None:
        following = re.match(
            r"[\s-]{1,2}([\w-]{4,20})\b", text[mention.end : mention.end + _BEHIND]
        )
        if following and behind.match(plain(following[1])[1:]):
            return Span(mention.start, mention.end + following.end())
    return None


@cache
def _patterns(language: str) -> tuple[re.Pattern[str] | None, re.Pattern[str] | None]:
    table = tables(language, "groups" if language == "en" else "actors").get("splinters", {})
    before, behind = (table.get(key, []) for key in ("before", "behind"))
    return (
        re.compile(rf"(?<= ){pattern_of(before, {})}") if before else None,
        re.compile(pattern_of(behind, {})) if behind else None,
    )
