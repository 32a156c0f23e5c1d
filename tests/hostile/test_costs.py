"""What hostile text costs: time that grows with its length and no faster, and no end of a build."""

import importlib
import json
import pkgutil
import re
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

import builder
from builder.authoring import Author, authorities_of
from builder.diagnostics import Code
from builder.entries import read_records
from builder.model.body import parse_body
from builder.model.seed import Seed
from builder.model.text import digest
from builder.pipeline import publish
from builder.render.settings import Settings
from builder.store import Project, TextFile
from tests.conftest import ROOT
from tests.cost import TooCostlyError, Used, within
from tests.hostile.heavy import heavy_texts
from tests.hostile.project import vectors, write_hostile
from tests.hostile.pumping import attacks, patterns_in
from tests.sites.sites import tiny

_LONG = 40_000
_YARDSTICKS = 600  # of tests/cost.py
_LONGEST = 10_000_000
# Long enough for what is cubic to be seen, and short enough for thousands of texts a pattern.
_ATTACK = 600
_MOST_OF_A_RECORD = 2_000_000


_TEXTS = dict(heavy_texts(_LONG))


@pytest.mark.parametrize("name", _TEXTS)
def test_raw_pages(name: str) -> None:
    """A raw page of any kind has a page and a draft, or is named as none, before long."""
    for suffix in ("txt", "html", "md"):
        page = f"Some title\n\nBy Somebody\n\n1 January 2020\n\n{_TEXTS[name]}\n".encode()
        seed = Seed(f"x.{suffix}", page)
        with within(_YARDSTICKS):
            publication = publish(Project((), (seed,)), Settings())
            draft = Author(authorities_of(read_records(Project((), ())))).draft(seed)
        assert {finding.code for finding in publication.findings} <= {Code.UNREADABLE_FILE}
        has_page = any(one.uri.startswith("articles/") for one in publication.pages)
        assert has_page is not bool(publication.findings)
        assert not has_page or "cannot be read" not in (draft.fault or "")


@pytest.mark.parametrize("name", _TEXTS)
def test_records(name: str) -> None:
    """A record whose body or profile it is ends in findings or a page, before long."""
    text = _TEXTS[name]
    page = text.encode()
    article = textwrap.dedent(
        f"""\
        ---
        title: null
        published: null
        publisher: null
        language: en
        source: {{file: x.txt, sha256: {digest(page)}}}
        status: draft
        groups: [vell-front]
        people: [{{name: a, quote: a a a a a a}}]
        ---

        """
    )
    group = "---\nname: Heavy Group\n---\n\n[source](../articles/undated-x.md#p1) "
    project = tiny()
    records = [
        *project.records,
        TextFile("content/articles/undated-x.md", article + text),
        TextFile("content/groups/heavy.md", group + text),
    ]
    with within(_YARDSTICKS):
        publish(Project(tuple(records), (*project.seeds, Seed("x.txt", page))), Settings())


@pytest.mark.parametrize("name", ["one letter", "short paragraphs", "'[' and spaces", "lines"])
def test_ten_megabytes(name: str) -> None:
    """Ten megabytes of one line or of short paragraphs are named as no page before long."""
    text = dict(heavy_texts(_LONGEST - 1_000))[name]
    with within(4_000):
        publication = publish(Project((), (Seed("x.txt", text.encode()),)), Settings())
    assert [finding.code for finding in publication.findings] == [Code.UNREADABLE_FILE]
    with within(4_000):
        parse_body(text[:_MOST_OF_A_RECORD])


def _patterns() -> dict[str, re.Pattern[str]]:
    found: dict[str, re.Pattern[str]] = {}
    for module in pkgutil.walk_packages(builder.__path__, "builder."):
        for name, value in vars(importlib.import_module(module.name)).items():
            for pattern in patterns_in(value):
                found.setdefault(pattern.pattern, pattern)
                found.setdefault(f"{module.name}.{name}", pattern)
    return {name: one for name, one in found.items() if name.startswith("builder.")}


@pytest.mark.parametrize("name", sorted(_patterns()))
def test_patterns(name: str) -> None:
    """No pattern of ours takes long for a text that is made to make it try again and again."""
    pattern = _patterns()[name]
    for text in attacks(pattern, _ATTACK):
        with within(10):
            for _ in pattern.finditer(f"{text}\0"):
                pass
            pattern.fullmatch(text)


@pytest.mark.parametrize("slow", [r"x(?:\w+ ?)+!", r"x\w*\w*\w*!"], ids=["for ever", "cubic"])
def test_a_slow_pattern_is_seen(slow: str) -> None:
    """The test above sees a pattern that is slow."""
    pattern = re.compile(slow)

    def costs(text: str) -> bool:
        try:
            with within(10):
                pattern.search(f"{text}\0")
        except TooCostlyError:
            return True
        return False

    assert any(map(costs, attacks(pattern, _ATTACK)))


_BUILD = """
import dataclasses, json, logging, sys
from pathlib import Path
from tests.cost import used_by_process
from tests.hostile.conftest import build_hostile
logging.disable(logging.WARNING)
build_hostile(Path(sys.argv[1]), Path(sys.argv[2]))
print(json.dumps(dataclasses.asdict(used_by_process())))
"""


def test_a_thousand_hostile_records(tmp_path: Path) -> None:
    """Twice the hostile records cost twice as much to build; a thousand fit into a gigabyte."""
    half, whole = _build(tmp_path / "half", 100), _build(tmp_path / "whole", 200)
    cpu = whole.cpu
    if cpu > 2.5 * half.cpu:  # The least of two tries: the machine may have been busy.
        cpu = min(cpu, _build(tmp_path / "again", 200).cpu)
    assert cpu <= 2.5 * half.cpu
    assert whole.megabytes < 1_000
    assert len(list((tmp_path / "whole/site/articles").glob("*/index.html"))) == 400


def _build(folder: Path, count: int) -> Used:
    """Build five times `count` records and pages, and return what it cost."""
    project = folder / "project"
    project.mkdir(parents=True)
    write_hostile(project, vectors(), count)
    files = [*(project / "content").glob("*s/*.md"), *(project / "seeds").glob("draft*")]
    assert len(files) == 5 * count
    done = subprocess.run(  # noqa: S603 -- our own arguments
        [sys.executable, "-c", _BUILD, str(project), str(folder / "site")],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    )
    return Used(**json.loads(done.stdout))
