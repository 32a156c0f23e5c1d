"""Whatever stops a command, every file is the old one or the new one, whole."""

import json
import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from click.testing import CliRunner
from mkdocs.exceptions import Abort, PluginError

from builder.cli import main
from builder.model.manifest import NAME as MANIFEST
from builder.model.manifest import compare, parse_manifest
from builder.pipeline import check
from builder.store import checksums, read_project
from builder.writing import alone
from tests.conftest import ROOT
from tests.interruption import tree
from tests.sites.sites import VALID, load_case, with_changes
from tests.test_build import copy_tiny, run_build
from tests.waiting import wait

ENV = {**os.environ, "PYTHONPATH": str(ROOT), "NO_MKDOCS_2_WARNING": "1"}
BUILDER = [sys.executable, "-c", "from builder.cli import main; main()"]
MENDING = ROOT / "tests/mending"
SETPRIV = shutil.which("setpriv")


@pytest.fixture
def to_import(tmp_path: Path) -> Path:
    """Return a project with three raw pages and no article."""
    project = tmp_path / "project"
    shutil.copytree(VALID / "two-articles", project, ignore=shutil.ignore_patterns("expected"))
    shutil.rmtree(project / "content/articles")
    shutil.rmtree(project / "content/events")
    return project


@pytest.fixture
def to_mend(tmp_path: Path) -> Path:
    """Return a project with several records that were typed otherwise, one with Windows' breaks."""
    place = {"content/locations/port-ilm.md": "---\nkind: city\nname: Port Ilm\n---\n"}
    quotes = load_case(MENDING / "cases/quotes.yml")["change"]
    site = with_changes(read_project(MENDING / "site"), {**quotes, **place})
    project = Path(shutil.copytree(MENDING / "site", tmp_path / "project"))
    for file in site.records:
        breaks = "\r\n" if "groups/" in file.path else "\n"
        (project / file.path).write_text(file.text, encoding="utf-8", newline=breaks)
    return project


def interrupted(project: Path, how: str, *command: str) -> list[dict[str, object]]:
    """Return what every interrupted run of a command left, the undisturbed one first."""
    result = subprocess.run(  # noqa: S603 -- our own arguments
        [sys.executable, "-m", "tests.interruption", str(project), how, *command],
        cwd=ROOT,
        env=ENV,
        capture_output=True,
        text=True,
        check=True,
    )
    return [json.loads(line) for line in result.stdout.splitlines()]


COMMANDS = {
    "import": ["import"],
    "fix": ["check", "--fix"],
    "pages": ["pages", "out"],
    "new": ["new", "group", "Lake Brigade"],
    "schema": ["schema", "out"],
}


@pytest.mark.parametrize("how", ["steps", "bytes"])
@pytest.mark.parametrize("name", ["import", "fix", "pages"])
def test_killed_at_any_point(name: str, how: str, request: pytest.FixtureRequest) -> None:
    """A killed command leaves whole files; run again, it ends as if nothing had happened.

    It is killed before each call that changes a file, or a sample of them, and within files.
    """
    project: Path = request.getfixturevalue("to_mend" if name == "fix" else "to_import")
    if name == "pages":
        shutil.copytree(VALID / "two-articles", project, dirs_exist_ok=True)
    before = tree(project)
    whole, *runs = interrupted(project, how, *COMMANDS[name])
    assert whole["code"] == 0
    after = whole["tree"]
    assert isinstance(after, dict)
    assert after != before
    assert len(runs) >= 3
    for one in runs:
        assert one["code"] in (-signal.SIGKILL, -signal.SIGXFSZ)
        left = one["tree"]
        assert isinstance(left, dict)
        visible = {path: text for path, text in left.items() if "/.new-" not in path}
        assert before.keys() <= visible.keys() <= before.keys() | after.keys()
        for path, text in visible.items():
            assert text in (before.get(path), after.get(path)), path
        assert one["again"] == 0
        assert one["tree_again"] == after


def test_killed_at_random_moments(to_import: Path) -> None:
    """So it is when the process is killed from outside, whatever it is doing."""
    rng = random.Random(5)
    before = tree(to_import)
    for _ in range(2):
        # It is anywhere between its start and its end: as many files made as it was let make.
        enough = entries(to_import) + rng.randint(1, 4)
        with subprocess.Popen([*BUILDER, "import"], cwd=to_import, env=ENV) as process:  # noqa: S603
            while process.poll() is None and entries(to_import) < enough:
                time.sleep(0.001)
            process.kill()
        left = {path: text for path, text in tree(to_import).items() if "/.new-" not in path}
        assert before.items() <= left.items()
        assert all(text.endswith("\n") for path, text in left.items() if "articles/" in path)
    assert subprocess.run([*BUILDER, "import"], cwd=to_import, env=ENV, check=False).returncode == 0  # noqa: S603
    assert not list(to_import.rglob(".new-*"))
    assert len(list(to_import.glob("content/articles/*.md"))) == 3


def test_two_imports_at_once(to_import: Path) -> None:
    """The second waits for the first, and each raw page gets one record."""
    with alone(to_import / "content"):
        both = [
            subprocess.Popen(  # noqa: S603 -- our own arguments
                [*BUILDER, "import"], cwd=to_import, env=ENV, stdout=-1, stderr=-1, text=True
            )
            for _ in range(2)
        ]
        for process in both:
            assert process.stderr
            assert "waiting for it to end" in process.stderr.readline()
        assert not (to_import / "content/articles").exists()
    said = sorted(process.communicate()[0].splitlines()[-1] for process in both)
    assert [process.returncode for process in both] == [0, 0]
    assert said == [
        "3 drafts written, 0 not. Review each, then builder check.",
        "Nothing to import: 3 pages in seeds/, each with a record.",
    ]
    assert len(list(to_import.glob("content/articles/*"))) == 3
    findings = check(read_project(to_import)).findings
    assert [found for found in findings if "articles/" in found.path] == []


def test_a_lock_ends_with_its_owner(tmp_path: Path) -> None:
    """A command that was killed keeps no other waiting, even where a worker of it lives on."""
    code = (
        "import os, pathlib, sys, time\n"
        "from builder.writing import alone\n"
        "with alone(pathlib.Path(sys.argv[1])):\n"
        "    worker = os.fork()\n"
        "    print(os.getpid(), flush=True) if not worker else None\n"
        "    time.sleep(60)\n"
    )
    with subprocess.Popen(  # noqa: S603 -- our own arguments
        [sys.executable, "-c", code, str(tmp_path)], env=ENV, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout
        worker = int(process.stdout.readline())
        process.kill()
    try:
        with alone(tmp_path, lambda: pytest.fail("the lock is held by a worker")):
            pass
    finally:
        os.kill(worker, signal.SIGKILL)


def test_workers_end_with_their_command(to_import: Path) -> None:
    """The processes that a killed import reads with do not live on."""
    raw = (to_import / "seeds/waiting.txt").read_text(encoding="utf-8")
    for number in range(3000):
        (to_import / f"seeds/more-{number}.txt").write_text(raw, encoding="utf-8")
    with subprocess.Popen([*BUILDER, "import", "--jobs", "2"], cwd=to_import, env=ENV) as process:  # noqa: S603
        children = Path(f"/proc/{process.pid}/task/{process.pid}/children")
        while not (to_import / "content/articles").exists():
            assert process.poll() is None
            time.sleep(0.01)
        workers = children.read_text(encoding="utf-8").split()
        process.kill()
    # Two that read, and what cleans up after them.
    assert len(workers) == 3
    assert wait(lambda: not any(map(is_running, workers)))


def is_running(pid: str) -> bool:
    """Tell whether a process lives; one that has ended may wait for somebody to take note."""
    try:
        stat = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8")
    except FileNotFoundError:
        return False
    return stat.rpartition(")")[2].split()[0] != "Z"


@contextmanager
def small_disk() -> Iterator[None]:
    """Let no file grow over 700 bytes, as if the disk were full; pytest's own log may, after it."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (700, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


@pytest.mark.parametrize("name", COMMANDS)
def test_no_room(name: str, request: pytest.FixtureRequest) -> None:
    """Without room a command says so in one line, and leaves what was there as it was."""
    project: Path = request.getfixturevalue("to_mend" if name == "fix" else "to_import")
    if name == "pages":
        shutil.copytree(VALID / "two-articles", project, dirs_exist_ok=True)
    before = tree(project)
    command = [str(project / "out") if word == "out" else word for word in COMMANDS[name]]
    with small_disk():
        result = CliRunner().invoke(main, ["--project", str(project), *command])
    assert result.exit_code == 1
    assert "cannot be written: File too large. What was written before is whole" in result.output
    assert "Traceback" not in result.output
    left = tree(project)
    assert before.items() <= left.items()
    assert not [path for path in left if "/.new-" in path]
    if name != "pages":
        assert left == before


def test_a_full_disk(to_import: Path) -> None:
    """On a real file system that is full, it is the same."""
    unshare = shutil.which("unshare")
    if unshare is None:
        pytest.skip("this machine has no unshare to mount a small disk with")
    script = (
        'mount -t tmpfs -o size=48k none "$1" && cp -r "$2" "$1/p" && cd "$1/p" '
        "&& dd if=/dev/zero of=fill bs=1k count=40 2>/dev/null; "
        'test -d content || exit 77; shift 2; "$@"; echo "code $?"; ls -A content/articles'
    )
    mount = to_import.parent / "mount"
    mount.mkdir()
    small = [unshare, "--map-root-user", "--mount", "sh", "-c", script, "sh"]
    result = subprocess.run(  # noqa: S603 -- our own arguments
        [*small, str(mount), str(to_import), *BUILDER, "import"],
        env=ENV,
        capture_output=True,
        text=True,
        check=False,
    )
    if "code" not in result.stdout:
        pytest.skip(f"this machine lets nobody mount a small disk: {result.stderr}")
    assert "No space left on device. What was written before is whole" in result.stderr
    assert "code 1" in result.stdout
    for name in result.stdout.split("code 1\n")[1].split():
        assert name.endswith(".md")


@pytest.mark.parametrize("name", ["import", "fix", "new"])
def test_a_folder_that_may_not_be_written(name: str, request: pytest.FixtureRequest) -> None:
    """Without the right to write a command says so in one line, and changes nothing."""
    project: Path = request.getfixturevalue("to_mend" if name == "fix" else "to_import")
    (project / "content/articles").mkdir(exist_ok=True)
    before = tree(project)
    # Root may write everywhere, unless it gives that right away.
    powers = [] if os.geteuid() else [SETPRIV or "", "--bounding-set=-dac_override"]
    if not all(powers):
        pytest.skip("root may write everywhere, and there is no setpriv to change that")
    folders = [path for path in project.rglob("*") if path.is_dir()]
    for folder in folders:
        folder.chmod(0o555)
    try:
        result = subprocess.run(  # noqa: S603 -- our own arguments
            [*powers, *BUILDER, *COMMANDS[name]],
            cwd=project,
            env=ENV,
            capture_output=True,
            text=True,
            check=False,
        )
    finally:
        for folder in folders:
            folder.chmod(0o755)
    assert result.returncode == 1, result.stderr
    assert "cannot be written: Permission denied" in result.stderr
    assert "Traceback" not in result.stderr
    assert tree(project) == before


def test_a_file_in_place_of_a_folder(to_import: Path) -> None:
    """A file where a folder should be is named, and stays."""
    (to_import / "content/articles").write_text("mine", encoding="utf-8")
    result = CliRunner().invoke(main, ["--project", str(to_import), "import"])
    assert result.exit_code == 1
    assert "content/articles:1:1 forbidden-file" in result.output
    assert (to_import / "content/articles").read_text(encoding="utf-8") == "mine"


def visible(folder: Path) -> dict[str, bytes]:
    """Return the bytes of a site's files; a hidden entry at its top is no part of it."""
    return {
        name: (folder / name).read_bytes()
        for name in sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*"))
        if not name.startswith(".") and (folder / name).is_file()
    }


def entries(folder: Path) -> int:
    """Return how many files and folders a folder holds, while a build changes it."""
    return sum(len(folders) + len(files) for _, folders, files in os.walk(folder))


def test_a_killed_build_leaves_whole_files(tmp_path: Path) -> None:
    """A build that is killed at any moment leaves the old site, and the next one the new."""
    project = copy_tiny(tmp_path)
    site, group = project / "site", project / "content/groups/northern-column.md"
    build = [sys.executable, "-m", "mkdocs", "build", "--quiet"]
    subprocess.run(build, cwd=project, env=ENV, check=True)  # noqa: S603 -- our own arguments
    old = visible(site)
    group.write_text("---\nname: Column of the North\naliases: [Northern Column]\n---\n", "utf-8")
    new_site = ["--site-dir", str(tmp_path / "new")]
    subprocess.run([*build, *new_site], cwd=project, env=ENV, check=True)  # noqa: S603
    new = visible(tmp_path / "new")
    assert old != new
    rng = random.Random(8)
    for _ in range(4):
        with subprocess.Popen(build, cwd=project, env=ENV) as process:  # noqa: S603
            # It is anywhere between its start and its end: as many files made as it was let make.
            made = rng.randint(1, len(new))
            wait(lambda: process.poll() is not None or entries(site) >= len(old) + made)  # noqa: B023 -- called at once
            process.kill()
        left = visible(site)
        assert all(data in (old.get(name), new.get(name)) for name, data in left.items())
        assert MANIFEST not in left or left in (old, new)
    subprocess.run(build, cwd=project, env=ENV, check=True)  # noqa: S603 -- our own arguments
    assert visible(site) == new
    assert sorted(path.name for path in site.iterdir() if path.name.startswith(".")) == []


def test_a_warning_leaves_the_old_site(tmp_path: Path) -> None:
    """A strict build that a warning ends leaves the old site; one that is not strict goes on."""
    project = copy_tiny(tmp_path)
    build = [sys.executable, "-m", "mkdocs", "build", "--quiet"]
    subprocess.run(build, cwd=project, env=ENV, check=True)  # noqa: S603 -- our own arguments
    old = visible(project / "site")
    with (project / "content/method.md").open("a", encoding="utf-8") as page:
        page.write("\n[Lost](nowhere.md)\n")
    strict = subprocess.run(  # noqa: S603 -- our own arguments
        [*build[:-1], "--strict"], cwd=project, env=ENV, check=False, capture_output=True, text=True
    )
    assert strict.returncode == 1
    assert "Aborted with 1 warnings in strict mode!" in strict.stdout + strict.stderr
    assert visible(project / "site") == old
    assert not list((project / "site").glob(".*"))
    subprocess.run([*build, "--no-strict"], cwd=project, env=ENV, check=True)  # noqa: S603
    assert b"nowhere.md" in visible(project / "site")["method/index.html"]


def test_a_build_that_cannot_write(tmp_path: Path) -> None:
    """A build without room says so in one line, and leaves the old site."""
    project = copy_tiny(tmp_path)
    build = [sys.executable, "-m", "mkdocs", "build", "--quiet"]
    subprocess.run(build, cwd=project, env=ENV, check=True)  # noqa: S603 -- our own arguments
    old = visible(project / "site")
    limit = "import resource, runpy; resource.setrlimit(resource.RLIMIT_FSIZE, (30_000, 30_000)); "
    small = [sys.executable, "-c", f"{limit}runpy.run_module('mkdocs', run_name='__main__')"]
    result = subprocess.run(  # noqa: S603 -- our own arguments
        [*small, "build", "--quiet"],
        cwd=project,
        env=ENV,
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 1
    # In the words of SQLite: the database is the first file that is too large.
    assert (
        "archive.db cannot be written: disk I/O error; the site is as it was before"
        in result.stderr
    )
    assert "Traceback" not in result.stderr
    assert visible(project / "site") == old
    assert not list((project / "site").glob(".*"))


def test_two_builds_at_once(tmp_path: Path) -> None:
    """Builds into one folder come one after the other, an import beside them: the site is whole."""
    project = copy_tiny(tmp_path)
    build = [sys.executable, "-m", "mkdocs", "build", "--quiet"]
    for _ in range(2):
        commands = [build, build, [*BUILDER, "import"]]
        running = [subprocess.Popen(command, cwd=project, env=ENV) for command in commands]  # noqa: S603
        assert [process.wait() for process in running] == [0, 0, 0]
        listed = parse_manifest((project / "site" / MANIFEST).read_text("utf-8"))
        assert "index.html" in listed
        assert not compare(listed, checksums(project / "site"))


def test_a_build_that_lost_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that another program took away or changed ends the build, and the old site stays."""
    project = copy_tiny(tmp_path)
    old = visible(run_build(project, tmp_path / "site"))
    for harm in (Path.unlink, lambda path: path.write_text("other words", "utf-8")):

        def harmed(made: Path, cores: int, harm: Callable[[Path], object] = harm) -> dict[str, str]:
            harm(made / "groups/index.html")
            return checksums(made, cores)

        with monkeypatch.context() as patch:
            patch.setattr("builder.mkdocs_plugin.staging.checksums", harmed)
            with pytest.raises((PluginError, Abort)):
                run_build(project, tmp_path / "site")
        assert visible(tmp_path / "site") == old
