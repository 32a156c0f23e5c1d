"""The kinds of field: what each takes, and what it refuses."""

from typing import Any

import pytest
from hypothesis import given
from pydantic import TypeAdapter, ValidationError

from builder.model.body import Body
from builder.model.fields import (
    Count,
    Date,
    GeonamesId,
    Id,
    Language,
    Latitude,
    Line,
    Longitude,
    Quoted,
    Url,
)
from builder.model.text import find_all, one_line
from tests.model.strategies import bodies, texts

_FIELDS: dict[str, TypeAdapter[Any]] = {
    "line": TypeAdapter(Line),
    "id": TypeAdapter(Id),
    "count": TypeAdapter(Count),
    "geonames": TypeAdapter(GeonamesId),
    "url": TypeAdapter(Url),
    "language": TypeAdapter(Language),
    "date": TypeAdapter(Date),
    "latitude": TypeAdapter(Latitude),
    "longitude": TypeAdapter(Longitude),
}


@pytest.mark.parametrize(
    ("field", "text", "value"),
    [
        ("line", "  two\n words ", "two words"),
        ("id", "islamic-state-2", "islamic-state-2"),
        ("count", "0", 0),
        ("count", "64", 64),
        ("count", "1000000", 1_000_000),
        ("geonames", "1168197", 1168197),
        ("url", "https://example.org/a?b=c#d", "https://example.org/a?b=c#d"),
        ("url", "http://example.org", "http://example.org"),
        ("language", "ur", "ur"),
        ("language", "uz-Latn-AF", "uz-Latn-AF"),
        ("latitude", "34.008", 34.008),
        ("latitude", "-90", -90.0),
        ("longitude", "180.0", 180.0),
        ("longitude", "0", 0.0),
    ],
)
def test_taken(field: str, text: str, value: object) -> None:
    """Each kind of field reads the text that stands in a record."""
    assert _FIELDS[field].validate_python(text) == value


@pytest.mark.parametrize(
    ("field", "values"),
    [
        ("line", ["", " \n", "\x00", "a" * 2_001, None, ["a"], {"a": "b"}]),
        ("id", ["A", "a_b", "-a", "a-", "a--b", "a b", "é", "../a", "a/b", "a\u0660", "a" * 121]),
        ("count", ["012", "1_000", "1,000", "٧", "７", "1.0", "1e3", "+1", "-1", "", " 7", "0x1f"]),
        ("count", ["1000001", "9" * 5_000, "true", "five", "²", None, ["1"], {}]),
        ("geonames", ["0", "01", "1000000000", "Q5"]),
        ("url", ["javascript:alert(1)", "JAVASCRIPT:x", "data:text/html,x", "//example.org", "x"]),
        ("url", ["https://a b", 'https://a"b', "https://<a>", "https://", "\u200bhttps://a"]),
        ("language", ["EN", "english", "e", "en_US", "ur-", "null"]),
        ("date", ["", "soon", "2022-13", None, ["2022"], 2022]),
        ("latitude", ["90.1", "-91", "1e1", "inf", "nan", "1_0", "٣", "34,5", "--1", ".", "-", ""]),
        ("longitude", ["180.5", "-181", "0x10", "1.2.3", " 1"]),
    ],
)
def test_refused(field: str, values: list[object]) -> None:
    """Each kind of field refuses what is not plainly meant."""
    taken = []
    for value in values:
        try:
            taken.append((value, _FIELDS[field].validate_python(value)))
        except ValidationError:
            continue
    assert taken == []


@given(texts)
def test_any_text_is_taken_or_refused(text: str) -> None:
    """No text fails in another way, and a line is one line without spaces around it."""
    for name, field in _FIELDS.items():
        try:
            value = field.validate_python(text)
        except ValidationError:
            continue
        assert name != "line" or value == one_line(text) != ""


@given(bodies)
def test_every_block_can_be_quoted(body: Body) -> None:
    """Words copied from a body into a record are found in the body, with what surrounds them."""
    field: TypeAdapter[Quoted] = TypeAdapter(Quoted)
    words = body.text.split()
    for block in body.blocks:
        assert find_all(body.text, field.validate_python(block.text).quote())
    if len(words) > 2 and len(body.blocks) == 1:
        given_ = {"prefix": words[0], "exact": words[1], "suffix": words[2]}
        assert find_all(body.text, field.validate_python(given_).quote())


@pytest.mark.parametrize(
    "value",
    [None, "", [], ["a"], {}, {"prefix": "a"}, {"exact": None}, {"exact": "a", "text": "b"}],
)
def test_no_quote(value: object) -> None:
    """A quote needs words, and knows no other fields."""
    field: TypeAdapter[Quoted] = TypeAdapter(Quoted)
    with pytest.raises(ValidationError):
        field.validate_python(value)


def test_quotes_are_short() -> None:
    """A quote without prefix and suffix is written as its words alone."""
    field: TypeAdapter[Quoted] = TypeAdapter(Quoted)
    for value in ("words", {"exact": "words", "suffix": "after"}):
        assert field.dump_python(field.validate_python(value)) == value
