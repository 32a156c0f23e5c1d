"""What a site holds, made piece by piece as somebody asks for it."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property, partial
from typing import Final

from builder.render.page import DataFile, Page
from builder.render.run import FILES, LISTS, PARTS, RECORDS, Pages, of_all, record_tasks
from builder.render.site import EMBED, Site
from builder.render.sound import Task

_ENDINGS: Final = (".json", ".js", ".xml", ".ris", ".txt")


@dataclass
class PageList:
    """The pages of a folder that `make` makes one after the other, as far as somebody asks."""

    name: str
    make: Callable[[], Iterable[Page]]
    _made: dict[str, Page] = field(default_factory=dict)
    _making: Iterator[Page] | None = None

    def page(self, uri: str) -> Page | None:
        """Return a page, made with those before it and kept with them; None if there is none.

        Raises:
            Exception: one cannot be made, and is made again for whoever asks next.

        """
        while uri not in self._made and (page := self._next()):
            self._made[page.uri] = page
        return self._made.get(uri)

    def pages(self) -> Iterator[Page]:
        """Yield all pages. Those that are kept are not made again, and no more are kept."""
        yield from self._made.values()
        making, self._making = self._making or iter(self.make()), None
        yield from (page for page in making if page.uri not in self._made)

    def _next(self) -> Page | None:
        self._making = self._making or iter(self.make())
        try:
            return next(self._making, None)
        except Exception:
            self._making = None
            raise


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
        for one in self._lists.values():
            yield of_all(self.site, one.name, lambda _, one=one: one.pages())  # type: ignore[misc]
        yield from record_tasks(self.site)

    def lists(self) -> Iterator[str]:
        """Yield the addresses of the pages that are of no one record, but for further ones."""
        yield from (f"{folder}/index.md" for folder in self._lists)

    def part(self, uri: str) -> str:
        """Return what the archive adds below the editors' own words on a page; "" for nothing."""
        make = PARTS.get(uri)
        return make(self.site) if make else ""

    def page(self, uri: str) -> Page | None:
        """Return a page by its path below content/, None where the site has no such page.

        Raises:
            Exception: the page cannot be made.

        """
        if uri in self._pages:
            return self._pages[uri]
        folder, _, rest = uri.partition("/")
        id_ = rest.partition("/")[0].removesuffix(".md")
        for kind, records, make in RECORDS:
            if kind == folder and (record := getattr(self.site.archive, records).get(id_)):
                self._pages.update((page.uri, page) for page in make(self.site, record))
                return self._pages.get(uri)
        return self._lists[folder].page(uri) if folder in self._lists else None

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

    @cached_property
    def _lists(self) -> Mapping[str, PageList]:
        more = {folder: (f"the pages in {folder}/", make) for folder, make in self.more.items()}
        return {
            folder: PageList(name, partial(make, self.site))
            for folder, (name, make) in {**LISTS, **more}.items()
        }
