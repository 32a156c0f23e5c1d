"""The desk in the language of the interface: one file per language, as for the site.

English stands in `static/` and in Python, marked for translation. `locale/messages.pot` lists all
of it (a test keeps it so), and `locale/LANGUAGE.po` beside it is a translation. What a check finds,
and why the reader proposes something, is said in English, as on the command line.
"""

import re
from dataclasses import dataclass
from gettext import NullTranslations
from importlib.resources import files
from importlib.resources.abc import Traversable
from io import BytesIO
from pathlib import Path
from typing import Any

from babel.messages.pofile import read_po

from builder.render.languages import direction_of
from builder.render.strings import load_strings, translation
from builder.render.words import Words

# The lines below `theme:` that are set in, empty or a comment.
_THEME = re.compile(
    r"^theme:[ ]*+\n(?:(?:[ ]++[^\n]*+|#[^\n]*+)?\n)*+(?:[ ]++[^\n]*+)?", re.MULTILINE
)
_LANGUAGE = re.compile(r"^[ ]++language:[ ]*+[\"']?([A-Za-z-]++)", re.MULTILINE)


@dataclass(frozen=True)
class Interface:
    """The desk's own words, and those that it shares with the site.

    `catalogue` is what the desk's pages get: language, direction of its script, and strings by the
    English ones.
    """

    language: str
    words: Words
    strings: NullTranslations
    catalogue: dict[str, Any]

    @staticmethod
    def of(language: str) -> "Interface":
        """Return the interface in a language; in English where the desk has no translation."""
        file = _file("builder.desk", language)
        if not file.is_file():
            known = Interface._catalogue("en", {})
            return Interface("en", Words(), NullTranslations(), known)
        po = file.read_bytes()
        shared = _file("builder.render", language)
        site = _by_english(shared.read_bytes()) if shared.is_file() else {}
        known = Interface._catalogue(language, {**site, **_by_english(po)})
        return Interface(language, Words(language, load_strings(language)), translation(po), known)

    @staticmethod
    def _catalogue(language: str, strings: dict[str, str]) -> dict[str, Any]:
        return {"language": language, "direction": direction_of(language), "strings": strings}


def language_of(root: Path) -> str:
    """Return the language that `mkdocs.yml` gives the site's interface; English without one."""
    file = root / "mkdocs.yml"
    theme = _THEME.search(file.read_text(encoding="utf-8")) if file.is_file() else None
    found = _LANGUAGE.search(theme[0]) if theme else None
    return found[1] if found else "en"


def _file(package: str, language: str) -> Traversable:
    return files(package) / "locale" / f"{language}.po"


def _by_english(po: bytes) -> dict[str, str]:
    return {
        message.id: str(message.string)
        for message in read_po(BytesIO(po))
        if isinstance(message.id, str) and message.id and message.string
    }
