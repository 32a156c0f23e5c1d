"""The interface's strings: their one list, and the one file of a translation.

English stands in the templates and in `words`, marked for gettext. `locale/messages.pot` lists all
of it; `locale/LANGUAGE.po` is a translation, in the format that every translation editor reads.
"""

import io
from collections.abc import Iterator
from gettext import GNUTranslations, NullTranslations
from importlib.resources import files
from importlib.resources.abc import Traversable

from babel.messages.catalog import Catalog
from babel.messages.extract import extract, extract_python
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from jinja2.ext import babel_extract

_KEYWORDS: dict[str, tuple[int, ...] | None] = {
    "_": None,
    "N_": None,
    "gettext": None,
    "NN_": (1, 2),
    "ngettext": (1, 2),
}
_JINJA = {
    "trim_blocks": "true",
    "lstrip_blocks": "true",
    "silent": "false",
    "newstyle_gettext": "true",
}


def load_strings(language: str) -> NullTranslations:
    """Return the strings of a language; English ones where it has no file or lacks a string."""
    file = _package() / "locale" / f"{language}.po"
    return translations(file.read_bytes()) if file.is_file() else NullTranslations()


def translations(po: bytes) -> NullTranslations:
    """Return the strings of a translation from the content of its file."""
    compiled = io.BytesIO()
    write_mo(compiled, read_po(io.BytesIO(po)))
    compiled.seek(0)
    return GNUTranslations(compiled)


def list_strings() -> Catalog:
    """Return every string of the interface, in the order of files and lines."""
    catalog = Catalog(project="annotated-archive", charset="utf-8", fuzzy=False)
    for name, message, comments in _found():
        catalog.add(message, locations=[(name, 0)], auto_comments=comments)
    return catalog


def dump_strings(catalog: Catalog) -> bytes:
    """Return a catalogue as the content of its file, without line numbers and days."""
    text = io.BytesIO()
    write_po(text, catalog, width=100, omit_header=True, include_lineno=False)
    return _HEADER + text.getvalue()


_HEADER = b"""\
# The strings of the interface. Copy this file to LANGUAGE.po beside it and fill in each msgstr.
msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"

"""


def _found() -> Iterator[tuple[str, str | tuple[str, ...], list[str]]]:
    package = _package()
    for file in sorted((package / "templates").iterdir(), key=lambda file: file.name):
        if file.name.endswith(".html"):
            yield from _extract(f"templates/{file.name}", file, babel_extract, _JINJA)
    for file in sorted(package.iterdir(), key=lambda file: file.name):
        if file.name.endswith(".py"):
            yield from _extract(file.name, file, extract_python, {})


def _extract(
    name: str, file: Traversable, method: object, options: dict[str, str]
) -> Iterator[tuple[str, str | tuple[str, ...], list[str]]]:
    source = io.BytesIO(file.read_bytes())
    found = extract(method, source, _KEYWORDS, ("Translators:",), options)  # type: ignore[arg-type]
    for _, message, comments, _ in found:
        yield name, message, comments


def _package() -> Traversable:
    return files("builder.render")
