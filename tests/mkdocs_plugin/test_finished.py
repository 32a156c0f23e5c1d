"""Pages that MkDocs need not draw are the same as those that it would."""

from pathlib import Path
from typing import ClassVar

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import Environment

from builder.mkdocs_plugin import plugin
from builder.mkdocs_plugin.dress import unindented
from builder.mkdocs_plugin.shells import PageWords, Shells, Sort, as_html
from tests.bench.generate import generate
from tests.test_build import copy_tiny, pages, run_build, tree

# A hook that has a hand in every page and changes nothing: MkDocs draws all of them.
_HOOK = """
def on_page_content(html, **_):
    return html
"""


def _through_mkdocs(project: Path) -> None:
    (project / "hook.py").write_text(_HOOK, encoding="utf-8")
    config = project / "mkdocs.yml"
    config.write_text(config.read_text(encoding="utf-8") + "\nhooks: [hook.py]\n", encoding="utf-8")


def _both_ways(project: Path, folder: Path) -> tuple[Path, Path]:
    ours = run_build(project, folder / "ours")
    _through_mkdocs(project)
    return ours, run_build(project, folder / "mkdocs")


class _Counted(Shells):
    """Shells that a test can find, to ask them what they had to draw."""

    made: ClassVar[list["_Counted"]] = []

    def __init__(self, *args: object, **names: object) -> None:
        super().__init__(*args, **names)  # type: ignore[arg-type]
        _Counted.made.append(self)


def test_the_same_site(tmp_path: Path) -> None:
    """Every file of a site has the same bytes, whoever draws its pages."""
    ours, through = _both_ways(copy_tiny(tmp_path), tmp_path)
    assert tree(ours) == tree(through)


def test_most_pages_are_filled_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In a larger archive no page differs from its shell, and the site is the same all the same."""
    monkeypatch.setattr(plugin, "Shells", _Counted)
    project = tmp_path / "project"
    generate(project, articles=60, seed=3)
    monkeypatch.setattr(_Counted, "made", [])
    ours, through = _both_ways(project, tmp_path)
    assert tree(ours) == tree(through)
    filling, idle = _Counted.made
    shells = [shell for shell in filling._known.values() if shell.pages > 1]
    assert all(shell.parts for shell in shells)
    assert sum(shell.pages for shell in shells) > len(pages(ours)) / 2
    assert idle.drawn == 0


def test_a_theme_that_counts_letters(tmp_path: Path) -> None:
    """Where an archive's own template makes more of a title than to print it, it is drawn."""
    project = copy_tiny(tmp_path)
    partial = project / "overrides" / "partials" / "copyright.html"
    partial.parent.mkdir(parents=True, exist_ok=True)
    partial.write_text("{{ page.title | length if page }} letters", encoding="utf-8")
    ours, through = _both_ways(project, tmp_path)
    assert tree(ours) == tree(through)
    assert "letters" in (ours / "groups" / "vell-front" / "index.html").read_text(encoding="utf-8")


def test_an_empty_page(tmp_path: Path) -> None:
    """A page in which an editor wrote nothing is built as others are."""
    project = copy_tiny(tmp_path)
    (project / "content" / "empty.md").write_text("", encoding="utf-8")
    config = project / "mkdocs.yml"
    config.write_text(f"{config.read_text(encoding='utf-8')}\nnot_in_nav: empty.md\n", "utf-8")
    assert "empty/index.html" in pages(run_build(project, tmp_path / "site"))


def test_space_in_a_page_stays() -> None:
    """The theme's indentation goes, and the white space of what a page says stays."""
    page = "<main>\n    <pre>a\n   b</pre>\n\n    </main>"
    assert unindented(page, "<pre>a\n   b</pre>") == "<main>\n<pre>a\n   b</pre>\n</main>"


_TEMPLATE = Environment(autoescape=False).from_string(  # noqa: S701 -- as MkDocs has it
    "<title>{{ page.title }}</title><meta content='{{ page.description }}'>{{ page.head }}"
    "<meta property='og:title' content='{{ page.title | striptags | e }}'>"
    "{% if page.updated %}<p>{{ page.updated | e }}</p>{% endif %}"
    "<a href='../../{{ page.feed }}'></a><a href='{{ page.edit }}'></a>"
    "<link href='https://x.example/{{ page.address }}'>{{ page.content }}"
)
_SORT = Sort("groups/x/", True, True, True, False, (), (), frozenset(PageWords.__slots__))  # noqa: FBT003


def _draw(sort: Sort, words: PageWords) -> str:
    del sort
    given = {name: getattr(words, name) for name in PageWords.__slots__}
    return _TEMPLATE.render(
        page={
            **given,
            "title": as_html(words.title),
            "description": as_html(words.description),
        }
    )


def _words(title: str, content: str) -> PageWords:
    return PageWords(
        title=title,
        description=title,
        head="<meta>",
        linked="{}",
        updated="4 May 2031",
        feed="groups/x/feed.xml",
        edit="https://x.example/edit",
        address="groups/x/",
        content=content,
    )


@given(st.lists(st.tuples(st.text(min_size=1), st.text(min_size=1)), min_size=3, max_size=6))
def test_any_words(given: list[tuple[str, str]]) -> None:
    """Whatever stands in a title or a page, filling it in is drawing it."""
    shells = Shells(_draw)
    for title, content in given:
        words = _words(title, content)
        assert shells.page(_SORT, words) == _draw(_SORT, words)


def test_few_are_drawn() -> None:
    """Of pages that are alike, the theme draws the first two, the shell, and one in 64."""
    shells = Shells(_draw)
    for number in range(640):
        shells.page(_SORT, _words(f"Title {number}", f"<p>{number}</p>"))
    assert shells.drawn == 2 + 1 + 9


def test_a_page_alone_of_its_sort() -> None:
    """A sort of one page is drawn once."""
    shells = Shells(_draw)
    shells.page(_SORT, _words("One", "<p>"))
    assert shells.drawn == 1
