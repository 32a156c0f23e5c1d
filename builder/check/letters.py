"""What people type: no character that nobody sees, and no letter that poses as another.

The words of publishers stay as they are: in bodies and quotes such characters are shown instead.
"""

from collections.abc import Iterable, Iterator

from builder.check.each import each
from builder.check.records import AnyEntry, Records
from builder.diagnostics import Code, Diagnostic
from builder.frontmatter import Path, Tree
from builder.model.article import Article
from builder.model.kinds import KINDS
from builder.model.lookalikes import lookalike
from builder.model.statement import Stated, Statement, Where, stated_at
from builder.model.unseen import code_point, unseen_typed

_NAMES = frozenset("name title aliases weak_aliases native_names".split())

# Whose word it is: two that only look alike would count as two.
_SOURCES = frozenset("publisher authors via".split())
# Languages written in Cyrillic or Greek letters, of which a whole word may look like Latin ones.
_LIKE_LATIN = frozenset("ab be bg ce cu cv el grc kk ky mk mn os ru rue sah sr tg tt uk".split())


@each(*KINDS)
def check_letters(entry: AnyEntry, _: Records) -> Iterator[Diagnostic]:
    """Yield a finding for every unseen character, and every name in letters that pose as others."""
    is_article = isinstance(entry.record, Article)
    for path, text in _texts(entry.document.data, ()):
        if _is_typed(stated_at(type(entry.record), path)):
            yield from _check_unseen(entry, path, text)
        if not is_article and path[0] in _NAMES:
            yield from _check_name(entry, path, text)
        if is_article and (path[0] in _SOURCES or path[-1] == "by"):
            yield from _check_source(entry, path, text)
    if not is_article:
        document = entry.document
        yield from unseen_in_text(document.path, document.body, document.body_line)


def _is_typed(stated: Stated | None) -> bool:
    """Tell whether people type it, instead of copying an article's words letter for letter."""
    if stated is None or stated.to is not None:
        return False
    is_on_page = stated.where in (Where.PAGE, Where.PAGE_OR_ADDRESS)
    return is_on_page or stated.statement in (Statement.OURS, Statement.REFERENCE)


def unseen_in_text(path: str, text: str, first_line: int = 1) -> Iterator[Diagnostic]:
    """Yield a finding for every line of an editor's text that has an unseen character."""
    for number, line in enumerate(text.split("\n"), start=first_line):
        at = next(unseen_typed(line), None)
        if at is not None:
            yield Diagnostic(path, number, at + 1, Code.HIDDEN_CHARACTER, *_unseen(line[at]))


def _texts(tree: Tree, path: Path) -> Iterator[tuple[Path, str]]:
    if isinstance(tree, str):
        yield path, tree
    elif tree is not None:
        items: Iterable[tuple[str | int, Tree]] = (
            tree.items() if isinstance(tree, dict) else enumerate(tree)
        )
        for key, value in items:
            yield from _texts(value, (*path, key))


def _check_unseen(entry: AnyEntry, path: Path, text: str) -> Iterator[Diagnostic]:
    at = next(unseen_typed(text), None)
    if at is not None:
        yield entry.finding(path, Code.HIDDEN_CHARACTER, *_unseen(text[at]))


def _unseen(char: str) -> tuple[str, str]:
    return (
        f"has a character that nobody sees ({code_point(char)})",
        "delete it, or type the words anew",
    )


def _check_name(entry: AnyEntry, path: Path, text: str) -> Iterator[Diagnostic]:
    is_native = path[0] == "native_names"
    if not is_native or path[-1] == "name":
        help_text = "type it in letters of one script; a name in another script is a native name"
        yield from _check_word(entry, path, lookalike(text, is_native=is_native), help_text)


def _check_source(entry: AnyEntry, path: Path, text: str) -> Iterator[Diagnostic]:
    language = (entry.record.language or "").partition("-")[0]
    word = lookalike(text, is_native=path[-1] != "by" and language in _LIKE_LATIN)
    help_text = "type it in letters of one script, as the page and other records do"
    yield from _check_word(entry, path, word, help_text)


def _check_word(
    entry: AnyEntry, path: Path, word: str | None, help_text: str
) -> Iterator[Diagnostic]:
    if word is not None:
        letters = " ".join(code_point(char) for char in word if not char.isascii())
        message = f'"{word}" has letters that look like others ({letters})'
        yield entry.finding(path, Code.LOOKALIKE_LETTER, message, help_text)
