"""What kind a field is says whether it is read a second time."""

import pytest
from pydantic import BaseModel

from builder.model.archive import Archive
from builder.model.fields import QuoteField
from builder.model.statement import Statement, facts_of, phrases
from builder.pipeline import check
from builder.store import read_project
from tests.journeys.archive import write_archive

# A name that means a group in this article is no claim of the article's.
_NO_CLAIM = {"Named.names"}


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    """Return the invented archive."""
    folder = write_archive(tmp_path_factory.mktemp("every-field") / "project")
    return check(read_project(folder)).archive


def _is_words(owner: BaseModel, name: str, value: object) -> bool:
    """Tell whether a field is no claim but the words that one is read in."""
    return isinstance(value, QuoteField) or name in phrases(type(owner))


def test_every_claim_is_read_twice(archive: Archive) -> None:
    """Each value that is said or read has a second reading, whatever that comes to."""
    claims: dict[str, set[bool]] = {}
    for kind in ("articles", "events", "groups"):
        for entry in getattr(archive, kind).values():
            # The fact of an attribution is about all of it: who did it, and who says so.
            paths = {
                place for f in archive.agreement.of(kind, entry.id) for place in (f.at, f.path)
            }
            inside = {path[:length] for path in paths for length in range(len(path) + 1)}
            for fact in facts_of(entry.record):
                owner = fact.around[-1]
                name = next(part for part in reversed(fact.at) if isinstance(part, str))
                is_claim = fact.stated.statement in (Statement.SAID, Statement.READ)
                if is_claim and not _is_words(owner, name, fact.value):
                    above = any(fact.at[:length] in paths for length in range(1, len(fact.at)))
                    is_read = fact.at in inside or above
                    claims.setdefault(f"{type(owner).__name__}.{name}", set()).add(is_read)
    assert {name for name, read in claims.items() if False in read} - _NO_CLAIM == set()
    assert {"Figure.min", "Event.target", "Person.role", "Article.via", "Note.date"} <= set(claims)
