"""People whom a text names, with the role that it gives them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builder.reader.people import find_people

_PARTS = (
    "Moazzam Jah Ansari Gen. Dr the police chief in spokesman President , . said Mr and of a\n ’s"
    " İ ß Khan former minister who"
).split(" ")
_TEXTS = st.one_of(st.text(), st.lists(st.sampled_from(_PARTS), max_size=40).map(" ".join))


@pytest.mark.parametrize(
    ("text", "words", "name", "role"),
    [
        (
            "It prompted Moazzam Jah Ansari, the police chief in Khyber Pakhtunkhwa, to say so.",
            "Moazzam Jah Ansari, the police chief in Khyber Pakhtunkhwa",
            "Moazzam Jah Ansari",
            "police chief in Khyber Pakhtunkhwa",
        ),
        (
            "Dana Wirol, a researcher, said so.",
            "Dana Wirol, a researcher",
            "Dana Wirol",
            "researcher",
        ),
        (
            "The military spokesman Tarik Wels denied it.",
            "military spokesman Tarik Wels",
            "Tarik Wels",
            "military spokesman",
        ),
        (
            "The group's spokesman, Tarik Wels, said so.",
            "group's spokesman, Tarik Wels",
            "Tarik Wels",
            "group's spokesman",
        ),
        ("On Monday Gen. Tarik Wels flew in.", "Gen. Tarik Wels", "Tarik Wels", "Gen."),
        ("Prime Minister Wels spoke.", "Prime Minister Wels", "Wels", "Prime Minister"),
        ("Dr. Dana Wirol spoke.", "Dr. Dana Wirol", "Dana Wirol", "Dr."),
    ],
)
def test_people(text: str, words: str, name: str, role: str) -> None:
    """A person has the name and role that the text gives, and the span of both."""
    (person,) = find_people(text)
    assert (person.name, person.role) == (name, role)
    assert text[person.span.start : person.span.end] == words


@pytest.mark.parametrize(
    "text",
    [
        "The Interior Ministry said that police in Khyber Pakhtunkhwa had no comment.",
        "Islamic State, the militant group, and the United Nations, an organisation, met.",
        "In Dera Ismail Khan, the police chief said nothing.",
        "Three soldiers died near Upper Veldana, a town of 300 people.",
    ],
)
def test_no_people(text: str) -> None:
    """Places, offices and organisations are no people."""
    assert find_people(text) == ()


def test_a_person_is_named_once() -> None:
    """Later mentions, by the last name alone, add nobody."""
    text = "President Dana Wirol came. President Wirol left. President Dana Wirol slept."
    assert [person.name for person in find_people(text)] == ["Dana Wirol"]


@given(_TEXTS)
@settings(deadline=None)
def test_every_find_is_sound(text: str) -> None:
    """Nothing raises; spans stand in the text, in order and apart, and hold name and role."""
    found = find_people(text)
    end = 0
    for person in found:
        assert end <= person.span.start < person.span.end <= len(text)
        words = text[person.span.start : person.span.end]
        assert person.name in words
        assert person.role is None or person.role in words
        end = person.span.end
    assert find_people(text) == found
