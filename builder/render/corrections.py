"""What was changed or taken out in the open: corrections, and articles that were withdrawn."""

from collections.abc import Iterator
from dataclasses import dataclass

from builder.model.archive import ArticleEntry
from builder.model.fields import Correction
from builder.render.changed import corrections_of
from builder.render.page import Page
from builder.render.pager import paged
from builder.render.site import Site, listed_page

_A_PAGE = 100


@dataclass(frozen=True, slots=True)
class Corrected:
    """A correction, with the page that it changed."""

    correction: Correction
    uri: str
    title: str


def all_corrections(site: Site) -> list[Corrected]:
    """Return the corrections of all published records, the latest first."""
    archive = site.archive
    found = [
        Corrected(
            correction, f"{kind}/{id_}.md", site.words.name_of(getattr(archive, kind)[id_].record)
        )
        for kind, id_, _, correction in corrections_of(archive)
    ]
    # The sort is stable, so records of one day stay in the order of the archive.
    return sorted(found, key=lambda c: c.correction.date.sort_key, reverse=True)


def correction_pages(site: Site) -> Iterator[Page]:
    """Yield the list of corrections, with the articles that were withdrawn."""
    _ = site.words.gettext
    withdrawn = list(site.archive.withdrawn.values())
    for rows, pager in paged(all_corrections(site), _A_PAGE, _uri):
        yield listed_page(
            site,
            pager.uri,
            pager.titled(site.words, _("Corrections")),
            "index-corrections.html",
            description=_("What was changed or withdrawn in this archive, and why."),
            corrections=rows,
            withdrawn=withdrawn if pager.number == 1 else [],
            pager=pager,
        )


def _uri(number: int) -> str:
    return "corrections/index.md" if number == 1 else f"corrections/page/{number}.md"


def withdrawn_page(site: Site, article: ArticleEntry) -> Page:
    """Return what is left of the page of a withdrawn article."""
    uri = f"articles/{article.id}.md"
    title = article.record.title or site.words.gettext("Withdrawn article")
    html = site.render(uri, "withdrawn.html", record=article.record, title=title)
    return Page(
        uri,
        title,
        html,
        site.words.gettext("This article was withdrawn from the archive."),
        source=article.path,
        is_wide=True,
        is_searched=False,
        may_be_indexed=False,
    )
