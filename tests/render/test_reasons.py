"""Readers see, beside a fact, why the editors read its words otherwise than a program does."""

import pytest

from builder.pipeline import publish
from builder.render.settings import Settings
from tests.sites.sites import tiny, with_changes

ARTICLE = "content/articles/2031-05-06-nine-dead.md"
EVENT = "content/events/2031-05-04-osmara-market-bombing.md"
GROUP = "content/groups/vell-front.md"
SETTINGS = Settings(name="Tiny", url="https://tiny.example.org/")
SHOWN = "Settled by the editors: <bdi>The clerk &lt;counts&gt; on.</bdi>"
REASON = "The clerk <counts> on."
NINE = "articles/2031-05-06-nine-dead.md"
VELL = "groups/vell-front.md"
COLUMN = "groups/northern-column.md"
BOMBING = "events/2031-05-04-osmara-market-bombing.md"

CASES = {
    "a figure": (
        ARTICLE,
        "{min: 9, max: 9}",
        f"{{min: 9, because: {REASON}}}",
        {NINE, BOMBING},
    ),
    "a role": (
        ARTICLE,
        "    attributed_to:\n      - {group: northern-column, by: police,",
        f"    claimed_by:\n      - {{group: northern-column, because: {REASON}, by: police,",
        {NINE, BOMBING},
    ),
    "the language of an article": (
        ARTICLE,
        "language: en\n",
        f"language: fr\nbecause: {{language: {REASON}}}\n",
        {NINE},
    ),
    "a relation": (
        GROUP,
        "type: rival\n",
        f"type: ally\n    because: {REASON}\n",
        {VELL, COLUMN},
    ),
    "the day a group was formed": (
        GROUP,
        "date: 2019\n",
        f"date: 2018\n  because: {REASON}\n",
        {VELL},
    ),
    "the type of an event": (
        EVENT,
        "type: bombing\n",
        f"type: ceasefire\nbecause: {{type: {REASON}}}\n",
        {BOMBING},
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_a_reason_is_shown(name: str) -> None:
    """The reason stands, as text, on the pages that show the fact, and on no other."""
    path, old, new, pages = CASES[name]
    project = with_changes(tiny(), {path: [{"old": old, "new": new}]})
    publication = publish(project, SETTINGS)
    assert publication.findings == ()
    shown = {page.uri for page in publication.pages if SHOWN in " ".join(page.html.split())}
    assert shown == pages


def test_without_a_reason_nothing_is_said() -> None:
    """A page says nothing of reasons where there is none."""
    publication = publish(tiny(), SETTINGS)
    assert not [page.uri for page in publication.pages if "ar-because" in page.html]
