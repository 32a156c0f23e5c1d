"""The desk in Chromium: words chosen by keyboard, conflicts, a crash, new records, a preview."""

import re
import signal
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from builder.entries import read_records
from builder.store import read_project
from tests.browser.accessibility import axe
from tests.browser.opening import watched
from tests.desk.conftest import Sit
from tests.desk.editor import Editor, desk
from tests.desk.test_sitting import ID

PHONE = {"width": 390, "height": 844}
TABLET = {"width": 820, "height": 1180}
WIDE = {"width": 1440, "height": 900}
REFUSED = ["status of 422", "status of 409"]


def open_article(editor: Editor, id_: str = ID) -> None:
    """Go to an article's page."""
    editor.page.goto(f"/#/article/{id_}")
    editor.page.locator(".ar-text").wait_for()
    editor.settle()


def record_of(project: Path, id_: str = ID) -> str:
    """Return the text of a record."""
    return (project / f"content/articles/{id_}.md").read_text(encoding="utf-8")


def test_words_by_keyboard(editor: Editor, drafts: Path) -> None:
    """Words can be chosen without a mouse: W, arrows from word to word, Shift, Enter."""
    open_article(editor)
    editor.press("w")
    editor.press("ArrowDown")
    for _ in range(3):
        editor.press("ArrowRight")
    for _ in range(2):
        editor.press("Shift+ArrowRight")
    chosen = editor.page.locator(".de-said").inner_text()
    assert len(chosen.split()) == 3
    editor.press("Enter")
    expect(editor.page.locator("de-form .de-quote q").first).to_have_text(chosen.rstrip(",."))
    editor.type("A note without a mouse.")
    editor.press("Enter")
    editor.press("Enter")
    assert "text: A note without a mouse." in record_of(drafts)


def test_undo_in_the_browser(editor: Editor, drafts: Path) -> None:
    """Z takes back one action after the other, and says which."""
    before = record_of(drafts)
    open_article(editor)
    editor.press("x")
    for _ in range(2):
        editor.press("j")
        editor.press("x")
    assert record_of(drafts) != before
    while editor.page.get_by_role("button", name="Undo").is_enabled():
        editor.press("z")
        expect(editor.page.locator(".de-said")).to_contain_text("Undone")
    assert record_of(drafts) == before


def test_conflict_is_shown(sit: Sit, drafts: Path) -> None:
    """What somebody else wrote meanwhile is shown and kept; nothing is written over it."""
    editor = sit(drafts, allowed=REFUSED)
    open_article(editor)
    file = drafts / f"content/articles/{ID}.md"
    other = record_of(drafts).replace("publisher: Asian Lite News", "publisher: Asian Lite")
    file.write_text(other, encoding="utf-8")
    editor.press("s")
    editor.type("A summary of ours.")
    editor.press("Enter")
    box = editor.page.get_by_role("dialog")
    expect(box).to_contain_text("changed by somebody else")
    expect(box.locator(".de-in")).to_contain_text(["publisher: Asian Lite"])
    assert record_of(drafts) == other
    editor.click(box.get_by_role("button", name="Show it as it is now"))
    expect(editor.page.locator("[data-field=publisher]")).to_contain_text("Asian Lite")
    editor.press("s")
    editor.type("A summary of ours.")
    editor.press("Enter")
    expect(editor.page.locator("[data-field=summary]")).to_contain_text("A summary of ours.")
    assert "publisher: Asian Lite\n" in record_of(drafts)


def test_what_was_being_typed_is_offered_again(browser: Browser, drafts: Path) -> None:
    """After a crash the note that somebody was typing is there again, as far as it was."""
    words = "According to the article, many IS-K"
    with desk(drafts) as (address, process):
        base = address.partition("?")[0]
        with watched(browser, base, viewport=WIDE, allowed=["ERR_"]) as page:
            page.goto(address)
            editor = Editor(page)
            open_article(editor)
            editor.mark("Many IS-K fighters are former members of the TTP")
            editor.type(words)
            process.send_signal(signal.SIGKILL)
            process.wait()
            before = record_of(drafts)
            with desk(drafts) as (again, _):
                assert again.partition("?")[0] == base
                page.goto(again)
                page.locator("de-queue h2").first.wait_for()
                open_article(editor)
                expect(page.locator("de-form textarea").first).to_have_value(words)
                assert record_of(drafts) == before
                page.locator("de-form textarea").first.press("End")
                page.keyboard.insert_text(" fighters used to belong to the TTP.")
                editor.press("Enter")
                editor.press("Enter")
    note = "text: According to the article, many IS-K fighters used to belong to the TTP."
    assert note in record_of(drafts)


def test_new_event_with_new_group_and_place(sit: Sit, drafts: Path) -> None:
    """From a pasted page to a reviewed record with a group and a place that had none."""
    editor = sit(drafts)
    page = editor.page
    editor.click(page.get_by_role("button", name="Add a raw page"))
    page.locator("#de-page-name").fill("lake-raid.txt")
    page.locator("#de-page-text").fill(
        "Gunmen attack post near Sarmal Lake\n\nMay 5, 2023\n\n"
        "Gunmen of the Lake Falcons killed two soldiers at a post in Sarmal on May 3, the army "
        "said in a statement on Friday.\n\n"
        "The group has been active around the lake for years, and the villages there have asked "
        "the government for more protection since the winter of last year.\n"
    )
    editor.click(page.get_by_role("button", name="Read it and write its draft"))
    page.locator(".ar-text").wait_for()
    editor.settle()
    for name, kind, values in (
        ("Lake Falcons", "Group", {}),
        ("Sarmal", "Place", {"What sort of place": "city"}),
    ):
        editor.mark(name)
        editor.click(page.locator("de-form .de-tabs label", has_text=kind))
        for label, value in values.items():
            page.get_by_label(label).select_option(value)
        page.get_by_label("Where it is known from").fill("A report on the region")
        editor.press("Enter")
        expect(page.locator("de-form")).to_be_hidden()
    editor.mark("Gunmen of the Lake Falcons killed two soldiers at a post in Sarmal on May 3")
    editor.click(page.locator("de-form .de-tabs label", has_text="Event"))
    editor.type("Attack on a post in Sarmal")
    editor.press("Tab")
    editor.type("a post in Sarmal")
    page.get_by_label("Type").select_option("armed-assault")
    expect(page.locator("de-form .de-standing")).to_contain_text("killed 2")
    editor.press("Enter")
    expect(page.locator("de-form")).to_be_hidden()
    while page.locator(".de-current").count():
        editor.press("x")
    editor.press("r")
    editor.press("Enter")
    expect(page.locator(".ar-kicker")).to_contain_text("reviewed")
    records = read_records(read_project(drafts))
    (report,) = next(e for e in records.articles.values() if e.id.startswith("2023")).record.reports
    event = records.events[report.event].record
    assert (event.location, event.date and event.date.text) == ("sarmal", "2023-05-03")
    assert [(f.min, f.max, f.who.value) for f in report.killed] == [(2, 2, "security-forces")]
    assert {claim.group for claim in report.attributed_to} == {"lake-falcons"}
    assert records.locations["sarmal"].record.kind.value == "city"


def test_second_reader_while_typing(editor: Editor) -> None:
    """A figure that its words contradict is told while it is typed, and asks for a reason."""
    open_article(editor)
    page = editor.page
    editor.press("j")
    editor.press("a")
    editor.press("Enter")
    editor.mark("killing at least 64 people")
    expect(page.locator("de-form .de-readings")).to_contain_text("second reader agrees")
    page.get_by_role("textbox", name="At least").fill("46")
    expect(page.locator("de-form")).to_contain_text("46")
    expect(page.locator("de-form .de-fault, de-form .de-reading--contradicted")).not_to_have_count(
        0
    )
    reason = page.get_by_label("Why it is right although")
    page.get_by_role("textbox", name="At least").fill("64")
    page.get_by_role("textbox", name="At most").fill("64")
    expect(page.locator("de-form .de-reading--contradicted")).to_contain_text("64 or more")
    expect(reason).to_be_visible()
    editor.press("Enter")
    expect(reason).to_be_focused()
    editor.press("Escape")
    expect(page.locator("de-form")).to_be_hidden()


def test_parts_of_a_figure(editor: Editor, drafts: Path) -> None:
    """A row below a figure takes those who are among it, and its words are asked about them."""
    open_article(editor)
    page = editor.page
    editor.press("j")
    editor.press("a")
    editor.press("Enter")
    editor.mark("killing at least 64 people")
    page.get_by_label("Of which, 1: from").fill("9")
    page.get_by_label("Of which, 1: who they were").select_option("children")
    expect(page.locator("de-form")).to_contain_text("9 or more killed (children)")
    page.get_by_label("What happened to them").select_option("missing")
    editor.press("Enter")
    editor.press("Enter")
    expect(page.locator("de-form")).to_be_hidden()
    found = record_of(drafts)
    assert "missing:" in found
    assert "of_which:" in found


def test_preview_is_the_sites_own(editor: Editor) -> None:
    """One key shows the article's page as the site's templates make it, in which nothing runs."""
    open_article(editor)
    editor.press("p")
    frame = editor.page.frame_locator("iframe")
    expect(frame.locator("h1")).to_contain_text("Islamic State expanding footprint in Pakistan")
    expect(frame.locator(".ar-banner--draft")).to_contain_text("Draft, not reviewed")
    expect(frame.locator("script")).to_have_count(0)
    editor.page.get_by_label("Page", exact=True).select_option("groups/afghan-taliban/")
    expect(frame.locator("h1")).to_contain_text("Afghan Taliban")


def test_paths_outside_are_refused(sit: Sit, drafts: Path) -> None:
    """No address leads out of the archive, or to a record that is none."""
    editor = sit(drafts, allowed=["status of 4", "422", "404", "400"])
    for path in (
        "/api/article/..%2F..%2Fetc%2Fpasswd",
        "/api/article/%2e%2e",
        "/static/..%2Fapp.py",
        "/static/%2e%2e%2fapp.py",
        "/theme/../../mkdocs.yml",
        "/theme/stylesheets/..%2f..%2f..%2fmkdocs.yml",
        "/site/..%2f..%2feditors.txt",
    ):
        status = editor.page.evaluate("(path) => fetch(path).then((answer) => answer.status)", path)
        assert status in {404, 422}, path
    asked = {"id": "../../../x", "digest": "0" * 64, "at": ["title"], "value": "x"}
    status = editor.page.evaluate(
        """(asked) => fetch("/api/set", {
          method: "POST",
          headers: { "Content-Type": "application/json" },
          body: JSON.stringify(asked),
        }).then((answer) => answer.status)""",
        asked,
    )
    assert status == 400


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("screen", [PHONE, TABLET, WIDE], ids=["390", "820", "1440"])
def test_accessible(sit: Sit, drafts: Path, screen: dict[str, int], scheme: str) -> None:
    """Axe finds nothing on the queue, an article, its form and dialogs, on any screen."""
    editor = sit(drafts, viewport=screen, color_scheme=scheme)
    page = editor.page
    page.locator("de-queue h2").first.wait_for()
    assert axe(page) == []
    open_article(editor)
    assert axe(page) == []
    wide = page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert wide, "the page is wider than the screen"
    editor.press("j")
    editor.press("a")
    expect(page.locator("de-form .de-standing")).to_contain_text("As it will stand")
    assert axe(page) == []
    editor.press("Enter")
    expect(page.locator(".de-reads li")).not_to_have_count(0)
    assert axe(page) == []
    editor.press("?")
    expect(page.get_by_role("dialog")).to_be_visible()
    assert axe(page) == []


def test_right_to_left(sit: Sit, drafts: Path) -> None:
    """An article that reads from the right does so at the desk, and its words can be marked."""
    editor = sit(drafts)
    page = editor.page
    editor.click(page.get_by_role("button", name="Add a raw page"))
    page.locator("#de-page-name").fill("urdu.txt")
    words = "پشاور میں دھماکے سے پانچ افراد ہلاک اور بیس زخمی ہوئے۔"
    page.locator("#de-page-text").fill(f"پشاور میں دھماکہ\n\n{words} " + f"{words} " * 4)
    editor.click(page.get_by_role("button", name="Read it and write its draft"))
    page.locator(".ar-text").wait_for()
    editor.settle()
    assert page.locator(".ar-text").evaluate("(text) => getComputedStyle(text).direction") == "rtl"
    editor.press("w")
    editor.press("Shift+ArrowLeft")
    chosen = page.locator(".de-said").inner_text()
    assert len(re.findall(r"\S+", chosen)) == 2


def test_words_by_finger(sit: Sit, drafts: Path) -> None:
    """Words that were marked with a finger are taken with a button, as no event ends the choice."""
    editor = sit(drafts, viewport=PHONE, has_touch=True)
    page = editor.page
    open_article(editor)
    words = "Many IS-K fighters are former members of the TTP"
    paragraph = page.locator(".ar-text p", has_text=words)
    paragraph.scroll_into_view_if_needed()
    paragraph.tap()
    paragraph.evaluate(
        """(element, words) => {
          const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
          let node = walker.nextNode();
          while (node && !node.data.includes(words)) node = walker.nextNode();
          const start = node.data.indexOf(words);
          getSelection().setBaseAndExtent(node, start, node, start + words.length);
        }""",
        words,
    )
    page.get_by_role("button", name="Use these words").tap()
    expect(page.locator("de-form .de-quote q").first).to_have_text(words)


def test_event_is_changed_at_the_desk(editor: Editor, drafts: Path) -> None:
    """An event's record is changed in place, and what the second reader differs on is told."""
    open_article(editor)
    page = editor.page
    editor.press("j")
    editor.press("a")
    editor.press("Enter")
    editor.click(page.get_by_role("button", name="Event", exact=True))
    box = page.get_by_role("dialog")
    box.get_by_label("Date", exact=True).fill("2022-03-05")
    editor.click(box.get_by_role("button", name="Save"))
    expect(page.locator(".de-panel")).to_contain_text("2022-03-05")
    editor.click(page.get_by_role("button", name="Edit the event"))
    expect(box.locator(".de-reading--contradicted")).to_contain_text("2022-03-04")
    box.get_by_label("Why date is right").fill("The paper corrected the day later.")
    editor.click(box.get_by_role("button", name="Save"))
    expect(page.locator(".de-panel h2", has_text="To mend")).to_have_count(0)
    (event,) = drafts.glob("content/events/*.md")
    text = event.read_text(encoding="utf-8")
    assert "date: 2022-03-05\n" in text
    assert "because:\n  date: The paper corrected the day later.\n" in text


def test_nothing_is_saved_unasked(editor: Editor, drafts: Path) -> None:
    """A form that was opened and left as it was filled in is no decision."""
    before = record_of(drafts)
    open_article(editor)
    for _ in range(3):
        editor.press("e")
        expect(editor.page.locator("de-form")).to_be_visible()
        editor.press("Escape")
        editor.press("j")
    editor.mark("a dramatic surge in attacks by the Tehrik-e Taliban Pakistan (TTP)")
    editor.mark("Many IS-K fighters are former members of the TTP")
    editor.press("Escape")
    assert record_of(drafts) == before
    assert not list(drafts.glob("content/events/*.md"))


def test_a_form_goes_on_after_a_conflict(sit: Sit, drafts: Path) -> None:
    """What was entered stays in its form, and is saved into the record as it is now."""
    editor = sit(drafts, allowed=REFUSED)
    page = editor.page
    open_article(editor)
    editor.mark("Many IS-K fighters are former members of the TTP")
    editor.type("By this article, many were in the TTP before.")
    other = record_of(drafts).replace("publisher: Asian Lite News", "publisher: Asian Lite")
    (drafts / f"content/articles/{ID}.md").write_text(other, encoding="utf-8")
    editor.press("Enter")
    editor.press("Enter")
    editor.click(page.get_by_role("button", name="Show it as it is now"))
    field = page.locator("de-form textarea").first
    expect(field).to_have_value("By this article, many were in the TTP before.")
    field.focus()
    editor.press("Enter")
    expect(page.locator("de-form")).to_be_hidden()
    text = record_of(drafts)
    assert "text: By this article, many were in the TTP before." in text
    assert "publisher: Asian Lite\n" in text
