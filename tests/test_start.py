"""The guide "Start your own archive", followed word by word with an installed wheel."""

import re
import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from builder import __version__
from tests.conftest import ROOT
from tests.fresh import Machine, build_wheel
from tests.mkdocs_plugin.test_serve import Preview
from tests.shared import Once
from tests.waiting import wait

GUIDE = (ROOT / "docs/start.md").read_text(encoding="utf-8")
BLOCK = re.compile(
    r"(?P<before>[^\n]*\n(?:[^\n]+\n)*)\n```(?P<kind>\w+)\n(?P<text>.*?)```\n", re.DOTALL
)
NAMED = re.compile(r"`((?:seeds|content)/\S+)`[^`]*:\Z")
BOATS = "content/articles/2019-06-03-an-invented-exercise-fishing-boats-burnt-in-port-ilm.md"


@dataclass(frozen=True)
class Step:
    """What the guide has a reader type: commands, or the text of a file."""

    text: str
    file: str | None


def commands_of_an_upgrade() -> tuple[str, list[str]]:
    """Return the version to which the guide upgrades, and what it has a reader type for it."""
    (block,) = (block["text"] for block in BLOCK.finditer(GUIDE) if block["kind"] == "console")
    named = re.search(r"annotated_archive-([0-9.]+)-py3", block)
    assert named
    return named[1], block.strip().split("\n")


def build_next(folder: Path, version: str) -> Path:
    """Build the wheel of a version to come, in which some of what `builder init` writes is new."""
    source = folder / "source"
    source.mkdir()
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, source)
    shutil.copytree(ROOT / "builder", source / "builder", ignore=shutil.ignore_patterns("*.pyc"))
    start = source / "builder/__init__.py"
    start.write_text(start.read_text("utf-8").replace(__version__, version), encoding="utf-8")
    for name in ("Makefile", "content/about.md.jinja"):
        path = source / "builder/starter/files" / name
        path.write_text(f"{path.read_text('utf-8')}\n# New in {version}\n", encoding="utf-8")
    return build_wheel(folder, source)


def steps() -> list[Step]:
    """Return the steps of the guide in their order; what is marked as `console` is no step."""
    found = []
    for block in BLOCK.finditer(GUIDE):
        named = NAMED.search(block["before"].strip())
        if block["kind"] == "sh":
            found.append(Step(block["text"], None))
        elif block["kind"] != "console":
            assert named, f"the guide does not say where this goes:\n{block['text']}"
            found.append(Step(block["text"], named[1]))
    return found


@dataclass
class Followed:
    """What came of following the guide: the archive, what was printed, and the machine."""

    archive: Path
    printed: dict[str, str]
    machine: Machine


@pytest.fixture(scope="module")
def followed(once: Once, tmp_path_factory: pytest.TempPathFactory) -> Followed:
    """Follow the guide to its end in an empty folder, and keep what each command printed."""
    wheels = once("wheel", build_wheel)
    folder = tmp_path_factory.mktemp("start")
    machine = Machine(folder)
    shutil.copy(next(wheels.glob("*.whl")), machine.home)
    here = machine.home
    printed: dict[str, str] = {}
    for step in steps():
        if step.file:
            (here / step.file).write_text(step.text, encoding="utf-8")
        elif step.text.startswith("cd "):
            here /= step.text.split()[1]
        elif step.text.startswith("rm "):
            # Looked at first: the end of the guide takes the practice away.
            shutil.copytree(here, folder / "practised", symlinks=True)
            machine.must(step.text, here)
        else:
            for command in step.text.strip().split("\n"):
                printed.setdefault(command, "")
                printed[command] += machine.must(command, here)
    return Followed(here, printed, machine)


def test_no_command_is_left_out() -> None:
    """Every block of the guide is found, and the kinds are those that a reader can tell apart."""
    assert len(steps()) == GUIDE.count("\n```") // 2 - GUIDE.count("```console")
    assert sum(step.file is not None for step in steps()) == 3


def test_every_command_did_what_the_guide_says(followed: Followed) -> None:
    """The import names the draft and what it left out, and the check finds nothing."""
    assert BOATS in followed.printed["make import"]
    assert "Subscribe to our newsletter" in followed.printed["make import"]
    assert "No findings in 6 records and 2 seeds." in followed.printed["make check"]
    assert (followed.archive / "site/index.html").is_file()


def test_site_of_the_practice(followed: Followed) -> None:
    """The practised site counts two articles, shows the new event, and says the version."""
    site = followed.archive.parent.parent / "practised/site"
    home = re.sub(r"<[^>]+>", " ", (site / "index.html").read_text(encoding="utf-8"))
    assert "2 reviewed articles 2 events" in " ".join(home.split())
    event = site / "events/2019-06-02-fishing-boats-burnt-in-port-ilm/index.html"
    assert "killing one fisherman" in event.read_text(encoding="utf-8")
    assert f"annotated-archive {__version__}" in (site / "about/index.html").read_text("utf-8")


def test_a_wrong_figure_is_found(followed: Followed) -> None:
    """What the guide invites a reader to try ends as it says."""
    practised = followed.archive.parent.parent / "practised"
    record = practised / BOATS
    text = record.read_text(encoding="utf-8")
    wrong = text.replace("quote: killing one fisherman", "quote: killing two fishermen")
    record.write_text(wrong, encoding="utf-8")
    result = followed.machine.run(f"{followed.archive}/.venv/bin/builder check", practised)
    record.write_text(text, encoding="utf-8")
    assert result.returncode == 1
    assert f"{BOATS}:" in result.stdout
    assert "missing-quote" in result.stdout


def test_what_is_installed_is_the_wheel(followed: Followed) -> None:
    """The archive's own environment has the builder from packages/, and nothing of the checkout."""
    where = followed.machine.must(
        ".venv/bin/python -c 'import builder; print(builder.__file__)'", followed.archive
    )
    assert where.startswith(f"{followed.archive}/.venv/")
    committed = followed.machine.must("git ls-files", followed.archive).split("\n")
    assert f"packages/annotated_archive-{__version__}-py3-none-any.whl" in committed
    assert not [path for path in committed if path.startswith((".venv/", "site/"))]


def test_programs_stay_programs(followed: Followed) -> None:
    """What the workflows run may be run after a commit, too."""
    tree = followed.machine.must("git ls-files --stage .github/scripts", followed.archive)
    assert {line.split()[0] for line in tree.strip().split("\n")} == {"100755"}


def test_the_next_version(followed: Followed, tmp_path: Path) -> None:
    """An upgrade as the guide has it renews what nobody changed, and keeps what somebody did."""
    version, commands = commands_of_an_upgrade()
    assert version > __version__, "let the guide upgrade to a version that is yet to come"
    shutil.copy(build_next(tmp_path, version), followed.machine.home)
    archive = followed.archive
    ours = "# About\n\nAn archive of ours.\n"
    (archive / "content/about.md").write_text(ours, encoding="utf-8")
    records = {path: path.read_bytes() for path in archive.glob("content/*/*.md")}
    said = "".join(followed.machine.must(command, archive) for command in commands)
    assert f"The archive is at version {version}, after {__version__}" in said
    assert "Makefile: renewed" in said
    assert f"+# New in {version}" in said
    assert "content/about.md: left as it is" in said
    about = (archive / "site/about/index.html").read_text("utf-8")
    assert "An archive of ours." in about
    assert f"annotated-archive {version}" in about
    assert {path: path.read_bytes() for path in archive.glob("content/*/*.md")} == records
    assert [path.name for path in (archive / "packages").iterdir()] == [
        f"annotated_archive-{version}-py3-none-any.whl"
    ]


def test_preview(followed: Followed) -> None:
    """The archive is served at once."""
    preview = Preview(followed.archive, followed.archive.parent / "serve.log")
    try:
        assert wait(lambda: "Attack on a police post in Port Ilm" in preview.get("events/"))
    finally:
        preview.stop()
