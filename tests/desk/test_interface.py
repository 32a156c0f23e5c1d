"""The desk speaks the language of the interface: every word of it can be translated."""

import re
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.pofile import read_po, write_po
from playwright.sync_api import expect

from builder.desk.facts import RefusedError
from builder.desk.interface import Interface, language_of
from tests.browser.accessibility import axe
from tests.conftest import ROOT, Golden
from tests.desk.conftest import Sit
from tests.desk.editor import Editor
from tests.desk.test_desk import PHONE, open_article
from tests.render.test_strings import HEADER

DESK = ROOT / "builder/desk"
KEYWORDS = {"t": None, "N_": None, "RefusedError": None, "NobodyError": None}
PLACES = re.compile(r"%\(\w+\)s")
# Words that an element is made with; the names of keys are no words.
_MARKUP = re.compile(r'h\("(?!kbd)[\w-]+", \{[^{}]*\}, "([A-Z][a-z][^"]*)"')


def list_strings() -> Catalog:
    """Return every string of the desk that is marked in its scripts and in Python."""
    catalog = Catalog(charset="utf-8", fuzzy=False)
    for path in [*sorted(DESK.glob("static/*.js")), *sorted(DESK.glob("*.py"))]:
        method = "javascript" if path.suffix == ".js" else "python"
        options = {"parse_template_string": "true"} if method == "javascript" else {}
        with path.open("rb") as source:
            for _, message, _, _ in extract(method, source, KEYWORDS, (), options):
                catalog.add(message, locations=[(path.relative_to(ROOT).as_posix(), 1)])
    return catalog


def test_list_is_complete(golden: Golden) -> None:
    """The list from which translations are made has every string of the desk."""
    text = BytesIO()
    write_po(text, list_strings(), width=100, omit_header=True, include_lineno=False)
    golden(DESK / "locale/messages.pot", HEADER + text.getvalue().decode())


@pytest.mark.parametrize("path", sorted(DESK.glob("static/*.js")), ids=lambda path: path.name)
def test_no_word_is_left_unmarked(path: Path) -> None:
    """What an element of the desk says is marked for translation."""
    assert _MARKUP.findall(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("path", sorted(DESK.glob("locale/*.po")), ids=lambda path: path.stem)
def test_translation_is_whole(path: Path) -> None:
    """A translation has every string, with the same places in it, and none that is gone."""
    wanted = {message.id for message in list_strings() if message.id}
    found = {one.id: str(one.string) for one in read_po(BytesIO(path.read_bytes())) if one.id}
    assert found.keys() == wanted
    for english, other in found.items():
        assert other, english
        assert sorted(set(PLACES.findall(other))) == sorted(set(PLACES.findall(str(english))))


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("theme:\n  name: material\n  language: es\n", "es"),
        (
            "site_name: language: fr\ntheme:\n  # The look.\n\n  language: 'pt-BR'\nplugins: []\n",
            "pt-BR",
        ),
        ("theme:\n  name: material\nextra:\n  language: es\n", "en"),
        ("theme: material\n", "en"),
        (None, "en"),
    ],
)
def test_language_of_the_site(tmp_path: Path, text: str | None, language: str) -> None:
    """The desk takes the language that the site has."""
    if text is not None:
        (tmp_path / "mkdocs.yml").write_text(text, encoding="utf-8")
    assert language_of(tmp_path) == language


def test_without_a_translation() -> None:
    """Where the desk has no translation, all of it is English, and from the left."""
    found = Interface.of("xx")
    assert (found.language, found.catalogue["direction"]) == ("en", "ltr")
    assert found.words.gettext("Event") == "Event"


def test_refusals_are_translated() -> None:
    """What the desk refuses is said in the language of the interface, with its values."""
    gettext = Interface.of("es").strings.gettext
    error = RefusedError("there is no record %(path)s", path="content/groups/x.md")
    assert str(error) == "there is no record content/groups/x.md"
    assert error.told(gettext) == "no hay ningún registro content/groups/x.md"


def test_spanish(sit: Sit, drafts: Path) -> None:
    """With a Spanish site the desk is Spanish, and works as in English."""
    (drafts / "mkdocs.yml").write_text("theme:\n  language: es\n", encoding="utf-8")
    editor: Editor = sit(drafts)
    page = editor.page
    expect(page.locator("html")).to_have_attribute("lang", "es")
    expect(page.locator("h1")).to_have_text("Lo que espera")
    open_article(editor)
    editor.press("j")
    editor.press("x")
    expect(page.get_by_role("button", name="Deshacer")).to_be_enabled()
    editor.press("z")
    expect(page.locator(".de-said")).to_contain_text("Deshecho")
    editor.press("?")
    expect(page.get_by_role("dialog")).to_contain_text("propuesta siguiente")
    assert axe(page) == []


@pytest.mark.parametrize("screen", [PHONE, {"width": 1440, "height": 900}], ids=["390", "1440"])
def test_from_the_right(sit: Sit, drafts: Path, screen: dict[str, int]) -> None:
    """In a script that is read from the right the desk is laid out so, and nothing sticks out."""
    editor = sit(drafts, viewport=screen)
    page = editor.page
    open_article(editor)
    page.evaluate("document.documentElement.dir = 'rtl'")
    editor.press("j")
    editor.press("e")
    expect(page.locator("de-form")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    left, right = (page.locator(place).first.bounding_box() for place in (".de-tools", ".de-name"))
    assert left
    assert right
    assert left["x"] < right["x"]
    assert axe(page) == []
