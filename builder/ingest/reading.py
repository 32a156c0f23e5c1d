"""What was read from a raw page, and what was left out, with the reason."""

from dataclasses import dataclass

from builder.model.body import Body
from builder.model.dates import Edtf


@dataclass(frozen=True, slots=True)
class Removed:
    """A piece of the page that is not the article, and why; the reason is for a researcher."""

    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class ToldOfPage:
    """What a page or its file says of a field of the record beside its text, and where."""

    field: str
    value: str
    where: str


@dataclass(frozen=True, slots=True)
class Reading:
    """The article of a page. None and an empty tuple mean that the page does not say.

    Every line of the page is in `body`, is the title or the date that was taken,
    or is in `removed`, which is in page order. `told` has at most one entry a field: the page's
    addresses `url` and `archived_url`, the day `accessed`, and where the publisher is named.
    """

    title: str | None
    published: Edtf | None
    publisher: str | None
    authors: tuple[str, ...] | None
    via: tuple[str, ...]
    language: str | None
    body: Body
    removed: tuple[Removed, ...]
    told: tuple[ToldOfPage, ...] = ()
