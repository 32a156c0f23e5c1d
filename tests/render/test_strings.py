"""Every word of the interface can be translated, and a translation is one file."""

import re
from gettext import NullTranslations
from html.parser import HTMLParser
from io import BytesIO

import pytest
from babel import Locale
from babel.dates import get_month_names
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract
from babel.messages.pofile import read_po, write_po

from builder.model.unseen import unseen
from builder.pipeline import check
from builder.render.indexes import home_html
from builder.render.on_demand import OnDemand
from builder.render.settings import Settings
from builder.render.site import Site
from builder.render.sound import all_made
from builder.render.strings import load_strings, translation
from builder.render.twice import method_html
from builder.render.words import Words
from builder.tables.all import TABLES
from builder.tables.page import data_page, examples
from builder.tables.source import TableSource
from tests.conftest import ROOT, Golden
from tests.sites.sites import tiny
from tests.tables.held import described

RENDER = ROOT / "builder" / "render"
KEYWORDS = {"_": None, "N_": None, "gettext": None, "NN_": (1, 2), "ngettext": (1, 2)}
LOCALE = RENDER / "locale"
# In the order of CLDR.
PLURALS = ("zero", "one", "two", "few", "many", "other")
TRANSLATIONS = sorted(path.stem for path in LOCALE.glob("*.po"))
HEADER = """\
# The strings of the interface. Copy this file to LANGUAGE.po beside it and fill in each msgstr.
msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"

"""


def list_strings() -> Catalog:
    """Return every string that is marked in the templates and in Python."""
    catalog = Catalog(charset="utf-8", fuzzy=False)
    theme = sorted((ROOT / "builder/theme").rglob("*.html"))
    others = ("tables/page.py", "cli/starting.py", "starter/files/mkdocs.yml.jinja")
    pages = [*sorted(RENDER.rglob("*.py")), *(ROOT / "builder" / name for name in others)]
    for path in [*sorted(RENDER.rglob("*.html")), *theme, *pages]:
        method = "python" if path.suffix == ".py" else "jinja2"
        options = {"silent": "false", "trim_blocks": "true", "lstrip_blocks": "true"}
        with path.open("rb") as source:
            for _, message, _, _ in extract(method, source, KEYWORDS, (), options):
                catalog.add(message, locations=[(path.relative_to(ROOT).as_posix(), 1)])
    return catalog


def test_list_is_complete(golden: Golden) -> None:
    """The list from which translations are made has every string of the interface."""
    text = BytesIO()
    write_po(text, list_strings(), width=100, omit_header=True, include_lineno=False)
    golden(LOCALE / "messages.pot", HEADER + text.getvalue().decode())


def translation_of(language: str) -> Catalog:
    """Return a translation as it lies in the project."""
    return read_po(BytesIO((LOCALE / f"{language}.po").read_bytes()), locale=language)


def brought_up(language: str) -> str:
    """Return a translation with every string of the interface and no other, as its file has it."""
    header = (LOCALE / f"{language}.po").read_text("utf-8").partition("\n\n")[0]
    old, new = translation_of(language), Catalog(language, charset="utf-8", fuzzy=False)
    new.mime_headers = old.mime_headers
    for message in list_strings():
        if message.id:
            kept = old.get(message.id)
            new.add(message.id, kept.string if kept else None, flags=message.flags)
    text = BytesIO()
    write_po(text, new, width=100, omit_header=True)
    return f"{header}\n\n{text.getvalue().decode()}"


@pytest.mark.parametrize("language", TRANSLATIONS)
def test_translation_has_every_string(golden: Golden, language: str) -> None:
    """A translation lists what the interface says, in its order, and all plurals of its language.

    With `--update-goldens` new strings are put into it, empty, and what is said no longer goes.
    """
    golden(LOCALE / f"{language}.po", brought_up(language))


@pytest.mark.parametrize("language", TRANSLATIONS)
def test_translation_is_complete(language: str) -> None:
    """No string is left in English: those that lack a translation are named."""
    lacking = [
        message.id for message in translation_of(language) if message.id and not whole(message)
    ]
    assert not lacking, f"{language}.po lacks {len(lacking)}:\n" + "\n".join(map(str, lacking))


def whole(message: Message) -> bool:
    """Tell whether a string is translated, in all its plurals."""
    return all(forms(message.string)) and not message.fuzzy


def forms(texts: object) -> tuple[str, ...]:
    """Return the forms of a string: one, or as many as it has plurals."""
    return tuple(texts) if isinstance(texts, tuple | list) else (str(texts or ""),)


@pytest.mark.parametrize("language", TRANSLATIONS)
def test_translation_fits(language: str) -> None:
    """A translation has the places of its string; the number of a plural may become a word."""
    place = re.compile(r"%\(\w+\)s|%%|\{\w*\}|</?\w+>")
    own = str(Locale.parse(language).display_name)
    for message in translation_of(language):
        one, *many = forms(message.id)
        asked = set(place.findall(one))
        for text in filter(None, forms(message.string) if one else ()):
            found = set(place.findall(text))
            assert found <= asked, message.id
            assert asked - found <= ({"%(n)s", "%(agree)s"} if many else set()), message.id
            assert text.startswith(" ") == one.startswith(" "), message.id
            # A page prints the number of what nobody sees, but for marks of direction.
            assert not list(unseen(place.sub(own, text))), message.id


@pytest.mark.parametrize("folder", ["render", "desk"])
def test_no_french_line_begins_with_a_sign(folder: str) -> None:
    """The space before a colon and inside quotation marks is one that no line breaks at."""
    catalog = read_po(BytesIO((ROOT / f"builder/{folder}/locale/fr.po").read_bytes()))
    loose = [
        text
        for message in catalog
        for text in (forms(message.string) if message.id else ())
        if re.search(r"\S [:;?!»]|« ", text)
    ]
    assert loose == []


@pytest.mark.parametrize("language", TRANSLATIONS)
def test_number_chooses_its_plural(language: str) -> None:
    """A translation has the plurals that CLDR gives its language, and each number gets its own."""
    rule = Locale.parse(language).plural_form
    names = [name for name in PLURALS if name in {*rule.tags, "other"}]
    forms = "".join(f'msgstr[{index}] "{name}"\n' for index, name in enumerate(names))
    header = (LOCALE / f"{language}.po").read_text("utf-8").partition("\n\n")[0]
    po = f'{header}\n\nmsgid "one"\nmsgid_plural "more"\n{forms}'
    named = translation(po.encode())
    assert translation_of(language).num_plurals == len(names)
    for number in (*range(1_100), 1_000_000, 1_000_001, 3_000_000):
        assert named.ngettext("one", "more", number) == rule(number), number


def test_one_file_is_a_translation() -> None:
    """A catalogue's strings take the place of the English ones; one that it lacks stays English."""
    po = HEADER + 'msgid "unknown"\nmsgstr "unbekannt"\n'
    words = Words("de", translation(po.encode()))
    assert words.date_words(None) == "unbekannt"
    assert words.month_words(3) == "März"
    assert words.range_words(None) == "no figure"
    assert load_strings("xx").gettext("unknown") == "unknown"
    assert {"ar", "es", "fr"} <= set(TRANSLATIONS)


class _Pseudo(NullTranslations):
    """Puts every string of the interface between brackets."""

    def gettext(self, message: str) -> str:
        return f"⟦{message}⟧"

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return f"⟦{msgid1 if n == 1 else msgid2}⟧"


class _Shown(HTMLParser):
    """Collects what a reader sees or hears of a page, piece by piece."""

    def __init__(self) -> None:
        super().__init__()
        self.pieces: list[str] = []

    def handle_data(self, data: str) -> None:
        self.pieces.append(data)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        self.pieces += [
            value or ""
            for name, value in attrs
            if name in {"title", "aria-label", "aria-valuetext", "placeholder", "alt"}
            or (name.startswith("data-") and " " in (value or ""))
        ]


# Names, languages as CLDR names them, and a folder.
NAMES = {
    "Arabic",
    "English",
    "seeds",
    "Wikidata",
    "GeoNames",
    "EDTF",
    "SHA",
    "BibTeX",
    "RIS",
    "CSV",
    "JSON",
    "Atom",
    # Programs, and the licence of the annotations.
    "pandas",
    "SQL",
    "CSL",
    "Datasette",
    "kB",
    "MIT",
}


@pytest.fixture(scope="module")
def pages() -> dict[str, str]:
    """Return the pages of the tiny site in a language that puts brackets around its words."""
    site = Site(check(tiny()).archive, Settings())
    site.__dict__["words"] = Words("en", _Pseudo())
    data = data_page(site, described(TableSource(site)))
    parts = {"index.md": home_html(site), "method.md": method_html(site)}
    return {page.uri: page.html for page in (*all_made(OnDemand(site).tasks()), data)} | parts


def _said_of_data() -> str:
    """Return what files and fields are called and mean: the same in the files, in English."""
    columns = [column for table in TABLES for column in table.columns]
    words = [" ".join((one.name, one.description, one.type, *one.values)) for one in columns]
    words += [f"{table.name} {table.description}" for table in TABLES]
    words += [f"{one.name} {one.text}" for one in examples()]
    source = TableSource(Site(check(tiny()).archive, Settings()))
    words += [f"{file.name} {file.title}" for file in described(source)]
    return " ".join(words)


def test_no_word_is_left_out(pages: dict[str, str]) -> None:
    """On every page, what is not between the brackets of a translation comes from the records."""
    project = tiny()
    given = " ".join(file.text for file in project.records)
    given += " ".join(f"{seed.text} {seed.name} {seed.sha256}" for seed in project.seeds)
    # The names of lands on the map are Natural Earth's.
    for path in sorted((ROOT / "builder/model/basemap").glob("*.geojson")):
        given += " ".join(re.findall(r'"name": ?"([^"]*)"', path.read_text(encoding="utf-8")))
    given += f" {Settings().name} {_said_of_data()}"
    known = set(re.findall(r"[^\W\d_]+", given)) | NAMES
    for width in ("wide", "abbreviated"):
        known |= {str(name) for name in get_month_names(width, locale="en_GB").values()}
    left: dict[str, str] = {}
    for uri, text in pages.items():
        reader = _Shown()
        # A citation as BibTeX has the names of its fields.
        reader.feed(re.sub(r'(?s)<pre dir="ltr">@.*?</pre>', "", text))
        # "one={n} event|other={n} events": CLDR's names of the forms of a plural, for our scripts.
        said = re.sub(r"\b[0-9a-f]{64}\b", "", "\n".join(reader.pieces))
        ours = re.sub(r"\b(zero|one|two|few|many|other)=", " ", said)
        while (inner := re.sub(r"⟦[^⟦⟧]*⟧", " ", ours)) != ours:
            ours = inner
        for word in re.findall(r"[^\W\d_]{2,}", ours):
            if word not in known:
                left.setdefault(word, uri)
    assert left == {}, left
