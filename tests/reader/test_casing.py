"""Texts without capitals, or in nothing but capitals."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.model.names import NameIndex
from builder.reader.casing import has_case, recased
from builder.reader.groups import find_groups

# Invented reports, as a newsroom prints them. Words at the beginning of a sentence show nothing.
_REPORTS = [
    (
        "Urban commandos of the Farabundo Marti National Liberation Front (FMLN) placed a bomb at a"
        " substation in the Soyapango district last night. The blast left the city without power."
    ),
    (
        "Two watchmen were killed in Medellin yesterday. A criminal group called “Love for Cartago”"
        " claimed responsibility for the murders in a letter to a radio station."
    ),
    (
        "Members of the Quintin Lame Patriotic Movement killed Colonel Tarik Wels and a guard at"
        " a checkpoint near La Paz. The government blamed the Extraditables for another attack."
    ),
    (
        "Guerrillas of the Ventura Democratic Front for Resistance (VDFR) ambushed an army truck on"
        " Monday, killing four soldiers and wounding eleven. VDFR pamphlets were found nearby."
    ),
]
_NAMES = [
    {"Farabundo Marti National Liberation Front", "FMLN"},
    {"Love for Cartago"},
    {"Quintin Lame Patriotic Movement", "Extraditables"},
    {"Ventura Democratic Front for Resistance", "VDFR"},
]


@pytest.mark.parametrize("report", _REPORTS)
@pytest.mark.parametrize("write", [str.upper, str.lower])
def test_recased(report: str, write: Callable[[str], str]) -> None:
    """Names get their capitals back, acronyms too, and ordinary words lose theirs."""
    assert recased(write(report)) == report


@pytest.mark.parametrize("report", _REPORTS)
def test_written_as_usual(report: str) -> None:
    """A text whose capitals say something is left as it is."""
    assert has_case(report)
    assert recased(report) is report


@pytest.mark.parametrize(("report", "names"), list(zip(_REPORTS, _NAMES, strict=True)))
@pytest.mark.parametrize("write", [str.upper, str.lower])
def test_groups(report: str, names: set[str], write: Callable[[str], str]) -> None:
    """The groups of a report are the same however it is written."""
    text = recased(write(report))
    _, found = find_groups(text, {}, NameIndex([]))
    said = {text[span.start : span.end] for group in found for span in group.mentions}
    assert names <= said | {group.name for group in found}


@given(st.text(alphabet=st.sampled_from("AEFMN ELNßİé’'\"“”(.\n-1"), max_size=300))
def test_letter_for_letter(text: str) -> None:
    """What is said of a place in the one holds in the other."""
    for written in (text, text.upper(), text.lower()):
        again = recased(written)
        assert len(again) == len(written)
        assert again.lower() == written.lower()
