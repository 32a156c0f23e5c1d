"""Open a page that is watched for faults, or measure what a load of it costs."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Dialog, Page, Request

from tests.conftest import PATIENCE

OpenPage = Callable[..., Page]

# Playwright tells of a blocked file, but not of every violation of the policy.
_TELL_VIOLATIONS = """
document.addEventListener("securitypolicyviolation", (event) =>
  console.error(`policy: ${event.effectiveDirective} ${event.blockedURI}`));
"""
_SHIFT = """() => new Promise((resolve) => {
  let sum = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if (!entry.hadRecentInput) sum += entry.value;
  }).observe({ type: "layout-shift", buffered: true });
  setTimeout(() => resolve(sum), 300);
})"""
_PHONE = {"width": 412, "height": 823}


def patient(browser: Browser, **options: Any) -> BrowserContext:  # noqa: ANN401 -- Playwright's own
    """Return a new context of a browser, with its `options`, in which everything may take long."""
    context = browser.new_context(**options)
    context.set_default_timeout(PATIENCE)
    return context


@contextmanager
def watched(
    browser: Browser,
    address: str,
    *,
    allowed: Sequence[str] = (),
    **options: Any,  # noqa: ANN401 -- as above
) -> Iterator[Page]:
    """Yield a page of a site, and fail in the end if anything went wrong on it.

    An error in the console or on the page, a dialog, a request to another host and a violation of
    the site's policy are faults, but for those that have one of the `allowed` words in them.
    `options` are those of a browser's context.
    """
    context = patient(browser, base_url=address, **options)
    context.add_init_script(_TELL_VIOLATIONS)
    faults: list[str] = []
    _watch(context.new_page(), address, faults)
    context.on("page", lambda page: _watch(page, address, faults))
    try:
        yield context.pages[0]
    finally:
        context.close()
    found = [fault for fault in faults if not any(words in fault for words in allowed)]
    assert not found, "\n".join(found)


def _watch(page: Page, address: str, faults: list[str]) -> None:
    def refuse(request: Request) -> None:
        if not request.url.startswith((address, "data:", "blob:")):
            faults.append(f"request: {request.url}")

    page.on("pageerror", lambda error: faults.append(f"error: {error}"))
    page.on("console", lambda m: faults.append(f"console: {m.text}") if m.type == "error" else None)
    page.on("request", refuse)

    def dismiss(dialog: Dialog) -> None:
        faults.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    page.on("dialog", dismiss)


@dataclass(frozen=True, slots=True)
class Load:
    """What one load of a page costs a reader who comes for the first time.

    `bytes` are those that went over the wire, headers included, by Chromium's type of file:
    document, stylesheet, script, image, font, fetch, xhr, manifest, other.
    `shift` is the sum of all layout shifts.
    """

    requests: tuple[str, ...]
    bytes: Counter[str]
    shift: float

    @property
    def total(self) -> int:
        """All bytes but those of images."""
        return self.bytes.total() - self.bytes["image"]


def measure(browser: Browser, url: str, **options: Any) -> Load:  # noqa: ANN401 -- as above
    """Load a page into an empty cache, on a phone unless `options` say otherwise."""
    context = patient(browser, **{"viewport": _PHONE, **options})
    finished: list[Request] = []
    context.on("requestfinished", lambda request: finished.append(request))  # noqa: PLW0108 -- Playwright marks what it is given
    page = context.new_page()
    page.goto(url, wait_until="networkidle")
    shift = float(page.evaluate(_SHIFT))
    sizes: Counter[str] = Counter()
    for request in finished:
        size = request.sizes()
        sizes[request.resource_type] += size["responseBodySize"] + size["responseHeadersSize"]
    context.close()
    return Load(tuple(request.url for request in finished), sizes, shift)
