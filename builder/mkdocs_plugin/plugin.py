"""The plugin itself: what MkDocs calls, in the order of a build."""

from collections.abc import Callable, Iterable, Sequence
from fnmatch import fnmatch
from operator import attrgetter, itemgetter
from pathlib import Path, PurePosixPath
from typing import Any

from jinja2 import Environment
from markdown.extensions.toc import slugify
from mkdocs.config.config_options import Choice, Type
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage
from rcssmin import cssmin
from rjsmin import jsmin

from builder.check.memory import Memory
from builder.diagnostics import visible
from builder.mkdocs_plugin.dress import NO_HEAD, Days, dress, filled, noted, unindented
from builder.mkdocs_plugin.finished import (
    FinishedFile,
    Finishing,
    Listed,
    as_bytes,
    drawing,
    finish_all,
    listed,
    search_index_of,
)
from builder.mkdocs_plugin.laid import FileKnown, lay
from builder.mkdocs_plugin.preparing import prepared, stop_at
from builder.mkdocs_plugin.preview import Built, Compiled, InTheme, Preview
from builder.mkdocs_plugin.searching import CHOICES, settle
from builder.mkdocs_plugin.setting import fill_in, lay_theme, will_fail
from builder.mkdocs_plugin.shells import Shells, as_html
from builder.mkdocs_plugin.staging import Staging, told
from builder.mkdocs_plugin.watching import watch_closely
from builder.model.kinds import KINDS
from builder.model.text import digest
from builder.render.files.robots import ROBOTS
from builder.render.gate import faults_of
from builder.render.on_demand import OnDemand
from builder.render.page import Page, Redirect, shortened
from builder.render.policy import POLICY, PREVIEW_POLICY, policy_tag
from builder.render.profile import NoRawHtml, clean_page, reserved_apart
from builder.render.run import file_tasks, render_part, render_redirects
from builder.render.searched import without_marks, words_to_find
from builder.render.sound import worth_telling
from builder.render.strings import load_strings
from builder.store import Known

log = get_plugin_logger("archive")

# What we write is read by people, what a reader loads is not.
_MINIFY = {".css": cssmin, ".js": jsmin}
# What Material's search works in; its name has a digest.
_WORKER = "assets/javascripts/workers/search.*.js"


class ArchivePlugin(BasePlugin):  # type: ignore[type-arg,no-untyped-call]  # MkDocs has none
    """Replaces the records in `content/` by their finished pages and adds the derived ones."""

    config_scheme = (
        ("report_url", Type(str, default="")),
        # The files of the data: written by a build and not in a preview, always, or never.
        ("data", Choice(("build", "always", "never"), default="build")),
        ("parquet", Type(bool, default=False)),
        ("licence", Type(str, default="")),
        # A page of what tables of others claim, against what the sources say.
        ("leads", Type(bool, default=False)),
        # With what the site is searched; `auto` takes Pagefind where Material's index is too large.
        ("search", Choice(CHOICES, default="auto")),
    )

    def __init__(self) -> None:
        """Start with nothing; every build reads the project anew."""
        # What MkDocs draws of an archive; the rest is made when it is written.
        self._pages: dict[str, Page] = {}
        self._days = Days(lambda _: None)
        self._known: Known = {}
        self._file_known: FileKnown = {}
        self._memory = Memory()
        self._preview = Preview()
        self._compiled = Compiled()
        self._asked: OnDemand | None = None
        self._built: Built | None = None
        self._is_preview = False
        self._is_ours = True
        self._is_dirty = False
        self._staging: Staging | None = None
        self._files = Files([])
        self._content: str | None = None
        self._nav = Navigation([], [])
        self._found: list[dict[str, Any]] = []
        self._faults = 0
        self._drawn_from: tuple[str, ...] = ()

    def on_startup(self, *, command: str, dirty: bool) -> None:
        """Learn whether this is a preview, which nobody has to trust."""
        self._is_preview = command == "serve"
        self._is_dirty = dirty

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Keep raw HTML out of the editors' pages.

        The site is made in a hidden folder of the old one, which stays whole until the new one is.
        """
        self._faults = 0
        self._found = []
        self._drawn_from = lay_theme(config)
        fill_in(config)
        # A preview has a folder of its own, and need not wait for anybody.
        if not self._is_preview:
            self.on_shutdown()
            staging = Staging(Path(config.site_dir), self._is_dirty)
            config.site_dir = str(staging.begin())
            self._staging = staging
        toc = config.mdx_configs.setdefault("toc", {})
        toc["slugify"] = reserved_apart(toc.get("slugify", slugify))
        config.markdown_extensions.append(NoRawHtml())  # type: ignore[arg-type]  # markdown takes it
        self._asked = self._built = None
        self._pages = {}
        if self._is_preview:
            self._preview.begin()
        return config

    @event_priority(50)  # before the search writes it
    def _add_to_search(self, *, config: MkDocsConfig) -> None:
        """Put what the finished pages say into an index, in an order that is always the same."""
        if index := search_index_of(config):
            wish = str(self.config["search"])
            # A preview is on this machine, where no index is too large.
            wish = "material" if self._is_lazy or (self._is_preview and wish == "auto") else wish
            found, self._found = [*index.entries, *self._found], []
            index.entries = []
            with told():
                settle(index, found, wish, config)
            index.entries = sorted(index.entries, key=itemgetter("location"))

    @event_priority(-100)  # after every other plugin has written its files
    def _end_build(self, *, config: MkDocsConfig) -> None:
        """List the files of the site with their checksums, and put it in the place of the old one.

        Raises:
            PluginError: when a page was held back, on which something might run or load, a file is
                not as the build wrote it, or the disk is full.

        """
        self._preview.end(self._built)
        if self._faults:
            raise PluginError(f"{self._faults} unsafe places in pages: the site was not built")
        if self._staging is None or will_fail(config):
            return
        static = {
            file.dest_uri: digest(file.content_bytes)
            for file in self._files
            if file.inclusion.is_included()  # type: ignore[no-untyped-call]  # MkDocs has none
            and not file.is_documentation_page()
            and not isinstance(file, FinishedFile)
        }
        self._staging.end(Path(config.site_dir), static)
        config.site_dir = str(self._staging.site)
        self._staging = None

    on_post_build = CombinedEvent(_add_to_search, _end_build)

    def on_build_error(self, *, error: Exception) -> None:
        """Leave the old site as it was, and say what a file could not be written for.

        Raises:
            PluginError: for an error of the file system.

        """
        self._preview.end(None)
        # Without it what is staged there is another's.
        if self._staging is None:
            return
        site = self._staging.site
        self._staging.abandon()
        self._staging = None
        if isinstance(error, OSError):
            place = error.filename or site
            raise PluginError(f"{place}: {error.strerror}; the site is as it was before") from error

    def on_serve(
        self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Callable[..., None]
    ) -> LiveReloadServer:
        """Let the preview make pages as they are asked for, and learn of a save at once."""
        del builder
        self._preview.serve(server)
        watch_closely(server, config.watch)
        return server

    def on_shutdown(self) -> None:
        """Let others build into the folder, whatever ended this."""
        if self._staging is not None:
            self._staging.release()
        self._staging = None

    @event_priority(50)
    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Check the project and put its pages in the place of its records.

        Raises:
            PluginError: when the records have findings; they are logged one by one.

        """
        for file in [file for file in files if _is_record(file) or _is_source_map(file)]:
            files.remove(file)
        made = prepared(
            config,
            self.config,
            has_data=self._has_data,
            known=self._known if self._is_preview else None,
            memory=self._memory if self._is_preview else None,
        )
        for data in made.data:
            self._means(data.uri, data.sha256)
        is_lazy = self._is_preview and not self._has_data
        laid = lay(made.asked, files, config, self._file_known, is_lazy=is_lazy)
        self._asked, self._pages, self._days = made.asked, laid.drawn, laid.days
        self._is_ours = laid.is_ours
        if self._is_lazy:
            self._found += [
                {"location": files.src_uris[uri].url, "title": as_html(title), "text": ""}
                for uri, title in laid.titles.items()
            ]
        self._redirect(render_redirects(made.asked.site), files, config)
        for file in [file for file in files if file.src_dir in self._drawn_from]:
            if minify := _MINIFY.get(PurePosixPath(file.src_uri).suffix):
                file.content_string = minify(file.content_string)
        return files

    def _redirect(self, redirects: Iterable[Redirect], files: Files, config: MkDocsConfig) -> None:
        for redirect in redirects:
            address = File(redirect.uri, None, config.site_dir, config.use_directory_urls)
            moved = self._let_through(redirect.html, redirect.uri, policy=POLICY, is_redirect=True)
            files.append(File.generated(config, address.dest_uri, content=moved))

    def on_page_markdown(
        self, markdown: str, *, page: MkDocsPage, config: MkDocsConfig, files: Files
    ) -> str:
        """Give a page of ours what its head says, escaped: Material prints it as HTML."""
        del config, files
        uri = page.file.src_uri
        # It goes into the sitemap, where the day of the build would differ from build to build.
        page.update_date = self._days.iso(uri)
        if self._is_lazy and self._asked and page.title is None and (ours := self._asked.page(uri)):
            # The navigation of every page has it.
            page.title = as_html(ours.title)
        if ours := self._pages.get(uri):
            dress(page, ours, self._days.words(uri))
            return ""
        # Material prints other fields as HTML too, and takes one for the name of a template.
        given = page.meta
        page.meta = {**NO_HEAD}
        for key, fit in (("title", str), ("description", shortened)):
            if given.get(key):
                page.meta[key] = as_html(fit(str(given[key])))
        page.meta["updated"] = self._days.words(uri)
        return markdown

    def on_page_content(
        self, content: str, *, page: MkDocsPage, config: MkDocsConfig, files: Files
    ) -> str:
        """Give a page of ours its HTML, and let nothing unsafe through on the editors' pages."""
        del config, files
        ours = self._pages.get(page.file.src_uri)
        if ours is None:
            content = clean_page(content) + self._part(page.file.src_uri)
            return noted(page, content)
        return filled(page, ours)

    def _part(self, uri: str) -> str:
        """Return what the archive adds to a page of the editors; a preview does so later."""
        return render_part(self._asked.site, uri) if self._asked and not self._is_lazy else ""

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Keep the navigation, which every page shows."""
        del config, files
        self._nav = nav
        return nav

    def _prepare_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """Give the theme's templates our strings, the policy, and where Explore is, if it is."""
        strings = load_strings(str(config.theme["language"]))
        env.install_gettext_translations(strings)  # type: ignore[attr-defined]  # of the extension
        if self._is_preview:
            env.bytecode_cache = self._compiled
        self._files = files
        explore = files.get_file_from_path("explore/index.md")
        env.globals["policy_tag"] = policy_tag(self._policy)
        env.globals["explore"] = explore.url if explore else None
        env.globals["address_of"] = self._address_of
        env.globals["search_worker"] = next(
            (file.url for file in files if fnmatch(file.src_uri, _WORKER)), ""
        )
        return env

    @event_priority(-100)  # when every other plugin has changed what pages are drawn with
    def _finish_pages(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """Draw and write the pages that MkDocs has nothing to do with."""
        shells = Shells(drawing(env, self._nav, config, files))
        drawn: list[Listed] = []
        env.globals["listed"] = lambda files: listed(files, drawn)
        finish = Finishing(config, shells, self._days, self._policy)
        assert self._asked  # noqa: S101 -- on_files has asked
        if self._is_lazy:
            template = env.get_template("main.html")
            in_theme = InTheme(template, self._nav, files, config, self._let_through)
            self._built = Built(self._asked, finish, in_theme)
            return env
        site = self._asked.site
        # An owner's own robots.txt stands.
        but = {*self._pages, *([ROBOTS] if files.get_file_from_path(ROBOTS) else ())}
        every = [*file_tasks(site), *(self._asked.tasks() if self._is_ours else ())]
        # What is made of all records takes longest, so it begins first.
        tasks = sorted(every, key=attrgetter("is_of_record"))
        done = finish_all(tasks, finish, site, but)
        failures = [*site.failures, *(fault for one in done for fault in one.failures)]
        stop_at(worth_telling(failures))
        for finished in (finished for one in done for finished in one.finished):
            self._found += finished.found
            self._tell_of(finished.uri, finished.faults)
            if finished.digest:
                self._means(finished.dest_uri, finished.digest)
            if finished.listed:
                drawn.append(finished.listed)
        # The search needs the room that the archive takes.
        self._asked, self._days = None, Days(lambda _: None)
        return env

    on_env = CombinedEvent(_prepare_env, _finish_pages)

    def _address_of(self, uri: str) -> str | None:
        """Return the address of a page from the root; None where the site has no such page."""
        file = self._files.get_file_from_path(uri)
        return file.url if file else None

    # Positional, as CombinedEvent is declared.
    @event_priority(50)
    def _before_search(self, context: object, /, *, page: MkDocsPage, **_: object) -> None:
        del context
        # Taken away: a site is too large to be held twice.
        ours = self._pages.pop(page.file.src_uri, None)
        self._content = without_marks(page.content or "") if ours else page.content
        if ours and ours.is_searched:
            page.content = words_to_find(page.content or "")

    @event_priority(-50)
    def _after_search(self, context: object, /, *, page: MkDocsPage, **_: object) -> None:
        del context
        page.content = self._content

    on_page_context = CombinedEvent(_before_search, _after_search)

    @event_priority(-100)  # as it is written
    def on_post_page(self, output: str, *, page: MkDocsPage, config: MkDocsConfig) -> str:
        """Let no page through on which something may run or load."""
        del config
        text = unindented(output, page.content or "")
        return self._written(page.file.dest_uri, self._let_through(text, page.file.src_uri))

    @event_priority(-100)
    def on_post_template(
        self, output_content: str, *, template_name: str, config: MkDocsConfig
    ) -> str:
        """As above, for pages such as 404.html; and make scripts shorter."""
        del config
        if template_name.endswith(".html"):
            output_content = self._let_through(output_content, template_name)
        elif minify := _MINIFY.get(PurePosixPath(template_name).suffix):
            output_content = minify(output_content)
        return self._written(template_name, output_content)

    def _means(self, uri: str, checksum: str) -> None:
        if self._staging is not None:
            self._staging.means(uri, checksum)

    def _written(self, uri: str, text: str) -> str:
        # MkDocs writes no file without words, and every other one so.
        if text.strip():
            self._means(uri, digest(as_bytes(text)))
        return text

    def _let_through(
        self, html: str, name: str, *, policy: str | None = None, is_redirect: bool = False
    ) -> str:
        faults = faults_of(html, policy or self._policy, may_redirect=is_redirect)
        self._tell_of(name, faults)
        return "" if faults else html

    def _tell_of(self, name: str, faults: Sequence[str]) -> None:
        for fault in faults:
            log.error("%s: %s", name, visible(fault))
        self._faults += len(faults)

    @property
    def _policy(self) -> str:
        return PREVIEW_POLICY if self._is_preview else POLICY

    @property
    def _has_data(self) -> bool:
        asked = str(self.config["data"])
        return asked == "always" or (asked == "build" and not self._is_preview)

    @property
    def _is_lazy(self) -> bool:
        """Whether pages are made as a browser asks for them."""
        return self._is_preview and self._is_ours and not self._has_data


def _is_source_map(file: File) -> bool:
    # Of Material's scripts and styles: no reader loads one, and a small site would be half of them.
    is_materials = PurePosixPath(file.src_dir or "").parts[-2:] == ("material", "templates")
    return is_materials and file.src_uri.endswith(".map")


def _is_record(file: File) -> bool:
    return file.src_uri.split("/")[0] in KINDS and file.src_uri.endswith(".md")
