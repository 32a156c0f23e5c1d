"""The address at which a reader says what is wrong on a page."""

from urllib.parse import parse_qsl, quote, urlencode, urlsplit, urlunsplit

_FORM = "correction.yml"
_TITLE = 120


def error_form_address(form: str, *, title: str, article: str) -> str:
    """Return the address of a form for a new issue, filled in for an article.

    What the form's own address asks for stays and goes first. The browser adds the words that the
    reader has chosen as `quote`.
    """
    parts = urlsplit(form)
    given = parse_qsl(parts.query, keep_blank_values=True)
    names = {name for name, _ in given}
    title = title if len(title) <= _TITLE else f"{title[: _TITLE - 1]}…"
    ours = {"template": _FORM, "title": title, "article": article, "quote": ""}
    query = [*given, *((name, value) for name, value in ours.items() if name not in names)]
    return urlunsplit(parts._replace(query=urlencode(query, quote_via=quote)))
