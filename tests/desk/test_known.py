"""New records of what is known outside the archive: groups of public lists, places on a map."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from builder.cli.listed import listed_entry
from builder.desk import asked, authorities
from builder.desk.facts import RefusedError
from builder.desk.known import known_places, listed_groups, map_of
from builder.desk.session import BrokenRecordError
from builder.entries import read_records
from builder.reader.groups.beginning import values_of
from builder.store import read_project
from tests.browser.accessibility import axe
from tests.desk.conftest import Sit
from tests.desk.editor import Editor
from tests.desk.test_sitting import Sitting, sitting

__all__ = ["sitting"]  # the fixture


def test_found_by_name_and_by_number(sitting: Sitting) -> None:
    """A name finds the groups that bear it, a number its group, and what is no name nothing."""
    (found,) = listed_groups(sitting.session, "ucdp:744")
    entry = listed_entry("ucdp:744")
    assert (found["name"], found["source"]) == (entry.name, entry.source)
    assert "ucdp:744" in {one["id"] for one in listed_groups(sitting.session, entry.name)}
    assert listed_groups(sitting.session, "a dramatic surge") == []


def test_records_with_a_name_of_it(sitting: Sitting) -> None:
    """A group that the archive may have already says under which record."""
    name = read_records(read_project(sitting.project)).groups["islamic-state-khorasan"].record.name
    found = listed_groups(sitting.session, name)
    assert found
    assert all(
        "islamic-state-khorasan" in one["records"]
        for one in found
        if name in (one["name"], *one["names"])
    )


def named(sitting: Sitting, **more: object) -> asked.NameEntered:
    """Return what the form of a new group sends."""
    base = {"folder": "groups", "record": "new-group", "name": "The New Group"}
    return asked.NameEntered.model_validate({**sitting.base(), **base, **more})


def test_group_of_a_list(sitting: Sitting) -> None:
    """A new group begins with what its list knows, as `builder new --from` writes it."""
    entry = listed_entry("un:QDe.132")
    native = {entry.native[0]: "ur"} if entry.native else {}
    given = named(
        sitting, values={"from": entry.id, "reference": "A report", "kind": "group"}, native=native
    )
    sitting.view = authorities.name(sitting.session, sitting.articles, given)
    record = read_records(read_project(sitting.project)).groups["new-group"].record
    known = values_of(entry, "The New Group")
    assert list(record.aliases) == known["aliases"]
    assert [one.title for one in record.references] == [entry.source, "A report"]
    assert [(one.name, one.language) for one in record.native_names] == list(native.items())
    assert "new-group" in sitting.view["named"]["groups"]
    with pytest.raises(RefusedError, match="no armed group"):
        authorities.name(
            sitting.session, sitting.articles, named(sitting, values={"from": "ucdp:0"})
        )


def test_gazetteer() -> None:
    """A place is offered with what its point stands for; what is no place is not."""
    (first, *_) = known_places("Quetta")
    assert (first["country"], first["precision"]) == ("PK", "settlement")
    assert known_places("Khyber Pakhtunkhwa")[0]["precision"] == "province"
    assert known_places("no such place at all") == []
    assert known_places("") == []


@pytest.mark.parametrize(
    ("precision", "sign"), [("settlement", "dot"), ("district", "ring"), ("province", "ring")]
)
def test_map_is_as_vague_as_the_point(precision: str, sign: str) -> None:
    """A settlement is a dot; a point that stands for more is a ring around it."""
    svg = map_of("A <script>place</script>", "34.01", "71.58", precision)
    assert f"ar-sign--{sign}" in svg
    assert "ar-land" in svg
    assert "<script" not in svg
    assert not re.search(r'(?:href|src|style)="|\burl\((?!#)', svg)


@pytest.mark.parametrize(("lat", "lon"), [("x", "1"), ("", ""), ("91", "0"), ("nan", "0")])
def test_no_point(lat: str, lon: str) -> None:
    """What is no point is told."""
    with pytest.raises(RefusedError, match="no point"):
        map_of("Here", lat, lon, "settlement")


def test_a_language_that_is_none(sitting: Sitting) -> None:
    """A value that the record could not have is told, and nothing is written."""
    entry = next(
        listed_entry(id_) for id_ in ("un:QDe.132", "un:QDe.161") if listed_entry(id_).native
    )
    given = named(sitting, values={"from": entry.id}, native={entry.native[0]: "not a language"})
    with pytest.raises(BrokenRecordError):
        authorities.name(sitting.session, sitting.articles, given)
    assert not (sitting.project / "content/groups/new-group.md").exists()


def test_in_the_browser(sit: Sit, drafts: Path) -> None:
    """A group comes from a list and a place from the gazetteer, on a map, with a few clicks."""
    editor: Editor = sit(drafts)
    page = editor.page
    editor.click(page.get_by_role("button", name="Add a raw page"))
    page.locator("#de-page-name").fill("raid.txt")
    words = "The army killed two fighters of the Haqqani Network in the city of Skardu on May 3. "
    page.locator("#de-page-text").fill(f"A raid in the city\n\nMay 5, 2023\n\n{words * 4}")
    editor.click(page.get_by_role("button", name="Read it and write its draft"))
    page.locator(".ar-text").wait_for()
    editor.settle()
    editor.mark("Haqqani Network")
    form = page.locator("de-form")
    editor.click(form.locator(".de-tabs label", has_text="Group"))
    editor.click(form.locator(".de-sources .de-candidate").nth(1))
    form.get_by_label("Name", exact=True).focus()
    editor.press("Enter")
    expect(form).to_be_hidden()
    editor.mark("Skardu")
    editor.click(form.locator(".de-tabs label", has_text="Place"))
    editor.click(form.locator(".de-sources .de-candidate", has_text="PK").first)
    expect(form.locator(".de-map svg .ar-sign--dot")).to_have_count(1)
    expect(form.locator(".de-map figcaption")).to_contain_text("where the place is")
    assert axe(page) == []
    editor.press("Enter")
    expect(form).to_be_hidden()
    records = read_records(read_project(drafts))
    group = records.groups["haqqani-network"].record
    assert group.references[0].title.startswith(("UCDP", "United Nations"))
    place = records.locations["skardu"].record
    assert (place.kind.value, place.precision and place.precision.value) == ("city", "settlement")
