"""Pages of articles: what they name, how much of the text they show, and whose words are whose."""

import re
from collections.abc import Callable
from dataclasses import replace

import pytest

from builder.authoring import Author, authorities_of
from builder.entries import read_records
from builder.model.names import BearerKind, Owner
from builder.model.seed import Seed
from builder.pipeline import check, publish
from builder.render.named import named_in
from builder.render.page import Page
from builder.render.settings import Settings
from builder.render.site import Site
from builder.store import Project, TextFile
from tests.sites.sites import tiny

BLAST = "2031-05-05-blast-at-grain-market"
SETTINGS = Settings(
    name="Tiny", url="https://tiny.example.org/", report="https://f.example.org/?a=b"
)

Change = Callable[[str], str]


def changed(change: Change) -> Project:
    """Return the tiny project with another record of the article on the blast."""
    project = tiny()
    path = f"content/articles/{BLAST}.md"
    records = [
        TextFile(file.path, change(file.text)) if file.path == path else file
        for file in project.records
    ]
    return replace(project, records=tuple(records))


def with_a_draft() -> Project:
    """Return the tiny project with the draft that an import makes of the page that waits."""
    project = tiny()
    seed = Seed("draft.txt", next(s.data for s in project.seeds if s.name == "waiting.txt"))
    draft = Author(authorities_of(read_records(project))).draft(seed)
    return replace(
        project,
        records=(*project.records, TextFile(draft.path, draft.text)),
        seeds=(*project.seeds, seed),
    )


def blast(change: Change = str, settings: Settings = SETTINGS) -> Page:
    """Return the page of the article on the blast."""
    publication = publish(changed(change), settings)
    assert publication.findings == ()
    return next(page for page in publication.pages if page.uri == f"articles/{BLAST}.md")


def display(how: str) -> Change:
    """Return a change of how much of the text is shown."""
    return lambda text: text.replace("status: reviewed", f"status: reviewed\ndisplay: {how}", 1)


def test_named() -> None:
    """A name comes with how often it stands here, and with what the archive has on it."""
    archive = check(tiny()).archive
    site = Site(archive, SETTINGS)
    found = {named.owner.id: named for named in named_in(site, archive.articles[BLAST])}
    assert list(found) == ["vell-front", "northern-column", "osmara"]
    front, city = found["vell-front"], found["osmara"]
    assert (front.times, front.first, front.inside) == (2, 2, None)
    assert (city.times, city.first, city.inside) == (1, 1, Owner(BearerKind.LOCATION, "tarsia"))
    assert front.articles == len(archive.articles_naming[front.owner])


def test_events_count_once() -> None:
    """An event counts once for a group, however many roles tie them, and for every place around."""
    archive = check(tiny()).archive
    events = Site(archive, SETTINGS).events_by_owner
    for id_ in archive.groups:
        tied = {
            event.id
            for event in archive.events.values()
            for report in event.reports
            for claim in (*report.claimed_by, *report.attributed_to, *report.denied_by)
            if claim.attribution.group == id_
        }
        assert events[Owner(BearerKind.GROUP, id_)] == len(tied)
    for id_ in archive.locations:
        assert events[Owner(BearerKind.LOCATION, id_)] == len(archive.events_within(id_))
    assert (
        events[Owner(BearerKind.LOCATION, "tarsia")]
        > events[Owner(BearerKind.LOCATION, "osmara")]
        > 0
    )


def test_metadata_shows_no_text() -> None:
    """Without its text a page has the facts, at the addresses of their passages, and no words."""
    page = blast(display("metadata"))
    for words in ("A bomb went off", "guards opened fire", "ferry accident"):
        assert words not in page.html
    anchors = set(re.findall(r'id="(q-[0-9a-f]{8}(?:-\d+)?)"', page.html))
    assert len(anchors) == len(re.findall(r'<li id="f-q-', page.html)) > 5
    assert not re.search(r'href="#p\d', page.html)


def test_excerpt_says_so() -> None:
    """An excerpt has the paragraphs that something rests on, and says that it is one."""
    page = blast(display("excerpt"))
    assert "shown in excerpts" in page.html
    assert "guards opened fire" in page.html
    assert "ferry accident" not in page.html, "nor has it what was removed from the raw page"
    assert "shown in excerpts" not in blast().html
    assert "ferry accident" in blast().html


@pytest.mark.parametrize(
    ("tag", "attributes"),
    [
        ("ur", 'lang="ur" dir="rtl"'),
        ("ur-Latn", 'lang="ur-Latn" dir="ltr"'),
        ("en", 'lang="en" dir="ltr"'),
        ("null", 'lang="" dir="auto"'),
    ],
)
def test_direction(tag: str, attributes: str) -> None:
    """Title and text say their language and direction; where it is not known, the letters do."""
    # The text is English whatever its record says, which has to say why.
    why = "\nbecause: {language: It is given so.}" if tag.startswith("ur") else ""
    page = blast(lambda text: text.replace("language: en", f"language: {tag}{why}", 1))
    assert f'<h1 id="title" {attributes}>' in page.html
    assert f'<div class="ar-text" {attributes}>' in page.html


def test_addresses() -> None:
    """Citation and form have the page's full address, or its id where the site has none."""
    full = "https://tiny.example.org/articles/2031-05-05-blast-at-grain-market/"
    page = blast()
    assert f"In: Tiny, {full}<" in page.html
    assert "https://f.example.org/?a=b&amp;template=correction.yml&amp;" in page.html
    bare = blast(settings=Settings(name="Tiny"))
    assert f"In: Tiny, articles/{BLAST}<" in bare.html
    assert "Report an error" not in bare.html


def test_citations_of_reviewed_articles() -> None:
    """Every reviewed article has its citation, and neither a draft nor an unread page has any."""
    project = with_a_draft()
    publication = publish(project, SETTINGS)
    pages = {page.uri: page.html for page in publication.pages}
    for id_ in check(project).archive.articles:
        assert f"{{{id_}," in pages[f"articles/{id_}.md"]
    drafts = [page for page in publication.pages if "Draft, not reviewed." in page.html]
    assert drafts
    assert not any("Cite this article" in page.html for page in drafts)
    names = {name for page in drafts for name, _ in page.meta}
    assert not any(name.startswith("citation_") for name in names)


def test_one_signature_for_all_notes() -> None:
    """Notes of one editor and day are signed once; a single note signs itself."""
    assert "Note by <bdi>an editor</bdi>" in blast().html
    second = """notes:
  - quote: Two attackers were killed
    text: Another note.
    by: an editor
    on: 2031-05-10
"""
    page = blast(lambda text: text.replace("notes:\n", second, 1))
    assert "Note by" not in page.html
    assert page.html.count("Notes by <bdi>an editor</bdi>") == 1


def test_parts_of_one_passage() -> None:
    """What goes on behind the end of another passage says which passage it belongs to."""
    across = """notes:
  - quote: wounding dozens, the Tarsia Wire reported
    text: It begins inside the report's words and ends behind them.
    by: an editor
    on: 2031-05-10
"""
    html = blast(lambda text: text.replace("notes:\n", across, 1)).html
    parts = re.findall(r'<mark data-of="([^"]+)">([^<]*)', html)
    assert [words for _, words in parts] == [", the Tarsia Wire reported"]
    assert f'id="{parts[0][0]}"' in html
    assert html.count("<mark") == html.count("</mark>")
