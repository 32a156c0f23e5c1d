"""Published hostile strings in every place that takes words, as `vectors.yml` has ours."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from builder.pipeline import publish
from builder.render.gate import faults_of
from builder.render.page import Page
from builder.render.policy import POLICY, policy_tag
from builder.render.settings import Settings
from builder.store import read_project
from tests.browser.opening import watched
from tests.browser.serving import serve
from tests.hostile.conftest import unread_twice
from tests.hostile.corpora import naughty_strings, sanitizer_vectors
from tests.hostile.project import without_our_files, write_hostile

_AT_ONCE = 60
_HEAD = f'<meta charset="utf-8">{policy_tag()}<title>x</title>'


def _batches(pages: Sequence[Page]) -> Iterator[Sequence[Page]]:
    return (pages[start : start + _AT_ONCE] for start in range(0, len(pages), _AT_ONCE))


@pytest.mark.parametrize("corpus", [naughty_strings, sanitizer_vectors])
def test_corpus(corpus: Callable[[], list[str]], browser: Browser, tmp_path: Path) -> None:
    """The strings make no finding, nothing that the gate holds back, and nothing that runs."""
    texts = corpus()
    assert len(texts) > 10
    project = tmp_path / "project"
    project.mkdir()
    with unread_twice():
        publication = publish(read_project(write_hostile(project, texts, len(texts))), Settings())
    assert publication.findings == ()
    site = tmp_path / "site"
    site.mkdir()
    (site / "404.html").write_text("", encoding="utf-8")
    for number, pages in enumerate(_batches(publication.pages)):
        html = "".join(page.html for page in pages)
        whole = f"<!doctype html><html><head>{_HEAD}</head><body>{html}</body></html>"
        assert faults_of(whole, POLICY) == []
        bare = without_our_files(whole.replace(policy_tag(), ""))
        (site / f"{number:03}.html").write_text(bare, encoding="utf-8")
    with serve(site) as address, watched(browser, address, allowed=["404"]) as page:
        for path in site.glob("0*.html"):
            page.goto(path.name)
            assert page.title() == "x"
