"""Building reads no raw page by guess: one without a record is shown as what it is."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from builder import authoring
from builder.annotate import annotations
from builder.diagnostics import Code
from builder.ingest import dump, html
from builder.model.seed import Seed
from builder.model.text import one_line
from builder.model.unseen import shown
from builder.pipeline import Publication, check, publish
from builder.render.settings import Settings
from builder.store import Project, TextFile
from tests.conftest import ROOT
from tests.sites.sites import tiny, with_changes
from tests.test_build import copy_tiny
from tests.test_site_pages import page_of, read

_UNREAD = "articles/undated-waiting.md"
_COMMANDS = {
    "check": "from builder.cli import main; main(['check'], standalone_mode=False)",
    "pages": "from builder.cli import main; main(['pages', 'out'], standalone_mode=False)",
    "build": "from mkdocs.__main__ import cli; cli(['build'], standalone_mode=False)",
}
_LOADED = """
import json, sys
try:
    {command}
except SystemExit as end:
    assert not end.code, end.code
guessing = ("builder.ingest", "builder.annotate", "builder.authoring")
print(json.dumps([name for name in sys.modules if name.startswith(guessing)]))
"""


@pytest.mark.parametrize("command", _COMMANDS)
def test_nothing_that_guesses_is_loaded(tmp_path: Path, command: str) -> None:
    """Neither a check nor a build loads what reads raw pages, though one waits to be read."""
    project = copy_tiny(tmp_path)
    done = subprocess.run(  # noqa: S603 -- our own arguments
        [sys.executable, "-c", _LOADED.format(command=_COMMANDS[command])],
        cwd=project,
        env={"PYTHONPATH": str(ROOT), "NO_MKDOCS_2_WARNING": "1", "ARCHIVE_TODAY": "2031-12-31"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout.splitlines()[-1]) == []


def _bytes(made: Publication) -> list[object]:
    assert made.findings == ()
    return [made.pages, made.files, made.redirects, made.parts]


def test_no_rule_of_reading_changes_a_page(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever a rule of reading makes of a raw page, the site has the same bytes."""
    before = _bytes(publish(tiny(), Settings()))

    def failing(*_: object, **__: object) -> None:
        raise AssertionError("a build read a raw page")

    rules = (
        (authoring, ("annotate", "read_dump", "read_html")),
        (annotations, ("annotate",)),
        (dump, ("read_dump",)),
        (html, ("read_html",)),
    )
    for module, names in rules:
        for name in names:
            monkeypatch.setattr(module, name, failing)
    assert _bytes(publish(tiny(), Settings())) == before


def test_the_page_says_what_it_is() -> None:
    """It has every line of the raw page and a banner, and nothing that was read in them."""
    page = page_of(tiny(), _UNREAD)
    text, tags = read(page.html)
    seed = next(seed for seed in tiny().seeds if seed.name == "waiting.txt")
    for line in filter(None, seed.text.split("\n")):
        assert line in text
    assert "has not been read by an editor or by the importer" in text
    assert page.title == "waiting.txt"
    assert page.source == "seeds/waiting.txt"
    assert "groups/" not in page.html, "the Vell Front is named in it, and nobody has read it"
    assert not tags & {"time", "mark", "cite", "aside"}


def test_it_counts_nowhere() -> None:
    """Without the raw page the archive is the same; the lists count it, behind the drafts."""
    archive = check(tiny()).archive
    without = check(with_changes(tiny(), {"seeds/waiting.txt": None})).archive
    assert [page.file for page in archive.unread.values()] == ["waiting.txt"]
    assert without.unread == {}
    for name in ("articles", "drafts", "events", "groups", "locations", "agreement"):
        assert getattr(archive, name) == getattr(without, name), name
    for uri in ("articles/index.md", "drafts/index.md"):
        assert "unread" in page_of(tiny(), uri).html
    home = publish(tiny(), Settings()).parts["index.md"]
    assert "<strong>1</strong> unread page" in home


def test_addresses() -> None:
    """Two pages of one stem have two addresses, and none is or was or must not be a record's."""
    project = with_changes(
        tiny(),
        {
            "seeds/waiting.html": "<p>Other words stand here.</p>",
            "seeds/there.txt": "Some words.",
            "seeds/moved.txt": "Some words.",
            "seeds/gone.txt": "Some words.",
        },
    )
    records = tuple(
        TextFile("content/articles/undated-there.md", "a record with a fault")
        if file.path.endswith("nine-dead.md")
        else TextFile(
            file.path,
            file.text.replace("title:", "redirect_from: [undated-moved]\ntitle:", 1)
            if file.path.endswith("grain-market.md")
            else file.text,
        )
        for file in project.records
    )
    archive = check(Project(records, project.seeds, deleted=("articles/undated-gone",))).archive
    found = {page.file: id_ for id_, page in archive.unread.items()}
    assert found["waiting.html"] == "undated-waiting"
    assert found["waiting.txt"] == "undated-waiting-2"
    assert found["there.txt"] == "undated-there-2"
    assert found["moved.txt"] == "undated-moved-2"
    assert found["gone.txt"] == "undated-gone-2"


def test_no_text() -> None:
    """A page in which nothing is to be read has a page that says so."""
    page = page_of(Project((), (Seed("bare.html", b"<p></p>"),)), "articles/undated-bare.md")
    assert "No text can be read in it." in page.html


@pytest.mark.parametrize("data", [b"\x00\x01\x02", b" \n ", b"<" * 60_000])
def test_no_page(data: bytes) -> None:
    """A file that is no page at all is a finding at that file."""
    (found,) = check(Project((), (Seed("broken.html", data),))).findings
    assert (found.path, found.code) == ("seeds/broken.html", Code.UNREADABLE_FILE)


@given(
    st.lists(st.text(min_size=1), min_size=1),
    st.sampled_from([".txt", ".md", ".html"]),
)
def test_hostile_text(lines: list[str], suffix: str) -> None:
    """No text of a raw page becomes markup; what nobody sees is shown by its code point."""
    seed = Seed(f"page{suffix}", "\n".join(lines).encode("utf-8", "replace"))
    assume(not seed.fault)
    page = page_of(Project((), (seed,)), "articles/undated-page.md")
    text, tags = read(page.html)
    for line in seed.text.split("\n"):
        assert one_line(shown(line.strip())) in one_line(text)
    assert tags <= {"div", "p", "a", "h1", "strong", "code"}
