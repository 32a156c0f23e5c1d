"""A page that stands still, and what axe finds on it."""

from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

# A text that fades in has the contrast of the moment. Two frames let a script answer what was
# done last, such as Material the header to a page that scrolled, and the next two paint the end.
_STAND_STILL = """async () => {
  const frames = async () => {
    for (let n = 0; n < 2; n += 1) await new Promise((next) => requestAnimationFrame(next));
  };
  await frames();
  for (const motion of document.getAnimations())
    if (Number.isFinite(motion.effect.getComputedTiming().endTime)) motion.finish();
  await frames();
}"""


def stand_still(page: Page) -> None:
    """Let what moves on a page come to its end at once."""
    page.evaluate(_STAND_STILL)


def axe(page: Page, **options: Any) -> list[tuple[str, str]]:  # noqa: ANN401 -- axe's own
    """Return the rule and the element of each fault that axe finds once motions have ended.

    `options` are those of `Axe.run`, such as `context`, a selector of what is looked at.
    """
    stand_still(page)
    found = Axe().run(page, **options).response["violations"]
    return [(fault["id"], node["html"][:160]) for fault in found for node in fault["nodes"]]
