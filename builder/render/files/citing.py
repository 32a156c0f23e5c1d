"""How a page of the archive itself is cited: an event, a group, a place, a list.

Its author is the archive, and its date the day of the last review or correction behind it.
"""

import datetime as dt
from dataclasses import dataclass, replace

from builder.render.files.citations import isolated
from builder.render.site import Site


@dataclass(frozen=True, slots=True)
class Cited:
    """A page of the archive as it is cited. `url` is None where the archive has no address."""

    uri: str
    title: str
    archive: str
    url: str | None
    changed: dt.date | None


def cited_page(site: Site, uri: str, title: str) -> Cited:
    """Return what a citation of a page says."""
    settings = site.settings
    url = settings.url and f"{settings.url}{settings.links.address(uri)}"
    return Cited(uri, title, settings.name, url, site.changed.get(uri))


def page_citation(
    site: Site,
    uri: str,
    title: str,
    changed: dt.date | None = None,
    address: str | None = None,
) -> str:
    """Return the citation as a sentence: title, archive, day of the last change, address.

    `changed` is that day where no record has the page; `address` takes the place of the page's own.
    """
    page = cited_page(site, uri, title)
    page = replace(page, changed=page.changed or changed)
    _ = site.words.gettext
    parts = [f"“{isolated(page.title)}”"]
    if page.changed:
        day = site.words.day_words(page.changed)
        parts.append(f"{isolated(page.archive)}, {_('last changed %(date)s') % {'date': day}}")
    else:
        parts.append(isolated(page.archive))
    return ". ".join([*parts, address or page.url or site.settings.links.address(uri)])


def page_meta(site: Site, uri: str) -> tuple[tuple[str, str], ...]:
    """Return the date that readers of pages shall take for a page's own: that of its last change.

    Else they take another that stands on it, such as the day of an attack.
    """
    day = site.changed.get(uri)
    return (("DC.date", day.isoformat()),) if day else ()


def page_to_ris(page: Cited) -> str:
    """Return the citation as an entry of a RIS file."""
    day = page.changed
    fields = [
        ("TI", page.title),
        ("AU", page.archive),
        ("PY", day and f"{day.year:04}"),
        ("DA", day and f"{day:%Y/%m/%d}/"),
        ("UR", page.url),
        ("AN", _key(page)),
    ]
    lines = [f"{tag}  - {value}" for tag, value in fields if value]
    return "\n".join(["TY  - ELEC", *lines, "ER  - ", ""])


def _key(page: Cited) -> str:
    return page.uri.removesuffix(".md").replace("/", "-")
