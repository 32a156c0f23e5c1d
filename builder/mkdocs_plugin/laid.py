"""The pages of an archive among the files that MkDocs knows."""

from collections.abc import Container
from contextlib import suppress
from dataclasses import dataclass

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files

from builder.mkdocs_plugin.dress import Days, days_of
from builder.mkdocs_plugin.finished import (
    FinishedFile,
    are_pages_ours,
    generated,
    linked_in,
    named_in,
)
from builder.mkdocs_plugin.preparing import stop_at
from builder.render.on_demand import OnDemand
from builder.render.page import Page
from builder.render.sound import all_made, worth_telling
from builder.store import CONTENT

FileKnown = dict[tuple[str, bool], FinishedFile]
"""Files by path, and by whether addresses are folders: a preview makes the same ones each time."""


@dataclass(frozen=True, slots=True)
class Laid:
    """Pages of an archive that MkDocs draws, by path; all others are made when they are written."""

    drawn: dict[str, Page]
    days: Days
    titles: dict[str, str]
    """Those of the pages of records, by path."""
    is_ours: bool
    """Whether nobody else has a hand in what pages say; else MkDocs draws all of them."""


def lay(
    asked: OnDemand, files: Files, config: MkDocsConfig, known: FileKnown, *, is_lazy: bool
) -> Laid:
    """Put the pages of an archive among the files, and make those that MkDocs is to draw.

    With `is_lazy` none is made before somebody asks for it, as far as they are ours.

    Raises:
        PluginError: a page cannot be made.

    """
    titles = dict(asked.records())
    days = days_of(asked.site, {file.src_uri for file in files.documentation_pages()}, titles)
    uris = dict.fromkeys([*titles, *asked.lists()])
    named = dict.fromkeys(named_in(config.nav or ()))
    # Such as the page of a year: what is made of these is not known before it is made.
    uris |= {uri: None for uri in (*named, *linked_in(files)) if _page_at(asked, uri, uris)}
    is_ours = are_pages_ours(config)
    in_nav = {uri for uri in named if uri in uris}
    drawn: dict[str, Page] = {}
    if not is_ours:
        drawn = {page.uri: page for page in all_made(asked.tasks())}
        stop_at(worth_telling(asked.site.failures))
        in_nav = {*uris} | drawn.keys()
    elif not is_lazy:
        drawn = {uri: page for uri in in_nav if (page := _page_at(asked, uri))}
    for uri in dict.fromkeys([*uris, *drawn]):
        ours = drawn.get(uri)
        source = ours.source if ours else f"{CONTENT}/{uri}" if uri in titles else None
        files.append(
            generated(config, uri, source=source) if uri in in_nav else _file_of(uri, config, known)
        )
    return Laid(drawn, days, titles, is_ours)


def _page_at(asked: OnDemand, uri: str, but: Container[str] = ()) -> Page | None:
    """Return a page that is needed before the others are made, None where there is none."""
    # One that fails does so again where all are made, and is a finding there.
    with suppress(Exception):
        return asked.page(uri) if uri not in but else None
    return None


def _file_of(uri: str, config: MkDocsConfig, known: FileKnown) -> FinishedFile:
    key = uri, config.use_directory_urls
    if key not in known:
        known[key] = FinishedFile.at(config, uri)
    return known[key]
