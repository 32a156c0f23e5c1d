"""Files that lead out of the project, or that a browser would run."""

import os
from pathlib import Path

import pytest
from mkdocs.exceptions import Abort, PluginError

from builder.diagnostics import Code
from builder.pipeline import check
from builder.store import read_project
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
