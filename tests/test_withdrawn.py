"""Corrections are shown, and what was withdrawn is gone from everything that is published."""

import datetime as dt
import re
from dataclasses import replace

import pytest

from builder.pipeline import Publication, check, publish
from builder.render.changed import last_changed, latest_change
from builder.render.settings import Settings
from builder.store import Project, TextFile
from tests.sites.sites import tiny

GONE = "content/articles/2031-05-06-nine-dead.md"
EVENT = "content/events/2031-05-04-osmara-market-bombing.md"
SETTINGS = Settings(url="https://example.org/")


def withdrawn() -> Project:
    """Return the tiny site with one of its two articles withdrawn, as an editor would do it."""
    project = tiny()
    files = {file.path: file.text for file in project.records}
    digest = re.search(r"sha256: (\w+)", files[GONE])
    assert digest
    files[GONE] = f"""---
title: null
published: null
publisher: null
language: null
source: {{file: lake-gazette.txt, sha256: {digest[1]}}}
display: withdrawn
withdrawn: {{on: 2031-06-01, reason: A witness asked for it.}}
status: reviewed
---
"""
    del files["content/events/2031-03-eastern-tarsia-mine.md"]
    files[EVENT] = re.sub(r"date_phrase: .*\n", "", files[EVENT]).replace(
        "---\n",
        "---\ncorrections: [{date: 2031-06-02, what: One report less., why: Withdrawn.}]\n",
        1,
    )
    seeds = tuple(seed for seed in project.seeds if seed.name != "lake-gazette.txt")
    records = tuple(TextFile(path, text) for path, text in sorted(files.items()))
    return replace(project, records=records, seeds=seeds)


@pytest.fixture(scope="module")
def publication() -> Publication:
    """Return what is published of the site with a withdrawn article."""
    assert check(withdrawn()).findings == ()
    return publish(withdrawn(), SETTINGS)


def test_address_stays(publication: Publication) -> None:
    """The address says when and why the article was withdrawn, and is found by no search."""
    page = next(p for p in publication.pages if p.uri == "articles/2031-05-06-nine-dead.md")
    assert "A witness asked for it." in page.html
    assert "1 June 2031" in page.html
    assert not page.is_searched
    assert not page.may_be_indexed


def test_text_is_gone(publication: Publication) -> None:
    """No page, feed or data file has a sentence, the title or an event of the article."""
    before = {page.uri: page.html for page in publish(tiny(), SETTINGS).pages}
    old = next(seed for seed in tiny().seeds if seed.name == "lake-gazette.txt").text
    sentences = [s for s in re.split(r"(?<=[.!?])\s+|\n", old) if len(s) > 20]
    assert any(s in "".join(before.values()) for s in sentences), "the test compares nothing"
    outputs = {page.uri: page.html for page in publication.pages}
    outputs |= {file.uri: file.text for file in publication.files}
    outputs |= publication.parts
    for uri, text in outputs.items():
        plain = re.sub(r"<[^>]*>", "", text)
        for sentence in (*sentences, "Nine dead", "Lake Gazette", "eastern-tarsia-mine"):
            assert sentence not in plain, f"{uri} still has: {sentence}"


def test_corrections_are_shown(publication: Publication) -> None:
    """A correction stands on the page of its record, and on the page of all."""
    pages = {page.uri: page.html for page in publication.pages}
    for uri in ("events/2031-05-04-osmara-market-bombing.md", "corrections/index.md"):
        assert "One report less." in pages[uri]
        assert "2 June 2031" in pages[uri]
    assert "A witness asked for it." in pages["corrections/index.md"]


def test_no_page_is_older_than_what_it_tells() -> None:
    """Lists are as new as the latest correction, and a withdrawn page as its withdrawal."""
    archive = check(withdrawn()).archive
    assert latest_change(archive) == dt.date(2031, 6, 2)
    assert last_changed(archive)["articles/2031-05-06-nine-dead.md"] == dt.date(2031, 6, 1)
