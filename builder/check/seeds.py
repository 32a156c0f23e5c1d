"""The record against the raw page: nothing in the body that the page did not say."""

import difflib
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate

from builder.check.each import each
from builder.check.original import Original
from builder.check.records import Entry, Records
from builder.diagnostics import Code, Diagnostic
from builder.frontmatter import Path
from builder.model.article import Article, Display
from builder.model.body import Body, block_lines
from builder.model.seed import Seed, file_of
from builder.model.text import squeeze

_LONG_ENOUGH = 20
_BULLETS = "-*\u2022>#"
# Beyond these a text is no article, and looking on would take long.
_MOST_FAULTS = 50
_MOST_PLACES = 10_000


def check_seeds(records: Records) -> Iterator[Diagnostic]:
    """Yield what is wrong with seeds, and between articles and theirs."""
    for one in records.seeds.values():
        if one.fault and one.failure is None:
            yield _unreadable(one)
    owners: dict[str, str] = {}
    for entry in records.articles.values():
        source = entry.record.source
        seed = records.seeds.get(source.file)
        if entry.record.display is Display.WITHDRAWN:
            yield from _check_withdrawn(entry, seed)
            continue
        if seed is None:
            yield from _missing(entry, records)
            continue
        if source.file in owners:
            yield entry.finding(
                ("source", "file"),
                Code.SHARED_SEED,
                f"seeds/{source.file} is the source of {owners[source.file]} too",
                "keep one record for one raw page",
            )
        owners.setdefault(source.file, entry.id)
        if seed.sha256 != source.sha256:
            yield entry.finding(
                ("source", "sha256"),
                Code.CHANGED_SEED,
                f"seeds/{source.file} is not the file that this record was made from",
                f"bring the old file back, or review the record and write {seed.sha256}",
            )


@each("articles")
def check_paragraphs(entry: Entry[Article], records: Records) -> Iterator[Diagnostic]:
    """Yield what of an article's text is not in its raw page."""
    seed = records.seeds.get(entry.record.source.file)
    is_withdrawn = entry.record.display is Display.WITHDRAWN
    # Why a seed cannot be read is a finding of its own.
    if seed is not None and seed.fault is None and not is_withdrawn:
        yield from _check_body(entry, seed)


def _unreadable(seed: Seed) -> Diagnostic:
    is_part = seed.file != seed.name
    what = f"the page {seed.name.removeprefix(seed.file)[1:]} in it " if is_part else ""
    return Diagnostic(
        f"seeds/{seed.file}",
        1,
        1,
        Code.UNREADABLE_FILE,
        f"{what}{seed.fault}"[:500],
        "no record can be held against it; if none was made from it, take it out of seeds/",
    )


def _missing(entry: Entry[Article], records: Records) -> Iterator[Diagnostic]:
    name = entry.record.source.file
    file = file_of(name)
    known = [seed for seed in records.seeds.values() if seed.file == file]
    if any(seed.fault and seed.name == file for seed in known):
        # Nothing can be said of the pages of a file that cannot be read, which is told already.
        return
    is_there = bool(known) and file != name
    fault = f"there is no page {name[len(file) + 1 :]} in seeds/{file}" if is_there else ""
    yield entry.finding(
        ("source", "file"),
        Code.MISSING_SEED,
        fault or f"seeds/{name} does not exist",
        _near(name, records) + "add the raw page to seeds/, or mend the name",
    )


# What a withdrawn record may keep: how the article is cited, and why it is gone.
_OF_THE_TEXT = ("summary", "groups", "locations", "people", "reports", "notes", "proposals")


def _check_withdrawn(entry: Entry[Article], seed: Seed | None) -> Iterator[Diagnostic]:
    left: list[tuple[Path, str]] = [
        ((key,), f"{key} of a withdrawn article are still here")
        for key in _OF_THE_TEXT
        if getattr(entry.record, key)
    ]
    if entry.body.text:
        left.append((("display",), "the text of a withdrawn article is still here"))
    if seed is not None:
        left.append((("source", "file"), f"seeds/{seed.name} of a withdrawn article is still here"))
    for at, message in left:
        yield entry.finding(
            at, Code.WITHDRAWN_TEXT, message, "delete it: the record keeps its address and reason"
        )


def _near(name: str, records: Records) -> str:
    # A raw page that has its record already is not the one that is meant.
    free = sorted(set(records.seeds) - records.claimed)
    close = difflib.get_close_matches(name, free, n=1)
    return f"did you mean {close[0]}? Or " if close else ""


def _check_body(entry: Entry[Article], seed: Seed) -> Iterator[Diagnostic]:
    first = entry.document.body_line
    path = entry.document.path
    if not entry.body.text:
        yield Diagnostic(
            path,
            first,
            1,
            Code.EMPTY_BODY,
            "has no text behind the front matter",
            "copy the article's paragraphs from the seed, with an empty line between two",
        )
    position = faults = 0
    lines = block_lines(entry.document.body)
    original = Original(seed.text, seed.squeezed)
    for block, line in zip(entry.body.blocks, lines, strict=True):
        place = original.find(block.text, position)
        if isinstance(place, int):
            position = place
            continue
        faults += 1
        if faults > _MOST_FAULTS:
            break
        yield Diagnostic(
            path,
            first + line,
            1,
            Code.PARAGRAPH_NOT_IN_SEED,
            f'the paragraph "{block.text[:50]}" {place.fault}',
            place.remedy,
        )


def removed_lines(seed_text: str, body: Body, title: str | None) -> Iterator[str]:
    """Yield the lines of a raw page that are neither in the body nor the title, in order."""
    yield from (line for _, line in removed_before(seed_text, body, title))


def removed_before(seed_text: str, body: Body, title: str | None) -> Iterator[tuple[int, str]]:
    """Yield these lines with the index of the block of the body that each stands before."""
    squeezed_title = squeeze(title or "")
    lines = [(line.strip(), squeeze(line)) for line in seed_text.split("\n")]
    lines = [(line, words) for line, words in lines if words and words != squeezed_title]
    page = _Page([words for _, words in lines])
    position = faults = 0
    for index, block in enumerate(body.blocks):
        words = squeeze(block.text)
        if not words:
            continue
        start, end = page.find(words, position)
        faults += start == end
        if faults > _MOST_FAULTS:
            break
        yield from ((index, line) for line, _ in lines[position:start])
        position = end
    yield from ((len(body.kinds), line) for line, _ in lines[position:])


class _Page:
    """The lines of a raw page without white space, in which blocks are found fast."""

    def __init__(self, lines: Sequence[str]) -> None:
        self._lines = lines
        self._text = "".join(lines)
        self._starts = [0, *accumulate(len(line) for line in lines)]

    def find(self, block: str, first: int) -> tuple[int, int]:
        """Return where the lines of the block begin and end; it may be wrapped in the page.

        A block that is not there, which is a finding of its own, takes no lines.
        """
        at = self._text.find(block, self._starts[first])
        for _ in range(_MOST_PLACES):
            if at < 0:
                break
            line = bisect_right(self._starts, at) - 1
            end = at + len(block)
            behind = bisect_left(self._starts, end)
            before = self._lines[line][: at - self._starts[line]]
            if self._starts[behind] == end and not before.strip(_BULLETS):
                return line, behind
            if len(block) >= _LONG_ENOUGH and behind == line + 1:
                return line, behind
            at = self._text.find(block, at + 1)
        return first, first
