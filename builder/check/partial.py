"""Which findings on a record with bad fields stand, whatever those fields were meant to say."""

from collections.abc import Callable, Iterator, Sequence

from pydantic import BaseModel

from builder.check.records import PartialEntry, Records
from builder.check.run import check_records
from builder.diagnostics import Code, Diagnostic
from builder.frontmatter import Path
from builder.model.statement import statements

# What one value says, with its words; nothing that is missing makes it wrong.
_OF_ONE_VALUE = frozenset(
    {
        Code.HIDDEN_CHARACTER,
        Code.HEAVY_MARKUP,
        Code.UNKNOWN_ID,
        Code.LOOKALIKE_LETTER,
        Code.SELF_REFERENCE,
        Code.MISLEADING_ADDRESS,
        Code.BROKEN_LINK,
        Code.MISSING_QUOTE,
        Code.TORN_QUOTE,
        Code.AMBIGUOUS_QUOTE,
        Code.DRAFT_EVIDENCE,
        Code.EMPTY_WORDS,
        Code.MISSING_SEED,
        Code.CHANGED_SEED,
        Code.PARAGRAPH_NOT_IN_SEED,
        Code.EMPTY_BODY,
        Code.UNKNOWN_EDITOR,
    }
)
# What several values say together: they stand where none of them is bad.
_OF_ONE_FACT = frozenset(
    {
        Code.UNSUPPORTED_FIGURE,
        Code.UNSUPPORTED_PHRASE,
        Code.CONTRADICTED_FIGURE,
        Code.CONTRADICTED_DATE,
        Code.CONTRADICTED_ROLE,
        Code.CONTRADICTED_TYPE,
        Code.CONTRADICTED_RELATION,
        Code.CONTRADICTED_PERSON,
        Code.CONTRADICTED_METADATA,
    }
)
# The second reader reads everything in the light of these.
_CONTEXT = frozenset({("language",), ("published",), ("because",)})


def check_partial(records: Records, partial: Sequence[PartialEntry]) -> Iterator[Diagnostic]:
    """Yield the findings on records that could be read in part.

    `records` are those without a bad field: what a partial record lacks is no fault of another, so
    nothing but the findings on the partial ones is taken from this.
    """
    if not partial:
        return
    both = records.with_entries((one.kind, one.entry) for one in partial)
    stands = {one.entry.document.path: _standing(one) for one in partial}
    _, findings, _ = check_records(both)
    yield from (one for one in findings if one.path in stands and stands[one.path](one))


def _standing(partial: PartialEntry) -> Callable[[Diagnostic], bool]:
    entry = partial.entry
    fields = {place: path for path, place in entry.document.places.items()}
    bad = {_fact(path) for path in partial.touched}
    model: type[BaseModel] = type(entry.record)
    stated = statements(model)
    bad |= {(name,) for name, one in stated.items() if one and (one.words,) in bad}
    is_dark = any(path[:1] in _CONTEXT for path in partial.touched)

    def stands(finding: Diagnostic) -> bool:
        if finding.code in _OF_ONE_VALUE:
            return True
        path = fields.get((finding.line, finding.column))
        is_apart = path is not None and _fact(path) not in bad
        return finding.code in _OF_ONE_FACT and is_apart and not is_dark

    return stands


def _fact(path: Path) -> Path:
    """Return the innermost item of a list that a field belongs to, or else the field itself."""
    while len(path) > 1 and not isinstance(path[-1], int):
        path = path[:-1]
    return path
