"""Save pictures of pages to look at: `python -m tests.browser.look [--real] OUT PATH...`.

A path is an address below the site's, such as `timeline/` or `groups/northern-front/#events`, or
`event:NAME` or `article:NAME` for a short name in tests/journeys/data.
"""

import argparse
import logging
import re
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from tests.browser.serving import serve
from tests.conftest import FLAGS, ROOT, find_chromium
from tests.journeys.archive import article_page, event_page, write_archive
from tests.test_build import run_build

_SCREENS = {390: 844, 820: 1180, 1440: 900}
_SCHEMES = ("light", "dark")


def save_pictures(
    browser: Browser, address: str, path: str, out: Path, *, is_whole: bool
) -> list[Path]:
    """Save a page on three screens in both schemes, down to its end if so wished."""
    saved = []
    for scheme in _SCHEMES:
        for width, height in _SCREENS.items():
            context = browser.new_context(
                base_url=address,
                color_scheme="dark" if scheme == "dark" else "light",
                viewport={"width": width, "height": height},
            )
            page = context.new_page()
            page.goto(path, wait_until="networkidle")
            name = re.sub(r"[^a-z0-9]+", "-", path.lower()).strip("-") or "home"
            saved.append(out / f"{name}-{width}-{scheme}.png")
            page.screenshot(path=saved[-1], full_page=is_whole)
            context.close()
    return saved


def main() -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(
        prog="python -m tests.browser.look",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--real", action="store_true", help="the real archive, not the invented")
    parser.add_argument("--whole", action="store_true", help="down to the end of the page")
    parser.add_argument("out", type=Path, metavar="OUT", help="the folder of the pictures")
    parser.add_argument("paths", nargs="+", metavar="PATH")
    options = parser.parse_args()
    logging.disable(logging.WARNING)
    options.out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as temporary, sync_playwright() as playwright:
        project = ROOT if options.real else write_archive(Path(temporary) / "project")
        site = run_build(project, Path(temporary) / "site")
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=FLAGS)
        with serve(site) as address:
            for path in options.paths:
                for saved in save_pictures(
                    browser, address, _address(path), options.out, is_whole=options.whole
                ):
                    print(saved)  # noqa: T201 -- a command prints
        browser.close()


def _address(path: str) -> str:
    kind, _, name = path.partition(":")
    pages = {"event": event_page, "article": article_page}
    return pages[kind](name) if name and kind in pages else path or "./"


if __name__ == "__main__":
    main()
