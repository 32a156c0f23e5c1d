"""Groups of authority records in a text, and names that look like one."""

import subprocess
import sys
from itertools import pairwise
from pathlib import Path
from typing import Any, TypedDict

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from builder.frontmatter import parse_document
from builder.model.authority import Group
from builder.model.names import BearerKind, Name, NameIndex, Owner
from builder.model.text import Span
from builder.reader.found import PlaceFound
from builder.reader.groups import find_groups
from builder.reader.groups.countries import name_of_code
from builder.reader.groups.lists import families, load_lists
from tests.cost import assert_linear
from tests.model.read import yaml_cases
from tests.sites.sites import VALID

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
    names = [Name(place, Owner(BearerKind.LOCATION, place.casefold())) for place in places]
    for id_, group in groups.items():
        owner = Owner(BearerKind.GROUP, id_)
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


_LISTED = yaml_cases(HERE / "groups" / "listed.yaml")


@pytest.mark.parametrize("case", _LISTED, ids=lambda case: case["promise"])
def test_groups_without_a_record(case: dict[str, Any]) -> None:
    """Groups of the lists, and others by their use, are found as groups/listed.yaml says."""
    text = case["text"]
    places = [_place(text, name) for name in case.get("places", ())]
    known, unknown = find_groups(text, {}, index_of({}), places, case.get("home", ()))
    assert known == ()
    shown = [
        f"{group.name} = {' '.join(group.entries)}" if group.entries else f"? {group.name}"
        for group in unknown
    ]
    assert shown == case["found"], [group.reason for group in unknown]


def _place(text: str, name: str) -> PlaceFound:
    span = Span(text.index(name), text.index(name) + len(name))
    return PlaceFound(None, name, None, None, None, "region", (span,), "")


def test_a_reason_names_the_entry_and_what_bears_it_out() -> None:
    """An editor sees of which list a name is, and by what."""
    _, (group,) = find_groups("The ELN killed two men in Colombia.", {}, index_of({}))
    assert group.reason == (
        "“ELN” is a name of ucdp:744, National Liberation Army; Colombia is spoken of and “killed”"
        " stands near"
    )


def test_every_full_name_of_the_lists_is_found() -> None:
    """Each name that means its entry does so in a sentence of violence with its country."""
    lists, family = load_lists(), families()
    missed = []
    for entry in lists.entries.values():
        for name in entry.names:
            country = f", in {name_of_code()[min(entry.countries)]}" if entry.countries else ""
            _, found = find_groups(f"It was {name}{country}, who had killed two.", {}, index_of({}))
            ids = {id_ for group in found for id_ in group.entries}
            if not {entry.id, family.get(entry.id)} & ids:
                missed.append((entry.id, name, found))
    assert missed == []


def test_building_and_checking_read_no_list() -> None:
    """What checks and renders an archive never loads the lists."""
    code = (
        "import sys, builder.pipeline, builder.mkdocs_plugin, builder.check.run\n"
        "from builder.store import read_project\n"
        "from pathlib import Path\n"
        f"builder.pipeline.check(read_project(Path({str(VALID / 'two-articles')!r})))\n"
        "from builder.reader.groups.lists import load_lists\n"
        "assert load_lists.cache_info().currsize == 0\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)  # noqa: S603 -- our own words


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


@pytest.mark.parametrize(
    "piece",
    [
        "The National Liberation Army (ELN) killed two in Colombia. ",
        "THE FMLN ATTACKED EL SALVADOR. ",
        "Attributed to the Orvan Hawks, Ab, and to the, the, the ",
        "Killed by X Y Z of the W (ANC) ",
    ],
)
def test_cost_grows_with_the_text(piece: str) -> None:
    """Twice the text costs twice as much, whatever is repeated in it."""
    index = index_of({})
    assert_linear(lambda text: find_groups(text, {}, index), lambda size: piece * size, 4000)
