"""`builder release`: snapshots that last, and what finds that one is not as it was written."""

import builtins
import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import bagit
import pytest
import yaml
from click.testing import CliRunner, Result
from rocrate.rocrate import ROCrate

from builder.cli import main
from builder.store import checksums
from tests.shared import Once
from tests.sites.sites import ARTICLE
from tests.test_build import copy_tiny, run_build

OTHER = "content/articles/2031-05-06-nine-dead.md"


def release(project: Path, folder: Path, *options: str) -> Result:
    """Write a snapshot of a project."""
    return CliRunner().invoke(main, ["--project", str(project), "release", str(folder), *options])


def verify(folder: Path) -> Result:
    """Hold a snapshot against its lists, where there is no archive."""
    nowhere = str(folder.parent / "nowhere")
    return CliRunner().invoke(main, ["--project", nowhere, "verify", "--release", str(folder)])


@pytest.fixture(scope="module")
def project(once: Once) -> Path:
    """Return the tiny archive with its site, built."""

    def fill(folder: Path) -> None:
        project = copy_tiny(folder)
        config = project / "mkdocs.yml"
        plugins = "plugins: [search, archive: {licence: MIT}]"
        text = config.read_text(encoding="utf-8")
        config.write_text(text.replace("plugins: [search, archive]", plugins), encoding="utf-8")
        run_build(project, project / "site")

    return once("release", fill) / "project"


@pytest.fixture
def snapshot(project: Path, tmp_path: Path) -> Path:
    """Return a snapshot of the tiny archive that a test may change."""
    folder = tmp_path / "snapshot"
    result = release(project, folder)
    assert result.exit_code == 0, result.output
    return folder


def test_whole(project: Path, snapshot: Path) -> None:
    """It is a valid bag with the site, every file of the data, the records and the lists."""
    assert bagit.Bag(str(snapshot)).is_valid()
    payload = snapshot / "data"
    assert checksums(payload / "site") == checksums(project / "site")
    assert (payload / "site/data/archive.db").exists()
    for name in ("records", "seeds"):
        listed = (payload / f"{name}-sha256.txt").read_text(encoding="utf-8")
        assert listed.count("\n") > 1
        # What anybody has on their machine reads the lists, too.
        subprocess.run(
            ["sha256sum", "--check", "--strict", "--quiet"],  # noqa: S607
            input=listed,
            cwd=project,
            text=True,
            check=True,
        )
    assert (payload / ARTICLE).read_bytes() == (project / ARTICLE).read_bytes()
    assert not list(payload.rglob("seeds"))
    result = verify(snapshot)
    assert result.exit_code == 0, result.output
    assert result.output == f"0 faults in {snapshot}.\n"


def test_same_bytes(project: Path, snapshot: Path, tmp_path: Path) -> None:
    """The same site and records make the same snapshot, whenever and wherever that is."""
    again = tmp_path / "elsewhere" / "again"
    assert release(project, again).exit_code == 0
    assert checksums(again) == checksums(snapshot)


def test_described(snapshot: Path) -> None:
    """Its description, its citation and what Zenodo is told say the same."""
    payload = snapshot / "data"
    crate = ROCrate(payload)
    cited = yaml.safe_load((payload / "CITATION.cff").read_text(encoding="utf-8"))
    zenodo = json.loads((payload / ".zenodo.json").read_text(encoding="utf-8"))
    assert crate.name == cited["title"] == zenodo["title"]
    day = str(cited["date-released"])
    assert str(crate.root_dataset["datePublished"]) == day == zenodo["publication_date"]
    assert cited["type"] == zenodo["upload_type"] == "dataset"
    assert cited["license"] == zenodo["license"] == "MIT"
    assert crate.root_dataset["license"].id == "https://spdx.org/licenses/MIT"
    parts = {part.id for part in crate.root_dataset["hasPart"]}
    events = crate.dereference("site/data/events.csv")
    assert events["sha256"] == checksums(payload / "site/data")["events.csv"]
    assert {"site/", "content/", "records-sha256.txt", "site/data/events.csv"} <= parts
    check = [sys.executable, "-m", "check_jsonschema", "--builtin-schema"]
    check += ["vendor.citation-file-format", str(payload / "CITATION.cff")]
    subprocess.run(check, check=True)  # noqa: S603 -- ours


def test_version(project: Path, tmp_path: Path) -> None:
    """A snapshot has the name that it is given, and no name that could be a path or a command."""
    result = release(project, tmp_path / "a", "--version", "v1.2")
    assert "version v1.2;" in result.output
    assert "v1.2" in (tmp_path / "a/bag-info.txt").read_text(encoding="utf-8")
    for name in ("../x", "", "$(x)", "a b", "-x"):
        result = release(project, tmp_path / "b", f"--version={name}")
        assert result.exit_code == 2
        assert not (tmp_path / "b").exists()


@pytest.mark.parametrize("display", ["metadata", "excerpt"])
def test_limits(tmp_path: Path, display: str) -> None:
    """No file has more words of an article than the site shows, but for the lists of checksums."""
    project = copy_tiny(tmp_path)
    path = project / ARTICLE
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("title:", f"display: {display}\ntitle:", 1), encoding="utf-8")
    run_build(project, project / "site")
    result = release(project, tmp_path / "snapshot")
    assert result.exit_code == 0, result.output
    payload = tmp_path / "snapshot/data"
    assert not (payload / ARTICLE).exists()
    assert ARTICLE in (payload / "records-sha256.txt").read_text(encoding="utf-8")
    assert (payload / OTHER).exists()
    # A group whose formation is told in its words goes with it where they are not shown at all.
    quoting = "was formed in 2019"
    files = [file for file in payload.rglob("*.md") if quoting in file.read_text("utf-8")]
    assert bool(files) == (display == "excerpt")
    assert verify(tmp_path / "snapshot").exit_code == 0


def _change(name: str, text: str = "x") -> Callable[[Path], object]:
    return lambda folder: (folder / name).write_text(text, encoding="utf-8")


def _remove(name: str) -> Callable[[Path], object]:
    return lambda folder: (folder / name).unlink()


@pytest.mark.parametrize(
    ("change", "named"),
    [
        (_change("data/site/index.html"), "data/site/index.html"),
        (_change("data/site/new.html"), "data/site/new.html"),
        (_remove("data/site/data/events.csv"), "data/site/data/events.csv"),
        (_change(f"data/{ARTICLE}"), ARTICLE),
        (_change("data/seeds-sha256.txt"), "data/seeds-sha256.txt"),
        (_change("data/ro-crate-metadata.json"), "ro-crate-metadata.json"),
        (_change("bag-info.txt", "Bagging-Date: 1999-01-01\n"), "bag-info.txt"),
        (_remove("bagit.txt"), "bagit.txt"),
        (_change("manifest-sha256.txt", f"{'0' * 64}  ../../../etc/passwd\n"), "passwd"),
    ],
)
def test_change_is_found(snapshot: Path, change: Callable[[Path], object], named: str) -> None:
    """Whatever was changed, added or taken away is named."""
    change(snapshot)
    result = verify(snapshot)
    assert result.exit_code == 1
    assert named in result.output
    assert "Traceback" not in result.output


def test_change_with_its_checksum(snapshot: Path) -> None:
    """A file that was changed together with the bag's lists is found by the lists within."""
    page, record = snapshot / "data/site/index.html", snapshot / "data" / ARTICLE
    page.write_text("x", encoding="utf-8")
    record.write_text("x", encoding="utf-8")
    bag = bagit.Bag(str(snapshot))
    bag.save(manifests=True)
    assert bag.is_valid()
    result = verify(snapshot)
    assert result.exit_code == 1
    assert f"{ARTICLE}: not as records-sha256.txt has it" in result.output
    assert "site/index.html: not as site/manifest-sha256.txt has it" in result.output


def test_refused(project: Path, tmp_path: Path) -> None:
    """Nothing is written over what is there, or made of a site that is not whole."""
    taken = tmp_path / "taken"
    taken.mkdir()
    (taken / "mine.txt").write_text("mine", encoding="utf-8")
    result = release(project, taken)
    assert result.exit_code == 1
    assert "is there already" in result.output
    assert checksums(taken).keys() == {"mine.txt"}

    site = shutil.copytree(project / "site", tmp_path / "site")
    (site / "index.html").write_text("x", encoding="utf-8")
    result = release(project, tmp_path / "new", "--site", str(site))
    assert result.exit_code == 1
    assert "is not as it was built" in result.output
    result = release(project, tmp_path / "new", "--site", str(tmp_path / "no-site"))
    assert "run make site first" in result.output
    assert sorted(path.name for path in tmp_path.iterdir()) == ["site", "taken"]


def test_findings_end_it(project: Path, tmp_path: Path) -> None:
    """Records that the check finds fault with make no snapshot."""
    copy = shutil.copytree(project, tmp_path / "copy")
    path = copy / ARTICLE
    path.write_text(path.read_text("utf-8").replace("{min: 7,", "{min: 8,"), encoding="utf-8")
    result = release(copy, tmp_path / "new")
    assert result.exit_code == 1
    assert "unsupported-figure" in result.output
    assert not (tmp_path / "new").exists()


def test_without_the_extra(project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the packages the commands say which one is missing, and what to do."""
    for name in ("builder.releasing.bag", "builder.releasing.crate", "bagit"):
        monkeypatch.delitem(sys.modules, name, raising=False)
    real = builtins.__import__

    def refuse(name: str, *given: Any, **named: Any) -> Any:  # noqa: ANN401 -- as __import__
        if name == "bagit":
            raise ModuleNotFoundError(name=name)
        return real(name, *given, **named)

    monkeypatch.setattr(builtins, "__import__", refuse)
    for result in (release(project, tmp_path / "x"), verify(tmp_path)):
        assert result.exit_code == 1
        assert "package that is not installed (bagit)" in result.output
        assert "annotated-archive[release]" in result.output
