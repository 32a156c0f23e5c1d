"""With what a site is searched: Material's index, or Pagefind where that would be too large."""

import json
import shutil
import zlib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, Final

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import get_plugin_logger
from mkdocs.utils import write_file

from builder.mkdocs_plugin.pagefind import (
    NoPagefindError,
    PagefindFailedError,
    program,
    runs_of,
    texts_of,
)
from builder.mkdocs_plugin.repacked import LIST, PROGRAM, UnknownFormError, repacked
from builder.render.texts import (
    ANCHORS,
    SearchPage,
    documents,
    names_in,
    record_of,
    rows_of,
    told_in,
)
from builder.writing import make_folder, write_whole

log = get_plugin_logger("archive")

# What every reader who searches would load of Material's index, as a host compresses it, in bytes.
LARGEST: Final = 1_000_000
CHOICES: Final = ("auto", "material", "pagefind")
_FOLDER: Final = "search"
_EXPLORE: Final = "explore/data.json"
_INSTALL: Final = ".venv/bin/pip install 'annotated-archive[search]'"
# What the box says, of the words in explore/data.json.
_WORDS: Final = ("little", "explore", "events", "articles", "more")


def settle(
    index: Any,  # noqa: ANN401 -- Material has no types
    entries: list[dict[str, Any]],
    wish: str,
    config: MkDocsConfig,
) -> None:
    """Leave what pages say to Material's index, or have Pagefind write it and leave none.

    `wish` is one of `CHOICES`. The scripts of the site read which it was in `search/texts.json`.
    `entries` are taken out of their list, since Pagefind needs the room.

    Raises:
        PluginError: Pagefind is wished for and not installed, or it failed.

    """
    site = Path(config.site_dir) / _FOLDER
    make_folder(site)
    shutil.rmtree(site / "pagefind", ignore_errors=True)  # of a build before, in a preview
    path = _program(wish, entries)
    index.entries = [] if path else [_for_material(entry) for entry in entries]
    about: dict[str, Any] = {"version": 1, "engine": "material"}
    if path:
        explore = json.loads(Path(config.site_dir, _EXPLORE).read_bytes())
        language = str(config.theme["language"])
        names = names_in(explore)
        pages = _ordered(documents(entries, language, told_in(explore)), names)
        entries.clear()

        def indexed(html: str) -> dict[str, bytes]:
            return texts_of(path, [SearchPage("/", html)], language)

        named: dict[str, str] = {}
        rows = _named(pages, names)
        try:
            runs = runs_of(path, pages, language)
            # Nobody asks for these any more, and the room that they take is needed.
            del pages
            made = repacked(runs, rows, indexed)
            for uri, content in made:
                write_file(content, str(site / "pagefind" / uri))
                named[uri.partition(".")[0]] = uri
        except (PagefindFailedError, UnknownFormError) as error:
            raise PluginError(f"Pagefind could not index the site: {error}") from error
        _write(site / "rows.json", rows_of(explore))
        words = {key: explore["words"][key] for key in _WORDS}
        loaded = {key: named[key] for key in (LIST, PROGRAM)}
        about = {"version": 1, "engine": "pagefind", "words": words, **loaded}
    _write(site / "texts.json", about)


def _ordered(pages: Iterable[SearchPage], names: Mapping[str, str]) -> list[SearchPage]:
    """Return pages in the order of their rows, those without one last: a row is their number."""
    rows = {record: row for row, record in enumerate(names)}

    def place(page: SearchPage) -> tuple[int, str]:
        return rows.get(record_of(page.url) or "", len(rows)), page.url

    return sorted(pages, key=place)


def _named(pages: Iterable[SearchPage], names: Mapping[str, str]) -> dict[str, str]:
    """Return the names of the pages of articles and events by their addresses."""
    found = {page.url: names.get(record_of(page.url) or "") for page in pages}
    return {url: name for url, name in found.items() if name}


def _for_material(entry: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in entry.items() if key != ANCHORS}


def _program(wish: str, entries: Iterable[Mapping[str, Any]]) -> str | None:
    """Return Pagefind's program, or None for a site that Material's search is enough for."""
    if wish == "material":
        return None
    if wish == "auto" and not _is_large(entries):
        return None
    try:
        return program()
    except NoPagefindError:
        if wish == "pagefind":
            raise PluginError(
                f"search: pagefind needs Pagefind: {_INSTALL}, or set it to material"
            ) from None
    log.warning(
        "the index of the search has over %d MB compressed, which every reader who searches loads: "
        "%s, for a search that loads what is asked for, or set search: material",
        LARGEST // 1_000_000,
        _INSTALL,
    )
    return None


def _is_large(entries: Iterable[Mapping[str, Any]]) -> bool:
    """Tell whether Material's index would be too large; no more is compressed than tells it."""
    packer = zlib.compressobj()
    size = 0
    for entry in entries:
        size += len(packer.compress(_as_json(_for_material(entry))))
        if size > LARGEST:
            return True
    return size + len(packer.flush()) > LARGEST


def _write(path: Path, data: object) -> None:
    write_whole(path, _as_json(data).decode() + "\n")


def _as_json(data: object) -> bytes:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()
