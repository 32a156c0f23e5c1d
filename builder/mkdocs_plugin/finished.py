"""What MkDocs need not make: files, and pages that no navigation names, made and written by us."""

import posixpath
import re
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from jinja2 import Environment
from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.utils import write_file

from builder.diagnostics import Diagnostic
from builder.mkdocs_plugin.dress import (
    Days,
    contents,
    meta_of,
    resolved,
    sort_of,
    unindented,
    words_for,
)
from builder.mkdocs_plugin.sections import sections_of
from builder.mkdocs_plugin.shells import Draw, PageWords, Shells, Sort, as_html
from builder.model.text import digest
from builder.processes import seldom_collected, shared_out, usable_cores
from builder.render.gate import faults_of, faults_within
from builder.render.page import DataFile, Page
from builder.render.policy import POLICY
from builder.render.searched import words_to_find
from builder.render.site import Site
from builder.render.sound import Task
from builder.render.texts import with_anchors
from builder.store import CONTENT

# Events in which a plugin may change what a page says. Of the plugins that a site has, these two
# do it in a way that we know.
_PAGE_EVENTS = (
    "pre_page",
    "page_read_source",
    "page_markdown",
    "page_content",
    "page_context",
    "post_page",
)
_KNOWN = ("builder.mkdocs_plugin.", "material.plugins.search.")
_SEARCH = "material.plugins.search."
# As Markdown has it: after a bracket of a link, or of a reference.
_TO_PAGE = re.compile(r"(?<=[(<\s])[\w./~-]+\.md\b")


class FinishedFile(File):
    """A page that other pages may link to, and that MkDocs neither draws nor copies."""

    @classmethod
    def at(cls, config: MkDocsConfig, uri: str) -> "FinishedFile":
        """Return the file of a page, by its path below content/."""
        page = File(uri, None, config.site_dir, config.use_directory_urls)
        file = cls(
            uri,
            None,
            config.site_dir,
            config.use_directory_urls,
            dest_uri=page.dest_uri,
            inclusion=InclusionLevel.NOT_IN_NAV,
        )
        file.generated_by = "archive"
        file.content_string = ""
        return file

    def is_documentation_page(self) -> bool:
        """Say that MkDocs has nothing to draw."""
        return False

    def copy_file(self, dirty: bool = False) -> None:  # noqa: FBT001, FBT002 -- as MkDocs has it
        """Copy nothing: the page is written by whoever drew it."""
        del dirty


@dataclass(frozen=True, slots=True)
class Listed:
    """A finished page as the sitemap has it."""

    url: str
    canonical_url: str | None
    update_date: str
    is_indexed: bool


@dataclass(frozen=True, slots=True)
class Finished:
    """What became of a page or a file: its SHA-256, its faults, what the search knows of it."""

    uri: str
    dest_uri: str
    digest: str | None
    """None where nothing was written."""
    faults: tuple[str, ...]
    found: tuple[dict[str, Any], ...] = ()
    listed: Listed | None = None
    """None for what is no page."""


def are_pages_ours(config: MkDocsConfig) -> bool:
    """Tell whether no other plugin, and no hook, has a hand in what pages say."""
    return all(
        type(getattr(method, "__self__", None)).__module__.startswith(_KNOWN)
        for event in _PAGE_EVENTS
        for method in config.plugins.events[event]
    )


def named_in(nav: object) -> Iterator[str]:
    """Yield the paths of the pages that a navigation names, as `mkdocs.yml` has it."""
    if isinstance(nav, str):
        yield nav
    elif isinstance(nav, Mapping):
        for inner in nav.values():
            yield from named_in(inner)
    elif isinstance(nav, Iterable):
        for inner in nav:
            yield from named_in(inner)


def linked_in(files: Files) -> Iterator[str]:
    """Yield the paths of pages that the editors' own pages may link to."""
    for file in files.documentation_pages():
        folder = posixpath.dirname(file.src_uri)
        for link in dict.fromkeys(_TO_PAGE.findall(file.content_string)):
            yield posixpath.normpath(posixpath.join(folder, link))


def drawing(env: Environment, nav: Navigation, config: MkDocsConfig, files: Files) -> Draw:
    """Return what draws a page in the theme, as MkDocs does."""
    template = env.get_template("main.html")
    documents = files.documentation_pages()

    def draw(sort: Sort, words: PageWords) -> str:
        file = File.generated(config, "page.md", content="")
        file.url = words.address
        page = MkDocsPage(None, file, config)
        page.title = as_html(words.title)
        page.meta = meta_of(sort, words)
        page.toc = contents(words.title, sort.headings)
        page.content = words.content
        page.edit_url = words.edit or None
        page.active = True
        drawn = template.render(get_context(nav, documents, config, page))
        return unindented(drawn, words.content)

    return draw


def search_index_of(config: MkDocsConfig) -> Any:  # noqa: ANN401 -- Material has no types
    """Return the index that Material's search builds, None where it builds none."""
    for plugin in config.plugins.values():
        if type(plugin).__module__.startswith(_SEARCH) and plugin.config.enabled:
            return plugin.search_index
    return None


def search_entries(index: Any, ours: Page, sort: Sort, words: PageWords) -> list[dict[str, Any]]:  # noqa: ANN401
    """Return what the search is to know of a page; it is not in the index yet."""
    if index is None or not ours.is_searched:
        return []
    before = len(index.entries)
    content = words_to_find(ours.html)
    title, toc = as_html(words.title), contents(words.title, sort.headings)
    page = SimpleNamespace(meta={"title": title}, title=title)
    for section in sections_of(content):
        if not section.is_excluded():
            index.create_entry_for_section(section, toc, words.address, page)
    found: list[dict[str, Any]] = index.entries[before:]
    del index.entries[before:]
    return with_anchors(found, content)


def listed(files: Iterable[File], finished: Iterable[Listed]) -> list[Listed]:
    """Return what the sitemap lists: pages with an address that search engines may keep."""
    drawn = [
        Listed(page.url, page.canonical_url, page.update_date, page.meta.get("robots") != "noindex")
        for file in files
        if (page := file.page)
    ]
    every = sorted([*drawn, *finished], key=lambda page: page.url)
    return [page for page in every if page.canonical_url and page.is_indexed]


def generated(config: MkDocsConfig, uri: str, *, source: str | None) -> File:
    """Return the file of a page that has a record or a raw page for its source, or none."""
    file = File.generated(config, uri, content="", inclusion=InclusionLevel.NOT_IN_NAV)
    # Edit links begin at content/; a draft's source is a seed beside it.
    inside = source and source.removeprefix(f"{CONTENT}/")
    file.edit_uri = f"../{inside}" if inside and inside == source else inside
    return file


def as_bytes(text: str) -> bytes:
    """Return a page as MkDocs writes it."""
    return text.encode("utf-8", "xmlcharrefreplace")


@dataclass(frozen=True)
class Finishing:
    """Draws and writes pages that MkDocs has nothing to do with."""

    config: MkDocsConfig
    shells: Shells
    days: Days
    policy: str

    def __call__(self, made: Page | DataFile) -> Finished:
        """Write what was made, and return what became of it; what is not safe is written empty."""
        # A copy of this process may do it, of which only what is returned stays.
        return self._page(made) if isinstance(made, Page) else self._file(made)

    def _page(self, ours: Page) -> Finished:
        file = FinishedFile.at(self.config, ours.uri)
        page = MkDocsPage(None, generated(self.config, ours.uri, source=ours.source), self.config)
        words = words_for(
            ours,
            address=file.url,
            edit=page.edit_url and resolved(page.edit_url),
            updated=self.days.words(ours.uri),
        )
        sort = sort_of(ours, words)
        text = self.shells.page(sort, words)
        faults = faults_of(text, self.policy)
        return Finished(
            ours.uri,
            file.dest_uri,
            self._written(file.dest_uri, "" if faults else text),
            tuple(faults),
            tuple(search_entries(search_index_of(self.config), ours, sort, words)),
            Listed(file.url, page.canonical_url, self.days.iso(ours.uri), ours.may_be_indexed),
        )

    def _file(self, made: DataFile) -> Finished:
        # What is shown within pages of others is a whole document.
        faults = faults_of(made.text, POLICY) if made.uri.endswith(".html") else []
        if made.markup:
            faults += faults_within(made.markup, POLICY)
        checksum = self._written(made.uri, "" if faults else made.text)
        return Finished(made.uri, made.uri, checksum, tuple(faults))

    def _written(self, uri: str, text: str) -> str | None:
        content = as_bytes(text)
        write_file(content, str(Path(self.config.site_dir, uri)))
        return digest(content) if content.strip() else None


@dataclass(frozen=True, slots=True)
class Done:
    """What became of a task: of all that it made, and of what it failed at."""

    finished: tuple[Finished, ...]
    failures: tuple[Diagnostic, ...]


def finish_all(
    tasks: Sequence[Task[Any]], finish: Finishing, site: Site, but: Container[str]
) -> list[Done]:
    """Make and write what the tasks have, on all cores, but for the pages that MkDocs draws.

    Nothing is held for longer than it takes to write it, so a large site needs no more room.
    """

    def work(share: Sequence[Task[Any]]) -> list[Done]:
        return [done(task) for task in share]

    def done(task: Task[Any]) -> Done:
        before = len(site.failures)
        finished = tuple(finish(one) for one in task.made() if one.uri not in but)
        return Done(finished, tuple(site.failures[before:]))

    with seldom_collected():
        return shared_out(work, tasks, usable_cores())
