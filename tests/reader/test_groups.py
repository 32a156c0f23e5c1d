"""Groups of authority records in a text, and names that look like one."""

from itertools import pairwise
from pathlib import Path
from typing import TypedDict

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from builder.frontmatter import parse_document
from builder.model.authority import Group
from builder.model.names import Kind, Name, NameIndex, Owner
from builder.reader.groups import find_groups
from tests.model.read import yaml_cases

HERE = Path(__file__).parent
CONTENT = HERE.parents[1] / "content"


class _Case(TypedDict):
    promise: str
    text: str
    found: list[str]


def _record(path: Path) -> Group:
    front = path.read_text("utf-8").split("---\n")[1]
    return Group.model_validate(yaml.load(front, yaml.BaseLoader))  # noqa: S506 -- makes text alone


def index_of(groups: dict[str, Group], *places: str) -> NameIndex:
    """Return the names of the groups, and of places."""
    names = [Name(place, Owner(Kind.LOCATION, place.casefold())) for place in places]
    for id_, group in groups.items():
        owner = Owner(Kind.GROUP, id_)
        names += [Name(name, owner) for name in group.strong_names]
        names += [Name(name, owner, is_weak=True) for name in group.weak_aliases]
    return NameIndex(names)


RECORDS = {path.stem: _record(path) for path in sorted((CONTENT / "groups").glob("*.md"))}
INDEX = index_of(RECORDS, "Pakistan", "Taliban Chowk")
_CASES: list[_Case] = yaml_cases(HERE / "groups" / "cases.yaml")
_PARTS = (
    "Taliban TTP IS-K ISIS Islamic State's Khorasan branch Tehrik-e Pakistan (TJP) claimed the of"
    " responsibility Front Liberation Army militants Afghan , . ( ) \n - ’s Mr Jaish-e İ ß طالبان"
).split(" ")
TEXTS = st.one_of(st.text(), st.lists(st.sampled_from(_PARTS), max_size=40).map(" ".join))


def body_of(article: str) -> str:
    """Return the body of an article of the archive."""
    path = CONTENT / "articles" / f"{article}.md"
    document, _ = parse_document(path.name, path.read_text("utf-8"))
    assert document is not None
    return document.body


@pytest.mark.parametrize("case", _CASES, ids=lambda case: case["promise"])
def test_cases(case: _Case) -> None:
    """Groups are found as groups/cases.yaml says."""
    text = case["text"]
    known, unknown = find_groups(text, RECORDS, INDEX)
    mentions = sorted((span, group.id) for group in known for span in group.mentions)
    shown = [f"{text[span.start : span.end]} = {id_}" for span, id_ in mentions]
    assert shown + [f"? {group.name}" for group in unknown] == case["found"]


@pytest.mark.parametrize("id_", RECORDS)
def test_every_strong_name_is_found(id_: str) -> None:
    """Every name and alias of a record means it, in a sentence and as a possessive."""
    for name in RECORDS[id_].strong_names:
        for text in (f"It was {name}, police said.", f"They left {name}’s camp."):
            known, _ = find_groups(text, RECORDS, INDEX)
            assert [group.id for group in known] == [id_], name


@pytest.mark.parametrize(
    ("article", "expected"),
    [
        (
            "2022-03-12-islamic-state-expanding-footprint-in-pakistan",
            {"islamic-state-khorasan", "islamic-state", "afghan-taliban",
             "tehrik-i-taliban-pakistan"},
        ),
        (
            "2024-01-03-pakistan-facing-increasing-threat-from-isis-says-interior-ministry",
            {"islamic-state", "tehrik-i-taliban-pakistan", "afghan-taliban",
             "tehreek-i-jihad-pakistan"},
        ),
    ],
)  # fmt: skip
def test_articles(article: str, expected: set[str]) -> None:
    """The groups of the archive's articles are those that its editors list."""
    known, unknown = find_groups(body_of(article), RECORDS, INDEX)
    assert {group.id for group in known} == expected
    assert unknown == ()


def test_a_name_inside_a_place_is_none() -> None:
    """A square that is named after a group is a place."""
    known, _ = find_groups("The TTP met at Taliban Chowk.", RECORDS, INDEX)
    assert [(group.id, len(group.mentions)) for group in known] == [
        ("tehrik-i-taliban-pakistan", 1)
    ]


def test_an_unknown_group_has_its_acronym_and_a_reason() -> None:
    """An acronym in brackets is a mention of the group; the reason quotes the words."""
    text = "The Orvan Hawks (OHK) claimed responsibility. The OHK are few."
    _, (group,) = find_groups(text, RECORDS, INDEX)
    assert [text[span.start : span.end] for span in group.mentions] == ["Orvan Hawks", "OHK", "OHK"]
    assert "claimed responsibility" in group.reason


@given(TEXTS)
@settings(deadline=None)
def test_every_find_is_sound(text: str) -> None:
    """Nothing raises; mentions stand in the text and apart; the same text gives the same."""
    known, unknown = find_groups(text, RECORDS, INDEX)
    mentions = [group.mentions for group in known] + [group.mentions for group in unknown]
    spans = sorted(span for spans in mentions for span in spans)
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert not any(a.overlaps(b) for a, b in pairwise(spans))
    assert find_groups(text, RECORDS, INDEX) == (known, unknown)
