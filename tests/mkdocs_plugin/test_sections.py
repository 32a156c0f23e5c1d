"""The search finds in our pages what Material's own parser would find."""

from collections.abc import Callable, Iterable
from html import escape
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from material.plugins.search.plugin import Parser

from builder.mkdocs_plugin.sections import SearchSection, sections_of
from builder.pipeline import publish
from builder.render.links import Links
from builder.render.searched import words_to_find
from builder.render.settings import Settings
from builder.store import read_project
from tests.bench.generate import generate

_SITES = Path(__file__).parents[1] / "sites" / "valid"
_ROOT = Path(__file__).parents[2]


def _by_material(page: str) -> list[Any]:
    parser = Parser()
    parser.feed(page)
    parser.close()
    return list(parser.data)


def _parts(sections: Iterable[Any]) -> list[tuple[object, ...]]:
    return [(one.id, one.title, one.text, one.is_excluded()) for one in sections]


def _kinds(project: Path) -> set[str]:
    """Hold all pages of an archive against Material's, and return their folders."""
    publication = publish(read_project(project), Settings(Links(), "A site"))
    assert not publication.findings
    for page in publication.pages:
        content = words_to_find(page.html)
        sections = sections_of(content)
        assert _parts(sections) == _parts(_by_material(content)), page.uri
        assert all(type(one) is SearchSection for one in sections), f"the slow way: {page.uri}"
    return {page.uri.partition("/")[0] for page in publication.pages}


@pytest.mark.parametrize("site", sorted(one.name for one in _SITES.iterdir()))
def test_pages_of_the_sites(site: str) -> None:
    """Every page of the tests' archives has the same sections, and takes the short way."""
    assert _kinds(_SITES / site)


def test_pages_of_this_archive() -> None:
    """So has every page of this archive."""
    assert _kinds(_ROOT)


def test_pages_of_every_kind(tmp_path: Path) -> None:
    """So has every kind of page of an archive of which all lists are long."""
    generate(tmp_path, articles=60, seed=3)
    assert {"articles", "events", "groups", "locations", "timeline", "explore"} <= _kinds(tmp_path)


def _outcome(read: Callable[[str], Iterable[Any]], page: str) -> object:
    try:
        return _parts(read(page))
    except ValueError:  # Material's parser does not know every page.
        return ValueError


_WORDS = st.sampled_from(
    [
        "",
        " ",
        "\n",
        "Two words",
        "a\nb",
        " AT&T ",
        "<",
        "x < y",
        "&lt;b&gt;",
        "\u00a0",
        "né",
        '"',
        ">",
    ]
)
_ATTRIBUTES = st.lists(
    st.sampled_from(
        [
            ("id", "one"),
            ("id", 'two"&'),
            ("class", "a > b"),
            ("data-search-exclude", ""),
            ("title", "<p>"),
            ("class", "linenodiv"),
        ]
    ),
    max_size=2,
    unique_by=lambda pair: pair[0],
)
_TAGS = st.sampled_from("h1 h2 h3 p div ul li pre code table td section script br hr img".split())


def _element(tag: str, attributes: list[tuple[str, str]], inner: list[str]) -> str:
    given = "".join(f' {name}="{escape(value)}"' for name, value in attributes)
    return f"<{tag}{given}>{''.join(inner)}</{tag}>"


_HTML = st.recursive(
    _WORDS,
    lambda inner: st.builds(_element, _TAGS, _ATTRIBUTES, st.lists(inner, max_size=5)),
    max_leaves=40,
)


@given(_HTML)
def test_any_page(page: str) -> None:
    """Whatever a page holds, its sections are Material's."""
    content = words_to_find(page)
    assert _outcome(sections_of, content) == _outcome(_by_material, content)
