"""What an article names: each group and place with how much the archive has on it."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from builder.model.archive import ArticleEntry
from builder.model.authority import Group, Location
from builder.model.names import BearerKind, Owner
from builder.render.site import Site


@dataclass(frozen=True, slots=True)
class NamedEntry:
    """A group or place that an article names.

    `inside` is the group that it is part of, or the place around it. `times` counts its names in
    the text, and `first` is the paragraph, from 1, of the first of them, 0 if there is none.
    `events` and `articles` are counts of this archive.
    """

    owner: Owner
    record: Group | Location
    inside: Owner | None
    times: int
    first: int
    events: int
    articles: int


def named_in(site: Site, article: ArticleEntry) -> Iterator[NamedEntry]:
    """Yield the groups, then the places that the article's record lists, in its order."""
    archive, events = site.archive, site.events_by_owner
    times = Counter(mention.owner for mention in article.mentions)
    first = {
        mention.owner: article.body.block_at(mention.span.start) + 1
        for mention in reversed(article.mentions)
    }
    listed: list[tuple[Owner, Group | Location, Owner | None]] = []
    for name in article.record.groups:
        group = archive.groups[name.id].record
        whole = Owner(BearerKind.GROUP, group.parent.group) if group.parent else None
        listed.append((Owner(BearerKind.GROUP, name.id), group, whole))
    for name in article.record.locations:
        place = archive.locations[name.id].record
        around = Owner(BearerKind.LOCATION, place.within) if place.within else None
        listed.append((Owner(BearerKind.LOCATION, name.id), place, around))
    for owner, record, inside in listed:
        articles = len(archive.articles_naming.get(owner, ()))
        yield NamedEntry(
            owner, record, inside, times[owner], first.get(owner, 0), events[owner], articles
        )
