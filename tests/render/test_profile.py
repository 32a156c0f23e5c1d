"""Editors' texts on the pages of records: each of their headings can be linked to."""

import re
from pathlib import Path

import pytest

from builder.render.links import Links
from builder.render.profile import render_profile

ROOT = Path(__file__).resolve().parents[2]
_HEADING = re.compile(r'<h([2-4]) id="([^"]+)">(.*?)</h')

CASES = {
    "its own words": ("## Names and spellings", ["profile-names-and-spellings"]),
    "Spanish": ("## Cómo se financió", ["profile-cómo-se-financió"]),
    "Arabic": ("## تاريخ الجماعة", ["profile-تاريخ-الجماعة"]),
    "Urdu": ("### تنظیم کی تاریخ", ["profile-تنظیم-کی-تاریخ"]),
    "two alike": ("## Names\n\nOne.\n\n## Names", ["profile-names", "profile-names_1"]),
    "no letter at all": ("## !\n\n## ?", ["profile-section", "profile-section_1"]),
    "an id that the page has itself": ("## Relations", ["profile-relations"]),
    "one that scripts look for": ("## __search", ["profile-search"]),
    "an id that somebody typed": ("## Names {#relations}", ["profile-names-relations"]),
    "HTML that somebody typed": ('## <b id="x">Names</b>', ["profile-b-idxnamesb"]),
}


@pytest.mark.parametrize(("text", "ids"), CASES.values(), ids=CASES.keys())
def test_a_heading_has_an_id_of_its_words(text: str, ids: list[str]) -> None:
    """Any script gives one, no two are alike, and none is one of the page's own."""
    html = str(render_profile(text, "groups/x.md", Links()))

    assert [id_ for _, id_, _ in _HEADING.findall(html)] == ids


def test_an_id_stays_while_other_headings_come_and_go() -> None:
    """A link to a heading still leads there when the text around it is edited."""
    before = str(render_profile("## Names\n\n## Leaders", "groups/x.md", Links()))
    after = str(render_profile("## History\n\nNew.\n\n## Leaders", "groups/x.md", Links()))

    assert 'id="profile-leaders"' in before
    assert 'id="profile-leaders"' in after


def test_nothing_else_has_an_id_and_no_list_of_headings_is_made() -> None:
    """Markdown's own word for a list of headings stays what was typed."""
    html = str(render_profile("[TOC]\n\nWords.\n\n## Names", "groups/x.md", Links()))

    assert "[TOC]" in html
    assert re.findall(r"\bid=", html) == ["id="]


def test_no_template_has_an_id_that_a_heading_may_get() -> None:
    """What begins with `profile-` is the editors' own."""
    templates = list((ROOT / "builder/render/templates").rglob("*.html"))

    assert templates
    assert not [one.name for one in templates if re.search(r"\bid=.profile-", one.read_text())]
