"""The interface's strings in another language: one file per language.

English stands in the templates and in Python, marked for gettext. `locale/messages.pot` lists all
of it (a test keeps it so), and `locale/LANGUAGE.po` beside it is a translation, in the format
that every translation editor reads.
"""

from functools import cache
from gettext import GNUTranslations, NullTranslations
from importlib.resources import files
from importlib.resources.abc import Traversable
from io import BytesIO

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po


def is_translated(language: str) -> bool:
    """Tell whether the interface speaks a language."""
    return language == "en" or _file(language).is_file()


@cache
def load_strings(language: str) -> NullTranslations:
    """Return the strings of a language; English ones where it has no file or lacks a string."""
    file = _file(language)
    return translation(file.read_bytes()) if file.is_file() else NullTranslations()


def _file(language: str) -> Traversable:
    return files("builder.render") / "locale" / f"{language}.po"


def translation(po: bytes) -> NullTranslations:
    """Return the strings of a translation from the content of its file."""
    compiled = BytesIO()
    write_mo(compiled, read_po(BytesIO(po)))
    compiled.seek(0)
    return GNUTranslations(compiled)
