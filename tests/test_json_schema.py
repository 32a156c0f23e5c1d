"""The JSON Schemas of the records, as editors use them."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft7Validator

from builder.cli.schemas import schema_files
from builder.diagnostics import Code
from builder.frontmatter import Tree, dump_document, parse_document
from builder.json_schema import json_schema, skeleton
from builder.json_schema.descriptions import descriptions_of
from builder.json_schema.values import VALUES
from builder.model.dates import EDTF_PATTERN
from builder.model.event import Event
from builder.model.fields import PATTERN_HELP, Line
from builder.model.statement import SaidInReports
from builder.schema import RECORD_TYPES, AnyRecord, read_record, write_record
from builder.store import read_project
from tests.conftest import ROOT, Golden
from tests.model import records
from tests.model.read import yaml_cases
from tests.model.strategies import dates
from tests.sites.sites import VALID

HERE = Path(__file__).parent
SCHEMAS = {kind: json_schema(model) for kind, model in RECORD_TYPES.items()}
VALIDATORS = {kind: Draft7Validator(schema) for kind, schema in SCHEMAS.items()}
PUBLISHED = [file for root in (ROOT, VALID / "two-articles") for file in read_project(root).records]


class _Core(yaml.SafeLoader):
    """Reads YAML 1.2 as editors do: `2022` is a number, and `2022-03-04` and `no` are text."""


_Core.yaml_implicit_resolvers = {}
for _tag, _pattern, _first in (
    ("null", r"null|Null|NULL|~|", ["n", "N", "~", ""]),
    ("bool", r"true|True|TRUE|false|False|FALSE", list("tTfF")),
    ("int", r"[-+]?[0-9]+", list("-+0123456789")),
    ("float", r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", list("-+0123456789.")),
):
    _Core.add_implicit_resolver(
        f"tag:yaml.org,2002:{_tag}", re.compile(rf"^(?:{_pattern})$"), _first
    )


def as_an_editor(text: str) -> Any:  # noqa: ANN401 -- what YAML gives
    """Return a record's front matter as an editor reads it."""
    return yaml.load(text.split("---\n")[1], _Core)  # noqa: S506 -- a safe loader


def faults(kind: str, data: object) -> list[str]:
    """Return what an editor would mark."""
    return [error.message for error in VALIDATORS[kind].iter_errors(data)]


@pytest.mark.parametrize("name", list(schema_files()))
def test_committed(name: str, golden: Golden) -> None:
    """The schemas in docs/schema/ are those that `builder schema` writes."""
    golden(ROOT / "docs/schema" / name, schema_files()[name])


@pytest.mark.parametrize("kind", list(RECORD_TYPES))
def test_for_editors(kind: str) -> None:
    """A schema is valid, describes every field, and has nothing that only pydantic understands."""
    schema = SCHEMAS[kind]
    Draft7Validator.check_schema(schema)
    keys: set[str] = set()
    for part in _parts({**schema, "title": None}):
        keys |= part.keys()
        for words in part.get("properties", {}).values():
            assert words["description"].endswith("."), words
        assert len(part.get("enumDescriptions", [])) == len(part.get("enum", []))
    assert keys <= {
        *"$schema title description type properties required additionalProperties".split(),
        *"definitions allOf anyOf items enum enumDescriptions default".split(),
        *"pattern patternErrorMessage minimum maximum maxLength $ref".split(),
    }
    for pattern in (part["pattern"] for part in _parts(schema) if "pattern" in part):
        # JSON Schema's dialect is JavaScript's, where these mean something else or nothing.
        assert not re.search(r"\(\?|\\[dwsAZ](?!-)|\\\"", pattern.replace(r"\s", ""))


def _parts(schema: Any) -> Iterator[dict[str, Any]]:  # noqa: ANN401 -- JSON
    """Yield a schema and every schema in it."""
    if isinstance(schema, list):
        for one in schema:
            yield from _parts(one)
    if isinstance(schema, dict):
        yield schema
        for key in ("properties", "definitions"):
            for one in schema.get(key, {}).values():
                yield from _parts(one)
        for key in ("items", "anyOf", "allOf"):
            yield from _parts(schema.get(key))


def test_words() -> None:
    """Words are there for every value that a record may have, and for no other."""
    named = {
        name: part
        for schema in SCHEMAS.values()
        for name, part in {**schema["definitions"], schema["title"]: schema}.items()
    }
    values = {name: set(part["enum"]) for name, part in named.items() if "enum" in part}
    assert {name: set(words) for name, words in VALUES.items()} == values


def test_words_follow_from_the_kind() -> None:
    """Words stand below a field; whose words it must have, its kind says. None is without words."""

    class Armed(Event):
        weapon: SaidInReports[Line] | None = None
        """The words for the weapon."""

    class Vague(Event):
        weapon: SaidInReports[Line] | None = None

    said = "Stands in an article that reports it."
    assert descriptions_of(Armed)["weapon"] == f"The words for the weapon. {said}"
    assert descriptions_of(Armed)["target"] == f"The words for the target. {said}"
    with pytest.raises(KeyError, match=r"Vague\.weapon: say below it"):
        descriptions_of(Vague)


@pytest.mark.parametrize("file", PUBLISHED, ids=lambda file: file.path)
def test_records_are_valid(file: Any) -> None:  # noqa: ANN401 -- a TextFile
    """An editor marks nothing in a record that is right, as it reads it and as we do."""
    kind = file.path.split("/")[1]
    document, _ = parse_document(file.path, file.text)
    assert document
    assert faults(kind, as_an_editor(file.text)) == []
    assert faults(kind, document.data) == []


_STRATEGIES: dict[str, st.SearchStrategy[Any]] = {
    "articles": records.articles,
    "groups": records.groups,
    "locations": records.locations(),
    "events": records.events,
}


@settings(max_examples=40)
@given(st.sampled_from(list(RECORD_TYPES)), st.data())
def test_what_we_take_is_valid(kind: str, data: st.DataObject) -> None:
    """An editor marks nothing in any record that could be."""
    assert faults(kind, write_record(data.draw(_STRATEGIES[kind]))) == []


@given(dates)
def test_dates(date: object) -> None:
    """Every date that we read fits the pattern."""
    assert re.fullmatch(EDTF_PATTERN, str(date))
    assert EDTF_PATTERN in PATTERN_HELP


@pytest.mark.parametrize(
    "text",
    ["2022-13", "2022-00", "2022-03-32", "soon", "12 March 2022", "2022/03/04/05", "2022-3-4", ""],
)
def test_no_dates(text: str) -> None:
    """What is plainly no date does not fit it."""
    assert not re.fullmatch(EDTF_PATTERN, text)


# Of fields against each other, and of what the calendar has, a schema knows nothing.
_BEYOND = {Code.MIN_ABOVE_MAX, Code.PART_ABOVE_WHOLE, Code.INVALID_DATE}


@pytest.mark.parametrize(
    "case", yaml_cases(HERE / "schema" / "bad.yaml"), ids=lambda c: c["promise"]
)
def test_bad_records(case: dict[str, str]) -> None:
    """What an editor can see is marked: the case says which record is wrong and how."""
    kind = case["kind"]
    front = f"---\n{case['record']}\n---\n"
    assert faults(kind, as_an_editor(front))
    document, _ = parse_document("a.md", front)
    assert document
    assert read_record(RECORD_TYPES[kind], document)[0] is None


@settings(max_examples=80)
@given(st.sampled_from(list(RECORD_TYPES)), st.data())
def test_damage_is_marked(kind: str, data: st.DataObject) -> None:
    """Whatever is wrong with the shape of a record, an editor marks it, as `builder check` does."""
    good = write_record(data.draw(_STRATEGIES[kind]))
    bad = data.draw(_damaged(good))
    document, _ = parse_document("a.md", dump_document(bad, ""))
    assert document
    _, findings = read_record(RECORD_TYPES[kind], document)
    by_shape = {
        finding.code
        for finding in findings
        # What one field asks of another is said with these words.
        if not re.search(
            r"needs (a group|min|precision)|vague region|without the other", finding.message
        )
    } - _BEYOND
    assert bool(faults(kind, bad)) >= bool(by_shape)


@st.composite
def _damaged(draw: st.DrawFn, tree: dict[str, Tree]) -> dict[str, Tree]:
    """Draw a record with one field taken away, added, or given another sort of value."""
    places = list(_mappings(tree))
    target = draw(st.sampled_from(places))
    damaged: dict[str, Tree] = json.loads(json.dumps(tree))
    mapping: Any = damaged
    for part in target:
        mapping = mapping[part]
    key = draw(st.sampled_from(sorted(mapping)))
    wrong: list[Tree] = [[], {}, [["x"]], {"x": "y"}, None, "<>", "x" * 3_000]
    match draw(st.sampled_from(["take", "add", "change"])):
        case "take":
            del mapping[key]
        case "add":
            mapping[f"{key}_"] = "x"
        case "change":
            mapping[key] = draw(st.sampled_from(wrong))
    return damaged


def _mappings(tree: Tree, at: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    if isinstance(tree, dict) and tree:
        yield at
        for key, value in tree.items():
            yield from _mappings(value, (*at, key))
    elif isinstance(tree, list):
        for n, value in enumerate(tree):
            yield from _mappings(value, (*at, n))


@pytest.mark.parametrize("kind", ["groups", "locations", "events"])
def test_skeletons(kind: str) -> None:
    """A skeleton has every field once and in order; one that is not filled in is a finding."""
    model: type[AnyRecord] = RECORD_TYPES[kind]
    required = {name for name, field in model.model_fields.items() if field.is_required()}
    text = skeleton(model, {"title" if kind == "events" else "name": 'A: "b" # c'})
    document, _ = parse_document("a.md", text)
    assert document
    assert set(document.data) == required
    assert 'A: "b" # c' in document.data.values()
    filled, findings = parse_document("a.md", text.replace("\n# ", "\n").replace("Take", "# Take"))
    assert findings == []
    assert filled
    later = {"redirect_from", "corrections"}
    assert list(filled.data) == [name for name in model.model_fields if name not in later]
    _, findings = read_record(model, filled)
    assert {finding.code for finding in findings} <= {Code.WRONG_TYPE, Code.INVALID_DATE}
