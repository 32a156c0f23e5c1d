"""A failure of our own at one file is a finding there, and every other file is read."""

from collections.abc import Callable
from types import ModuleType
from typing import Any

import pytest

from builder import authoring, pipeline
from builder.check import resolve
from builder.model import seed as seeds
from builder.model.encoding import decode
from builder.model.raw import opening
from builder.pipeline import check, publish
from builder.render.settings import Settings
from builder.store import Project
from tests.sites.sites import tiny

_OTHER = "content/groups/northern-column.md"


def _project(fault: str) -> Project:
    """Return the tiny site with a fault in a record that no stage here fails at."""
    project = tiny()
    records = tuple(
        type(file)(file.path, file.text.replace("name:", f"{fault}:", 1))
        if file.path == _OTHER
        else file
        for file in project.records
    )
    return Project(records, project.seeds, project.pages, deleted=project.deleted)


def _failing_where(original: Callable[..., Any], words: str) -> Callable[..., Any]:
    """Return a function that fails at what has the words in it, and does its work elsewhere."""

    def failing(*given: Any, **named: Any) -> Any:  # noqa: ANN401 -- any function's
        what = given[1] if isinstance(given[0], type) else given[0]
        if words in str(what):
            raise ZeroDivisionError("a fault of ours")
        return original(*given, **named)

    return failing


@pytest.mark.parametrize(
    ("module", "name", "words", "path"),
    [
        (opening, "decode", "Talks begin", "seeds/waiting.txt"),
        (seeds, "squeeze", "Talks begin", "seeds/waiting.txt"),
        (authoring, "read_dump", "Talks begin", "seeds/waiting.txt"),
        (authoring, "annotate", "agreed", "seeds/waiting.txt"),
        (pipeline, "find_mentions", "waiting.txt", "seeds/waiting.txt"),
        (pipeline, "parse_document", "osmara.md", "content/locations/osmara.md"),
        (pipeline, "read_record", "osmara.md", "content/locations/osmara.md"),
        (resolve, "find_mentions", "nine-dead", "content/articles/2031-05-06-nine-dead.md"),
    ],
    ids=lambda value: getattr(value, "__name__", None),
)
def test_each_stage(
    monkeypatch: pytest.MonkeyPatch,
    module: ModuleType,
    name: str,
    words: str,
    path: str,
) -> None:
    """Whatever stage fails, its file has one finding, and a fault elsewhere is found as well."""
    monkeypatch.setattr(module, name, _failing_where(getattr(module, name), words))
    findings = check(_project("nam")).findings
    failures = [finding for finding in findings if finding.code == "internal-error"]
    assert [finding.path for finding in failures] == [path]
    assert "ZeroDivisionError" in failures[0].message
    assert failures[0].help
    assert _OTHER in {finding.path for finding in findings}


def test_every_rule(monkeypatch: pytest.MonkeyPatch) -> None:
    """A rule that fails at one record is a finding at it, and every other rule is held."""
    from builder.check import run  # noqa: PLC0415 -- the list of rules is what is changed

    for number in range(len(run.RULES)):
        rule = run.RULES[number]

        def failing(records: Any, rule: Any = rule) -> Any:  # noqa: ANN401 -- a rule's own
            if "osmara" in records.locations:
                raise ZeroDivisionError
            return rule(records)

        with monkeypatch.context() as patch:
            patch.setattr(run, "RULES", (*run.RULES[:number], failing, *run.RULES[number + 1 :]))
            findings = check(_project("nam")).findings
        failed = [one.path for one in findings if one.code == "internal-error"]
        assert failed == ["content/locations/osmara.md"], rule
        assert _OTHER in {one.path for one in findings}, rule


def test_nothing_is_published(monkeypatch: pytest.MonkeyPatch) -> None:
    """A project with such a finding has no pages."""
    monkeypatch.setattr(opening, "decode", _failing_where(decode, "Talks begin"))
    publication = publish(tiny(), Settings())
    assert publication.pages == ()
    assert [str(one.code) for one in publication.findings] == ["internal-error"]
