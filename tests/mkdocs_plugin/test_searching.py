"""With what a site is searched: Material's index, or Pagefind where that is too large."""

import gzip
import json
import logging
import sys
from base64 import b64encode
from pathlib import Path
from unittest.mock import Mock

import pytest
from mkdocs.exceptions import Abort, PluginError

from builder.mkdocs_plugin import pagefind, searching
from builder.mkdocs_plugin.pagefind import PagefindFailedError, texts_of
from tests.shared import Once
from tests.tables.test_build import build_with, write_tiny
from tests.test_build import run_build, tree


@pytest.fixture(scope="module")
def searched(once: Once) -> Path:
    """Return the tiny site with Pagefind, which no test changes."""
    return once("pagefind", lambda folder: build_with(folder, "search: pagefind")) / "site"


def _about(site: Path) -> str:
    about = json.loads((site / "search/texts.json").read_text(encoding="utf-8"))
    return str(about["engine"])


def _docs(site: Path) -> list[dict[str, str]]:
    index = json.loads((site / "search/search_index.json").read_text(encoding="utf-8"))
    return list(index["docs"])


def _texts(site: Path) -> dict[str, str]:
    """Return what Pagefind has of each page, by address."""
    pages = [
        json.loads(gzip.decompress(path.read_bytes()).removeprefix(b"pagefind_dcd"))
        for path in (site / "search/pagefind/fragment").iterdir()
    ]
    return {page["url"]: page["content"] for page in pages}


def test_small_archives_keep_materials_search(tiny_site: Path) -> None:
    """Nobody who has a small archive loads, or installs, anything more."""
    assert _about(tiny_site) == "material"
    assert _docs(tiny_site)
    assert not (tiny_site / "search/pagefind").exists()
    assert "anchors" not in (tiny_site / "search/search_index.json").read_text(encoding="utf-8")


def test_large_archives_get_pagefind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where Material's index would be too large, it is empty, and Pagefind's takes its place."""
    monkeypatch.setattr(searching, "LARGEST", 100)
    site = run_build(write_tiny(tmp_path, "search: auto"), tmp_path / "site")
    assert _about(site) == "pagefind"
    assert _docs(site) == []


def test_the_size_is_that_of_the_compressed_index(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, tiny_site: Path
) -> None:
    """What is large and compresses well is not too large."""
    data = (tiny_site / "search/search_index.json").read_bytes()
    packed = len(gzip.compress(data, 6))
    assert packed < len(data) / 2
    monkeypatch.setattr(searching, "LARGEST", packed + 50)
    site = run_build(write_tiny(tmp_path, "search: auto"), tmp_path / "site")
    assert _about(site) == "material"


def test_same_bytes(searched: Path, tmp_path: Path) -> None:
    """Two builds give the same files, Pagefind's included."""
    again = build_with(tmp_path, "search: pagefind")
    assert tree(again) == tree(searched)


@pytest.mark.parametrize("letters", [1, 2_000])
def test_runs_leave_no_trace(
    searched: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, letters: int
) -> None:
    """Pagefind may have a page at a time, or some: the files are those of one run over all."""
    monkeypatch.setattr(pagefind, "_LETTERS", letters)
    runs = Mock(wraps=pagefind.texts_of)
    monkeypatch.setattr(pagefind, "texts_of", runs)
    again = build_with(tmp_path, "search: pagefind")
    assert runs.call_count > 5
    assert tree(again) == tree(searched)


def test_what_is_found(searched: Path, tiny_site: Path) -> None:
    """Pagefind has the pages that Material would have, each once: no draft, nothing withdrawn."""
    texts = _texts(searched)
    assert set(texts) == {f"/{doc['location'].partition('#')[0]}" for doc in _docs(tiny_site)}
    assert sum("three soldiers were hurt by a mine" in text for text in texts.values()) == 1
    assert not any("ferry" in text or "Envoys" in text for text in texts.values())


def test_nothing_of_pagefinds_own_interface(searched: Path) -> None:
    """Its interface, half a megabyte, is not published: Material's box shows what it finds."""
    about = json.loads((searched / "search/texts.json").read_text(encoding="utf-8"))
    names = {path.name for path in (searched / "search/pagefind").iterdir()}
    assert names == {"fragment", "index", about["list"], about["program"]}


def test_pages_are_called_by_their_rows(searched: Path) -> None:
    """Each row of Explore is a page that Pagefind has, under the name that scripts know."""
    explore = json.loads((searched / "explore/data.json").read_text(encoding="utf-8"))
    rows = json.loads((searched / "search/rows.json").read_text(encoding="utf-8"))
    folder = searched / "search/pagefind/fragment"
    for kind in ("articles", "events"):
        assert len(rows[kind]["first"]) == len(explore[kind]["id"])
        for row, id_ in enumerate(explore[kind]["id"]):
            fragment = folder / f"{kind[0]}{row}.pf_fragment"
            told = gzip.decompress(fragment.read_bytes()).removeprefix(b"pagefind_dcd")
            assert json.loads(told)["url"] == f"/{kind}/{id_}/"
    (path,) = (searched / "search/pagefind").glob("list.*.json")
    runs = json.loads(path.read_text(encoding="utf-8"))["pages"]
    counts = [["a", 0, len(explore["articles"]["id"])], ["e", 0, len(explore["events"]["id"])]]
    assert runs[:2] == counts
    assert [letter for letter, *_ in runs[2:]] == ["p"]


def test_missing_though_wished_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """Asked for Pagefind without it, the build says what to install, and writes nothing."""
    _take_away(monkeypatch)
    with pytest.raises((PluginError, Abort)) as raised:
        build_with(tmp_path, "search: pagefind")
    assert "annotated-archive[search]" in f"{raised.value}{caplog.text}"
    assert not (tmp_path / "site/index.html").exists()


def test_missing_for_a_large_archive(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """A large archive is told of the cost and the remedies; a strict build ends with it."""
    _take_away(monkeypatch)
    monkeypatch.setattr(searching, "LARGEST", 100)
    with caplog.at_level(logging.WARNING), pytest.raises(Abort):
        run_build(write_tiny(tmp_path, "search: auto"), tmp_path / "site")
    assert "annotated-archive[search]" in caplog.text
    assert "search: material" in caplog.text
    caplog.clear()
    wish = "search: material"
    site = run_build(write_tiny(tmp_path / "second", wish), tmp_path / "site-2")
    assert _about(site) == "material"
    assert "annotated-archive[search]" not in caplog.text


def _take_away(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("pagefind_bin", "pagefind_bin_extended"):
        monkeypatch.setitem(sys.modules, name, None)


def test_a_service_that_ends() -> None:
    """A program that ends without an answer is an error that says so, and no wait."""
    with pytest.raises(PagefindFailedError):
        texts_of("/bin/true", [], "en")


def test_what_pagefind_refuses(tmp_path: Path) -> None:
    """An error of Pagefind's is raised, in its words."""
    refusal = b64encode(b'{"payload": {"type": "Error", "message": "no such index"}}').decode()
    refusing = tmp_path / "refusing"
    refusing.write_text(f"#!/bin/sh\nprintf '{refusal},'\ncat > /dev/null\n", encoding="utf-8")
    refusing.chmod(0o755)
    with pytest.raises(PagefindFailedError, match="no such index"):
        texts_of(str(refusing), [], "en")


def test_every_file_is_whole(searched: Path) -> None:
    """No file is empty, as those are that Pagefind has not written yet when it is asked to end."""
    files = [path for path in (searched / "search").rglob("*") if path.is_file()]
    assert all(path.stat().st_size for path in files)
