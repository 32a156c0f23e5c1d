"""When a build writes the data, where, and what it says when it cannot."""

import json
import sys
from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort, PluginError

from builder.check.memory import Memory
from builder.model.manifest import NAME, parse_manifest
from builder.model.text import digest
from builder.pipeline import Prepared, prepare
from builder.render.settings import Settings
from builder.store import read_project
from tests.tables.test_limits import words_in
from tests.test_build import copy_tiny, run_build


def write_tiny(folder: Path, options: str) -> Path:
    """Write the tiny site with options of the plugin and return the project's folder."""
    project = copy_tiny(folder)
    config = project / "mkdocs.yml"
    plugins = f"plugins:\n  - search\n  - archive:\n      {options}\n"
    text = config.read_text(encoding="utf-8")
    config.write_text(text.replace("plugins: [search, archive]\n", plugins), encoding="utf-8")
    return project


def build_with(folder: Path, options: str) -> Path:
    """Build the tiny site with options of the plugin and return the site's folder."""
    return run_build(write_tiny(folder, options), folder / "site")


def test_a_build_writes_the_data(tiny_site: Path) -> None:
    """The files stand below data/, the page and the manifest have each with its checksum."""
    page = (tiny_site / "data/index.html").read_text(encoding="utf-8")
    listed = parse_manifest((tiny_site / NAME).read_text(encoding="utf-8"))
    files = [path for path in (tiny_site / "data").iterdir() if path.name != "index.html"]
    assert len(files) > 25
    for path in files:
        sha256 = digest(path.read_bytes())
        assert sha256 in page, path.name
        assert listed[f"data/{path.name}"] == sha256


def test_not_asked_for(tmp_path: Path) -> None:
    """Where the owner wants none, no file is made, and the page is there all the same."""
    site = build_with(tmp_path, "data: never")
    assert [path.name for path in (site / "data").iterdir()] == ["index.html"]


@pytest.mark.parametrize(("asked", "has_files"), [("build", False), ("always", True)])
def test_preview(tmp_path: Path, asked: str, *, has_files: bool) -> None:
    """A preview makes the files only where they are asked for, always."""
    project = write_tiny(tmp_path, f"data: {asked}")
    config = load_config(str(project / "mkdocs.yml"), site_dir=str(tmp_path / "site"))
    config.plugins.on_startup(command="serve", dirty=False)
    build(config)
    assert (tmp_path / "site/data/events.csv").exists() == has_files
    # A page that is not there is made when a browser asks for it.
    assert (tmp_path / "site/data/index.html").exists() == has_files
    prepared = prepare(read_project(project), Settings(), memory=Memory())
    assert isinstance(prepared, Prepared)
    page = prepared.asked.page("data/index.md")
    assert page
    assert "made no files" in page.html


def test_licence(tmp_path: Path) -> None:
    """The owner's licence stands on the page and in the descriptor; without one none is named."""
    site = build_with(tmp_path, "licence: CC-BY-4.0")
    assert "CC-BY-4.0" in (site / "data/index.html").read_text(encoding="utf-8")
    package = json.loads((site / "data/datapackage.json").read_text(encoding="utf-8"))
    assert package["licenses"] == [{"name": "CC-BY-4.0"}]


def test_no_licence(tiny_site: Path) -> None:
    """Without a licence the page says so."""
    page = (tiny_site / "data/index.html").read_text(encoding="utf-8")
    assert "states no licence" in page
    assert "licenses" not in (tiny_site / "data/datapackage.json").read_text(encoding="utf-8")


def test_parquet_without_pyarrow(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """Asked for Parquet without pyarrow, the build says what to install."""
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises((PluginError, Abort)) as raised:
        build_with(tmp_path, "parquet: true")
    assert "annotated-archive[data]" in f"{raised.value}{caplog.text}"
    assert not (tmp_path / "site/data").exists()


def test_no_table_has_a_draft(tiny_site: Path) -> None:
    """A page that nobody has reviewed is in no file."""
    for path in (tiny_site / "data").iterdir():
        if path.suffix != ".html":
            assert "talks-begin-in-osmara" not in words_in(path.name, path.read_bytes()), path.name
