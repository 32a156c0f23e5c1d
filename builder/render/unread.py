"""Pages of raw pages that have no record yet: what they are, and nothing that is read in them."""

from builder.model.archive import UnreadPage
from builder.render.page import Page
from builder.render.site import Site


def unread_page(site: Site, unread: UnreadPage) -> Page:
    """Return the page of a raw page without a record."""
    uri = f"articles/{unread.id}.md"
    return Page(
        uri,
        unread.file,
        site.render(uri, "unread.html", unread=unread),
        site.words.gettext("A raw page that nobody has read yet."),
        source=unread.path,
        is_searched=False,
        is_wide=True,
        may_be_indexed=False,
    )
