"""A page as the site will show it: the same templates, in a plain frame."""

import html
import re

from builder.desk.session import Session
from builder.pipeline import check
from builder.render.languages import direction_of
from builder.render.on_demand import OnDemand
from builder.render.settings import Settings
from builder.render.site import Site

_SCRIPT = re.compile(r"<script\b.*?</script>", re.DOTALL)
_FRAME = """<!doctype html>
<html lang="{language}" dir="{direction}" class="no-js">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>{title}</title>
<link rel="stylesheet" href="/static/base.css">
<link rel="stylesheet" href="/theme/stylesheets/archive.css">
</head>
<body>
<main class="md-typeset de-preview">{body}</main>
</body>
</html>
"""


def page_of(session: Session, address: str, language: str = "en") -> str | None:
    """Return the page of the site at an address, such as articles/ID/; None where it has none."""
    session.workspace.refresh()
    checked = check(session.workspace.project)
    asked = OnDemand(Site(checked.archive, Settings(language=language)))
    name = address.strip("/")
    page = asked.page(f"{name}.md") or asked.page(f"{name}/index.md")
    if page is None:
        return None
    return _FRAME.format(
        language=language,
        direction=direction_of(language),
        title=html.escape(page.title),
        body=_SCRIPT.sub("", page.html),
    )
