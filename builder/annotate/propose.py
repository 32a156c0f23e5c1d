"""Propose the groups and places that an article names."""

from collections.abc import Iterable
from dataclasses import dataclass

from builder.model.body import Body
from builder.model.names import Kind, Match, NameIndex, Owner


@dataclass(frozen=True, slots=True)
class Proposals:
    """Ids of authority records in the order in which the text first names them."""

    groups: tuple[str, ...]
    locations: tuple[str, ...]


def propose(body: Body, names: NameIndex) -> Proposals:
    """Return what the body names beyond doubt.

    A name that several records bear is no proposal, and a weak one only repeats a strong one.
    """
    owners = list(dict.fromkeys(_certain(names.find(body.text))))
    return Proposals(
        groups=tuple(owner.id for owner in owners if owner.kind is Kind.GROUP),
        locations=tuple(owner.id for owner in owners if owner.kind is Kind.LOCATION),
    )


def _certain(matches: Iterable[Match]) -> Iterable[Owner]:
    for match in matches:
        if len(match.strong) == 1:
            yield from match.strong
