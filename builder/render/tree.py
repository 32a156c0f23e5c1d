"""The places as a tree: each below the one that it lies within."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from builder.model.archive import LocationEntry
from builder.render.page import Page
from builder.render.site import Site, listed_page

TREE = "locations/page/tree.md"
_MOST = 400


@dataclass(frozen=True, slots=True)
class Branch:
    """A place with how many events are at it and within.

    `inner` are the places within it; `hidden` counts those that its own page has instead.
    """

    place: LocationEntry
    events: int
    inner: tuple["Branch", ...]
    hidden: int


def tree_page(site: Site) -> Page:
    """Return the page; of very many places it has the wider ones, level by level."""
    _ = site.words.gettext
    roots = [one for one in site.archive.locations.values() if one.record.within is None]
    shown = _shown(site, roots)
    counts = _counts(site)
    page = listed_page(
        site,
        TREE,
        _("Locations as a tree"),
        "tree.html",
        description=_("The places of this archive, each below the one that it lies within."),
        branches=_branches(site, roots, shown, counts),
        total=len(site.archive.locations),
    )
    # The search finds every place at its own page.
    return replace(page, is_searched=False)


def _shown(site: Site, roots: Sequence[LocationEntry]) -> frozenset[str]:
    """Return the places that the page has room for: all within one place, or none of them."""
    shown = {one.id for one in roots}
    level = list(roots)
    while level:
        below: list[LocationEntry] = []
        for place in level:
            inner = site.archive.children.get(place.id, ())
            if len(shown) + len(inner) <= _MOST:
                shown.update(one.id for one in inner)
                below.extend(inner)
        level = below
    return frozenset(shown)


def _counts(site: Site) -> Counter[str]:
    counts: Counter[str] = Counter()
    for event in site.archive.events.values():
        if at := event.record.location:
            counts.update([at, *(wider.id for wider in site.archive.ancestors(at))])
    return counts


def _branches(
    site: Site, places: Sequence[LocationEntry], shown: frozenset[str], counts: Counter[str]
) -> tuple[Branch, ...]:
    return tuple(_made(site, places, shown, counts))


def _made(
    site: Site, places: Sequence[LocationEntry], shown: frozenset[str], counts: Counter[str]
) -> Iterator[Branch]:
    by_name = sorted(places, key=lambda one: (one.record.name.casefold(), one.id))
    for place in by_name:
        inner = site.archive.children.get(place.id, ())
        is_shown = all(one.id in shown for one in inner)
        yield Branch(
            place,
            counts[place.id],
            _branches(site, inner, shown, counts) if is_shown else (),
            0 if is_shown else len(inner),
        )
