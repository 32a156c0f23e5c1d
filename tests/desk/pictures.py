"""Pictures of the desk for the documents, over the invented archive."""

from pathlib import Path

from playwright.sync_api import Browser, expect

from tests.desk.editor import Editor, desk
from tests.journeys.archive import article_page

_MOST = 20


def take_pictures(browser: Browser, project: Path, folder: Path) -> None:
    """Save pictures of the queue, and of an article with a proposal in hand.

    One article's record is taken away first: it waits as a raw page again.
    """
    id_ = article_page("market-nine").split("/")[1]
    (project / f"content/articles/{id_}.md").unlink()
    with desk(project) as (address, _):
        context = browser.new_context(viewport={"width": 1240, "height": 820})
        page = context.new_page()
        page.goto(address)
        page.locator("#de-pages").wait_for()
        editor = Editor(page)
        expect(page.locator("de-queue [role=status]")).to_be_empty(timeout=60_000)
        page.screenshot(path=folder / "desk-queue.png")
        editor.click(page.locator("#de-pages + ul button").first)
        page.locator(".de-proposal").first.wait_for()
        for _ in range(_MOST):
            if "Proposed: Event" in page.locator(".de-proposal").inner_text():
                break
            editor.press("j")
        editor.press("a")
        page.locator(".de-standing p").wait_for(timeout=20_000)
        page.screenshot(path=folder / "desk-article.png")
        context.close()
