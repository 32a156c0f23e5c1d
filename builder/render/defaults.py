"""How a site looks and works where its `mkdocs.yml` says nothing.

What stands here need not stand in every archive's settings, and comes with a new version.
"""

from gettext import NullTranslations
from typing import Any

STYLES = "assets/stylesheets/archive.css"

# Those of python-markdown, by the name of the extension.
EXTENSIONS: dict[str, dict[str, object]] = {
    # Its own way to align a column is a style, which the pages' policy forbids.
    "tables": {"use_align_attribute": True},
    "toc": {"permalink": True},
}

_FEATURES = (
    "content.action.edit",
    "navigation.instant",
    "navigation.tabs",
    "navigation.top",
    "search.highlight",
    "search.share",
    "search.suggest",
)


def theme_defaults(strings: NullTranslations) -> dict[str, Any]:
    """Return Material's settings, for those that a site leaves empty."""
    return {
        "features": list(_FEATURES),
        "icon": {"edit": "material/pencil-outline"},
        "palette": [
            _scheme("light", "default", "weather-night", strings.gettext("Switch to dark colours")),
            _scheme("dark", "slate", "weather-sunny", strings.gettext("Switch to light colours")),
        ],
    }


def _scheme(preferred: str, scheme: str, icon: str, name: str) -> dict[str, Any]:
    return {
        "media": f"(prefers-color-scheme: {preferred})",
        "scheme": scheme,
        "primary": "custom",
        "accent": "custom",
        "toggle": {"icon": f"material/{icon}", "name": name},
    }
