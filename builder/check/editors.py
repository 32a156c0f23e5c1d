"""Texts that editors write in Markdown: profiles, and their own pages."""

from collections.abc import Iterable, Iterator

from builder.check.letters import unseen_in_text
from builder.check.records import Records
from builder.diagnostics import Code, Diagnostic
from builder.frontmatter import Document

# python-markdown takes time that grows with the square or the cube of these, and with 300 nested
# lists ends in an error: 50,000 opening brackets in a row took 25 s. No text of ours comes near.
_MOST_CHARACTERS = 100_000
_MOST_OPENINGS = 1_000
_MOST_LINES_AT_ONCE = 500
_DEEPEST_INDENT = 40
_OPENINGS = "[<"

_PAGE_FIELDS = ("title", "description")


def check_profiles_markup(records: Records) -> Iterator[Diagnostic]:
    """Yield a finding for every profile that would take long to render."""
    for kind, entry in records:
        if kind != "articles":
            document = entry.document
            yield from _check_markup(document.path, document.body, document.body_line)


def check_page(path: str, text: str, document: Document | None) -> Iterator[Diagnostic]:
    """Yield what is wrong with a page of the editors' own; `document` if it has front matter."""
    if document is not None:
        for key, value in document.data.items():
            line, column = document.place((key,))
            if key not in _PAGE_FIELDS:
                yield Diagnostic(
                    path,
                    line,
                    column,
                    Code.UNKNOWN_KEY,
                    f"{key} is not a field of a page",
                    f"the fields are {' and '.join(_PAGE_FIELDS)}",
                )
            elif value is not None and not isinstance(value, str):
                yield Diagnostic(
                    path, line, column, Code.WRONG_TYPE, f"{key} is not text", "write one line"
                )
    yield from unseen_in_text(path, text)
    body, first = (document.body, document.body_line) if document else (text, 1)
    yield from _check_markup(path, body, first)


# The first part of the addresses of derived pages, and of what the site itself loads.
DERIVED = frozenset(
    "404 articles assets changes corrections data drafts embed events explore groups leads "
    "locations map search timeline".split()
)


def check_page_addresses(paths: Iterable[str]) -> Iterator[Diagnostic]:
    """Yield a finding for every page of the editors' at the address of another or a derived one."""
    owners: dict[str, str] = {}
    for path in paths:
        address = _address(path)
        first = address.partition("/")[0]
        other = "the site makes itself" if first in DERIVED else owners.get(address)
        owners.setdefault(address, f"{path} has, too")
        if other is not None:
            yield Diagnostic(
                path,
                1,
                1,
                Code.TAKEN_ADDRESS,
                f"has the address {address or '.'}/, which {other}",
                "give the file another name",
            )


def _address(path: str) -> str:
    parts = path.removeprefix("content/").removesuffix(".md").casefold().split("/")
    return "/".join(parts[:-1] if parts[-1] in ("index", "readme") else parts)


def _check_markup(path: str, text: str, first_line: int) -> Iterator[Diagnostic]:
    for line, reason in _burdens(text):
        yield Diagnostic(
            path,
            first_line + line,
            1,
            Code.HEAVY_MARKUP,
            f"the text {reason}",
            "take it apart: a page of the archive is words for readers",
        )
        return


def _burdens(text: str) -> Iterable[tuple[int, str]]:
    if len(text) > _MOST_CHARACTERS:
        yield 0, f"is longer than {_MOST_CHARACTERS:,} characters"
    if sum(text.count(opening) for opening in _OPENINGS) > _MOST_OPENINGS:
        yield 0, f"has more than {_MOST_OPENINGS:,} opening brackets"
    together = 0
    for number, line in enumerate(text.split("\n")):
        words = line.strip()
        together = together + 1 if words else 0
        if together > _MOST_LINES_AT_ONCE:
            yield number, f"has over {_MOST_LINES_AT_ONCE} lines without an empty one between"
        indent = line[: len(line) - len(line.lstrip(" \t>"))].expandtabs(4)
        if words and len(indent) > _DEEPEST_INDENT:
            yield number, f"has a line that begins {_DEEPEST_INDENT} characters in"
