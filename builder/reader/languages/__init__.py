"""The words of the languages that the reader knows: a folder for each, a file per subject.

What a rule does is code; which words it does it with is data. `README.md` says what each file is.
"""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Any

_ENGLISH = "en"


def english(subject: str) -> Mapping[str, Any]:
    """Return the tables of one file of English words."""
    return tables(_ENGLISH, subject)


@cache
def tables(language: str, subject: str) -> Mapping[str, Any]:
    """Return the tables of one file of a language's words.

    Raises:
        FileNotFoundError: the language has no such file.

    """
    path = resources.files(__name__).joinpath(language, f"{subject}.toml")
    return tomllib.loads(path.read_text("utf-8"))


@cache
def others() -> tuple[str, ...]:
    """Return the ISO 639-1 codes of the languages beside English, in alphabetical order."""
    folders = (one for one in resources.files(__name__).iterdir() if one.is_dir())
    named = (one.name for one in folders if one.joinpath("casualties.toml").is_file())
    return tuple(sorted(name for name in named if name != _ENGLISH))


def words_in(table: str) -> frozenset[str]:
    """Return the words of a table that white space parts."""
    return frozenset(table.split())
