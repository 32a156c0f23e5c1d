"""What a reader does on any page, at a pace that the machine does not set."""

from playwright.sync_api import Locator, Page

# A key at a time, since Material asks with each; all of them before anything else happens.
_TYPE = """(box, letters) => {
  for (const letter of letters) {
    box.value += letter;
    box.dispatchEvent(new KeyboardEvent("keyup", { key: letter, bubbles: true }));
  }
}"""


def await_sitemap(page: Page) -> None:
    """Wait until Material has read the sitemap: before, it loads each page in full."""
    page.wait_for_function(
        "() => performance.getEntriesByType('resource').some("
        "({ name }) => name.endsWith('/sitemap.xml'))"
    )


def follow(link: Locator) -> None:
    """Click a link as soon as Material has read the sitemap, which it asks for once pointed at."""
    link.hover()
    await_sitemap(link.page)
    link.click()


def await_shut(page: Page) -> None:
    """Wait until Material has shut the search, as it does 125 ms after a change of address."""
    # By the page's own timers, which come in turn, however late.
    page.evaluate("() => new Promise((resolve) => setTimeout(resolve, 200))")


def type_on(box: Locator, letters: str) -> None:
    """Type on in a box without a pause, which a slow machine would make between two keys."""
    box.evaluate(_TYPE, letters)
