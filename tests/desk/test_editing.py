"""What was entered earlier is changed or taken out again: facts, and records that they name."""

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from builder.desk import asked, authorities
from builder.desk.facts import RefusedError
from builder.desk.session import BrokenRecordError
from builder.entries import read_records
from builder.store import read_project
from tests.browser.accessibility import axe
from tests.desk.conftest import Sit
from tests.desk.test_desk import open_article
from tests.desk.test_sitting import ID, Sitting, sitting

__all__ = ["sitting"]  # the fixture
GROUP = "islamic-state-khorasan"


def recorded(sitting: Sitting, folder: str, id_: str, /, **values: Any) -> asked.Recorded:  # noqa: ANN401 -- of a record
    """Return what the dialog of a record sends, for the article at hand."""
    found = authorities.record_of(sitting.session, folder, id_)
    return asked.Recorded(kind=folder, id=id_, values=values, digest=found["digest"], article=ID)


def test_fields_of_a_group(sitting: Sitting) -> None:
    """Aliases and other fields are changed, the rest of the file stays, and Undo takes it back."""
    file = sitting.project / f"content/groups/{GROUP}.md"
    before = file.read_text("utf-8")
    known = authorities.record_of(sitting.session, "groups", GROUP)["values"]
    aliases = [*known["aliases"], "IS in Khorasan"]
    answer = authorities.change(
        sitting.session, recorded(sitting, "groups", GROUP, aliases=aliases)
    )
    assert answer["findings"] == []
    after = file.read_text("utf-8")
    assert [line for line in after.split("\n") if line not in before.split("\n")] == [
        "  - IS in Khorasan"
    ]
    assert f"content/groups/{GROUP}.md" in sitting.session.saved_for(ID)
    sitting.session.undo()
    assert file.read_text("utf-8") == before


def test_nothing_is_written_where_nothing_changed(sitting: Sitting) -> None:
    """A dialog that is saved as it was opened is no action."""
    known = authorities.record_of(sitting.session, "groups", GROUP)["values"]
    given = {key: known.get(key, "") for key in ("name", "aliases", "kind", "weak_aliases")}
    authorities.change(sitting.session, recorded(sitting, "groups", GROUP, **given))
    assert sitting.session.steps == []


def test_fields_of_a_place(sitting: Sitting) -> None:
    """A point and what it stands for are written, and emptied fields taken out."""
    point = {"lat": "34.0", "lon": "71.5"}
    given = recorded(sitting, "locations", "peshawar", coordinates=point, precision="district")
    authorities.change(sitting.session, given)
    place = read_records(read_project(sitting.project)).locations["peshawar"].record
    assert (str(place.coordinates and place.coordinates.lat), place.precision) == (
        "34.0",
        "district",
    )
    given = recorded(sitting, "locations", "peshawar", coordinates={}, precision="", within="")
    authorities.change(sitting.session, given)
    place = read_records(read_project(sitting.project)).locations["peshawar"].record
    assert (place.coordinates, place.precision, place.within) == (None, None, None)


def test_what_a_check_would_find_is_told(sitting: Sitting) -> None:
    """A name that another record has is told as it is saved."""
    given = recorded(sitting, "groups", GROUP, aliases=["Afghan Taliban"])
    answer = authorities.change(sitting.session, given)
    assert answer["findings"]


def test_refused(sitting: Sitting) -> None:
    """No record, one that was changed meanwhile, and a value that none can have."""
    with pytest.raises(RefusedError, match="no record"):
        authorities.record_of(sitting.session, "groups", "no-such-group")
    with pytest.raises(RefusedError, match="no record"):
        authorities.record_of(sitting.session, "articles", ID)
    given = recorded(sitting, "groups", GROUP, name="Another")
    file = sitting.project / f"content/groups/{GROUP}.md"
    file.write_text(file.read_text("utf-8") + "\nMore.\n", encoding="utf-8")
    sitting.session.workspace.refresh()
    with pytest.raises(RefusedError, match="changed meanwhile"):
        authorities.change(sitting.session, given)
    with pytest.raises(BrokenRecordError):
        authorities.change(sitting.session, recorded(sitting, "locations", "peshawar", kind="x"))


def test_each_kind_of_fact(sitting: Sitting) -> None:
    """Every kind of fact is changed where it stands, with its words, and taken out again."""
    sitting.accept("report")
    sitting.accept("person")
    note = sitting.form("five attacks this year", "note")
    sitting.save(note, values={**note["values"], "text": "Five."})
    kinds = {one["kind"] for one in sitting.view["facts"]}
    assert {"report", "killed", "attributed_to", "person", "note"} <= kinds
    changes = {
        "report": {},
        "killed": {"min": "63"},
        "attributed_to": {"by": "officials"},
        "person": {"role": "chief"},
        "note": {"text": "Other words."},
    }
    for kind, change in changes.items():
        fact = next(one for one in sitting.view["facts"] if one["kind"] == kind)
        span = sitting.words("The Afghan militants") if kind == "report" else fact["span"]
        form = {"kind": kind, "span": span, "at": fact["at"]}
        sitting.save({**form, "values": {**fact["values"], **change}})
        now = next(one for one in sitting.view["facts"] if one["kind"] == kind)
        assert now["values"].items() >= change.items(), kind
        assert tuple(now["span"]) == tuple(span), kind
    for kind in ("note", "person", "killed", "attributed_to", "report"):
        while at := next((f["at"] for f in sitting.view["facts"] if f["kind"] == kind), None):
            given = asked.FieldRemoved(**sitting.base(), at=at)
            sitting.view = sitting.articles.remove(given)
    assert sitting.view["facts"] == []


def test_in_the_browser(sit: Sit, drafts: Path) -> None:
    """A note gets other words to rest on, and a group another name, without leaving the article."""
    editor = sit(drafts)
    page = editor.page
    open_article(editor)
    editor.mark("Many IS-K fighters are former members of the TTP")
    editor.type("Former members.")
    editor.press("Enter")
    editor.press("Enter")
    editor.click(page.get_by_role("button", name="Edit: Background Former members."))
    editor.type("Many were members.")
    editor.click(page.get_by_role("button", name="Other words"))
    editor.mark("fighters are former members of the TTP")
    editor.click(page.locator("de-form .de-first"))
    expect(page.locator("de-form")).to_be_hidden()
    record = read_records(read_project(drafts)).articles[ID].record
    (note,) = record.notes
    assert (note.text, note.quote.exact) == (
        "Many were members.",
        "fighters are former members of the TTP",
    )
    editor.click(page.get_by_role("button", name="Edit the record of Islamic State").first)
    box = page.get_by_role("dialog", name="Group")
    assert axe(page) == []
    names = box.get_by_label("Other names that mean it")
    names.fill(names.input_value() + "\nIS in Khorasan")
    editor.click(box.get_by_role("button", name="Save"))
    expect(box).to_have_count(0)
    group = read_records(read_project(drafts)).groups[GROUP].record
    assert "IS in Khorasan" in group.aliases


def test_saved_file_and_date_of_its_event(sit: Sit, drafts: Path, tmp_path: Path) -> None:
    """A saved page is taken byte for byte, and marked words give the date of its event."""
    editor = sit(drafts)
    page = editor.page
    words = "A bomb killed five people at a market in Peshawar on May 3, the police said. "
    html = (
        "<html><head><meta charset=windows-1252><title>Bomb at a market</title></head><body>"
        f"<article><h1>Bomb at a market</h1><p>May 5, 2023</p><p>{words}The café was closed.</p>"
        f"<p>Officials met on May 4 and called for calm in the whole of the city.</p></article>"
        "</body></html>"
    ).encode("windows-1252")
    saved = tmp_path / "Saved.html"
    saved.write_bytes(html)
    editor.click(page.get_by_role("button", name="Add a raw page"))
    page.locator("#de-page-file").set_input_files(saved)
    expect(page.locator("#de-page-text")).to_be_hidden()
    editor.click(page.get_by_role("button", name="Read it and write its draft"))
    page.locator(".ar-text").wait_for()
    editor.settle()
    assert (drafts / "seeds/saved.html").read_bytes() == html
    while "Proposed: Event" not in page.locator(".de-current").inner_text():
        editor.press("j")
    editor.press("a")
    editor.press("Enter")
    expect(page.locator("de-form")).to_be_hidden()
    editor.mark("Officials met on May 4")
    editor.click(page.locator("de-form .de-tabs label", has_text="Date"))
    expect(page.get_by_role("textbox", name="Date", exact=True)).to_have_value("2023-05-04")
    page.get_by_role("textbox", name="Date", exact=True).focus()
    editor.press("Enter")
    expect(page.locator("de-form")).to_be_hidden()
    (event,) = read_records(read_project(drafts)).events.values()
    assert str(event.record.date) == "2023-05-04"
    assert event.record.date_phrase == "May 4"
    assert axe(page) == []
