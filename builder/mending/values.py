"""Exchange a text in a record's front matter where it stands, and leave all else as it is."""

import textwrap
from collections.abc import Mapping

from builder.frontmatter import Document, Path, Tree, parse_document
from builder.mending.offsets import Offsets
from builder.model.text import one_line

_WIDTH = 100
_BLOCK = ("|", ">")


def with_values(document: Document, text: str, values: Mapping[Path, str]) -> str | None:
    """Return a record's text with other values; None where that is not what it would then say."""
    offsets = Offsets(text)
    spans = {
        path: (offsets.at(start), offsets.at(end))
        for path, (start, end) in document.spans.items()
        if path in values
    }
    wanted = with_data_values(document.data, values)
    for spelling in (_in_place, _anew):
        new = text
        for path, (start, end) in sorted(spans.items(), key=lambda item: item[1], reverse=True):
            old = value_at(document.data, path)
            new = new[:start] + spelling(new[start:end], str(old), values[path]) + new[end:]
        if _says(document, new, wanted, values):
            return new
    return None


def value_at(tree: Tree, path: Path) -> Tree:
    """Return the value at a path that is in the tree."""
    for part in path:
        tree = tree[part]  # type: ignore[index]  # the path says what it is
    return tree


def with_data_values(data: dict[str, Tree], values: Mapping[Path, str]) -> dict[str, Tree]:
    """Return front matter with other values."""
    return {key: _with_values(value, values, (key,)) for key, value in data.items()}


def _with_values(tree: Tree, values: Mapping[Path, str], at: Path) -> Tree:
    if at in values:
        return values[at]
    if isinstance(tree, dict):
        return {key: _with_values(value, values, (*at, key)) for key, value in tree.items()}
    if isinstance(tree, list):
        return [_with_values(value, values, (*at, n)) for n, value in enumerate(tree)]
    return tree


def _says(
    document: Document, text: str, wanted: dict[str, Tree], values: Mapping[Path, str]
) -> bool:
    read, findings = parse_document(document.path, text)
    if read is None or findings or read.body != document.body:
        return False
    lines = {path: one_line(str(value_at(read.data, path))) for path in values}
    return with_data_values(read.data, lines) == wanted


def _in_place(source: str, old: str, new: str) -> str:
    """Exchange letter for letter, so that lines stay as they were wrapped."""
    if [len(word) for word in old.split()] != [len(word) for word in new.split()]:
        return _anew(source, old, new)
    head, words, tail = "", source, ""
    if source.startswith(_BLOCK):
        head, _, words = source.partition("\n")
        head += "\n"
    elif source.startswith(("'", '"')):
        head, words, tail = source[0], source[1:-1], source[-1]
    letters = iter("".join(new.split()))
    return head + "".join(c if c.isspace() else next(letters, c) for c in words) + tail


def _anew(source: str, _old: str, new: str) -> str:
    """Write it in the same style, wrapped anew, or in quotation marks on one line."""
    if not source.startswith(_BLOCK):
        return f'"{"".join(_escaped(char) for char in new)}"'
    _, _, words = source.partition("\n")
    pad = " " * (len(words) - len(words.lstrip(" ")))
    lines = textwrap.wrap(
        new,
        _WIDTH,
        initial_indent=pad,
        subsequent_indent=pad,
        break_long_words=False,
        break_on_hyphens=False,
    )
    empty = words[len(words.rstrip()) :].removeprefix("\n")
    return "\n".join([">-", *lines, empty])


def _escaped(char: str) -> str:
    if char in '"\\':
        return f"\\{char}"
    # What nobody sees is written out.
    return char if char.isprintable() else f"\\U{ord(char):08X}"
