"""What `mkdocs serve` shows: pages and files that are made when a browser asks for them.

A save then costs reading and checking what was changed, and not the pages of the whole archive. The
pages are the same as those of a build.
"""

import posixpath
import threading
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any, Final

from jinja2 import BytecodeCache, Template
from jinja2.bccache import Bucket
from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.utils import write_file

from builder.diagnostics import visible
from builder.mkdocs_plugin.dress import dress, filled, noted, unindented
from builder.mkdocs_plugin.finished import Finishing, as_bytes
from builder.render.on_demand import OnDemand
from builder.render.searched import without_marks

log = get_plugin_logger("archive")

Respond = Callable[..., Any]
App = Callable[[dict[str, Any], Respond], Iterable[bytes]]

# What the browser asks to be told of the next build.
_POLL: Final = "/livereload/"
_INDEX: Final = "index"


class Compiled(BytecodeCache):
    """Templates of the theme, compiled once for all builds of a preview."""

    def __init__(self) -> None:
        """Have compiled none."""
        self._kept: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give a template what was compiled of it; it is refused if the template has changed."""
        if kept := self._kept.get(bucket.key):
            bucket.bytecode_from_string(kept)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what was compiled of a template."""
        self._kept[bucket.key] = bucket.bytecode_to_string()


@dataclass(frozen=True)
class InTheme:
    """The pages that the navigation names, which MkDocs drew without what the archive says."""

    template: Template
    nav: Navigation
    files: Files
    config: MkDocsConfig
    let_through: Callable[[str, str], str]
    """Returns a page of which the path is given, or "" where something in it is not safe."""

    @cached_property
    def pages(self) -> dict[str, MkDocsPage]:
        """The pages by their paths below content/."""
        return {file.src_uri: file.page for file in self.files.documentation_pages() if file.page}

    def write(self, page: MkDocsPage) -> None:
        """Draw a page with the content that it has now."""
        page.active = True
        drawn = self.template.render(get_context(self.nav, self.files, self.config, page))
        page.active = False
        text = unindented(drawn, page.content or "")
        text = self.let_through(text, page.file.src_uri)
        write_file(as_bytes(text), page.file.abs_dest_path)


@dataclass(frozen=True)
class Built:
    """An archive that was read and checked, of which pages are made one by one."""

    asked: OnDemand
    finish: Finishing
    in_theme: InTheme
    _done: set[str] = field(default_factory=set)

    def make(self, address: str) -> None:
        """Write what is at an address below the root, if it is the archive's and not written yet.

        Raises:
            Exception: it cannot be made.

        """
        if any(self._make_page(uri) for uri in pages_at(address)):
            return
        for name in (address, posixpath.join(address, f"{_INDEX}.html")):
            path = Path(self.finish.config.site_dir, name)
            # What is there is of this build, such as the theme's own files.
            if not path.is_file() and (file := self.asked.file(name)):
                _tell_of(file.uri, self.finish(file).faults)

    def _make_page(self, uri: str) -> bool:
        """Write a page; return whether the site has it."""
        if uri in self._done:
            return True
        ours, page = self.asked.page(uri), self.in_theme.pages.get(uri)
        if ours and not page:
            finished = self.finish(ours)
            _tell_of(uri, finished.faults)
        elif page:
            if ours:
                dress(page, ours, self.finish.days.words(uri))
                page.content = without_marks(filled(page, ours))
            else:
                page.content = noted(page, (page.content or "") + self.asked.part(uri))
            self.in_theme.write(page)
        else:
            return False
        self._done.add(uri)
        return True


class Preview:
    """The last archive that was built, for the server, which asks from threads of its own."""

    def __init__(self) -> None:
        """Have nothing to show yet."""
        self._lock = threading.Lock()
        self._is_building = False
        self._built: Built | None = None
        self._builds = 0

    def begin(self) -> None:
        """Let requests wait until the next build has ended."""
        if not self._is_building:
            self._lock.acquire()
        self._is_building = True
        self._built = None
        self._builds += 1

    def end(self, built: Built | None) -> None:
        """Show what was built; nothing where the build failed."""
        self._built = built
        if self._is_building:
            self._is_building = False
            self._lock.release()

    def serve(self, server: LiveReloadServer) -> None:
        """Let the server make what it is asked for, before it looks for the file."""
        server.set_app(self._making(server.serve_request, server.mount_path))

    def _making(self, serve: App, mount: str) -> App:
        def app(environ: dict[str, Any], respond: Respond) -> Iterable[bytes]:
            path = environ["PATH_INFO"].encode("latin-1").decode("utf-8", "ignore")
            if path.startswith(_POLL) or not f"{path}/".startswith(mount):
                return serve(environ, respond)
            address = posixpath.normpath(f"/{path[len(mount) :]}").lstrip("/")
            given: list[Any] = []
            while True:
                builds = self._make(address)
                answer = serve(environ, lambda *words: given.append(words))
                # A build that began meanwhile has taken the file away.
                if builds == self._builds:
                    respond(*given[-1])
                    return answer
                _close(answer)

        return app

    def _make(self, address: str) -> int:
        with self._lock:
            try:
                if self._built:
                    self._built.make(address)
            except Exception:
                log.exception("%s cannot be made", address or _INDEX)
            return self._builds


def pages_at(address: str) -> Iterator[str]:
    """Yield the paths below content/ of the pages that may have an address, without slashes around.

    Pages have addresses as folders, or as files with `use_directory_urls: false`.
    """
    stem = address.removesuffix(".html")
    if stem != _INDEX and stem and not stem.endswith(f"/{_INDEX}"):
        yield f"{stem}.md"
        yield f"{stem}/{_INDEX}.md"
    else:
        stem = stem.removesuffix(_INDEX).rstrip("/")
        if stem:
            yield f"{stem}.md"
        yield f"{stem}/{_INDEX}.md".lstrip("/")


def _tell_of(name: str, faults: Iterable[str]) -> None:
    for fault in faults:
        log.error("%s: %s", name, visible(fault))


def _close(answer: Iterable[bytes]) -> None:
    if close := getattr(answer, "close", None):
        close()
