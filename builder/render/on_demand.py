"""What a site holds, made piece by piece as somebody asks for it: for a preview."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from builder.model.kinds import KINDS
from builder.render.articles import article_page
from builder.render.corrections import correction_pages, withdrawn_page
from builder.render.embeds import embeds
from builder.render.events import event_page
from builder.render.explore import explore_pages
from builder.render.files.bibliography import citation_files
from builder.render.files.explore import explore_files
from builder.render.files.feeds import feeds
from builder.render.files.robots import robots_file
from builder.render.groups import pages_of_group
from builder.render.indexes import index_pages
from builder.render.locations import pages_of_location
from builder.render.map.page import map_pages
from builder.render.news import news_pages
from builder.render.page import DataFile, Page
from builder.render.run import PARTS
from builder.render.site import EMBED, Site
from builder.render.timeline import timeline_pages
from builder.render.unread import unread_page

Pages = Callable[[Site], Iterable[Page]]

_FOLDERS: Final[Mapping[str, Pages]] = {
    **dict.fromkeys((*KINDS, "drafts"), index_pages),
    "timeline": timeline_pages,
    "map": map_pages,
    "explore": explore_pages,
    "corrections": correction_pages,
    "changes": news_pages,
}
"""What makes the pages of a folder that are of no one record."""

_RECORDS: Final[tuple[tuple[str, str, Callable[[Site, Any], Iterable[Page]]], ...]] = (
    ("articles", "articles", lambda site, one: [article_page(site, one)]),
    ("articles", "drafts", lambda site, one: [article_page(site, one)]),
    ("articles", "withdrawn", lambda site, one: [withdrawn_page(site, one)]),
    ("articles", "unread", lambda site, one: [unread_page(site, one)]),
    ("events", "events", lambda site, one: [event_page(site, one)]),
    ("groups", "groups", pages_of_group),
    ("locations", "locations", pages_of_location),
)
"""The folder of a record, where the archive has it, and what makes its pages."""

_ENDINGS: Final = (".json", ".js", ".xml", ".ris", ".txt")
# Those that are asked for most come first.
_FILES: Final = (explore_files, robots_file, feeds, citation_files, embeds)


@dataclass(frozen=True)
class OnDemand:
    """Pages and files of a site by their addresses below it, each made once.

    They are the same as those of `render_pages` and `render_files`. Whoever asks has to see to it
    that one thread does at a time.
    """

    site: Site
    more: Mapping[str, Pages] = field(default_factory=dict)
    """What makes the pages of other folders."""
    _pages: dict[str, Page] = field(default_factory=dict)
    _files: dict[str, DataFile] = field(default_factory=dict)
    _making: list[Iterator[DataFile]] = field(default_factory=list)

    def records(self) -> Iterator[tuple[str, str]]:
        """Yield the address and the title of the page of every record and raw page."""
        site = self.site
        archive, title_of = site.archive, site.words.title_of
        for article in (*archive.articles.values(), *archive.drafts.values()):
            yield f"articles/{article.id}.md", title_of(article)
        for gone in archive.withdrawn.values():
            yield f"articles/{gone.id}.md", gone.record.title or ""
        for raw in archive.unread.values():
            yield f"articles/{raw.id}.md", raw.file
        for event in archive.events.values():
            yield f"events/{event.id}.md", event.record.title
        for group in archive.groups.values():
            yield f"groups/{group.id}.md", group.record.name
        for place in archive.locations.values():
            yield f"locations/{place.id}.md", place.record.name

    def lists(self) -> Iterator[str]:
        """Yield the addresses of the pages that are of no one record, but for further ones."""
        yield from (f"{folder}/index.md" for folder in (*_FOLDERS, *self.more))

    def part(self, uri: str) -> str:
        """Return what the archive adds below the editors' own words on a page; "" for nothing."""
        make = PARTS.get(uri)
        return make(self.site) if make else ""

    def page(self, uri: str) -> Page | None:
        """Return a page by its path below content/, None where the site has no such page.

        Raises:
            Exception: the page cannot be made.

        """
        if uri not in self._pages:
            for page in self._near(uri):
                self._pages.setdefault(page.uri, page)
                if page.uri == uri:
                    break
        return self._pages.get(uri)

    def file(self, uri: str) -> DataFile | None:
        """Return a file by its path below the root, None where the site has no such file.

        Raises:
            Exception: a file cannot be made.

        """
        # Who asks for anything else need not wait until all of them are made.
        if not uri.startswith(f"{EMBED}/") and not uri.endswith(_ENDINGS):
            return None
        if not self._making:
            self._making.append(file for make in _FILES for file in make(self.site))
        while uri not in self._files and (file := next(self._making[0], None)):
            self._files[file.uri] = file
        return self._files.get(uri)

    def _near(self, uri: str) -> Iterable[Page]:
        folder, _, rest = uri.partition("/")
        id_ = rest.partition("/")[0].removesuffix(".md")
        for kind, records, make in _RECORDS:
            if kind == folder and (record := getattr(self.site.archive, records).get(id_)):
                return make(self.site, record)
        make_all = {**_FOLDERS, **self.more}.get(folder)
        return make_all(self.site) if make_all else ()
