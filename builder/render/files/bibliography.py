"""Citations as files: of all articles, and of an event or group with its sources."""

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

from builder.model.archive import ArticleEntry, EventEntry, GroupEntry
from builder.model.names import BearerKind, Owner
from builder.model.sourced import ROLES
from builder.render.files.citations import Holding, to_bibtex, to_csl, to_ris
from builder.render.files.citing import Cited, cited_page, page_to_ris
from builder.render.page import DataFile
from builder.render.site import Site
from builder.render.sound import each


@dataclass(frozen=True, slots=True)
class CitationFormat:
    """A format: how it cites an article, and what stands around and between several citations."""

    name: str
    ending: str
    cite: Callable[[Site, ArticleEntry], str]
    head: str = ""
    between: str = "\n"
    tail: str = ""


def citation_uri(uri: str) -> str:
    """Return the file with the citation of an event or group, beside its page."""
    return f"{uri.removesuffix('.md')}.ris"


def holding_of(site: Site, article: ArticleEntry) -> Holding:
    """Return where the archive has an article."""
    settings = site.settings
    uri = f"articles/{article.id}.md"
    path = settings.links.address(uri) if settings.url else f"articles/{article.id}"
    return Holding(settings.name, f"{settings.url or ''}{path}", article.id)


def citation_files(site: Site) -> Iterator[DataFile]:
    """Yield what reference managers read: every event and group with the articles behind it."""
    lists = Bibliography(site)
    archive = site.archive
    made = (
        each(site, archive.events.values(), lambda one: [_event_file(site, one, lists)]),
        each(site, archive.groups.values(), lambda one: [_group_file(site, one, lists)]),
    )
    for files in chain.from_iterable(made):
        yield from files


def _event_file(site: Site, event: EventEntry, lists: "Bibliography") -> DataFile:
    page = cited_page(site, f"events/{event.id}.md", event.record.title)
    return DataFile(citation_uri(page.uri), lists.with_sources(page, sources_of_event(event)))


def _group_file(site: Site, group: GroupEntry, lists: "Bibliography") -> DataFile:
    page = cited_page(site, f"groups/{group.id}.md", group.record.name)
    return DataFile(citation_uri(page.uri), lists.with_sources(page, sources_of_group(site, group)))


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
    """The citations of an archive as RIS, each written once."""

    site: Site

    @cached_property
    def _written(self) -> dict[str, str]:
        return {id_: _ris(self.site, entry) for id_, entry in self.site.archive.articles.items()}

    def with_sources(self, page: Cited, sources: Iterable[str]) -> str:
        """Return the citation of a page of the archive, and those of the articles behind it."""
        return "\n".join([page_to_ris(page), *(self._written[id_] for id_ in sources)])


def _json(item: dict[str, object]) -> str:
    return json.dumps(item, ensure_ascii=False)


def _bibtex(site: Site, article: ArticleEntry) -> str:
    return to_bibtex(article.record, holding_of(site, article), site.words)


def _ris(site: Site, article: ArticleEntry) -> str:
    return to_ris(article.record, holding_of(site, article), site.words)


def _csl(site: Site, article: ArticleEntry) -> str:
    return _json(to_csl(article.record, holding_of(site, article), site.words))


FORMATS = (
    CitationFormat("BibTeX", "bib", _bibtex),
    CitationFormat("RIS", "ris", _ris),
    CitationFormat("CSL-JSON", "csl.json", _csl, "[\n", ",\n", "\n]\n"),
)
"""The formats that all articles are cited in, on the page of the data."""
