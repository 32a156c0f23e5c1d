"""What a page says of itself, and what on it is no article."""

import json
from pathlib import Path
from typing import Any

import pytest

from builder.authoring import PageKind, RawPage
from builder.ingest.html import read_html
from builder.ingest.origin import origin_of
from builder.ingest.page_title import without_site
from builder.ingest.reading import Reading

CASES = [
    json.loads(line)
    for line in (Path(__file__).parent / "told.jsonl").read_text("utf-8").splitlines()
]
_TEXT = "".join(
    f"<p>{sentence}</p>"
    for sentence in (
        "A bomb went off in the market of the old town on Thursday, the police said on Friday.",
        "The blast broke the windows of the houses around, and three shopkeepers were killed.",
        "Nobody has said that they were behind it. The governor promised that he would inquire.",
    )
)
ADDRESS = "https://daily.example.org/2024/market"


def _page(head: str = "", top: str = "", above: str = "", below: str = "") -> str:
    return (
        f"<!DOCTYPE html>{above}<html lang=en><head>{head}</head><body><article>{top}{_TEXT}"
        f"</article></body></html>{below}"
    )


def _told(reading: Reading) -> dict[str, str]:
    return {one.field: one.value for one in reading.told}


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["id"]))
def test_case(case: dict[str, Any]) -> None:
    """Each page is read as an editor reads it."""
    reading = RawPage(None, None, PageKind(case["kind"]), case["text"]).reading()
    told = _told(reading)
    found = {
        "error": None if reading.body.blocks else "no article",
        "title": reading.title,
        "published": reading.published and reading.published.text,
        "publisher": reading.publisher,
        "authors": list(reading.authors or ()),
        "via": list(reading.via),
        "accessed": told.get("accessed"),
        "archived_url": told.get("archived_url"),
    }
    right = dict(case["right"])
    start = right.pop("last_paragraph_starts", "")
    assert not start or reading.body.blocks[-1].text.startswith(start)
    lacks = right.pop("body_lacks", None)
    assert lacks is None or lacks not in reading.body.text
    assert {key: found[key] for key in right} == right


def test_every_line_is_accounted_for() -> None:
    """What stood in the bar of a web archive is among what was removed, with the reason."""
    case = next(case for case in CASES if case["id"] == "wayback")
    removed = read_html(case["text"]).removed
    bar = [piece.text for piece in removed if piece.reason == "bar of the web archive"]
    assert "121 captures" in " ".join(bar)


@pytest.mark.parametrize(
    ("page", "told"),
    [
        (_page(f'<link rel="canonical" href="{ADDRESS}">'), {"url": ADDRESS}),
        (_page(f'<meta property="og:url" content="{ADDRESS}">'), {"url": ADDRESS}),
        (
            _page(
                '<script type="application/ld+json">{"@graph": [{"@type": "WebSite"}, {"@type": '
                f'"NewsArticle", "mainEntityOfPage": {{"@id": "{ADDRESS}"}}}}]}}</script>'
            ),
            {"url": ADDRESS},
        ),
        # The way home is no address of an article, and a script none of anything.
        (_page('<link rel="canonical" href="https://daily.example.org/">'), {}),
        (_page('<link rel="canonical" href="javascript:alert(1)">'), {}),
        (_page('<link rel="canonical" href="https://daily.example.org@evil.example/a">'), {}),
        (_page(above=f"<!-- saved from url=(0037){ADDRESS} -->"), {"url": ADDRESS}),
        (
            _page(
                above=f"<!--\n Page saved with SingleFile \n url: {ADDRESS} \n saved date: Fri Mar "
                "08 2024 10:00:00 GMT+0100 (CET)\n-->"
            ),
            {"url": ADDRESS, "accessed": "2024-03-08"},
        ),
        # A copy on another host is cited where it was.
        (
            _page(
                f'<link rel="canonical" href="{ADDRESS}">',
                above="<!-- saved from url=(0031)https://mirror.example.net/copy/1 -->",
            ),
            {"url": "https://mirror.example.net/copy/1"},
        ),
        (
            _page(
                f'<link rel="canonical" href="https://web.archive.org/web/20240308101500/{ADDRESS}">'
            ),
            {
                "url": ADDRESS,
                "archived_url": f"https://web.archive.org/web/20240308101500/{ADDRESS}",
                "accessed": "2024-03-08",
            },
        ),
        (
            _page(f'<script>__wm.wombat("{ADDRESS}","20240308101500","https:");</script>'),
            {
                "url": ADDRESS,
                "archived_url": f"https://web.archive.org/web/20240308101500/{ADDRESS}",
                "accessed": "2024-03-08",
            },
        ),
    ],
)
def test_addresses(page: str, told: dict[str, str]) -> None:
    """The address of a page, of its archived copy and the day come from where they are said."""
    assert _told(read_html(page)) == told


def test_nothing_said() -> None:
    """Where nothing is said, nothing is told."""
    assert origin_of() == ()
    assert read_html(_page()).told == ()


@pytest.mark.parametrize(
    ("title", "short"),
    [
        ("Three shopkeepers killed in blast | The Hill Post", "Three shopkeepers killed in blast"),
        ("Three shopkeepers killed in blast - Dawn", "Three shopkeepers killed in blast"),
        ("World | Three shopkeepers killed in blast", "Three shopkeepers killed in blast"),
        ("Blast – as it happened", "Blast – as it happened"),
        ("Twenty-six killed in blast", "Twenty-six killed in blast"),
    ],
)
def test_without_site(title: str, short: str) -> None:
    """The name of a site or section goes, and a title of one word is left as it is."""
    assert without_site(title, ["The Hill Post"]) == short


@pytest.mark.parametrize(
    ("head", "top", "title"),
    [
        # The name of the site in an h1 is no title.
        (
            '<meta property="og:site_name" content="The Hill Post">'  # noqa: ISC004 -- one text
            "<title>Blast kills three shopkeepers - The Hill Post</title>",
            "<h1>The Hill Post</h1><h2>Blast kills three shopkeepers</h2>",
            "Blast kills three shopkeepers",
        ),
        # Of two headings, the one that the page calls its title.
        (
            "<title>Blast kills three shopkeepers</title>",
            "<h1>Today in the valley news</h1><h1>Blast kills three shopkeepers</h1>",
            "Blast kills three shopkeepers",
        ),
        # The headline that readers see stands against a shorter one for search engines.
        (
            "<title>Market blast kills three: police</title>",
            "<h1>Market blast kills three shopkeepers, police say</h1>",
            "Market blast kills three shopkeepers, police say",
        ),
    ],
)
def test_title(head: str, top: str, title: str) -> None:
    """The title is the headline that the page shows."""
    assert read_html(_page(head, top)).title == title
