"""One bad field hides no other fault, and makes none."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from builder.diagnostics import Code, Diagnostic
from builder.frontmatter import Path, Tree, dump_document, parse_document
from builder.pipeline import check
from builder.store import Project, TextFile
from tests.sites.sites import tiny, with_changes

BLAST = "content/articles/2031-05-05-blast-at-grain-market.md"
BOMBING = "content/events/2031-05-04-osmara-market-bombing.md"
VELL = "content/groups/vell-front.md"
OSMARA = "content/locations/osmara.md"
BAD: list[Tree] = [["no", "value"]]


def _findings(project: Project) -> tuple[Diagnostic, ...]:
    return check(project).findings


def _codes(project: Project) -> list[tuple[str, Code]]:
    return sorted((one.path, one.code) for one in _findings(project))


def _fields(tree: Tree, path: Path = ()) -> Iterator[Path]:
    if path:
        yield path
    if isinstance(tree, dict | list):
        for key, value in tree.items() if isinstance(tree, dict) else enumerate(tree):
            yield from _fields(value, (*path, key))


def _with_bad(tree: Tree, path: Path) -> Tree:
    if not path:
        return BAD
    if isinstance(tree, dict):
        return {k: _with_bad(v, path[1:]) if k == path[0] else v for k, v in tree.items()}
    assert isinstance(tree, list)
    return [_with_bad(v, path[1:]) if n == path[0] else v for n, v in enumerate(tree)]


@pytest.mark.parametrize("record", [BLAST, BOMBING, VELL, OSMARA])
def test_a_bad_field_makes_one_finding(record: str) -> None:
    """Whatever field of a record cannot be read, nothing else is found wrong for it."""
    project = tiny()
    (file,) = (one for one in project.records if one.path == record)
    document, _ = parse_document(file.path, file.text)
    assert document is not None
    fields = list(_fields(document.data))
    assert fields
    for path in fields:
        data = _with_bad(document.data, path)
        assert isinstance(data, dict)
        spoilt = TextFile(file.path, dump_document(data, document.body))
        others = tuple(spoilt if one.path == record else one for one in project.records)
        found = _findings(replace(project, records=others))
        assert {one.path for one in found} == {record}, path
        assert {one.code for one in found} <= {Code.WRONG_TYPE, Code.INVALID_DATE}, (path, found)


def test_all_faults_of_a_record_in_one_run() -> None:
    """A date that cannot be read hides neither a false figure nor a quote that is not there."""
    bad = {"old": "date: 2019", "new": "date: the year 2019"}
    others = [
        {"old": "{min: 7, qualifier: at least}", "new": "{min: 8}"},
        {"old": "quote: a witness", "new": "quote: a bystander"},
        {"old": "{group: northern-column", "new": "{group: vell-front"},
    ]
    alone = _codes(with_changes(tiny(), {BLAST: others}))
    assert {code for _, code in alone} >= {
        Code.MISSING_QUOTE,
        Code.UNSUPPORTED_FIGURE,
        Code.CONTRADICTED_ROLE,
    }
    together = _codes(with_changes(tiny(), {BLAST: [bad, *others]}))
    assert together == sorted([*alone, (BLAST, Code.INVALID_DATE)])


def test_findings_stand_where_the_values_stand() -> None:
    """A list of which an item is bad still has every later finding on its own line."""
    project = with_changes(
        tiny(),
        {
            BLAST: [
                {"old": "{min: 7, qualifier: at least}", "new": "{min: none}"},
                {"old": "{min: 2, max: 2, who", "new": "{min: 3, max: 3, who"},
            ]
        },
    )
    text = next(one.text for one in project.records if one.path == BLAST)
    line = text[: text.index("{min: 3")].count("\n") + 1
    found = {one.code: one.line for one in _findings(project)}
    assert found == {Code.WRONG_TYPE: line - 1, Code.UNSUPPORTED_FIGURE: line}
