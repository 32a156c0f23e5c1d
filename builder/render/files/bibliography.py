"""Citations as files: of each article, of all, and of an event or group with its sources."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

from builder.model.archive import ArticleEntry, EventEntry, GroupEntry
from builder.model.names import BearerKind, Owner
from builder.model.sourced import ROLES
from builder.render.files.citations import Holding, to_bibtex, to_csl, to_ris
from builder.render.files.citing import Cited, cited_page, page_to_bibtex, page_to_csl, page_to_ris
from builder.render.page import DataFile
from builder.render.site import Site
from builder.render.sound import each


@dataclass(frozen=True, slots=True)
class CitationLink:
    """A file with a citation, by the name of its format."""

    format: str
    uri: str


@dataclass(frozen=True, slots=True)
class Citations:
    """One citation in every format."""

    bibtex: str
    ris: str
    csl: str


_FORMATS = (("BibTeX", "bib"), ("RIS", "ris"), ("CSL-JSON", "csl.json"))


def citation_links(uri: str) -> list[CitationLink]:
    """Return the files that stand beside the page of an article, event or group."""
    stem = uri.removesuffix(".md")
    return [CitationLink(name, f"{stem}.{ending}") for name, ending in _FORMATS]


def holding_of(site: Site, article: ArticleEntry) -> Holding:
    """Return where the archive has an article."""
    settings = site.settings
    uri = f"articles/{article.id}.md"
    path = settings.links.address(uri) if settings.url else f"articles/{article.id}"
    return Holding(settings.name, f"{settings.url or ''}{path}", article.id)


def citation_files(site: Site) -> Iterator[DataFile]:
    """Yield what reference managers read: of every article, event and group, in three formats."""
    lists = Bibliography(site)
    archive = site.archive
    made = (
        each(site, archive.articles.values(), lambda one: _article_files(site, one, lists)),
        each(site, archive.events.values(), lambda one: _event_files(site, one, lists)),
        each(site, archive.groups.values(), lambda one: _group_files(site, one, lists)),
    )
    for files in chain.from_iterable(made):
        yield from files


def _article_files(site: Site, article: ArticleEntry, lists: "Bibliography") -> list[DataFile]:
    del site
    return list(_files(f"articles/{article.id}.md", [lists.of_article(article.id)]))


def _event_files(site: Site, event: EventEntry, lists: "Bibliography") -> list[DataFile]:
    page = cited_page(site, f"events/{event.id}.md", event.record.title)
    return list(_files(page.uri, lists.with_sources(page, sources_of_event(event))))


def _group_files(site: Site, group: GroupEntry, lists: "Bibliography") -> list[DataFile]:
    page = cited_page(site, f"groups/{group.id}.md", group.record.name)
    return list(_files(page.uri, lists.with_sources(page, sources_of_group(site, group))))


def sources_of_event(event: EventEntry) -> list[str]:
    """Return the ids of the articles that report an event, each once."""
    return list(dict.fromkeys(report.article for report in event.reports))


def sources_of_group(site: Site, group: GroupEntry) -> list[str]:
    """Return the ids of the articles that name a group, tie it to an event or describe it."""
    archive = site.archive
    found = {
        entry.id for entry in archive.articles_naming.get(Owner(BearerKind.GROUP, group.id), ())
    }
    found |= {
        sourced.passage.article
        for role in ROLES
        for assessed in site.events_by_group.get((group.id, role), ())
        for report in assessed.event.reports
        for sourced in getattr(report, role)
        if sourced.attribution.group == group.id
    }
    found |= {relation.passage.article for relation in group.relations}
    found |= {date.passage.article for date in (group.formed, group.dissolved) if date}
    return [id_ for id_ in archive.articles if id_ in found]


@dataclass(frozen=True)
class Bibliography:
    """The citations of an archive, each written once."""

    site: Site

    @cached_property
    def _written(self) -> dict[str, Citations]:
        words = self.site.words
        found = {}
        for id_, entry in self.site.archive.articles.items():
            held = holding_of(self.site, entry)
            found[id_] = Citations(
                to_bibtex(entry.record, held, words),
                to_ris(entry.record, held, words),
                _json(to_csl(entry.record, held, words)),
            )
        return found

    def of_article(self, id_: str) -> Citations:
        """Return the citation of an article."""
        return self._written[id_]

    def of_all(self) -> list[Citations]:
        """Return the citations of all articles, in the order of the archive."""
        return list(self._written.values())

    def with_sources(self, page: Cited, sources: Iterable[str]) -> list[Citations]:
        """Return the citation of a page of the archive, and those of the articles behind it."""
        own = Citations(page_to_bibtex(page), page_to_ris(page), _json(page_to_csl(page)))
        return [own, *(self._written[id_] for id_ in sources)]


def as_texts(citations: Sequence[Citations]) -> tuple[str, str, str]:
    """Return several citations as one text for each format, in the order of `citation_links`."""
    return (
        "\n".join(one.bibtex for one in citations),
        "\n".join(one.ris for one in citations),
        "[\n" + ",\n".join(one.csl for one in citations) + "\n]\n",
    )


def _files(uri: str, citations: Sequence[Citations]) -> Iterator[DataFile]:
    for link, text in zip(citation_links(uri), as_texts(citations), strict=True):
        yield DataFile(link.uri, text)


def _json(item: dict[str, object]) -> str:
    return json.dumps(item, ensure_ascii=False)
