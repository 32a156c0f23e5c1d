"""The words of the languages that the reader knows: a folder a language, a file a subject.

What a rule does is code; which words it does it with is data. `README.md` says what each file is.
"""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Any


@cache
def english(subject: str) -> Mapping[str, Any]:
    """Return the tables of one file of English words."""
    path = resources.files(__name__).joinpath("en", f"{subject}.toml")
    return tomllib.loads(path.read_text("utf-8"))


def words_in(table: str) -> frozenset[str]:
    """Return the words of a table that white space parts."""
    return frozenset(table.split())
