"""What may not be shown of an article is in no file of the data; equal content, equal bytes."""

import gzip
import random
import re
import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from builder.model.archive import Archive, ArticleEntry
from builder.model.body import Body
from builder.model.text import digest
from builder.pipeline import check, publish
from builder.render.settings import Settings
from builder.render.site import Site
from builder.store import read_project
from builder.tables.source import TableSource
from tests.bench.generate import generate
from tests.cost import assert_at_most, assert_linear
from tests.sites.sites import ARTICLE, tiny, with_changes
from tests.tables.conftest import SETTINGS, Made
from tests.tables.held import described, files_of, holding
from tests.test_withdrawn import withdrawn


def files_with(archive: Archive) -> dict[str, bytes]:
    """Return every file of an archive's data by name."""
    return files_of(TableSource(Site(archive, SETTINGS)), with_parquet=True)


def sentences(article: ArticleEntry) -> list[str]:
    """Return the sentences of an article's text."""
    return [part for part in re.split(r"(?<=[.!?])\s+", article.body.text) if len(part) > 20]


def words_in(name: str, content: bytes) -> str:
    """Return all that a file says, as text."""
    if name.endswith(".parquet"):
        import pyarrow as pa  # noqa: PLC0415 -- heavy
        import pyarrow.parquet as pq  # noqa: PLC0415 -- as above

        return str(pq.read_table(pa.BufferReader(content)).to_pylist())
    if name.endswith(".db"):
        connection = sqlite3.connect(":memory:")
        connection.deserialize(content)
        text = "\n".join(connection.iterdump())
        connection.close()
        return text
    if name.endswith(".gz"):
        content = gzip.decompress(content)
    return content.decode("utf-8-sig")


def _with_display(display: str) -> Archive:
    step = {"old": "status: reviewed\n", "new": f"display: {display}\nstatus: reviewed\n"}
    checked = check(with_changes(tiny(), {ARTICLE: [step]}))
    assert checked.findings == ()
    return checked.archive


def test_metadata_alone() -> None:
    """Of an article whose text may not be shown no file has a sentence, or words of one."""
    archive = _with_display("metadata")
    article = archive.articles["2031-05-05-blast-at-grain-market"]
    hidden = [*sentences(article), *(one.text for one in article.passages)]
    open_files = files_with(check(tiny()).archive)
    told = {n for n, c in open_files.items() if any(words in words_in(n, c) for words in hidden)}
    assert {"reports.csv", "archive.db", "annotations.jsonld.gz", "figures.parquet"} <= told
    for name, content in files_with(archive).items():
        text = words_in(name, content)
        assert [words for words in hidden if words in text] == [], name


def test_excerpt() -> None:
    """Of an excerpt no file has a word of a paragraph that is not shown."""
    more = "Nobody quotes this paragraph of the harvest, which stays unseen."
    archive = _with_display("excerpt")
    entry = archive.articles["2031-05-05-blast-at-grain-market"]
    body = Body.of([*entry.body.blocks, replace(entry.body.blocks[0], text=more)])
    changed = {**archive.articles, entry.id: replace(entry, body=body)}
    for name, content in files_with(replace(archive, articles=changed)).items():
        assert "harvest" not in words_in(name, content), name


def test_withdrawn() -> None:
    """Of a withdrawn article the table of changes has the id, the day and the reason; no more."""
    archive = check(withdrawn()).archive
    files = files_with(archive)
    gone = "2031-05-06-nine-dead"
    named = {name for name, content in files.items() if gone in words_in(name, content)}
    assert named == {"changes.csv", "changes.parquet", "archive.db"}
    assert "withdrawn,articles,2031-05-06-nine-dead,,A witness asked for it." in files[
        "changes.csv"
    ].decode("utf-8-sig")
    old = next(seed for seed in tiny().seeds if seed.name == "lake-gazette.txt").text
    parts = [s for s in re.split(r"(?<=[.!?])\s+|\n", old) if len(s) > 20]
    for name, content in files.items():
        text = words_in(name, content)
        for words in (*parts, "Nine dead", "Lake Gazette", "eastern-tarsia-mine"):
            assert words not in text, f"{name} still has: {words}"


def test_no_file_has_a_text(made: Made) -> None:
    """No file has a whole paragraph of an article that nothing rests on."""
    quoted = " ".join(
        passage.text
        for article in made.archive.articles.values()
        for passage in (
            *article.passages,
            *(one.passage for one in made.archive.outside_evidence.get(article.id, ())),
        )
    )
    idle = [
        block.text
        for article in made.archive.articles.values()
        for block in article.body.blocks
        if len(block.text) > 60 and block.text not in quoted
    ]
    assert idle
    for path in made.folder.iterdir():
        text = words_in(path.name, path.read_bytes())
        assert [words for words in idle if words in text] == [], path.name


@pytest.mark.parametrize("seed", range(3))
def test_same_bytes(seed: int) -> None:
    """Every file has the same bytes in whatever order the records are read."""
    project = tiny()
    records = list(project.records)
    random.Random(seed).shuffle(records)
    shuffled = replace(project, records=tuple(records))
    assert files_with(check(shuffled).archive) == files_with(check(project).archive)


def test_without_an_address() -> None:
    """A site without an address names its pages from its root, and every file is there."""
    archive = check(tiny()).archive
    files = {file.name for file in described(TableSource(Site(archive, Settings())))}
    assert files == {name for name in files_with(archive) if not name.endswith(".parquet")}


def test_only_where_asked_for() -> None:
    """Without somebody to write them no files are made, and the page says so."""
    page = next(p for p in publish(tiny(), SETTINGS).pages if p.uri == "data/index.md")
    assert "made no files of the data" in page.html
    written: dict[str, bytes] = {}
    full = publish(tiny(), SETTINGS, holding(written))
    page = next(p for p in full.pages if p.uri == "data/index.md")
    assert {file.uri for file in full.data} == set(written)
    for file in full.data:
        assert file.name in page.html
        assert file.sha256 == digest(written[file.uri])
        assert file.sha256 in page.html


def test_cost_grows_with_the_archive(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Twice the articles cost twice as much."""

    def make(articles: int) -> TableSource:
        folder = tmp_path_factory.mktemp("generated")
        generate(folder, articles=articles)
        return TableSource(Site(check(read_project(folder)).archive, Settings()))

    assert_linear(lambda source: described(_fresh(source)), make, 128)


def test_cost_beside_the_rest_of_a_build(tmp_path: Path) -> None:
    """All files cost no more than checking the records, which is a quarter of a build."""
    generate(tmp_path, articles=64)
    project = read_project(tmp_path)
    source = TableSource(Site(check(project).archive, Settings()))
    assert_at_most(1, lambda: described(_fresh(source)), lambda: check(project))


def _fresh(source: TableSource) -> TableSource:
    # What a site keeps of its archive counts too.
    return TableSource(Site(replace(source.site.archive), source.site.settings))
