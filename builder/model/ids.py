"""Ids: file names that are addresses."""

import re

from slugify import slugify

from builder.model.dates import Edtf

_MAX_SLUG = 80
_RESERVED = frozenset(
    ["index", "con", "prn", "aux", "nul"]
    + [f"{device}{digit}" for device in ("com", "lpt") for digit in range(10)]
)
_NOT_IN_DATE = re.compile(r"[^0-9x]+")


def is_reserved(id_: str) -> bool:
    """Tell whether an id is a file name that Windows or the site itself needs."""
    return id_ in _RESERVED


def article_id(published: Edtf | None, title: str | None, fallback: str) -> str:
    """Return PUBLISHED-slug-of-title; an unknown date is `undated`, no title the fallback's slug.

    Letters of other scripts are written in Latin ones.
    """
    return "-".join((_date_part(published), slug(title or "") or slug(fallback) or "untitled"))


def free_id(wanted: str, taken: set[str]) -> str:
    """Return the id, with a number after it if it is taken; it is taken from then on."""
    id_, number = wanted, 1
    while id_ in taken:
        number += 1
        id_ = f"{wanted}-{number}"
    taken.add(id_)
    return id_


def record_id(name: str, date: Edtf | None) -> str:
    """Return slug-of-name, after the date if there is one; "" for a name without letters."""
    words = slug(name)
    return f"{_date_part(date)}-{words}" if date and words else words


def slug(text: str) -> str:
    """Return the text in small letters, digits and hyphens, cut at a word; "" if none is left."""
    return slugify(text, max_length=_MAX_SLUG, word_boundary=True)


def _date_part(published: Edtf | None) -> str:
    if published is None:
        return "undated"
    day = published.text.split("T")[0].split("/")[0].lower()
    return _NOT_IN_DATE.sub("-", day).strip("-") or "undated"
