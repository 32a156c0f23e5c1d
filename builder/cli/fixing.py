"""`builder check --fix`."""

import difflib
from contextlib import nullcontext
from dataclasses import replace
from pathlib import Path

import click

from builder.cli.root import count, tell_to_wait
from builder.diagnostics import visible
from builder.mending import mend
from builder.store import CONTENT, Project, TextFile, read_project
from builder.writing import TextChange, alone, change_all


def mend_records(root: Path, *, is_dry: bool) -> Project:
    """Mend the records of a project, show how, and return it as it is now, or would be."""
    with nullcontext() if is_dry else alone(root / CONTENT, tell_to_wait):
        project = read_project(root)
        mended = mend(replace(project, findings=()))
        changes = [
            (old, new)
            for old, new in zip(project.records, mended.records, strict=True)
            if old != new
        ]
        if not is_dry:
            change_all([TextChange(root / old.path, old.text, new.text) for old, new in changes])
    for old, new in changes:
        click.echo(diff_of(old, new))
    if changes:
        verb = "would be mended" if is_dry else "mended"
        click.echo(f"{count(len(changes), 'record')} {verb}.\n")
    return replace(mended, findings=(*project.findings, *mended.findings))


def diff_of(old: TextFile, new: TextFile) -> str:
    """Return what was mended in a record as a unified diff, fit for a terminal."""
    # Not splitlines, which also splits at characters that are no line break to an editor.
    lines = difflib.unified_diff(
        old.text.split("\n"), new.text.split("\n"), old.path, new.path, lineterm=""
    )
    return "\n".join(visible(line) for line in lines)
