"""The invented archive is one that the builder would publish, and can be made again."""

from pathlib import Path

import pytest

from builder.pipeline import check
from builder.store import read_project
from tests.bench.generate import generate


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_generated_archive_has_no_findings(tmp_path: Path, seed: int) -> None:
    """An invented archive of 30 articles passes every rule, and no seed is lost."""
    generate(tmp_path, articles=30, seed=seed)
    checked = check(read_project(tmp_path))
    archive = checked.archive
    assert checked.findings == ()
    assert sum(map(len, (archive.articles, archive.drafts, archive.unread))) == 30
    assert len(archive.events) == 18


def test_every_kind_of_fact_is_generated(tmp_path: Path) -> None:
    """An invented archive has what a real one has: disagreement, shared names, unknowns."""
    generate(tmp_path, articles=120)
    archive = check(read_project(tmp_path)).archive
    articles = [entry.record for entry in archive.articles.values()]
    assert any(len(event.reports) > 1 for event in archive.events.values())
    assert any(group.relations for group in archive.groups.values())
    assert any(named.names for article in articles for named in article.groups)
    assert any(article.publisher is None for article in articles)
    assert any(event.record.date is None for event in archive.events.values())
    assert archive.drafts


def test_same_seed_gives_same_bytes(tmp_path: Path) -> None:
    """Equal arguments give equal files, and another seed gives others."""
    for name, seed in (("one", 7), ("two", 7), ("three", 8)):
        generate(tmp_path / name, articles=30, seed=seed)
    assert _bytes(tmp_path / "one") == _bytes(tmp_path / "two")
    assert _bytes(tmp_path / "one") != _bytes(tmp_path / "three")


def _bytes(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}
