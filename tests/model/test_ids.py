"""Ids: file names that are addresses."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.model.dates import Edtf, parse_edtf
from builder.model.fields import ID_PATTERN
from builder.model.ids import article_id, slug
from tests.model.strategies import dates, texts


@pytest.mark.parametrize(
    ("published", "title", "fallback", "id_"),
    [
        ("2022-03-12", "Islamic State: it's back", "a.txt", "2022-03-12-islamic-state-it-s-back"),
        ("2024-01-03T22:30+05:00", "ISIS", "a.txt", "2024-01-03-isis"),
        ("2022-03~", "ISIS", "a.txt", "2022-03-isis"),
        ("202X", "ISIS", "a.txt", "202x-isis"),
        ("2022-03-04/2022-03-06", "ISIS", "a.txt", "2022-03-04-isis"),
        ("../2022", "ISIS", "a.txt", "undated-isis"),
        (None, "ISIS", "a.txt", "undated-isis"),
        (None, None, "Raw Page 3", "undated-raw-page-3"),
        (None, "…", "raw", "undated-raw"),
        (None, "", "!", "undated-untitled"),
        (None, "Bājaur – Größe", "x", "undated-bajaur-grosse"),
    ],
)
def test_article_id(published: str | None, title: str | None, fallback: str, id_: str) -> None:
    """An article's id is its day and its title, and says so where one is unknown."""
    assert article_id(parse_edtf(published) if published else None, title, fallback) == id_


@given(st.none() | dates, st.none() | texts | st.text("ab ", min_size=60), texts)
def test_every_id_is_one(published: Edtf | None, title: str | None, fallback: str) -> None:
    """Whatever the title, the id is short enough and has the form that records ask for."""
    id_ = article_id(published, title, fallback)
    assert re.fullmatch(ID_PATTERN, id_)
    assert len(id_) <= 120


def test_letters_of_other_scripts() -> None:
    """A title in another script has an id in Latin letters."""
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", slug("تحریک طالبان پاکستان"))


def test_cut_at_a_word() -> None:
    """A long title is cut between two words."""
    assert slug("word " * 40) == "-".join(["word"] * 16)
