"""Words and numbers are quoted whole, in any script that parts them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.model.text import Span, is_whole, occurrences, says, widened

_CASES = (
    ("164 people were wounded", "64 people", "164 people"),
    ("some 1.5 million", "5 million", "1.5 million"),
    ("at 3,400 metres", "400 metres", "3,400 metres"),
    ("between 64-65 people", "65 people", "64-65 people"),
    ("a 16-year-old boy", "16", "16-year"),
    ("the policemen left", "police", "policemen"),
    ("١٦٤ شخصا", "٦٤ شخصا", "١٦٤ شخصا"),
    ("cafe\u0301 owner", "cafe", "cafe\u0301"),
    ("killing 3\u20134 people", "4 people", "3\u20134 people"),
    ("killing 3\u20144 people", "4 people", "3\u20144 people"),
    ("killing 3~4 people", "3", "3~4"),
    ("1/2 of them fled", "2 of them", "1/2 of them"),
    ("some 3'400 fled", "400 fled", "3'400 fled"),
    ("some 3\u2019400 fled", "400", "3\u2019400"),
    ("some 3 400 fled", "400", "3 400"),
    ("some 3 400 fled", "some 3", "some 3 400"),
    ("some 12\u202f345\u202f678 fled", "678", "12\u202f345\u202f678"),
    ("some 3\u00a0400 fled", "400", "3\u00a0400"),
    ("He can't say", "He can", "He can't"),
    ("He can\u2019t say", "He can", "He can\u2019t"),
    ("He can\u2019t say", "t say", "can\u2019t say"),
    ("the Qur'an", "the Qur", "the Qur'an"),
    ("Mr O'Brien", "Brien", "O'Brien"),
    ("Il n'a tu\u00e9 personne", "a tu\u00e9", "n'a tu\u00e9"),
    ("none was un\u00adharmed", "harmed", "un\u00adharmed"),
    ("none was un\u200bharmed", "un", "un\u200bharmed"),
    ("none was un\u2060\u00adharmed", "none was un\u2060", "none was un\u2060\u00adharmed"),
    ("पाकिस्तान में", "पाक", "पाकिस्तान"),
    ("the 1,313 Brigade", "313 Brigade", "1,313 Brigade"),
)


@pytest.mark.parametrize(("text", "torn", "whole"), _CASES)
def test_torn(text: str, torn: str, whole: str) -> None:
    """What begins or ends inside a word or number is seen, and the whole words are offered."""
    span = next(occurrences(text, torn))
    assert not is_whole(text, span)
    place = widened(text, span)
    assert text[place.start : place.end] == whole
    assert not says(text, torn)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("killing 5, wounding 6.", "5"),
        ("Pakistan's army", "Pakistan"),
        ("al-Shabaab fighters", "Shabaab"),
        ("«64 people»", "64 people"),
        ("三人死亡", "人死"),
        ("وأصيب 15 آخرون", "أصيب 15 آخرون"),
        ("from 5 to 7: all", "7"),
        ("the TTP's men", "TTP"),
        ("the TTP\u2019s men", "TTP"),
        ("the militants' men", "militants"),
        ("Peshawar-based men", "Peshawar"),
        ("Khorasan\u2014the branch", "Khorasan"),
        ("killed 5\u2014all soldiers", "5"),
        ("aged 15-17 years", "15-17"),
        ("aged 15\u201317 years", "15\u201317"),
        ("in 2014 400 died", "400 died"),
        ("in room 3 4000 waited", "4000"),
        ("Menu 3\n400 died", "400 died"),
        ("l'Etat islamique", "Etat islamique"),
        ("Ankara'da 5 kişi", "Ankara"),
        ("said: 'Front' men", "Front"),
        ("طالبان\u200cها", "طالبان"),
    ],
)
def test_whole(text: str, words: str) -> None:
    """So are words beside marks, after a hyphen or a letter that Arabic joins, and Chinese ones."""
    assert is_whole(text, next(occurrences(text, words)))
    assert says(text, words.upper())


@given(st.text(max_size=30), st.integers(0, 30), st.integers(0, 30))
def test_widened_is_whole(text: str, start: int, length: int) -> None:
    """Widening any run of a short text gives whole words, and never less than the run."""
    span = Span(min(start, len(text)), min(start + length, len(text)))
    place = widened(text, span)
    assert is_whole(text, place)
    assert place.start <= span.start <= span.end <= place.end
