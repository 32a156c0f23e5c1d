"""What is shown within pages of others: an event, a group's time, the map, the timeline.

Each is a whole document of its own, without the site's frame. It loads no more than what it shows
needs, scrolls inside itself, and its links open the archive beside the page around it.
"""

import datetime as dt
import re
from collections.abc import Iterator

from markupsafe import Markup

from builder.model.archive import EventEntry, GroupEntry
from builder.render.files.citing import cited_page, page_citation
from builder.render.groups import role_names, rows_of, summary_of
from builder.render.map.page import URI as MAP
from builder.render.map.page import map_files, map_page
from builder.render.page import DataFile
from builder.render.sharing import embed_uri
from builder.render.site import Site
from builder.render.sound import each
from builder.render.strip import Dated, strip_of
from builder.render.timeline import TIMELINE, timeline_page

_MOST = 20
# Links out have their `rel` already. One within the document stays within the frame.
_LINK = re.compile(r'<a (?![^>]*href="#)([^>]*)>')


def embeds(site: Site) -> Iterator[DataFile]:
    """Yield a document for every event and group, for the map and the timeline."""
    archive, _ = site.archive, site.words.gettext
    yield from each(site, archive.events.values(), lambda one: _event(site, one))
    yield from each(site, archive.groups.values(), lambda one: _group(site, one))
    for uri, title, page in (
        (MAP, _("Map"), map_page(site, embed_uri(MAP))),
        (TIMELINE, _("Timeline"), timeline_page(site, embed_uri(TIMELINE))),
    ):
        yield _document(site, uri, title, page.html, archive.updated)
    yield from map_files(site, embed_uri(MAP), _apart)


def _event(site: Site, event: EventEntry) -> DataFile:
    uri, title = f"events/{event.id}.md", event.record.title
    content = site.render(
        embed_uri(uri),
        "embed-event.html",
        event=event,
        record=event.record,
        assessed=site.assessed[event.id],
        page=uri,
        most=_MOST,
    )
    return _document(site, uri, title, content)


def _group(site: Site, group: GroupEntry) -> DataFile:
    uri, title = f"groups/{group.id}.md", group.record.name
    rows = rows_of(site, group.id)
    acts = [row for row in rows if not row.is_only_denied]
    content = site.render(
        embed_uri(uri),
        "embed-group.html",
        group=group,
        record=group.record,
        summary=summary_of(site, group.id, rows),
        role_names=role_names(site),
        rows=rows,
        strip=strip_of(
            Dated(row.assessed.event.record.date, row.assessed.event.record.title) for row in acts
        ),
        is_whole=len(acts) == len(rows),
        page=uri,
        most=_MOST,
    )
    return _document(site, uri, title, content)


def _document(
    site: Site, uri: str, title: str, content: str, changed: dt.date | None = None
) -> DataFile:
    embed = embed_uri(uri)
    html = site.render(
        embed,
        "embed.html",
        title=title,
        content=Markup(content),  # noqa: S704 -- made by our own templates
        page=uri,
        canonical=cited_page(site, uri, title).url,
        cited=page_citation(site, uri, title, changed),
    )
    address = site.settings.links.address(embed)
    return DataFile(f"{address}index.html" if address.endswith("/") else address, _apart(html))


def _apart(html: str) -> str:
    """Have links open beside the page around the frame, which they are told nothing of."""

    def opened(match: re.Match[str]) -> str:
        rel = "" if "rel=" in match[1] else ' rel="noopener"'
        return f'<a target="_blank"{rel} {match[1]}>'

    return _LINK.sub(opened, html)
