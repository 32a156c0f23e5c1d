"""The address of the form on which readers report an error."""

from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.render.articles import error_form_address

FORM = "https://forge.example.org/issues/new"


def query_of(address: str) -> dict[str, list[str]]:
    """Return the fields that the form is filled with."""
    return parse_qs(urlsplit(address).query, keep_blank_values=True, strict_parsing=True)


@pytest.mark.parametrize(
    ("form", "kept"),
    [
        (FORM, {"template": ["correction.yml"]}),
        (f"{FORM}?labels=a%26b,c", {"template": ["correction.yml"], "labels": ["a&b,c"]}),
        (f"{FORM}?template=mine.yml&x=", {"template": ["mine.yml"], "x": [""]}),
    ],
)
def test_query(form: str, kept: dict[str, list[str]]) -> None:
    """What the form's address asks for stays; the article, its title and a quote are added."""
    address = error_form_address(form, title="A & B", article="https://a.example.org/?x=1#y")
    assert address.startswith(f"{FORM}?")
    assert query_of(address) == {
        **kept,
        "title": ["A & B"],
        "article": ["https://a.example.org/?x=1#y"],
        "quote": [""],
    }


@given(title=st.text(min_size=1), article=st.text(min_size=1))
def test_any_title(title: str, article: str) -> None:
    """A title cannot leave its field, and a long one is cut."""
    fields = query_of(error_form_address(FORM, title=title, article=article))
    assert fields["article"] == [article]
    shown = fields["title"][0]
    assert shown == title or (len(shown) == 120 and title.startswith(shown[:-1]))
