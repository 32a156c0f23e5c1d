"""Tiny whole sites: read one, and change it as a case says."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import yaml

from builder.model.kinds import KINDS
from builder.model.seed import Seed
from builder.store import Project, TextFile, read_project

HERE = Path(__file__).parent
VALID = HERE / "valid"
CASES = sorted((HERE / "invalid").glob("*.yml"))
ARTICLE = "content/articles/2031-05-05-blast-at-grain-market.md"


def tiny(name: str = "two-articles") -> Project:
    """Return a valid site as it was read from its folder."""
    return read_project(VALID / name)


def load_case(path: Path) -> dict[str, Any]:
    """Return a case: `promise`, `change`, perhaps `base` or `deleted`, as its file says."""
    case = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert isinstance(case, dict)
    return case


def changed(case: dict[str, Any]) -> Project:
    """Return the base site with the changes of a case.

    `change` maps a path to a new text, to null (the file is gone), or to a list of
    `{old, new}` replacements, each of which must stand in the file. `deleted` has deleted ids,
    `editors` the list of editors.
    """
    base = replace(
        tiny(case.get("base", "two-articles")),
        deleted=tuple(case.get("deleted", ())),
        editors=tuple(case["editors"]) if "editors" in case else None,
    )
    return with_changes(base, case["change"])


def with_changes(project: Project, change: dict[str, Any]) -> Project:
    """Return a project with changes, in the words of a case."""
    files = {file.path: file.text for file in (*project.records, *project.pages, *project.leads)}
    seeds = {f"seeds/{seed.name}": seed.data for seed in project.seeds}
    for path, steps in change.items():
        _change(seeds if path.startswith("seeds/") else files, path, steps)
    texts = [TextFile(path, text) for path, text in sorted(files.items())]
    return replace(
        project,
        records=tuple(file for file in texts if _is_record(file)),
        pages=tuple(file for file in texts if not _is_record(file) and not _is_of_leads(file)),
        leads=tuple(file for file in texts if _is_of_leads(file)),
        seeds=tuple(
            Seed(path.removeprefix("seeds/"), data) for path, data in sorted(seeds.items())
        ),
    )


def _is_of_leads(file: TextFile) -> bool:
    return file.path.startswith("leads/")


def _is_record(file: TextFile) -> bool:
    return file.path.split("/")[1] in KINDS


def _change(files: dict[str, Any], path: str, change: Any) -> None:  # noqa: ANN401 -- what YAML gives
    is_seed = path.startswith("seeds/")
    if change is None:
        del files[path]
        return
    if isinstance(change, str):
        files[path] = change.encode() if is_seed else change
        return
    text = files[path].decode() if is_seed else files[path]
    for step in change:
        assert step["old"] in text, f"{path} does not have {step['old']!r}"
        text = text.replace(step["old"], step["new"], 1)
    files[path] = text.encode() if is_seed else text
