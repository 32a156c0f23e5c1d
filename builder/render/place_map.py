"""A small map of one place, which need not have a page yet."""

from builder.model.archive import Archive, LocationEntry
from builder.model.authority import Location
from builder.render.settings import Settings
from builder.render.site import Site


def place_map(place: Location) -> str:
    """Return the SVG of a map around a place's point, with the sign that its precision allows.

    Nothing where it has no point, or stands for a vague region.
    """
    entry = LocationEntry("place", "", place, "")
    site = Site(Archive({}, {}, {}, {entry.id: entry}, {}, {}, {}), Settings())
    small = site.atlas.locator([(entry.id, 1)])
    return site.render("place.md", "place-map.html", small=small).strip()
