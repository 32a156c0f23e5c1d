"""An hour's work leaves nothing behind: neither in the browser nor in the desk's process."""

import gc
import tracemalloc
from pathlib import Path

from playwright.sync_api import Browser, CDPSession, expect

from builder.desk import asked
from builder.desk.queue import Checker, queue_of
from tests.browser.opening import watched
from tests.desk.editor import Editor, desk
from tests.desk.test_desk import WIDE, open_article
from tests.desk.test_sitting import ID, Sitting, asked_form, sitting

__all__ = ["sitting"]  # the fixture
_COUNTED = ("Nodes", "JSEventListeners", "Documents")
_ROUNDS = 4


def counted(cdp: CDPSession) -> dict[str, float]:
    """Return what Chromium counts once all that nobody holds is gone."""
    for _ in range(3):
        cdp.send("HeapProfiler.collectGarbage")
    metrics = cdp.send("Performance.getMetrics")["metrics"]
    return {one["name"]: one["value"] for one in metrics if one["name"] in _COUNTED}


def used(pid: int) -> dict[str, int]:
    """Return how many threads and open files a process has."""
    process = Path(f"/proc/{pid}")
    return {name: len(list((process / name).iterdir())) for name in ("task", "fd")}


def work(editor: Editor) -> None:
    """Do a little of everything, and take it back."""
    page = editor.page
    open_article(editor)
    editor.mark("Many IS-K fighters are former members of the TTP")
    for kind in ("Group", "Place", "Event", "Person"):
        editor.click(page.locator("de-form .de-tabs label", has_text=kind))
    editor.press("Escape")
    editor.press("j")
    editor.press("a")
    editor.press("Enter")
    expect(page.locator("de-form")).to_be_hidden()
    editor.press("z")
    editor.press("x")
    editor.press("z")
    for key in ("?", "d"):
        editor.press(key)
        editor.press("Escape")
    editor.press("q")
    page.locator("de-queue h2").first.wait_for()
    page.locator("#de-filter").fill("islamic")
    editor.settle()


def test_browser_and_process(browser: Browser, drafts: Path) -> None:
    """After many articles, forms and dialogs, as much is held as after a few."""
    with (
        desk(drafts) as (address, process),
        watched(browser, address.partition("?")[0], viewport=WIDE) as page,
    ):
        page.goto(address)
        editor = Editor(page)
        cdp = page.context.new_cdp_session(page)
        cdp.send("Performance.enable")
        for _ in range(2):
            work(editor)
        first, before = counted(cdp), used(process.pid)
        for _ in range(_ROUNDS):
            work(editor)
        last, after = counted(cdp), used(process.pid)
        for name in _COUNTED:
            assert last[name] <= 1.3 * first[name], (name, first, last)
        for name, count in before.items():
            assert after[name] <= 1.5 * count, (name, before, after)


def test_memory(sitting: Sitting) -> None:
    """What was shown, tried, saved and taken back leaves no memory behind."""
    checker = Checker(sitting.project)
    form = sitting.form("five attacks this year", "note")

    def act(number: int) -> None:
        values = {**form["values"], "text": f"Note {number}. " * 50}
        given = asked.Saved(**sitting.base(), form=asked_form({**form, "values": values}))
        sitting.articles.attempt(given)
        sitting.view = sitting.articles.save(given)
        sitting.session.undo()
        sitting.view = sitting.articles.view(ID)
        sitting.session.workspace.refresh()
        queue_of(sitting.session, checker, str(number))

    def held(numbers: range) -> int:
        for number in numbers:
            act(number)
        gc.collect()
        return tracemalloc.get_traced_memory()[0]

    tracemalloc.start()
    try:
        before = held(range(25))
        after = held(range(25, 40))
    finally:
        tracemalloc.stop()
    assert after <= 1.15 * before, (before, after)
