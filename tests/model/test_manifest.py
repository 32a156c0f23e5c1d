"""The list of a site's files: any change to the site shows."""

import hashlib
import shutil
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

from builder import __version__
from builder.cli import main
from builder.model.manifest import NAME, compare, dump_manifest, parse_manifest
from builder.store import checksums
from tests.sites.sites import VALID

_names = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1)
_sums = st.from_regex(r"[0-9a-f]{64}", fullmatch=True)


@pytest.fixture
def site(tiny_site: Path, tmp_path: Path) -> Path:
    """Return a copy of a built site that a test may change."""
    return Path(shutil.copytree(tiny_site, tmp_path / "site"))


def verify(site: Path) -> Result:
    """Hold a site against its list."""
    project = str(VALID / "two-articles")
    return CliRunner().invoke(main, ["--project", project, "verify", "--site", str(site)])


@given(st.dictionaries(_names, _sums, max_size=5))
def test_read_as_written(sums: dict[str, str]) -> None:
    """Whatever files are called, the list names each one once and gives its sum."""
    sums.pop(NAME, None)
    text = dump_manifest(sums, "made with this")
    assert parse_manifest(text) == sums
    assert text.count("\n") == len(sums) + 1
    assert not compare(sums, {**sums, NAME: "x"})


def test_every_file_is_listed(site: Path) -> None:
    """The list has every file of the site but itself, in order, with the sum of its bytes."""
    listed = parse_manifest((site / NAME).read_text("utf-8"))
    files = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    assert set(listed) == files - {NAME}
    assert {"index.html", "404.html", "sitemap.xml", "search/search_index.json"} <= set(listed)
    assert list(listed) == sorted(listed)
    for name, sha256 in listed.items():
        assert hashlib.sha256((site / name).read_bytes()).hexdigest() == sha256


def test_version(site: Path) -> None:
    """The list begins with what the site was made with."""
    assert (site / NAME).read_text("utf-8").startswith(f"# annotated-archive {__version__}\n")


def test_a_whole_site(site: Path) -> None:
    """A site as it was built has no fault."""
    result = verify(site)
    assert result.exit_code == 0, result.output
    assert result.output.startswith("0 faults in ")


@pytest.mark.skipif(shutil.which("sha256sum") is None, reason="this machine has no sha256sum")
def test_without_us(site: Path) -> None:
    """Anyone can check a copy of the site with what every Linux has."""
    odd = site / "a name with \\ and\nbreaks"
    odd.write_text("x", "utf-8")
    (site / NAME).write_text(dump_manifest(checksums(site), "made with this"), "utf-8")
    command = ["sha256sum", "--check", "--strict", "--quiet", NAME]
    assert subprocess.run(command, cwd=site, check=False).returncode == 0  # noqa: S603 -- ours
    odd.write_text("y", "utf-8")
    assert subprocess.run(command, cwd=site, check=False).returncode == 1  # noqa: S603 -- ours


def test_changes_show(site: Path) -> None:
    """A file that was changed, taken away or added is named, and the exit code is 1."""
    (site / "index.html").write_text("other words", encoding="utf-8")
    (site / "404.html").unlink()
    (site / "groups/.hidden\x1b[2J.js").write_text("alert(1)", encoding="utf-8")
    result = verify(site)
    assert result.exit_code == 1
    assert result.output.splitlines()[:-1] == [
        "index.html: changed",
        "404.html: missing",
        "groups/.hidden\\u001b[2J.js: not in the list",
    ]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (None, f"has no {NAME}: the build did not end"),
        ("abc  index.html\n", "line 1 is not a checksum and a path"),
        ("\n", "line 1 is not a checksum and a path"),
        (f"{'0' * 64}  index.html", "its last line is cut off"),
    ],
)
def test_no_list(site: Path, text: str | None, words: str) -> None:
    """A site without a whole list is refused: its build did not end."""
    (site / NAME).unlink()
    if text is not None:
        (site / NAME).write_text(text, encoding="utf-8")
    result = verify(site)
    assert result.exit_code == 1
    assert words in result.output
