"""The files that an archive begins with: those in `files/`, with the answers filled in.

A name that begins with `dot-` stands for a hidden file, which tools would obey here, and one that
ends in `.jinja` is a template. What is the same in this project's own archive is a link to it.
What `languages/` has for the language of an archive takes the place of the English file.
"""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from gettext import NullTranslations
from importlib import resources
from importlib.resources.abc import Traversable

from jinja2 import Environment, StrictUndefined

from builder import __version__
from builder.starter.answers import Answers

# What `init` asked and wrote.
RECORD = ".annotated-archive.json"
# Where an archive keeps the builder itself, if it is in no index.
PACKAGES = "packages"

_TEMPLATE = ".jinja"
_HIDDEN = "dot-"
# What has a meaning in Markdown or HTML.
_MARKUP = re.compile(r"([\\`*_{}\[\]<>#|&!~])")

# Written once: what people fill in, line by line, follows no version.
_THEIRS = ("deleted-ids.txt", "editors.txt", "seeds/.gitkeep")


@dataclass(frozen=True, slots=True)
class StarterFile:
    """A file of a new archive. One that is `followed` is brought to later versions."""

    path: str
    text: str
    followed: bool

    @property
    def is_program(self) -> bool:
        """Whether the system is to run it."""
        return self.path.endswith(".sh")


def starter_files(
    answers: Answers, strings: NullTranslations | None = None, *, example: bool = False
) -> tuple[StarterFile, ...]:
    """Return the files of a new archive, sorted by path, with an invented article if wished.

    `strings` are those of the interface in the archive's language, English if left out.
    """
    # An invented article with its group, place, event and raw page.
    invented = _read("example") if example else {}
    values = {
        "answers": answers,
        "version": __version__,
        "example": list(invented),
        "_": (strings or NullTranslations()).gettext,
    }
    sources = _read("files") | _read(f"languages/{answers.language}")
    made = [StarterFile(path, text, path not in _THEIRS) for path, text in _filled(sources, values)]
    made.extend(StarterFile(path, text, followed=False) for path, text in invented.items())
    return tuple(sorted(made, key=lambda file: file.path))


def _filled(sources: Mapping[str, str], values: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    environment = Environment(  # noqa: S701 -- no HTML; the filters escape what people answer
        undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True
    )
    environment.filters["plain"] = lambda text: _MARKUP.sub(r"\\\1", text)
    # Every string of JSON is one of YAML.
    environment.filters["quoted"] = lambda text: json.dumps(text, ensure_ascii=False)
    for path, text in sources.items():
        if path.endswith(_TEMPLATE):
            yield path.removesuffix(_TEMPLATE), environment.from_string(text).render(values)
        else:
            yield path, text


def _read(folder: str) -> dict[str, str]:
    root = resources.files("builder.starter") / folder
    found = _walk(root, "") if root.is_dir() else ()
    return {path: file.read_bytes().decode() for path, file in found}


def _walk(folder: Traversable, path: str) -> Iterator[tuple[str, Traversable]]:
    for entry in sorted(folder.iterdir(), key=lambda one: one.name):
        shown = (
            entry.name.replace(_HIDDEN, ".", 1) if entry.name.startswith(_HIDDEN) else entry.name
        )
        if entry.is_dir():
            yield from _walk(entry, f"{path}{shown}/")
        else:
            yield f"{path}{shown}", entry
