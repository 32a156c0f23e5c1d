"""The page of leads in a built site."""

import shutil
from pathlib import Path

import pytest

from builder.model.manifest import NAME as MANIFEST
from tests.sites.sites import VALID
from tests.test_build import run_build

HERE = Path(__file__).parent


@pytest.mark.parametrize("is_wanted", [True, False])
def test_page(tmp_path: Path, is_wanted: bool) -> None:  # noqa: FBT001 -- a case of the test
    """It is there where it is wanted, and nowhere else; no search and no sitemap lists it."""
    project = tmp_path / "project"
    shutil.copytree(VALID / "two-articles", project)
    (project / "leads").mkdir()
    shutil.copy(HERE / "held.jsonl", project / "leads/t.jsonl")
    if is_wanted:
        config = project / "mkdocs.yml"
        text = config.read_text(encoding="utf-8")
        plain, wanted = "plugins: [search, archive]", "plugins: [search, archive: {leads: true}]"
        assert plain in text
        config.write_text(text.replace(plain, wanted), encoding="utf-8")
    site = run_build(project, tmp_path / "site")
    page = site / "leads/index.html"
    assert page.exists() is is_wanted
    if is_wanted:
        html = page.read_text(encoding="utf-8")
        assert "&lt;script&gt;alert(1)&lt;/script&gt;" in html
        assert "<script>alert(1)" not in html
        assert 'name="robots" content="noindex' in html
    others = [path for path in site.rglob("*") if path.is_file() and path != page]
    said = [
        path.relative_to(site).as_posix()
        for path in others
        if b"leads/" in (data := path.read_bytes()) or b"alert(1)" in data
    ]
    assert [name for name in said if name != MANIFEST] == []
