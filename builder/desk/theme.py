"""The style sheets and pictures of the site, which the desk shares."""

from pathlib import Path

# The one place that says where the theme lies.
THEME = Path(__file__).parent.parent / "theme/assets"
_FILES = (
    "stylesheets/archive.css",
    "stylesheets/map.css",
    "stylesheets/explore.css",
    "images/favicon.svg",
)


def theme_file(name: str) -> bytes | None:
    """Return a file of the site's theme; None for any other name."""
    return (THEME / name).read_bytes() if name in _FILES else None
