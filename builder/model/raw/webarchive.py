"""A page saved by Safari: a property list with the page, and what belongs to it."""

import plistlib
from typing import Any

from builder.model.encoding import decode
from builder.model.raw.page import OpenedPage, TextFormat, UnreadablePageError, reading

_TYPES = ("text/html", "application/xhtml+xml")


def read_webarchive(data: bytes) -> OpenedPage:
    """Return the page of a web archive: its main resource."""
    with reading("web archive of Safari"):
        tree: Any = plistlib.loads(data)
    main = tree.get("WebMainResource") if isinstance(tree, dict) else None
    content = main.get("WebResourceData") if isinstance(main, dict) else None
    if not isinstance(main, dict) or not isinstance(content, bytes):
        raise UnreadablePageError("holds no page: save it again in Safari, as a web archive")
    kind = _text(main, "WebResourceMIMEType") or _TYPES[0]
    if kind not in (*_TYPES, "text/plain"):
        raise UnreadablePageError(f"holds {kind[:60]}, and no page: save the article's page itself")
    return OpenedPage(
        TextFormat.HTML if kind in _TYPES else TextFormat.TEXT,
        decode(content, _text(main, "WebResourceTextEncodingName")),
        _text(main, "WebResourceURL"),
        None,
        "the web archive (WebResourceURL)",
    )


def _text(resource: dict[str, Any], key: str) -> str | None:
    value = resource.get(key)
    return value if isinstance(value, str) else None
