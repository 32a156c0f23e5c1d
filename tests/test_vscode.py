"""What `.vscode/` gives an editor: findings in the text, skeletons of entries, raw pages locked."""

import json
import re
from typing import Any

import pytest
import yaml
from click.testing import CliRunner
from jsonschema import Draft7Validator

from builder.cli import main
from builder.diagnostics import Code, Diagnostic, as_text
from builder.json_schema import json_schema
from builder.schema import RECORD_TYPES
from tests.conftest import ROOT


def read(name: str) -> Any:  # noqa: ANN401 -- JSON
    """Return a file of the editor's settings."""
    return json.loads((ROOT / ".vscode" / name).read_text("utf-8"))


SNIPPETS = read("records.code-snippets")
_SAMPLES = {"min": "1", "max": "1", "language": "ur", "url": "https://example.org/"}


@pytest.mark.parametrize("task", read("tasks.json")["tasks"], ids=lambda task: task["label"])
def test_findings_stand_in_the_text(task: dict[str, Any]) -> None:
    """The editor's tasks run commands that there are, and read their findings, help and all."""
    command, *options = task["args"]
    result = CliRunner().invoke(main, ["--project", str(ROOT), command, *options, "--help"])
    assert result.exit_code == 0
    first, second = task["problemMatcher"]["pattern"]
    finding = Diagnostic("content/a b.md", 12, 3, Code.MISSING_QUOTE, "the words: 7:8", "copy them")
    line, help_line = as_text([finding]).splitlines()
    match, more = re.fullmatch(first["regexp"], line), re.fullmatch(second["regexp"], help_line)
    assert match
    assert more
    assert {key: match[n] for key, n in first.items() if key != "regexp"} == {
        "file": "content/a b.md",
        "line": "12",
        "column": "3",
        "code": "missing-quote",
        "message": "the words: 7:8",
    }
    assert more[second["message"]] == "copy them"


@pytest.mark.parametrize("name", list(SNIPPETS))
def test_snippets(name: str) -> None:
    """A snippet that is filled in is an entry of a record, and offers the values that there are."""
    definitions: dict[str, Any] = {}
    for model in RECORD_TYPES.values():
        definitions |= json_schema(model)["definitions"]
    body = "\n".join(SNIPPETS[name]["body"])
    for key, offered in re.findall(r"(\w+): \$\{\d\|([^|]+)\|\}", body):
        enum = definitions[name]["properties"].get(key) or definitions["Figure"]["properties"][key]
        kind = enum["allOf"][0]["$ref"].rpartition("/")[2]
        assert set(offered.split(",")) == set(definitions[kind]["enum"])
    text = re.sub(r"\$\{CURRENT_YEAR\}-\S+?DATE\}", "2022-03-04", body)
    text = re.sub(r"\$\{\d\|(\w+)[^|]*\|\}", r"\1", text)
    text = re.sub(r"(\w+): \$\d", lambda m: f"{m[1]}: {_SAMPLES.get(m[1], 'x')}", text)
    entry = yaml.load(text.replace("$2", "x"), yaml.BaseLoader)  # noqa: S506 -- makes text alone
    entry = entry[0] if isinstance(entry, list) else next(iter(entry.values()))
    schema = {"$ref": f"#/definitions/{name}", "definitions": definitions}
    assert list(Draft7Validator(schema).iter_errors(entry)) == []


def test_raw_pages_are_locked() -> None:
    """An editor opens raw pages to be read alone."""
    assert read("settings.json")["files.readonlyInclude"] == {"seeds/**": True}
