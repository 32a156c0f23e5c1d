"""Falsehoods about who claimed it, who is blamed and who denied it."""

from collections.abc import Iterator
from dataclasses import dataclass

from builder.frontmatter import Path
from tests.truth import words as w
from tests.truth.falsehood import Falsehood, Family, kind
from tests.truth.shelf import Item, Map, Shelf, has_words, mapping, maps, quoted, text

_ROLES = Family.ROLES
CLAIMED, BLAMED, DENIED = "claimed_by", "attributed_to", "denied_by"
_ALL = (CLAIMED, BLAMED, DENIED)
_CUES = {CLAIMED: w.CLAIM, BLAMED: w.BLAME, DENIED: w.DENY}
_SAID = {CLAIMED: "claimed it", BLAMED: "is blamed for it", DENIED: "denied it"}


@dataclass(frozen=True)
class Role:
    """What a report says of a group or a name, with the words it rests on."""

    shelf: Shelf
    item: Item
    n: int
    report: Map
    role: str
    i: int
    said: Map

    @property
    def path(self) -> Path:
        """Where it stands in its record."""
        return ("reports", self.n, self.role, self.i)

    @property
    def words(self) -> str:
        """The words that it rests on."""
        return quoted(self.said.get("quote") or self.report["quote"])

    @property
    def group(self) -> str:
        """The id of the group, or nothing for a name alone."""
        return text(self.said.get("group"))

    def says(self, why: str, **changed: str | None) -> Falsehood:
        """Return the falsehood with other fields; None takes one away."""
        said = {**self.said, **changed}
        kept: Map = {key: value for key, value in said.items() if value is not None}
        return Falsehood(self.item, self.path, kept, self.words, why)

    def entered_as(self, role: str) -> Iterator[Falsehood]:
        """Yield the falsehood that it is another role, where no words bear that one out."""
        who = self.group or text(self.said.get("name"))
        if who in self.holders(role) or _CUES[role].search(self.words):
            return
        left = [one for one in maps(self.report.get(self.role)) if one is not self.said]
        moved = [*maps(self.report.get(role)), self.said]
        yield Falsehood(
            self.item,
            ("reports", self.n, role),
            list(moved),
            self.words,
            f"the words say that {who} {_SAID[self.role]}, not that it {_SAID[role]}",
            ((("reports", self.n, self.role), list(left)),),
        )

    def holders(self, role: str) -> set[str]:
        """Return the groups and names that the article gives a role in the event."""
        return {
            text(one.get("group") or one.get("name"))
            for report in maps(self.item.data.get("reports"))
            if report["event"] == self.report["event"]
            for one in maps(report.get(role))
        }

    def is_other(self, group: str) -> bool:
        """Tell whether a group is certainly not the one that the words are about."""
        return (
            group not in _kin(self.shelf, self.group)
            and self.group not in _kin(self.shelf, group)
            and group not in self.holders(self.role)
            and not self.shelf.named_in(self.words, "groups", group, self.item)
        )


def _kin(shelf: Shelf, group: str) -> set[str]:
    """Return a group with those that it is a part, a branch or a follower of."""
    data = shelf.items["groups"][group].data if group else {}
    ties = [
        text(one["group"])
        for one in maps(data.get("relations"))
        if one["type"] not in ("rival", "ally")
    ]
    return {group, text(mapping(data.get("parent")).get("group")), *ties}


def _roles(shelf: Shelf) -> Iterator[Role]:
    for item in shelf.articles:
        if not item.is_english:
            continue
        for n, report in enumerate(maps(item.data.get("reports"))):
            for role in _ALL:
                for i, said in enumerate(maps(report.get(role))):
                    yield Role(shelf, item, n, report, role, i, said)


def _entered(shelf: Shelf, true: str, false: str) -> Iterator[Falsehood]:
    for role in _roles(shelf):
        if role.role == true and role.group:
            yield from role.entered_as(false)


@kind("claim entered as a denial", _ROLES)
def _claim_denied(shelf: Shelf) -> Iterator[Falsehood]:
    return _entered(shelf, CLAIMED, DENIED)


@kind("denial entered as a claim", _ROLES)
def _denial_claimed(shelf: Shelf) -> Iterator[Falsehood]:
    return _entered(shelf, DENIED, CLAIMED)


@kind("denial entered as blame", _ROLES)
def _denial_blamed(shelf: Shelf) -> Iterator[Falsehood]:
    return _entered(shelf, DENIED, BLAMED)


@kind("blame entered as a claim", _ROLES)
def _blame_claimed(shelf: Shelf) -> Iterator[Falsehood]:
    return _entered(shelf, BLAMED, CLAIMED)


@kind("blame entered as a denial", _ROLES)
def _blame_denied(shelf: Shelf) -> Iterator[Falsehood]:
    return _entered(shelf, BLAMED, DENIED)


def _other_groups(role: Role, *, is_named: bool) -> Iterator[Falsehood]:
    listed = set(role.shelf.listed(role.item, "groups"))
    every = role.shelf.items["groups"]
    others = [id_ for id_ in every if (id_ in listed) is is_named and role.is_other(id_)]
    why = f"the words are about {role.group}"
    yield from (role.says(f"{why}, not {id_}", group=id_) for id_ in others[:2])


@kind("another group of the article", _ROLES)
def _group_named(shelf: Shelf) -> Iterator[Falsehood]:
    for role in _roles(shelf):
        if role.group:
            yield from _other_groups(role, is_named=True)


@kind("a group that the article does not name", _ROLES)
def _group_unnamed(shelf: Shelf) -> Iterator[Falsehood]:
    for role in _roles(shelf):
        if role.group:
            yield from _other_groups(role, is_named=False)


@kind("a group where the words have a name alone", _ROLES)
def _name_as_group(shelf: Shelf) -> Iterator[Falsehood]:
    """An unnamed "gunman" entered as one of the archive's groups."""
    for role in _roles(shelf):
        if role.group:
            continue
        others = [id_ for id_ in shelf.items["groups"] if role.is_other(id_)]
        yield from (role.says(f"{id_} is not named", name=None, group=id_) for id_ in others[:1])


@kind("claim that nobody made", _ROLES)
def _invented_claim(shelf: Shelf) -> Iterator[Falsehood]:
    yield from _invented(shelf, CLAIMED)


@kind("denial that nobody made", _ROLES)
def _invented_denial(shelf: Shelf) -> Iterator[Falsehood]:
    yield from _invented(shelf, DENIED)


@kind("blame that nobody laid", _ROLES)
def _invented_blame(shelf: Shelf) -> Iterator[Falsehood]:
    yield from _invented(shelf, BLAMED)


def _invented(shelf: Shelf, role: str) -> Iterator[Falsehood]:
    """A role added on the report's own words, which name no such group and speak of no such act."""
    for item in shelf.articles:
        for n, report in enumerate(maps(item.data.get("reports"))):
            words = quoted(report["quote"])
            asked = Role(shelf, item, n, report, role, 0, {})
            is_silent = not asked.holders(role) and (
                role == BLAMED or not _CUES[role].search(words)
            )
            if not (item.is_english and is_silent):
                continue
            groups = [
                id_
                for id_ in shelf.listed(item, "groups")
                if not shelf.named_in(words, "groups", id_, item)
                and all(id_ not in asked.holders(each) for each in _ALL)
            ]
            for id_ in groups[:1]:
                why = f"the words do not say that {id_} {_SAID[role]}"
                yield Falsehood(item, ("reports", n, role), [{"group": id_}], words, why)


@kind("blame laid by somebody else", _ROLES)
def _by(shelf: Shelf) -> Iterator[Falsehood]:
    """Whoever the article names elsewhere stands as the one who blamed."""
    for role in _roles(shelf):
        by = text(role.said.get("by"))
        if not by:
            continue
        near = role.item.sentence(role.words)
        people = [text(person["name"]) for person in maps(role.item.data.get("people"))]
        named = [
            name
            for id_ in role.shelf.listed(role.item, "groups")
            for name in shelf.names("groups", id_, role.item)
            if has_words(role.item.prose, name)
        ]
        # A group that stands in the words does not blame itself.
        own = [one for one in named if has_words(role.words, one)]
        others = [one for one in people if not has_words(near, one) and one not in by]
        for other in [*others[:1], *own[:1]]:
            yield role.says(f"the article says that {by} blamed it, not {other}", by=other)
