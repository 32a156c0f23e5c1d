"""Files that lead out of the project, or that a browser would run."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from mkdocs.exceptions import Abort, PluginError

from builder.diagnostics import Code
from builder.pipeline import check
from builder.store import read_project
from tests.conftest import ROOT
from tests.cost import within
from tests.test_build import copy_tiny, run_build

_OUTSIDE = "a word that stands outside of the project"
_LINKS = [
    "seeds/leaked.txt",
    "content/groups/leaked.md",
    "content/leaked.md",
    "content/images/leaked.png",
    "content/leaked",
    "seeds/leaked",
]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Return a copy of the tiny site, beside a file that is no part of it."""
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside/secret.md").write_text(_OUTSIDE, encoding="utf-8")
    return copy_tiny(tmp_path)


@pytest.mark.parametrize("path", _LINKS)
def test_links_are_refused(project: Path, tmp_path: Path, path: str) -> None:
    """A link in seeds/ or content/, to a file or a folder, ends the build and shows nothing."""
    target = tmp_path / ("outside/secret.md" if "." in path else "outside")
    (project / path).parent.mkdir(exist_ok=True)
    (project / path).symlink_to(target)
    found = read_project(project).findings
    assert [(finding.path, finding.code) for finding in found] == [(path, Code.UNREADABLE_FILE)]
    with pytest.raises((PluginError, Abort)):
        run_build(project, tmp_path / "site")
    for file in (tmp_path / "site").rglob("*"):
        assert file.is_dir() or _OUTSIDE.encode() not in file.read_bytes()


@pytest.mark.parametrize(
    "path",
    [
        "page.html",
        "page.xhtml",
        "image.svg",
        "code.js",
        "style.css",
        "data.xml",
        "assets/javascripts/bundle.js",
        "groups/page.html",
        "articles/feed.xml",
        "page.markdown",
        "IMAGE.SVG",
        "page.md.html",
        "file",
        "page.htm ",
    ],
)
def test_files_that_run_are_refused(project: Path, tmp_path: Path, path: str) -> None:
    """What a browser could run is not published from content/, wherever it stands there."""
    file = project / "content" / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("<script>alert(1)</script>", encoding="utf-8")
    findings = read_project(project).findings
    assert [finding.code for finding in findings] == [Code.FORBIDDEN_FILE]
    with pytest.raises((PluginError, Abort)):
        run_build(project, tmp_path / "site")


@pytest.mark.parametrize("name", ["photo.png", "photo.jpg", "CNAME", "robots.txt"])
def test_files_that_do_not_run_are_published(project: Path, tmp_path: Path, name: str) -> None:
    """Images and plain text may stand beside the editors' pages."""
    (project / "content" / name).write_bytes(b"x")
    assert (run_build(project, tmp_path / "site") / name).read_bytes() == b"x"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("---\ntemplate: ../../secret.html\n---\n\n# x\n", Code.UNKNOWN_KEY),
        ("---\nrobots: '\"><script>alert(1)</script>'\n---\n\n# x\n", Code.UNKNOWN_KEY),
        ("---\ntitle: ['<script>alert(1)</script>']\n---\n\n# x\n", Code.WRONG_TYPE),
        ("---\na: &a [x]\nb: *a\n---\n\n# x\n", Code.INVALID_YAML),
        ("\ufeff---\na: &a [x]\nb: *a\n---\n\n# x\n", Code.INVALID_YAML),
        ("# x\n\nsee \u202exet\n", Code.HIDDEN_CHARACTER),
        ("# x\n\n" + "[" * 2_000, Code.HEAVY_MARKUP),
        ("# x\n\n" + "x\n" * 600, Code.HEAVY_MARKUP),
        ("# x\n\n" + "\n".join(" " * 4 * n + "- x" for n in range(300)), Code.HEAVY_MARKUP),
        ("# x\n\n" + "word " * 30_000, Code.HEAVY_MARKUP),
    ],
)
def test_pages_of_editors(project: Path, tmp_path: Path, text: str, code: Code) -> None:
    """An editor's own page has a title, a description and text, and nothing that stops a build."""
    (project / "content/method.md").write_text(text, encoding="utf-8")
    with pytest.raises((PluginError, Abort)):
        run_build(project, tmp_path / "site")
    assert code in {finding.code for finding in check(read_project(project)).findings}


def test_words_before_the_text_are_no_settings(project: Path, tmp_path: Path) -> None:
    """Lines such as `Author:` atop a page, which MkDocs takes for settings, set nothing."""
    page = project / "content/method.md"
    page.write_text(
        'Author: "><script>alert(1)</script>\nTemplate: 404.html\nRobots: x\n\n# Method\n\nText.\n',
        encoding="utf-8",
    )
    html = (run_build(project, tmp_path / "site") / "method/index.html").read_text("utf-8")
    assert "alert(1)" not in html
    assert "Text." in html


def test_a_fifo_does_not_stop_the_build(project: Path) -> None:
    """A pipe, from which nobody would ever read an end, is named and not opened."""
    os.mkfifo(project / "seeds/pipe.txt")
    os.mkfifo(project / "content/groups/pipe.md")
    found = {(finding.path, finding.code) for finding in read_project(project).findings}
    assert found == {
        ("content/groups/pipe.md", Code.UNREADABLE_FILE),
        ("seeds/pipe.txt", Code.UNREADABLE_FILE),
    }


def test_a_file_without_end_is_not_read(project: Path) -> None:
    """A sparse file of 20 GB is refused by its size, among seeds, records and pictures."""
    for name in ("seeds/huge.txt", "content/groups/huge.md", "content/huge.png"):
        with (project / name).open("wb") as file:
            file.truncate(20_000_000_000)
    with within(100):
        found = {(one.path, one.code) for one in read_project(project).findings}
    assert found == {
        ("content/groups/huge.md", Code.UNREADABLE_FILE),
        ("content/huge.png", Code.UNREADABLE_FILE),
        ("seeds/huge.txt", Code.UNREADABLE_FILE),
    }


@pytest.mark.parametrize(
    "name", [b"two  spaces.txt", b"line\nbreak.txt", b"latin-\xe9.txt", b" x.txt"]
)
def test_names_that_no_record_can_hold(project: Path, name: bytes) -> None:
    """A raw page whose name its record could not hold is named, and its record is not written."""
    (project / "seeds" / os.fsdecode(name)).write_text("A title\n\nSome words.\n", encoding="utf-8")
    found = read_project(project).findings
    assert [one.code for one in found] == [Code.INVALID_NAME]
    assert _builder(project, "check", "--format", "text").returncode == 1


def test_where_the_encoding_is_not_utf_8(project: Path) -> None:
    """An import, and what it prints, need no UTF-8 of the terminal; the draft is UTF-8."""
    waiting = project / "seeds/waiting.txt"
    text = waiting.read_text(encoding="utf-8").replace("Envoys of", "Zwölf – “envoys” – of")
    waiting.write_text(text, encoding="utf-8")
    done = _builder(project, "import")
    assert done.returncode == 0, done.stderr
    (draft,) = (project / "content/articles").glob("2031-05-07-*.md")
    assert "Zwölf – “envoys” – of" in draft.read_text(encoding="utf-8")


def test_files_follow_the_mask(project: Path) -> None:
    """A new record has the rights that the system gives a new file of this person's."""
    before = os.umask(0o027)
    try:
        done = _builder(project, "import")
    finally:
        os.umask(before)
    assert done.returncode == 0, done.stderr
    (draft,) = (project / "content/articles").glob("2031-05-07-*.md")
    assert draft.stat().st_mode & 0o777 == 0o640


def test_propose_opens_no_pipe(project: Path) -> None:
    """A pipe among the pages is named, and the others are read."""
    os.mkfifo(project / "seeds/pipe.txt")
    done = _builder(project, "propose", str(project / "seeds"))
    assert b"pipe" in done.stdout + done.stderr
    assert b"Talks begin in Osmara" in done.stdout


def _builder(project: Path, *words: str) -> subprocess.CompletedProcess[bytes]:
    """Run the command as on a machine whose default encoding is not UTF-8."""
    return subprocess.run(  # noqa: S603 -- our own arguments
        [sys.executable, "-c", "from builder.cli import main; main()", *words],
        cwd=project,
        env={
            **os.environ,
            "PYTHONPATH": str(ROOT),
            "LC_ALL": "C",
            "PYTHONUTF8": "0",
            "PYTHONCOERCECLOCALE": "0",
            "PYTHONIOENCODING": "latin-1",
        },
        capture_output=True,
        check=False,
    )


def test_no_heading_takes_an_id_of_the_scripts(project: Path, tmp_path: Path) -> None:
    """A heading that would be called as what Material's scripts look for has another id."""
    page = project / "content/method.md"
    page.write_text('# Method\n\n## {"__config":[]}\n\nText.\n', encoding="utf-8")
    html = (run_build(project, tmp_path / "site") / "method/index.html").read_text("utf-8")
    assert 'id="__config"' not in html, "the one of Material's settings"
    assert 'href="#__config"' not in html
    assert '<h2 id="config">' in html
