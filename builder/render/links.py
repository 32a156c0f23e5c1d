"""Addresses: every link is relative, so that the site works at any address and from a disk."""

import posixpath
from dataclasses import dataclass
from functools import lru_cache


@dataclass(frozen=True, slots=True)
class Links:
    """How uris become addresses; with `directory_urls`, groups/ttp.md is at groups/ttp/."""

    directory_urls: bool = True

    def address(self, uri: str) -> str:
        """Return the address of a page from the root of the site; "" is the home page."""
        return _address(uri, directory_urls=self.directory_urls)

    def relative(self, here: str, target: str, anchor: str = "") -> str:
        """Return the link from one page to another, or to a place on it."""
        fragment = f"#{anchor}" if anchor else ""
        if here == target and fragment:
            return fragment
        # Up to the root and down again: every link is a matter of counting.
        up = "../" * self.address(here).count("/")
        return (up + self.address(target) or "./") + fragment


# A site has many times more links than pages.
@lru_cache(maxsize=65_536)
def _address(uri: str, *, directory_urls: bool) -> str:
    stem = uri.removesuffix(".md")
    if stem == uri:
        return uri
    is_index = posixpath.basename(stem) == "index"
    if not directory_urls:
        return f"{stem}.html"
    return stem.removesuffix("index") if is_index else f"{stem}/"
