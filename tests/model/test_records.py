"""What the fields of a record have to agree on, and what a record derives from them."""

import pytest
from pydantic import BaseModel, TypeAdapter, ValidationError

from builder.model.article import Attribution, Figure, NamedField, Person
from builder.model.authority import Group, Location
from builder.model.event import Event


@pytest.mark.parametrize(
    ("model", "fields", "fault"),
    [
        (Figure, {}, "needs min, max or a qualifier"),
        (Figure, {"who": "civilians"}, "needs min, max or a qualifier"),
        (Figure, {"min": "6", "max": "5"}, "has min 6 above max 5"),
        (Figure, {"min": "5", "max": "5"}, None),
        (Figure, {"min": "0"}, None),
        (Figure, {"max": "0"}, None),
        (Figure, {"qualifier": "scores"}, None),
        (Attribution, {}, "needs a group or a name, and not both"),
        (Attribution, {"group": "ttp", "name": "TTP"}, "needs a group or a name, and not both"),
        (Attribution, {"group": "ttp"}, None),
        (Attribution, {"name": "gunmen"}, None),
    ],
)
def test_fields_agree(model: type[BaseModel], fields: dict[str, str], fault: str | None) -> None:
    """A figure says a number or a word, and an attribution names one group."""
    if fault is None:
        assert model.model_validate(fields)
        return
    with pytest.raises(ValidationError) as caught:
        model.model_validate(fields)
    assert [error["msg"] for error in caught.value.errors()] == [fault]


_POINT = {"lat": "34.0", "lon": "71.5"}


@pytest.mark.parametrize(
    ("fields", "fault"),
    [
        (
            {"precision": "region", "coordinates": _POINT},
            "is a vague region, which has no coordinates",
        ),
        ({"coordinates": _POINT}, "needs precision: what the point stands for"),
        ({"precision": "exact", "coordinates": _POINT}, None),
        ({"precision": "region"}, None),
        ({}, None),
    ],
)
def test_points_say_what_they_stand_for(fields: dict[str, object], fault: str | None) -> None:
    """A point has a precision, and a vague region gets no pin."""
    given = {"name": "Peshawar", "kind": "city", **fields}
    if fault is None:
        assert Location.model_validate(given).name == "Peshawar"
        return
    with pytest.raises(ValidationError, match=fault):
        Location.model_validate(given)


def test_weak_names_are_not_strong() -> None:
    """A name that a group shares with others is not among its strong ones, whatever its case."""
    group = Group.model_validate(
        {
            "name": "Taliban",
            "aliases": ["TTP", "Pakistani Taliban", "fitna"],
            "native_names": [{"name": "طالبان", "language": "ps"}],
            "weak_aliases": ["taliban", "Fitna"],
        }
    )
    assert group.strong_names == ("TTP", "Pakistani Taliban", "طالبان")
    place = Location.model_validate({"name": "Swat", "aliases": ["Suwat"], "kind": "district"})
    assert place.strong_names == ("Swat", "Suwat")


def test_a_name_alone_is_an_id() -> None:
    """A group or place without names of its own is written as its id."""
    for named in ("ttp", {"id": "ttp", "names": ["Taliban"]}):
        field = TypeAdapter(NamedField)
        assert field.dump_python(field.validate_python(named), mode="json") == named


def test_records_do_not_change() -> None:
    """A record that was read can not be changed, and is equal to one of the same fields."""
    fields = {"title": "A raid", "date": "2022", "location": None, "type": "raid"}
    event = Event.model_validate(fields)
    with pytest.raises(ValidationError, match="frozen"):
        event.title = "Another"  # type: ignore[misc]  # the promise is that this fails
    assert Event.model_validate(fields) == event


def test_unknown_fields_are_refused() -> None:
    """A field that a record does not have is a fault, also deep inside."""
    with pytest.raises(ValidationError, match="extra_forbidden"):
        Person.model_validate({"name": "A", "quote": {"exact": "A", "note": "b"}})
