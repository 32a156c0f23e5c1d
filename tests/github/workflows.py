"""The workflows' steps, and what runs them here in place of GitHub."""

import os
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.conftest import ROOT
from tests.github.forms import load

WORKFLOWS = sorted((ROOT / ".github/workflows").glob("*.yml"))
TOKEN = "a-token-that-must-not-leak"  # noqa: S105 -- a word to look for
_EXPRESSION = re.compile(r"\$\{\{ *(.*?) *\}\}")


@dataclass(frozen=True)
class Step:
    """One step of a job, and the workflow and job that it belongs to."""

    workflow: str
    job: str
    data: dict[str, Any]

    @property
    def run(self) -> str | None:
        """The command of the step, if it is one."""
        command: str | None = self.data.get("run")
        return command

    @property
    def uses(self) -> str:
        """The action of the step, or nothing."""
        return str(self.data.get("uses", ""))

    def environment(self, values: dict[str, str]) -> dict[str, str]:
        """Return the variables that the step is given, with GitHub's expressions filled in."""
        given: dict[str, str] = self.data.get("env", {})
        return {
            name: _EXPRESSION.sub(lambda match: values[match[1]], str(value))
            for name, value in given.items()
        }


def steps() -> list[Step]:
    """Return every step of every workflow, in order."""
    return [
        Step(path.name, name, step)
        for path in WORKFLOWS
        for name, job in load(path)["jobs"].items()
        for step in job["steps"]
    ]


@dataclass(frozen=True)
class Runner:
    """A clone of a project, with a bare repository as its origin and commands that only take notes.

    `notes` is where the stand-ins for gh and make write what they were told.
    """

    clone: Path
    origin: Path
    notes: Path

    def run(self, command: str, **environment: str) -> subprocess.CompletedProcess[str]:
        """Run a step's command as GitHub does, with nothing of our own environment but the path."""
        bare = {
            "PATH": f"{self.notes}:{os.environ['PATH']}",
            "HOME": str(self.notes),
            "PYTHONPATH": str(ROOT),
            "GITHUB_REPOSITORY": "Example-Org/archive",
            "GITHUB_SERVER_URL": "https://github.com",
            "GITHUB_REF_NAME": "main",
        }
        return subprocess.run(  # noqa: S603 -- the project's own commands
            ["/bin/bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", command],
            cwd=self.clone,
            env=bare | environment,
            capture_output=True,
            text=True,
            check=False,
        )

    def git(self, *arguments: str) -> str:
        """Return what git says in the clone; fail if it fails."""
        result = self.run(" ".join(f"'{word}'" for word in ("git", *arguments)))
        assert result.returncode == 0, result.stderr
        return result.stdout

    def note(self, name: str) -> str:
        """Return what a stand-in was told; nothing if it was never called."""
        path = self.notes / f"{name}.txt"
        return path.read_text(encoding="utf-8") if path.exists() else ""


_STAND_IN = """#!/bin/sh
{{ for word in "$@"; do printf '[%s]' "$word"; done; echo; {more} }} >>"{notes}/{name}.txt"
"""


def runner(folder: Path) -> Runner:
    """Set a runner up in an empty folder: the real authority records and workflows, no articles."""
    one = Runner(folder / "clone", folder / "origin.git", folder / "notes")
    for path in (one.clone, one.notes):
        path.mkdir()
    for name, more in (("gh", "cat;"), ("make", "env | grep ^ARCHIVE_ || true;")):
        script = one.notes / name
        script.write_text(_STAND_IN.format(more=more, notes=one.notes, name=name), encoding="utf-8")
        script.chmod(0o755)
    for name in (".github", ".gitignore", "content/groups", "content/locations", "mkdocs.yml"):
        target = one.clone / name
        target.parent.mkdir(parents=True, exist_ok=True)
        one.run(f"cp -r '{ROOT / name}' '{target}'")
    (one.clone / ".venv").symlink_to(sys.prefix)
    one.run(f"git init --quiet --bare '{one.origin}'")
    one.git("init", "--quiet", "--initial-branch=main")
    one.git("remote", "add", "origin", str(one.origin))
    one.git("add", "--all")
    one.git("-c", "user.name=A", "-c", "user.email=a@example.org", "commit", "-qm", "Start")
    one.git("push", "--quiet", "origin", "main")
    return one
