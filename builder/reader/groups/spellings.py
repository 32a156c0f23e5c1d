"""The spellings of a group's name that its record need not list."""

import re
from collections.abc import Collection, Iterator

_LINKS = re.compile(r"(?<=\w)[-\s](?:e|i|ul|ur|ut|us)[-\s](?=\w)", re.IGNORECASE)
_LINKED = re.compile(
    r"\b(Tehrik|Tehreek|Lashkar|Jaish|Jamaat|Harkat|Sipah|Hizb)[-\s](?=[A-Z]\w{3})"
)
_DOTTED_LETTERS = range(3, 6)
# What newsrooms call the part of a group that a place name marks: "the group's Khorasan branch".
_PARTS = ("Province", "branch", "affiliate", "wing", "chapter", "offshoot", "group")
_JOINTS = ("{0} {1}", "{0}'s {1}", "{0} in {1}", "{0} of {1}", "{0} ({1}")
_PREFIXED = re.compile(r"([A-Z]{2,})-([A-Z]{1,3})")


def spellings(name: str, known: Collection[str]) -> Iterator[str]:
    """Yield the name and its other spellings; `known` are the names of all groups.

    The article al- may be small; the linking -e- may be left out, put in or be -ul-; an acronym may
    have full stops; and a name that is another group's with a region, "Islamic State – Khorasan",
    has its possessive forms.
    """
    yield name
    if name.startswith(("Al-", "Al ")):
        yield f"al{name[2:]}"
    if _LINKS.search(name):
        yield from (_LINKS.sub(link, name) for link in ("-e-", "-ul-", "-"))
    elif _LINKED.search(name):
        yield _LINKED.sub(r"\1-e-", name)
    if name.isalpha() and name.isupper() and len(name) in _DOTTED_LETTERS:
        yield ".".join(name)
    yield from _regional(name, known)
    yield from _hyphened(name, known)


def _regional(name: str, known: Collection[str]) -> Iterator[str]:
    parts = re.split(r"'s |’s |[-–—\s]+", name.removesuffix(" Province"))
    if len(parts) < 2:  # noqa: PLR2004 -- a group and a region
        return
    region, group = parts[-1], " ".join(parts[:-1])
    if group not in known or not region.istitle():
        return
    for joint in _JOINTS:
        joined = joint.format(group, region)
        yield joined
        yield from (f"{joined} {part}" for part in _PARTS)
    yield from (f"{group}'s {part} in {region}" for part in _PARTS)


def _hyphened(name: str, known: Collection[str]) -> Iterator[str]:
    """Yield "IS-KP" for "ISKP" where "IS-K" is known."""
    if not (name.isalpha() and name.isupper()):
        return
    for other in known:
        match = _PREFIXED.fullmatch(other)
        if match and name.startswith(match[1] + match[2]):
            yield f"{match[1]}-{name[len(match[1]) :]}"
