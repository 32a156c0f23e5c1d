"""An editor at the desk, in Chromium: what they do is counted, but for the words that they type."""

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from tests.conftest import ROOT

_BUILDER = [sys.executable, "-c", "from builder.cli import main; main()"]
_ENDS = """(words) => {
  const text = document.querySelector(".ar-text");
  const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
  const nodes = [];
  let whole = "";
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    nodes.push([whole.length, node]);
    whole += node.data;
  }
  const start = whole.indexOf(words);
  if (start < 0) throw new Error(`not in the text: ${words}`);
  const place = (at, isEnd) => {
    const [first, node] = nodes.findLast(([begin]) => (isEnd ? begin < at : begin <= at));
    return [node, at - first];
  };
  const range = document.createRange();
  range.setStart(...place(start, false));
  range.setEnd(...place(start + words.length, true));
  range.startContainer.parentElement.scrollIntoView({ block: "center", behavior: "instant" });
  const boxes = [...range.getClientRects()].filter((box) => box.width > 0);
  const [first, last] = [boxes[0], boxes.at(-1)];
  const middle = (box) => box.top + box.height / 2;
  return [first.left + 0.5, middle(first), last.right - 0.5, middle(last)];
}"""


@contextmanager
def desk(project: Path, **env: str) -> Iterator[tuple[str, "subprocess.Popen[str]"]]:
    """Start a desk over a project, and yield the address that it prints, and its process."""
    process = subprocess.Popen(  # noqa: S603 -- our own program
        [*_BUILDER, "--project", str(project), "desk", "--no-open"],
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1", **env},
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout
    try:
        found = (re.search(r"http://\S+", line) for line in process.stdout)
        address = next(match[0] for match in found if match)
        yield address, process
    finally:
        if process.poll() is None:
            process.send_signal(signal.SIGINT)
        process.stdout.close()
        process.wait()


class Editor:
    """Somebody who reviews an article, with mouse and keyboard, and is in no hurry.

    `actions` counts presses of keys, clicks and marked words. Typing words into the field that has
    the focus is not counted.
    """

    def __init__(self, page: Page) -> None:
        """Take a page of the desk."""
        self.page = page
        self.actions = 0

    def do(self, step: Mapping[str, str]) -> None:
        """Do a step of a journey: open, press, mark, type or tick something."""
        ((what, words),) = step.items()
        acts = {"press": self.press, "mark": self.mark, "type": self.type, "tick": self.tick}
        if what == "open":
            self.click(self.page.get_by_role("link", name=words))
        else:
            acts[what](words)

    def press(self, key: str) -> None:
        """Press one key."""
        self.actions += 1
        self.page.keyboard.press(key)
        self.settle()

    def click(self, what: Locator) -> None:
        """Click one thing."""
        self.actions += 1
        what.click()
        self.settle()

    def mark(self, words: str) -> None:
        """Mark words of the article with the mouse; a form opens, filled in."""
        self.actions += 1
        left, top, right, bottom = self.page.evaluate(_ENDS, words)
        mouse = self.page.mouse
        mouse.move(left, top)
        mouse.down()
        mouse.move((left + right) / 2, (top + bottom) / 2, steps=2)
        mouse.move(right, bottom, steps=2)
        mouse.up()
        chosen = self.page.locator("de-form .de-quote q").first
        expect(chosen).to_have_text(words)
        self.settle()

    def type(self, words: str) -> None:
        """Type words over what stands in the field that has the focus."""
        self.page.keyboard.press("ControlOrMeta+a")
        self.page.keyboard.insert_text(words)
        self.settle()

    def tick(self, label: str) -> None:
        """Tick a box of the form, or choose one of a few; what is ticked already is left alone."""
        self.settle()
        begins = re.compile(rf"^{re.escape(label)}")
        box = self.page.locator("de-form label", has_text=begins).locator("input").first
        if not box.is_checked():
            self.click(box)

    def settle(self) -> None:
        """Wait until the desk has answered."""
        self.page.evaluate("() => new Promise((done) => setTimeout(done, 20))")
        expect(self.page.locator("body")).not_to_have_attribute("data-busy", "", timeout=60_000)
