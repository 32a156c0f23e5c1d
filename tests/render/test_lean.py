"""What is left out of style sheets and scripts on their way to the site."""

import gzip
import re

import pytest

from builder.render.lean import lean_css, lean_js
from tests.conftest import ROOT

SCRIPTS = sorted((ROOT / "overrides").rglob("*.js"))
SHEETS = sorted((ROOT / "overrides").rglob("*.css"))


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("/* A\n   b */\na {\n  b: c;\n}\n", "a {\nb: c;\n}\n"),
        ('a::before { content: "○\\a0" / ""; }', 'a::before { content: "○\\a0" / ""; }'),
        ("a { /* b */ c: d; }", "a {  c: d; }"),
    ],
)
def test_css(text: str, left: str) -> None:
    """Comments and indentation go, and nothing else."""
    assert lean_css(text) == left


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("/* A\n   b */\n(() => {\n  // c\n  d();\n})();\n", "(() => {\nd();\n})();\n"),
        ('const a = "https://b"; // c\n', 'const a = "https://b"; // c\n'),
        ("/* a */ b();\n/* c */\nd();\n", "/* a */ b();\nd();\n"),
        ("a = b\n  /c*/.test(d);\n", "a = b\n/c*/.test(d);\n"),
    ],
)
def test_js(text: str, left: str) -> None:
    """Lines that are nothing but a comment go, and indentation."""
    assert lean_js(text) == left


def test_ours_may_be_made_lean() -> None:
    """No string of our scripts goes over lines, and no style sheet has a comment's signs in one."""
    assert SCRIPTS
    assert SHEETS
    for script in SCRIPTS:
        for number, line in enumerate(script.read_text(encoding="utf-8").split("\n"), 1):
            assert line.count("`") % 2 == 0, f"{script.name}:{number}"
    for sheet in SHEETS:
        text = sheet.read_text(encoding="utf-8")
        assert not re.search(
            r'"[^"\n]*/\*[^"\n]*"', re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)
        )


def test_it_is_worth_it() -> None:
    """An article's own style sheet and script lose a tenth of their compressed size or more."""
    sheet = (ROOT / "overrides/assets/stylesheets/archive.css").read_text(encoding="utf-8")
    script = (ROOT / "overrides/assets/javascripts/article.js").read_text(encoding="utf-8")
    for text, lean in ((sheet, lean_css(sheet)), (script, lean_js(script))):
        sizes = [len(gzip.compress(version.encode(), mtime=0)) for version in (text, lean)]
        assert sizes[1] < sizes[0] * 9 / 10
