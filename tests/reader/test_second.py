"""The second reader of roles, kinds, relations, people and pages, on cases that one can read."""

from itertools import count
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from builder.model.authority import RelationType
from builder.model.dates import parse_edtf
from builder.model.event import EventType
from builder.model.names import BearerKind, Name, NameIndex, Owner
from builder.model.text import Span
from builder.model.verdict import SecondReading
from builder.reader.coreference import namings
from builder.reader.kinds import read_target, read_type
from builder.reader.metadata import (
    PageText,
    read_agency,
    read_author,
    read_language,
    read_published,
    read_publisher,
    read_title,
)
from builder.reader.persons import read_person
from builder.reader.relations import read_relation
from builder.reader.roles import Role, Scene, read_named_role, read_role, read_speaker
from tests.cost import assert_linear

_FOLDER = Path(__file__).parent / "second"


def _read(name: str) -> dict[str, Any]:
    return dict(yaml.safe_load((_FOLDER / f"{name}.yaml").read_text(encoding="utf-8")))


_ROLES, _KINDS, _PAGES = _read("roles"), _read("kinds"), _read("metadata")
_NAMES = NameIndex(
    Name(name, Owner(BearerKind.GROUP, id_))
    for id_, names in _ROLES["groups"].items()
    for name in names
)
_BODY = _PAGES["body"].strip()
_PEOPLE = frozenset({"omar sel"})


def _scene(text: str) -> Scene:
    return Scene.of(text, namings(_NAMES.find(text)), "en")


def _span(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def _text(case: dict[str, Any]) -> tuple[str, Span]:
    text = case["text"].replace("¶", "\n\n")
    return text, _span(text, case.get("quote", text))


def _cases(cases: list[dict[str, Any]]) -> pytest.MarkDecorator:
    numbers = count(1)
    return pytest.mark.parametrize(
        "case", [pytest.param(case, id=f"{next(numbers)}") for case in cases]
    )


@_cases(_ROLES["cases"])
def test_roles(case: dict[str, Any]) -> None:
    """A group has the role that the words give it, by name or by a word that stands for it."""
    text, quote = _text(case)
    ((role, group),) = case["record"].items()
    reading = read_role(_scene(text), quote, Role(role), group)
    assert reading.verdict in case["answer"], reading.says


@_cases(_KINDS["types"])
def test_types(case: dict[str, Any]) -> None:
    """An event is what its words call it, or what an incident of that kind may be called."""
    bodies = [case["text"], case.get("elsewhere", "")]
    reading = read_type(EventType(case["type"]), bodies[:1], bodies[:1], bodies)
    assert reading.verdict == case["answer"], reading.says


@_cases(_KINDS["targets"])
def test_targets(case: dict[str, Any]) -> None:
    """A target stands where the event is told, and is neither who did it nor who speaks."""
    text, quote = _text(case)
    attackers = [_span(text, name) for name in case.get("attackers", [])]
    reading = read_target(case["target"], text, [quote], attackers)
    assert reading.verdict == case["answer"], reading.says


@_cases(_KINDS["relations"])
def test_relations(case: dict[str, Any]) -> None:
    """Two groups stand to each other as the words that name both say."""
    text, quote = _text(case)
    type_ = RelationType(case["type"])
    reading = read_relation(_scene(text), quote, type_, (case["subject"], case["other"]), ())
    assert reading.verdict == case["answer"], reading.says


@_cases(_KINDS["people"])
def test_people(case: dict[str, Any]) -> None:
    """A person is named as one, and has the role that stands beside the name."""
    reading = read_person(case["words"], 0, case["name"], case.get("role"), {"gulmand"})
    assert reading.verdict == case["answer"], reading.says


@_cases(_PAGES["cases"])
def test_pages(case: dict[str, Any]) -> None:
    """A record says of its page what stands around the article there, or in its address."""
    text = _PAGES["pages"][case["page"]].replace("BODY", _BODY)
    page = PageText(text, _BODY, "", case.get("url", ""))
    reading = _of_page(page, case)
    assert reading.verdict == case["answer"], reading.says


def _of_page(page: PageText, case: dict[str, Any]) -> SecondReading:
    if "published" in case:
        return read_published(page, parse_edtf(str(case["published"])), None)
    if "publisher" in case:
        return read_publisher(page, case["publisher"], _PEOPLE)
    if "author" in case:
        return read_author(page, case["author"], _PEOPLE)
    if "title" in case:
        return read_title(page, case["title"], ["Lake Gazette", "Nadia Orsal"])
    if "via" in case:
        return read_agency(page, case["via"], _PEOPLE)
    return read_language(page.body, case["language"])


@pytest.mark.parametrize(
    "text",
    [
        "Ember Brigade said in a statement that it ",
        "Ember Brigade, ",
        "claimed by the ",
        "It said it. The group denied. ",
        "a spokesman for the Ember Brigade ",
    ],
)
def test_work_is_linear(text: str) -> None:
    """Twice the text takes at most two and a half times the work, even as one sentence."""
    assert_linear(_read_all, lambda count: text * count, 120_000 // len(text))


def _read_all(text: str) -> None:
    scene = _scene(text)
    for role in Role:
        read_role(scene, Span(0, len(text)), role, "eb")
    page = PageText(f"Head\n{text}\nFoot", text)
    read_title(page, "Head", ())
    read_author(page, "Foot", ())


_PARTS = (
    "Ember Brigade|Northern Front|Lashkar-e-Sahar|claimed|responsibility|denied|blamed|said|that it"
    "|the group|they|its fighters|attacked|by|on|not|no|,|.|\n\n|(|)|’s|:|police|İ|ß|suicide|bomb"
    '|ally|rival of|12 May 2031|By Ann|<meta|content="'
).split("|")
_TEXTS = st.one_of(st.text(), st.lists(st.sampled_from(_PARTS), max_size=60).map(" ".join))


@settings(max_examples=200)
@given(_TEXTS, st.integers(0, 80), st.integers(0, 80), st.text(max_size=8))
def test_any_text_is_read(text: str, start: int, length: int, name: str) -> None:
    """No text makes the second reader fail, whatever part of it is quoted."""
    start = min(start, max(0, len(text) - 1))
    quote = Span(start, min(len(text), start + length + 1))
    scene = _scene(text)
    for role in Role:
        assert read_role(scene, quote, role, "eb").verdict
        assert read_named_role(scene, quote, role, name).verdict
    assert read_speaker(scene, quote, name, "eb").verdict
    assert read_type(EventType.BOMBING, [text], [text], [text]).verdict
    assert read_target(name, text, [quote], []).verdict
    assert read_relation(scene, quote, RelationType.ALLY, ("eb", "nf"), ()).verdict
    assert read_person(text, 0, name, name, ()).verdict
    page = PageText(text, text[quote.start : quote.end], text, text)
    assert read_published(page, parse_edtf("2031-05-06"), None).verdict
    assert read_publisher(page, name, ()).verdict
    assert read_author(page, name, ()).verdict
    assert read_title(page, name, ()).verdict
    assert read_agency(page, name, ()).verdict
