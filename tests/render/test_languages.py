"""Which way the text of a language is read."""

import pytest

from builder.render.languages import direction_of


@pytest.mark.parametrize(
    ("tag", "direction"),
    [
        *((tag, "rtl") for tag in "ar fa he ps ur ug sd ks ckb prs bal skr".split()),
        *((tag, "rtl") for tag in "ur-PK fa-AF ar-arab-EG AR pa-Arab pa-PK ku-Arab".split()),
        *((tag, "rtl") for tag in "uz-AF uz-Arab-AF tg-PK az-IR ur-Aran-PK zlm-Arab".split()),
        *((tag, "ltr") for tag in "en de pa ku uz tr bn hi zh-Hant so und".split()),
        *((tag, "ltr") for tag in "ur-Latn ar-Latn-x-chat fa-Cyrl sd-Deva sd-IN en-PK".split()),
        (None, "ltr"),
        ("", "ltr"),
        ("ar-abcd1", "rtl"),
    ],
)
def test_direction(tag: str | None, direction: str) -> None:
    """The script of a tag decides, then its language in its country; else left to right."""
    assert direction_of(tag) == direction
