"""Adding a field to a record: what has to be written for it, and what follows from its kind."""

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.conftest import ROOT
from tests.sites.sites import VALID

_CASES = [
    yaml.safe_load(path.read_text(encoding="utf-8"))
    for path in sorted((Path(__file__).parent / "new-field").glob("*.yml"))
]
_EVENT = "events/2031-05-04-osmara-market-bombing"
_BLAST = "articles/2031-05-05-blast-at-grain-market"
_MOST_FILES = 6
# What commands write anew: the schema for editors, and the list of strings of the interface.
_GENERATED = ("docs/schema/event.schema.json", "builder/render/locale/messages.pot")

# Run with the copy of the package: what it makes of a project with the field.
_ASK = """
import json, sys
from pathlib import Path
import builder
from builder.cli.schemas import schema_files
from builder.pipeline import check, compare, publish
from builder.render.settings import Settings
from builder.store import read_project
answers = []
for name in sys.argv[2:]:
    project, without = read_project(Path(name)), read_project(Path(sys.argv[1]))
    checked = check(project)
    facts = checked.archive.agreement.of("events", "2031-05-04-osmara-market-bombing")
    answers.append({
        "package": str(Path(builder.__file__).parent.parent),
        "findings": [[str(one.code), one.message] for one in checked.findings],
        "standing": {str(one.path[0]): one.standing.value for one in facts},
        "lost": [one.message for one in compare(project, without)],
        "pages": {page.uri: page.html for page in publish(project, Settings()).pages},
        "schema": schema_files()["event.schema.json"],
    })
print(json.dumps(answers))
"""


def copy_with(folder: Path, edits: Mapping[str, list[dict[str, str]]]) -> Path:
    """Copy the package and what it documents into a folder, with edits, and return it."""
    for name in ("builder", "docs"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name, steps in edits.items():
        text = (folder / name).read_text(encoding="utf-8")
        for step in steps:
            assert text.count(step["old"]) == 1, f"{name} has changed: {step['old']!r}"
            text = text.replace(step["old"], step["new"])
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def project_with(folder: Path, fields: Mapping[str, Any]) -> Path:
    """Copy the tiny site into a folder, its bombing with more fields, and return the folder."""
    shutil.copytree(VALID / "two-articles", folder)
    event = folder / f"content/{_EVENT}.md"
    text = event.read_text(encoding="utf-8")
    more = yaml.safe_dump(dict(fields), allow_unicode=True, sort_keys=False)
    event.write_text(text.replace("type:", f"{more if fields else ''}type:", 1), encoding="utf-8")
    return folder


@pytest.fixture(params=_CASES, ids=lambda case: case["promise"].split(",")[0])
def case(request: pytest.FixtureRequest) -> dict[str, Any]:
    """Return a field that might be added, with what has to be written and what follows."""
    found = request.param
    assert isinstance(found, dict)
    return found


def test_a_new_field(case: dict[str, Any], tmp_path: Path) -> None:
    """What it says is checked, read twice, shown with its words, cited, described and compared."""
    package = copy_with(tmp_path / "package", case["edits"])
    without = project_with(tmp_path / "without", {})
    projects = [
        project_with(tmp_path / f"case-{n}", one["record"]) for n, one in enumerate(case["cases"])
    ]
    done = subprocess.run(  # noqa: S603 -- our own arguments
        [sys.executable, "-c", _ASK, str(without), *map(str, projects)],
        cwd=package,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    for one, answer in zip(case["cases"], json.loads(done.stdout), strict=True):
        assert Path(answer["package"]) == package, "another package was asked"
        assert answer["findings"] == one["findings"]
        assert answer["lost"] == ["weapon was published otherwise, and no correction says so"]
        assert '"weapon"' in answer["schema"]
        if "standing" in one:
            assert answer["standing"]["weapon"] == one["standing"]
            _assert_shown(answer["pages"], one["record"]["weapon"])


def _assert_shown(pages: Mapping[str, str], words: str) -> None:
    """The event's page links the words to where an article has them, and that article back."""
    row = re.search(
        r"<dt>Weapon</dt> <dd><a [^>]*href=\"([^\"#]*)#([^\"]*)\"[^>]*>([^<]*)",
        pages[f"{_EVENT}.md"],
    )
    assert row, "the page has no such line, or no link in it"
    assert row[1].endswith(f"{_BLAST}/")
    assert row[3] == words
    assert f'id="{row[2]}"' in pages[f"{_BLAST}.md"]


def test_files_of_a_new_field(case: dict[str, Any]) -> None:
    """It is written into six files at most, two of which commands write."""
    assert len({*case["edits"], *_GENERATED}) <= _MOST_FILES


# A field's name where it means the field: in quotation marks, behind a record, or declared.
_NAMED = r"""["'`]{0}["'`]|\b(?:record|event|reasons|told)\.{0}\b|^    {0}: (?:Said|Because)"""
# Where more is known of the field than its kind says, or a document explains it.
_MORE = {
    "target": {
        "builder/check/second/kinds.py": "the attackers, or one who speaks, are no target",
        "docs/diagnostics.md": "an example of words that have to stand in an article",
        "builder/annotate/traits.py": "its words tell one incident from another",
        "builder/reader/events/actors.py": "a table of words of the language has the name",
        "builder/reader/lexis/told.py": "as above",
        "builder/render/groups.py": "what a group is said to have targeted",
        "builder/render/sample.py": "words of a sentence that can be shown by themselves",
        "builder/render/templates/home.html": "as above",
        "builder/returning/homes.py": "where a cell of that column goes when a table comes back",
        "builder/tables/events.py": "a column of the data, which a field may have or not",
        "builder/tables/write/annotations.py": "the W3C's own word for what an annotation is of",
        "builder/tables/write/graph.py": "GraphML's own word for the end of an edge",
    }
}


@pytest.mark.parametrize("name", ["target"])
def test_files_that_name_a_field(name: str) -> None:
    """No file names a field but those that a new one needs, and those with a reason here."""
    named = re.compile(_NAMED.format(name), re.MULTILINE)
    needed = {*_CASES[-1]["edits"], *_GENERATED}
    found = {
        path.relative_to(ROOT).as_posix()
        for folder in ("builder", "docs")
        for path in (ROOT / folder).rglob("*.*")
        # A new archive's documents are links to those here.
        if not path.is_symlink()
        and path.suffix in {".py", ".html", ".toml", ".json", ".md", ".pot"}
        and named.search(path.read_text(encoding="utf-8"))
    }
    assert found - needed == set(_MORE[name])
    assert needed - found <= {"builder/render/locale/messages.pot"}, "it has the words alone"
