"""What a reader does on Explore, and what stands there."""

import json
import re
from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qs

from playwright.sync_api import Page, Route

from builder.render.files.packed import as_script

ROWS = "ar-explore tbody tr"
_COUNTS = """all => all.map((item) =>
  [item.querySelector("input").value, item.querySelector(".ar-count").textContent])"""


def explore(page: Page, query: str = "") -> Page:
    """Open the page and wait until it has its rows."""
    page.goto(f"explore/{query}")
    page.locator(".ar-explore--ready").wait_for()
    return page


def shown(page: Page) -> list[str]:
    """Return the ids of the rows, from the first."""
    links = page.locator(f"{ROWS} [data-cell=title]").evaluate_all("all => all.map(a => a.href)")
    return [re.sub(r"/$|\.html$", "", link).rsplit("/", 1)[1] for link in links]


def status(page: Page) -> str:
    """Return what is said of the number of rows."""
    return page.locator("[data-part=status]").inner_text()


def facet(page: Page, name: str) -> dict[str, int]:
    """Return the values of a facet with their counts, those included that are folded away."""
    everything = page.locator(f"[data-facet={name}] [data-do=all][aria-expanded=false]")
    if everything.is_visible():
        everything.click()
    counts = page.locator(f"[data-facet={name}] li").evaluate_all(_COUNTS)
    return {value: int(count.replace(",", "") or 0) for value, count in counts}


def choose(page: Page, name: str, value: str) -> None:
    """Tick a value of a facet, wherever it hides."""
    box = page.locator(f"[data-facet={name}] input[value='{value}']")
    if not box.is_visible():
        page.locator(f"[data-facet={name}] [data-do=all]").click()
    box.check()


def state(page: Page) -> dict[str, list[str]]:
    """Return what the address says."""
    return parse_qs(page.evaluate("location.search.slice(1)"))


def told(script: str) -> dict[str, Any]:
    """Return what `explore/data.js` hands on."""
    text = script.strip().removeprefix("arExplore('").removesuffix("');")
    data: dict[str, Any] = json.loads(re.sub(r"\\(.)", r"\1", text))
    return data


def change_data(page: Page, change: Callable[[dict[str, Any]], None]) -> None:
    """Have the page get its data with a change."""

    def answer(route: Route) -> None:
        response = route.fetch()
        data = told(response.text())
        change(data)
        route.fulfill(response=response, body=as_script(data))

    page.route("**/explore/data.js", answer)
