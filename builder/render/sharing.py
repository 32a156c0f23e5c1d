"""What a reader hands on of a page: address, citation, and a snippet that shows it elsewhere."""

import datetime as dt
from dataclasses import dataclass

from markupsafe import Markup

from builder.render.files.citing import cited_page, page_citation
from builder.render.site import EMBED, Site

# By the first part of a page's uri: how tall a frame shows it without much to scroll.
_HEIGHTS = {"map": 620, "timeline": 560}
_HEIGHT = 460
# It may run our script and open our pages, and no more: the page around it need not trust us.
_SNIPPET = Markup(
    '<iframe src="{embed}" title="{title}" width="100%" height="{height}" loading="lazy" '
    'referrerpolicy="no-referrer" '
    'sandbox="allow-scripts allow-popups allow-popups-to-escape-sandbox" '
    'style="border:0"></iframe>'
)


@dataclass(frozen=True, slots=True)
class Shared:
    """What is handed on: the addresses of a page and of its embed, a snippet and a citation."""

    address: str
    embed: str
    snippet: str
    citation: str


def embed_uri(uri: str) -> str:
    """Return the uri of what shows a page within another."""
    return f"{EMBED}/{uri}"


def shared(site: Site, uri: str, title: str, changed: dt.date | None = None) -> Shared | None:
    """Return what a page gives to hand on; None where the site has no address.

    `changed` is the day of its last change where no record has the page.
    """
    page = cited_page(site, uri, title)
    embed = cited_page(site, embed_uri(uri), title).url
    if page.url is None or embed is None:
        return None
    name = f"{title} – {site.settings.name}"
    height = _HEIGHTS.get(uri.partition("/")[0], _HEIGHT)
    snippet = str(_SNIPPET.format(embed=embed, title=name, height=height))
    return Shared(page.url, embed, snippet, page_citation(site, uri, title, changed))
