"""Hostile words at the desk: shown as text wherever they stand, and nothing of them runs."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from builder.check.records import Entry
from builder.desk.facts import span_of
from builder.desk.view import text_html
from builder.entries import read_records
from builder.model.article import Article
from builder.model.text import Span
from builder.render.gate import faults_of
from builder.render.policy import POLICY, policy_tag
from builder.render.words import Words
from builder.store import read_project
from tests.browser.opening import watched
from tests.desk.editor import Editor, desk
from tests.hostile.corpora import naughty_strings, sanitizer_vectors
from tests.hostile.project import vectors, write_hostile

_HEAD = f'<meta charset="utf-8">{policy_tag()}<title>x</title>'
# Pages of the raw kind, as somebody would drop them.
_PAGES = 6


@pytest.mark.parametrize("corpus", [naughty_strings, sanitizer_vectors])
def test_text_from_the_corpora(corpus: Callable[[], list[str]], tmp_path: Path) -> None:
    """What the desk puts on a page as HTML has nothing that the site's own gate holds back."""
    texts = corpus()
    project = tmp_path / "project"
    project.mkdir()
    records = read_records(read_project(write_hostile(project, texts, len(texts))))
    pages = [
        text_html(id_, entry.body, {Span(0, 8), *spans_of(entry)}, Words())
        for id_, entry in records.articles.items()
    ]
    assert len(pages) == len(texts) > 10
    whole = f"<!doctype html><html><head>{_HEAD}</head><body>{''.join(pages)}</body></html>"
    assert faults_of(whole, POLICY) == []


def spans_of(entry: Entry[Article]) -> Iterator[Span]:
    """Yield where the quotes of a record stand."""
    for note in entry.record.notes:
        span = span_of(entry.body, note.quote.exact)
        if span is not None:
            yield span


def test_opened_in_chromium(browser: Browser, tmp_path: Path) -> None:
    """Every article of the vectors opens, its words can be marked, and nothing runs or loads."""
    texts = vectors()
    project = tmp_path / "project"
    project.mkdir()
    write_hostile(project, texts, len(texts))
    with desk(project) as (address, _):
        base = address.partition("?")[0]
        # The console tells of answers that refuse, which are none of its faults.
        with watched(
            browser, base, viewport={"width": 1440, "height": 900}, allowed=["422"]
        ) as page:
            page.goto(address)
            page.locator("de-queue h2").first.wait_for()
            editor = Editor(page)
            names = page.locator("#de-pages + ul button").all_inner_texts()[:_PAGES]
            assert names
            for n in range(len(texts)):
                page.goto(f"/#/article/2020-01-01-v{n}")
                expect(page.locator(".ar-text")).to_contain_text(f"Start {n}.")
                expect(page.locator(".de-reads > li").first).to_be_visible()
            # A form, with its words in fields, lists and choices.
            editor.press("w")
            editor.press("Shift+ArrowRight")
            editor.press("Enter")
            expect(page.locator("de-form form")).to_be_visible()
            editor.press("Escape")
            for name in names:
                page.goto("/#/")
                page.get_by_role("button", name=name, exact=True).click()
                page.locator(".ar-text").wait_for()
                editor.settle()
            editor.press("d")
            expect(page.get_by_role("dialog")).to_be_visible()
            assert page.evaluate("typeof ran") == "undefined"
