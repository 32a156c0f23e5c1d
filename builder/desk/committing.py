"""A branch and a commit of one article's files, made when the editor asks for it.

Git is run for plain reading and writing of objects alone: no hook, no filter, no editor and no
signing program runs, and neither the working files nor what else is staged is touched. Nothing that
contributors wrote stands in a command or in the message.
"""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from builder.desk.facts import RefusedError

_OPTIONS = (
    "--literal-pathspecs",
    *("-c", f"core.hooksPath={os.devnull}"),
    *("-c", "core.fsmonitor=false"),
    *("-c", "core.quotePath=false"),
    *("-c", "safe.bareRepository=explicit"),
    *("-c", "user.useConfigOnly=true"),
)
# What somebody's shell or another program's hook may have set of another repository.
_STRANGE = (
    "GIT_DIR GIT_WORK_TREE GIT_INDEX_FILE GIT_OBJECT_DIRECTORY GIT_NAMESPACE GIT_PREFIX"
    " GIT_ALTERNATE_OBJECT_DIRECTORIES GIT_COMMON_DIR GIT_CEILING_DIRECTORIES"
).split()
_UNDER_WAY = {
    "MERGE_HEAD": "merge",
    "CHERRY_PICK_HEAD": "cherry-pick",
    "REVERT_HEAD": "revert",
    "rebase-merge": "rebase",
    "rebase-apply": "rebase",
    "BISECT_LOG": "bisect",
}
_PATIENCE = 60  # seconds


@dataclass(frozen=True)
class Committed:
    """A commit that was made: its branch, and the beginning of its name."""

    branch: str
    commit: str


class Repository:
    """The Git repository that a folder lies in, fit for a commit."""

    def __init__(self, root: Path) -> None:
        """Look at the repository.

        Raises:
            RefusedError: there is no Git, no repository, no name of the editor's, no branch, or
                something else is under way in it; the message says what to do.

        """
        if shutil.which("git") is None:
            raise RefusedError("Git is not installed: install it, or commit the files elsewhere")
        self._folder = root
        try:
            self._prefix = self._git("rev-parse", "--show-prefix").rstrip("\n")
            self._folder = Path(self._git("rev-parse", "--show-toplevel").rstrip("\n"))
        except RefusedError as error:
            raise RefusedError(
                "this folder is in no Git repository that can be used (%(reason)s)", reason=error
            ) from None
        self.branch = self._branch()
        self._refuse_what_is_under_way()
        if not self._is("var", "GIT_AUTHOR_IDENT") or not self._is("var", "GIT_COMMITTER_IDENT"):
            raise RefusedError(
                'Git does not know who you are: run git config user.name "Your Name" and '
                "git config user.email you@example.org"
            )

    def changed(self, paths: Sequence[str]) -> list[str]:
        """Return those of some files, by their paths in the project, that differ from HEAD.

        What Git is told to ignore, and what is no plain file, is left out.
        """
        wanted = {self._prefix + path: path for path in paths}
        if not wanted:
            return []
        options = ("--porcelain=v1", "-z", "--untracked-files=all", "--no-renames")
        found = self._git("status", *options, "--", *wanted).split("\0")
        states = {entry[3:]: entry[:2] for entry in found if entry}
        return [
            path
            for full, path in wanted.items()
            if full in states and "D" not in states[full] and self._is_plain(full)
        ]

    def committed(self, path: str) -> str:
        """Return what a file says in the last commit; nothing where it is not in it."""
        name = f"HEAD:{self._prefix}{path}"
        return self._git("cat-file", "blob", name) if self._is("cat-file", "-e", name) else ""

    def commit(self, branch: str, message: str, files: Mapping[str, bytes]) -> Committed:
        """Commit files as they are given, by path in the project, to a branch, and stay on it.

        The branch begins at the last commit, unless the repository is on it already. The working
        files stay as they are, and what else is staged stays staged.

        Raises:
            RefusedError: another branch has the name, or Git refuses.

        """
        head = self._git("rev-parse", "--verify", "HEAD^{commit}").strip()
        ref = f"refs/heads/{branch}"
        is_new = branch != self.branch
        if is_new and self._is("show-ref", "--verify", "--quiet", ref):
            raise RefusedError(
                "there is a branch %(branch)s already: go to it with git switch %(branch)s, or "
                "delete it",
                branch=branch,
            )
        entries = [
            f"100644 {self._git('hash-object', '-w', '--stdin', given=data).strip()}\t"
            f"{self._prefix}{path}\0"
            for path, data in sorted(files.items())
        ]
        listed = "".join(entries).encode("utf-8", "surrogateescape")
        tree = self._tree(head, listed)
        if tree == self._git("rev-parse", f"{head}^{{tree}}").strip():
            raise RefusedError("nothing has changed since the last commit")
        new = self._git("commit-tree", tree, "-p", head, "-F", "-", given=message.encode()).strip()
        # Refused as long as another Git is at work: then nothing has been done yet.
        self._git("update-index", "-z", "--add", "--index-info", given=listed)
        self._git("update-ref", "-m", "desk: commit", ref, new, "" if is_new else head)
        if is_new:
            self._git("symbolic-ref", "-m", f"desk: to {branch}", "HEAD", ref)
        self.branch = branch
        return Committed(branch, new[:10])

    def _tree(self, head: str, listed: bytes) -> str:
        """Write the last commit's files with others in it, and return the name of that."""
        with tempfile.TemporaryDirectory() as folder:
            env = {"GIT_INDEX_FILE": str(Path(folder) / "index")}
            self._git("read-tree", head, env=env)
            self._git("update-index", "-z", "--add", "--index-info", given=listed, env=env)
            return self._git("write-tree", env=env).strip()

    def _branch(self) -> str:
        if not self._is("symbolic-ref", "-q", "HEAD"):
            raise RefusedError(
                "the repository is on no branch (detached HEAD): go to one with git switch first"
            )
        name = self._git("symbolic-ref", "HEAD").strip().removeprefix("refs/heads/")
        if not self._is("rev-parse", "--verify", "-q", "HEAD^{commit}"):
            raise RefusedError("the repository has no commit yet: make its first one yourself")
        return name

    def _refuse_what_is_under_way(self) -> None:
        for name, what in _UNDER_WAY.items():
            if (self._folder / self._git("rev-parse", "--git-path", name).rstrip("\n")).exists():
                raise RefusedError(
                    "a %(what)s is under way in the repository: end it first", what=what
                )

    def _is_plain(self, full: str) -> bool:
        place = self._folder / full
        return place.is_file() and not place.is_symlink()

    def _is(self, *command: str) -> bool:
        try:
            self._git(*command)
        except RefusedError:
            return False
        return True

    def _git(self, *command: str, given: bytes = b"", env: Mapping[str, str] | None = None) -> str:
        kept = {name: value for name, value in os.environ.items() if name not in _STRANGE}
        set_ = {"GIT_TERMINAL_PROMPT": "0", "GIT_OPTIONAL_LOCKS": "0", "LC_ALL": "C"}
        try:
            run = subprocess.run(  # noqa: S603 -- git, with options of ours
                ["git", *_OPTIONS, *command],  # noqa: S607 -- as the editor's own shell finds it
                cwd=self._folder,
                env={**kept, **set_, **(env or {})},
                input=given,
                capture_output=True,
                timeout=_PATIENCE,
                check=False,
            )
        except (OSError, subprocess.TimeoutExpired) as error:
            raise RefusedError("Git could not be run: %(reason)s", reason=error) from None
        if run.returncode:
            said = run.stderr.decode("utf-8", "replace").strip().split("\n")[0]
            raise RefusedError(
                "Git says: %(words)s", words=said.removeprefix("fatal: ") or command[0]
            )
        return run.stdout.decode("utf-8", "surrogateescape")
