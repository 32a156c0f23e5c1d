"""What questions cost on a phone: `python -m tests.bench.phone SITE [WORDS...]`.

They are typed into the box of the header. SITE is the folder of a built site. The phone is
Lighthouse's: 150 ms until an answer begins, 1.6 Mbit/s, and a CPU slowed four times. Chromium
slows down the page alone and not its workers, so what a worker computes is as fast as the machine.
A reader touches the box and types, a letter each 150 ms, without a pause before the first; the
questions follow each other on one page. Printed are milliseconds from the touch, and from the last
key, until the first page is shown that answers the whole question, and until five are; kilobytes
as they are compressed; and each file that was loaded.
"""

import argparse
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Page, Request, ViewportSize, sync_playwright

from tests.browser.serving import serve
from tests.conftest import find_chromium

WORDS = ("council", "police", "attack", "grain market", "police 2022", '"the road is open"')
_VIEW: ViewportSize = {"width": 412, "height": 823}
_LATENCY = 150  # milliseconds
_BITS = 1_600_000  # a second
_SLOWER = 4
_LETTER = 150  # milliseconds
_INPUT = "input.md-search__input"
_BUTTON = ".md-header [for=__search].md-header__button"
_FEW = 5
_PATIENCE = 120_000  # milliseconds
_LATER = 1.5  # seconds after an answer, for what comes unasked
# A question is answered when its own words stand above the first result, and a frame is drawn.
_WATCH = f"""
window.arSeen = {{ opened: 0, key: 0, first: {{}}, five: {{}} }};
for (const type of ["pointerdown", "focusin"])
  addEventListener(type, () => (arSeen.opened ||= performance.now()), true);
const typed = ({{ key }}) => key.length === 1 && (arSeen.key = performance.now());
addEventListener("keydown", typed, true);
const seen = () => {{
  const items = document.querySelectorAll(".md-search-result__item").length;
  const words = document.querySelector(".ar-offers bdi")?.textContent;
  if (!items || !words) return;
  requestAnimationFrame(() => setTimeout(() => {{
    arSeen.first[words] ??= performance.now();
    if (items >= {_FEW}) arSeen.five[words] ??= performance.now();
  }}));
}};
addEventListener("DOMContentLoaded", () =>
  new MutationObserver(seen).observe(document.body, {{ childList: true, subtree: true }}));
"""


@dataclass(frozen=True, slots=True)
class Loaded:
    """A file: when it was asked for and had come, in milliseconds from the touch, and its bytes."""

    name: str
    start: float
    end: float
    size: int


@dataclass(frozen=True, slots=True)
class Answer:
    """Milliseconds from the touch and the last key to the first page, and to five; what was loaded.

    `five` is None where fewer were found.
    """

    words: str
    opened: float
    first: float
    five: float | None
    loaded: Sequence[Loaded]

    def __str__(self) -> str:
        five = "" if self.five is None else f"{self.five:.0f}"
        size = sum(one.size for one in self.loaded) / 1000
        return f"{self.words:22}{self.opened:8.0f}{self.first:8.0f}{five:>8}{size:8.1f}"


@dataclass(slots=True)
class Phone:
    """A page on the phone."""

    page: Page
    _requests: list[Request] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.on("requestfinished", lambda one: self._requests.append(one))  # noqa: PLW0108 -- Playwright marks what it is given
        session = self.page.context.new_cdp_session(self.page)
        session.send("Network.enable")
        network = {"offline": False, "latency": _LATENCY}
        bytes_ = {"downloadThroughput": _BITS / 8, "uploadThroughput": _BITS / 16}
        session.send("Network.emulateNetworkConditions", {**network, **bytes_})
        session.send("Emulation.setCPUThrottlingRate", {"rate": _SLOWER})
        self.page.add_init_script(_WATCH)
        self.page.goto("", wait_until="networkidle")

    def ask(self, words: str) -> Answer:
        """Type a question into the box, which is opened or emptied first."""
        self._requests.clear()
        box = self.page.locator(_INPUT)
        self.page.evaluate("Object.assign(arSeen, { opened: 0, first: {}, five: {} })")
        if box.is_visible():
            box.fill("")
            self.page.evaluate("arSeen.opened = performance.now()")
        else:
            self.page.locator(_BUTTON).tap()
        self.page.keyboard.type(words, delay=_LETTER)
        self.page.keyboard.press("End")  # of a letter that is on no key
        is_there = "words => arSeen.first[words]"
        self.page.wait_for_function(is_there, arg=words, timeout=_PATIENCE)
        time.sleep(_LATER)
        seen = self.page.evaluate("({ ...arSeen, origin: performance.timeOrigin })")
        first, five = seen["first"][words], seen["five"].get(words)
        since = seen["origin"] + seen["opened"]
        return Answer(
            words,
            first - seen["opened"],
            first - seen["key"],
            five and five - seen["key"],
            sorted((_loaded(one, since) for one in self._requests), key=lambda one: one.start),
        )


def _loaded(request: Request, since: float) -> Loaded:
    response = request.response()
    size = response.header_value("content-length") if response else None
    start = request.timing["startTime"] - since
    path = urlsplit(request.url).path
    return Loaded(path.lstrip("/"), start, start + request.timing["responseEnd"], int(size or 0))


@contextmanager
def phone(browser: Browser, address: str) -> Iterator[Phone]:
    """Yield a phone that shows the home page, its cache empty otherwise."""
    context = browser.new_context(base_url=address, viewport=_VIEW, has_touch=True, is_mobile=True)
    yield Phone(context.new_page())
    context.close()


def main() -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.phone", description=__doc__)
    parser.add_argument("site", type=Path)
    parser.add_argument("words", nargs="*", default=WORDS)
    options = parser.parse_args()
    with sync_playwright() as play, serve(options.site) as address:
        browser = play.chromium.launch(executable_path=find_chromium(), args=["--no-sandbox"])
        with phone(browser, address) as shown:
            print(f"{'':22}{'touch':>8}{'key':>8}{'five':>8}{'kB':>8}")
            for words in options.words:
                answer = shown.ask(words)
                print(answer)
                for one in answer.loaded:
                    print(f"  {one.start:8.0f}{one.end:8.0f}{one.size / 1000:8.1f}  {one.name}")


if __name__ == "__main__":
    main()
