"""The pages of an archive, before any site generator has seen them."""

import random
from dataclasses import replace
from html.parser import HTMLParser

import markdown
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from builder.frontmatter import dump_document
from builder.model.article import Article, Source, Status
from builder.model.body import BlockKind, body_of, dump_body
from builder.model.seed import Seed
from builder.model.text import one_line
from builder.model.unseen import as_typed, code_point, unseen
from builder.pipeline import plain_pages, publish
from builder.render.links import Links
from builder.render.page import Page
from builder.render.settings import Settings
from builder.schema import write_record
from builder.store import Project, TextFile
from tests.conftest import Golden
from tests.sites.sites import VALID, tiny

TEXT = st.text(st.characters(codec="utf-8"), min_size=1, max_size=80)


def page_of(project: Project, uri: str) -> Page:
    """Return one page of a project."""
    publication = publish(project, Settings())
    assert publication.findings == ()
    return next(page for page in publication.pages if page.uri == uri)


def test_whole_site(golden: Golden) -> None:
    """The tiny site has exactly the pages that were reviewed."""
    project = tiny()
    written = dict(plain_pages(project, publish(project, Settings())))
    expected = VALID / "two-articles" / "expected"
    for name, text in written.items():
        golden(expected / name, text)
    assert {path.relative_to(expected).as_posix() for path in expected.rglob("*.md")} == set(
        written
    )


def test_pages_for_another_generator() -> None:
    """Markdown leaves the finished HTML of a page as it is, so any generator can build it."""
    project = tiny()
    for page in publish(project, Settings()).pages:
        assert markdown.markdown(page.html).split() == page.html.split(), page.uri


@pytest.mark.parametrize("seed", range(5))
def test_order_of_files(seed: int) -> None:
    """Pages do not depend on the order in which files are read."""
    project = tiny()
    records, seeds = list(project.records), list(project.seeds)
    random.Random(seed).shuffle(records)
    random.Random(seed).shuffle(seeds)
    shuffled = replace(project, records=tuple(records), seeds=tuple(seeds))
    assert publish(shuffled, Settings()) == publish(project, Settings())


class _Text(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self.tags: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        self.tags.append(tag)

    def handle_data(self, data: str) -> None:
        self.parts.append(data)


def read(html: str) -> tuple[str, set[str]]:
    """Return the text and the tags of a page, as a browser would see them."""
    reader = _Text()
    reader.feed(html)
    reader.close()
    return one_line("".join(reader.parts)), set(reader.tags)


@settings(max_examples=150)
@example(title="t", paragraphs=["a\u115fb"], kind=BlockKind.PARAGRAPH)
@example(title="t", paragraphs=["a", "\xad"], kind=BlockKind.PARAGRAPH)
@example(title="t", paragraphs=["a\u202eb", "\u3164"], kind=BlockKind.PARAGRAPH)
@example(title="t", paragraphs=["a\u200cb \u200f"], kind=BlockKind.PARAGRAPH)
@given(
    title=TEXT.map(as_typed),
    paragraphs=st.lists(TEXT, min_size=1, max_size=4),
    kind=st.sampled_from(BlockKind),
)
def test_any_text_stays_text(title: str, paragraphs: list[str], kind: BlockKind) -> None:
    """Text of any kind in a title or a body is shown as that text, and is never markup.

    A character that nobody sees is shown by its code point.
    """
    body = body_of((kind, text) for text in paragraphs)
    if not body.blocks or not one_line(title):
        return
    page = "\n\n".join([one_line(title), *(block.text for block in body.blocks)]).encode()
    seed = Seed("page.txt", page)
    if seed.fault or seed.source.remarks:
        # What looks like data is no page, and letters read in a wrong encoding are mended first.
        return
    record = Article(
        title=title,
        published=None,
        publisher=None,
        language="en",
        source=Source(file=seed.name, sha256=seed.sha256),
        status=Status.DRAFT,
    )
    text = dump_document(write_record(record), dump_body(body))
    project = Project((TextFile("content/articles/a.md", text),), (seed,))
    html = page_of(project, "articles/a.md").html
    # The tools of our own script come last; they have nothing of the article in them.
    shown, tags = read(html.partition("<ar-article")[0])
    assert one_line(title) in shown
    hidden = set(unseen(body.text))
    for start, block in zip(body.starts, body.blocks, strict=True):
        pieces = [
            code_point(char) if at in hidden else char for at, char in enumerate(block.text, start)
        ]
        assert "".join(pieces) in shown
    assert not tags & {"script", "img", "iframe", "style", "svg", "math", "form", "input"}


def test_overlapping_quotes() -> None:
    """Quotes that overlap are all marked, and the text between the tags stays as it is."""
    project = tiny()
    page = page_of(project, "articles/2031-05-05-blast-at-grain-market.md")
    shown, _ = read(page.html)
    assert "The Vell Front, a rival of the Northern Column, was formed in 2019." in shown
    assert page.html.count("<mark") == page.html.count("</mark>")


@pytest.mark.parametrize(
    ("here", "target", "directory", "flat"),
    [
        ("index.md", "groups/a.md", "groups/a/", "groups/a.html"),
        ("groups/a.md", "groups/b.md", "../../groups/b/", "../groups/b.html"),
        ("groups/a.md", "articles/b.md", "../../articles/b/", "../articles/b.html"),
        ("groups/a.md", "index.md", "../../", "../index.html"),
        ("groups/a.md", "groups/index.md", "../../groups/", "../groups/index.html"),
        ("groups/index.md", "groups/a.md", "../groups/a/", "../groups/a.html"),
        ("events/page/2.md", "events/index.md", "../../../events/", "../../events/index.html"),
        ("index.md", "index.md", "./", "index.html"),
    ],
)
def test_links(here: str, target: str, directory: str, flat: str) -> None:
    """Links are relative, with and without directory addresses."""
    assert Links().relative(here, target) == directory
    assert Links(directory_urls=False).relative(here, target) == flat
    assert Links().relative(here, target, "p3") == ("#p3" if here == target else f"{directory}#p3")
