"""The page of the data: every file, the dictionary of every field, how to cite, and examples."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.resources import files

from builder.render.files.citing import cited_page, page_citation
from builder.render.linked import linked_data
from builder.render.page import Page
from builder.render.site import Site
from builder.render.words import N_
from builder.tables.all import TABLES
from builder.tables.written import FOLDER, Described

URI = f"{FOLDER}/index.md"
# Sections of the list, by the endings of names.
_SECTIONS = (
    (N_("Tables as CSV, and what describes them"), ("csv", "datapackage.json")),
    (N_("Database"), ("db", "metadata.json")),
    (N_("Maps, timeline and network"), ("geojson", "timeline.json", "graphml")),
    (N_("Linked data"), ("jsonld", "jsonl", "jsonld.gz")),
    (N_("For reference managers"), ("bib", "ris", "csl.json")),
    (N_("Tables as Parquet"), ("parquet",)),
)
_EXAMPLES = (("pandas", "pandas"), ("SQL", "sql"), ("R", "r"))


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the list of files."""

    title: str
    files: tuple[Described, ...]


@dataclass(frozen=True, slots=True)
class Example:
    """A few lines that read the files; `name` is the language's, `text` runs beside the files."""

    name: str
    text: str


def data_page(site: Site, described: Sequence[Described]) -> Page:
    """Return the page; without files it says that this build made none."""
    _ = site.words.gettext
    title = _("Data")
    summary = _(
        "All facts of this archive as files: tables, database, maps, linked data, citations."
    )
    html = site.render(
        URI,
        "data.html",
        title=title,
        sections=list(_sections(site, described)),
        tables=TABLES,
        examples=examples(),
        cited=page_citation(site, URI, title, site.archive.updated),
        licence=site.settings.licence,
        updated=site.archive.updated,
    )
    return Page(
        URI,
        title,
        html,
        summary,
        is_searched=False,
        linked=linked_data(_data_set(site, described, summary)),
    )


def _data_set(site: Site, described: Sequence[Described], summary: str) -> dict[str, object]:
    settings, updated = site.settings, site.archive.updated
    creator = {"@type": "Organization", "name": settings.name}
    page = cited_page(site, URI, settings.name)
    node = {
        "@type": "Dataset",
        "@id": page.url,
        "url": page.url,
        "name": settings.name,
        "description": summary,
        "creator": {**creator, "url": settings.url} if settings.url else creator,
        "license": settings.licence and f"https://spdx.org/licenses/{settings.licence}",
        "dateModified": updated.isoformat() if updated > updated.min else None,
        "distribution": [_download(site, file) for file in described],
    }
    return {key: value for key, value in node.items() if value}


def _download(site: Site, file: Described) -> dict[str, object]:
    # Checksums stand on the page; here again they would be its heaviest part. The name of a file
    # is the end of its address.
    settings = site.settings
    return {
        "@type": "DataDownload",
        "description": file.title,
        "encodingFormat": file.media_type,
        "contentUrl": f"{settings.url or ''}{settings.links.address(file.uri)}",
        "contentSize": f"{file.size} B",
    }


def examples() -> list[Example]:
    """Return the examples, which tests run."""
    folder = files("builder.tables") / "examples"
    return [
        Example(name, (folder / f"{file}.txt").read_text(encoding="utf-8"))
        for name, file in _EXAMPLES
    ]


def _sections(site: Site, described: Sequence[Described]) -> Iterator[Section]:
    for title, endings in _SECTIONS:
        found = tuple(file for file in described if file.name.endswith(endings))
        if found:
            yield Section(site.words.gettext(title), found)
