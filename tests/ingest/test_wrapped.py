"""Text that was broken into short lines."""

import textwrap

from builder.authoring import Author, authorities_of
from builder.entries import read_records
from builder.ingest.dump import read_dump
from builder.ingest.wrapped import unwrapped
from builder.model.seed import Seed
from builder.pipeline import check
from builder.store import Project, TextFile

PARAGRAPHS = """
A bomb went off in the market of the old town on Thursday morning and three shopkeepers were \
killed, the police said in a statement on Friday.
The blast broke the windows of the houses around and the fire brigade needed two hours to put \
out the flames, witnesses told our reporter. Nobody was found beneath the walls.
Nobody has said that they were behind it. The governor promised an inquiry and called on the \
people of the town to stay calm until it is done, and to keep away from the market.
Traders said that they would keep their shops shut until guards are posted at the gates of the \
market, as they had been promised after a fire two years ago.
""".strip().split("\n")
_HEAD = "Home\nWorld\nThree shopkeepers killed in market blast\n8 March 2024\n"


def _wrapped(width: int, between: str = "\n") -> str:
    return _HEAD + between.join(f"{textwrap.fill(text, width)}\n" for text in PARAGRAPHS)


def test_paragraphs_are_put_together() -> None:
    """A page with an empty line between paragraphs is as if it had never been broken."""
    whole = _HEAD + "\n".join(f"{text}\n" for text in PARAGRAPHS)
    for width in (60, 70, 80):
        assert unwrapped(_wrapped(width)) == whole
        assert read_dump(_wrapped(width)).body == read_dump(whole).body
        assert read_dump(_wrapped(width)).title == "Three shopkeepers killed in market blast"


def test_other_pages_stay_as_they_are() -> None:
    """A page with a line a paragraph, a menu or a poem has nothing put together."""
    for text in (
        _HEAD + "\n".join(PARAGRAPHS),
        "one\ntwo\nthree\nfour\nfive\nsix\nseven\n",
        "\n".join(f"the {'long ' * n}road" for n in range(1, 20)),
        "",
    ):
        assert unwrapped(text) == text


def test_the_check_agrees() -> None:
    """Paragraphs that were put together stand in the page, whose line breaks are spaces."""
    project = Project((), (Seed("wrapped.txt", _wrapped(70).encode()),))
    records = read_records(project)
    draft = Author(authorities_of(records)).draft(project.seeds[0])
    assert [block.text for block in draft.body.blocks] == PARAGRAPHS
    record = TextFile(draft.path, draft.text)
    assert check(Project((record,), project.seeds)).findings == ()
