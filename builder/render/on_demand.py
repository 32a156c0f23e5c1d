"""What a site holds, made piece by piece as somebody asks for it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from builder.render.page import DataFile, Page
from builder.render.run import FILES, LISTS, PARTS, RECORDS, Pages, of_all, page_tasks
from builder.render.site import EMBED, Site
from builder.render.sound import Task

_FOLDERS: Final[Mapping[str, Pages]] = {
    folder: make for _, folders, make in LISTS for folder in folders
}
"""What makes the pages of a folder that are of no one record."""

_ENDINGS: Final = (".json", ".js", ".xml", ".ris", ".txt")


@dataclass(frozen=True)
class OnDemand:
    """Pages and files of a site by their addresses below it, each made once.

    They are the same as those of `tasks` and `render_files`. Whoever asks has to see to it
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

    def tasks(self) -> Iterator[Task[Page]]:
        """Yield what makes all pages, kept or not."""
        yield from page_tasks(self.site)
        for folder, make in self.more.items():
            yield of_all(self.site, f"the pages in {folder}/", make)

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
            self._making.append(file for _, make in FILES for file in make(self.site))
        while uri not in self._files and (file := next(self._making[0], None)):
            self._files[file.uri] = file
        return self._files.get(uri)

    def _near(self, uri: str) -> Iterable[Page]:
        folder, _, rest = uri.partition("/")
        id_ = rest.partition("/")[0].removesuffix(".md")
        for kind, records, make in RECORDS:
            if kind == folder and (record := getattr(self.site.archive, records).get(id_)):
                return make(self.site, record)
        make_all = {**_FOLDERS, **self.more}.get(folder)
        return make_all(self.site) if make_all else ()
