"""Whom a page names: publisher, authors, and the outlets that it rests on."""

import pytest

from builder.ingest.line import lines_of
from builder.ingest.sources import authors_of, publisher_of, via_of

PARAGRAPH = "The council of Osmir met on Monday and decided nothing."


@pytest.mark.parametrize(
    ("paragraph", "expected"),
    [
        ("The group claimed the attack, RFE/RL reported.", ("RFE/RL",)),
        ("(With agency inputs)", ("agency inputs",)),
        ("(With inputs from ANI and PTI)", ("ANI", "PTI")),
        ("OSMIR (AFP) - The council of Osmir met on Monday.", ("AFP",)),
        ("OSMIR, July 3 (Xinhua) -- The council of Osmir met.", ("Xinhua",)),
        ("The bridge is closed, the Lindmoor Gazette reported.", ("Lindmoor Gazette",)),
        ("The bridge is closed, police reported.", ()),
        ("The bridge is closed, Karesh Police reported.", ()),
        (PARAGRAPH, ()),
    ],
)
def test_via(paragraph: str, expected: tuple[str, ...]) -> None:
    """An outlet is a source when the article itself credits it, and the police are no outlet."""
    assert via_of([paragraph]) == expected


def test_via_names_each_source_once() -> None:
    """A source that is credited twice is named once."""
    assert via_of(["It is so, RFE/RL reported.", "It was so, RFE/RL reported."]) == ("RFE/RL",)


def test_via_reads_the_credit_below_the_article() -> None:
    """A line "Source: …" right under the article counts too."""
    assert via_of([PARAGRAPH], ["Source: Al Jazeera and news agencies"]) == (
        "Al Jazeera",
        "news agencies",
    )


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("By Mira Solen", ("Mira Solen",)),
        ("By Mira Solen and Tomas Arden", ("Mira Solen", "Tomas Arden")),
        ("By Mira Solen, Tomas Arden and Ivo Brandt", ("Mira Solen", "Tomas Arden", "Ivo Brandt")),
        ("by MIRA SOLEN", ("Mira Solen",)),
        ("By Mira Solen - 11/19/19 06:56 AM EST", ("Mira Solen",)),
        ("By Mira Solen, Osmir Correspondent", ("Mira Solen",)),
        ("By Mira Solen | Osmir Herald", ("Mira Solen",)),
        ("By Mira Solen March 3, 2020", ("Mira Solen",)),
        ("By Staff Reporter", None),
        ("By admin", None),
        ("By Mira SolenStaff Writer", None),
        ("By the river", None),
    ],
)
def test_authors(line: str, expected: tuple[str, ...] | None) -> None:
    """A line "By …" gives the people in it, and nobody where it names an office."""
    assert authors_of(lines_of(line), [0]) == expected


def test_publisher_is_what_the_standfirst_says() -> None:
    """The outlet that "reports" at the end of the standfirst publishes the article."""
    assert publisher_of(["The bridge is closed…reports Osmir Daily News"], ()) == "Osmir Daily News"
    assert publisher_of([PARAGRAPH], ()) is None


def test_an_agency_is_no_publisher() -> None:
    """An agency that the standfirst credits is a source, and says nothing of the publisher."""
    assert publisher_of(["The bridge is closed, reports Reuters"], ()) is None
