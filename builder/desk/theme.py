"""The style sheets and pictures of the site, which the desk shares."""

from pathlib import Path

# The one place that says where the theme lies.
THEME = Path(__file__).parent.parent / "theme/assets"
# Every style sheet: a page of the site may ask for any of them.
_FILES = frozenset(
    {"images/favicon.svg"}
    | {f"stylesheets/{path.name}" for path in (THEME / "stylesheets").glob("*.css")}
)


def theme_file(name: str) -> bytes | None:
    """Return a file of the site's theme; None for any other name."""
    return (THEME / name).read_bytes() if name in _FILES else None
