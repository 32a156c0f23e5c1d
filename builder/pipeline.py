"""The stages in order; read this first.

files → documents → records → archive → pages. Nothing here reads a raw page by guess:
`authoring.py` does, when a person asks for it, and what it writes is a record.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath

from builder.check.addresses import Anchors, check_page_links
from builder.check.editors import check_page, check_page_addresses
from builder.check.history import State, check_history
from builder.check.memory import Memory
from builder.check.partial import check_partial
from builder.check.records import Records
from builder.check.reviews import check_days
from builder.check.run import Work, check_records, here
from builder.diagnostics import Diagnostic, failure
from builder.entries import Read, leads_of, read_all, read_records, unclaimed
from builder.frontmatter import dump_document, parse_document
from builder.leads.kept import Kept, check_events
from builder.model.archive import Archive, UnreadPage
from builder.model.ids import article_id, free_id
from builder.model.seed import Seed
from builder.processes import beside, seldom_collected, shared_out, usable_cores
from builder.render.leads import lead_pages
from builder.render.on_demand import OnDemand
from builder.render.page import DataFile, Page, Redirect
from builder.render.run import PARTS, Pages, render_files, render_part, render_redirects
from builder.render.settings import Settings
from builder.render.site import Site
from builder.render.sound import all_made, worth_telling
from builder.store import LEDGER, Project, TextFile
from builder.tables.page import data_page
from builder.tables.run import Write, data_files
from builder.tables.source import TableSource
from builder.tables.written import FOLDER, Described, Target, Written


@dataclass(frozen=True)
class Checked:
    """A project as far as it holds together; fit to be published when there are no findings."""

    archive: Archive
    findings: tuple[Diagnostic, ...]
    records: Records
    leads: tuple[Kept, ...] = ()


@dataclass(frozen=True)
class Prepared:
    """A project that was checked, of which nothing is made yet but the files of the data."""

    asked: OnDemand
    data: tuple[Described, ...]


@dataclass(frozen=True)
class Publication:
    """Everything that a site generator needs, or the findings that forbid it.

    `parts` is what we add below the editors' own words, by the uri of their page; `data` are the
    files of the data, which have been written.
    """

    findings: tuple[Diagnostic, ...]
    pages: tuple[Page, ...] = ()
    redirects: tuple[Redirect, ...] = ()
    files: tuple[DataFile, ...] = ()
    parts: Mapping[str, str] = field(default_factory=dict)
    data: tuple[Described, ...] = ()


@seldom_collected()
def check(project: Project, today: dt.date | None = None, memory: Memory | None = None) -> Checked:
    """Read all records, check them, and keep every seed that has none as an unread page.

    With the `memory` of a check before, only what has changed is read and checked again.
    A build has no clock. Whoever has one may say what day it is: no review is from a later one.
    """
    return _checked(read_all(project, memory), project, today)


def _checked(read: Read, project: Project, today: dt.date | None = None) -> Checked:
    """Check what was read of a project, of which its records as texts are no longer asked for."""
    records, partial, findings = read
    archive, more, records = check_records(records, here if records.memory.is_kept else _beside)
    more.extend(check_partial(records, partial))
    more.extend(_check_pages(project, records))
    more.extend(check_days(records, today) if today else ())
    more.extend(failure(f"seeds/{s.name}", s.failure) for s in project.seeds if s.failure)
    leads, faults = leads_of(project.leads)
    more.extend([*faults, *check_events(leads, records.ids["events"])])
    records.memory.let_go()
    unread = {page.id: page for page in _unread(records, archive, project.seeds)}
    archive = replace(archive, unread=dict(sorted(unread.items())))
    return Checked(archive, tuple(sorted([*project.findings, *findings, *more])), records, leads)


def _beside(work: Work, things: int) -> AbstractContextManager[Work]:
    return beside(work, things, usable_cores())


def compare(before: Project, project: Project) -> list[Diagnostic]:
    """Return what a project has lost since an earlier state of it; see `check_history`."""
    return sorted(check_history(_state(before), _state(project), LEDGER))


def prepare(
    project: Project,
    settings: Settings,
    target: Target | None = None,
    memory: Memory | None = None,
) -> Prepared | tuple[Diagnostic, ...]:
    """Check a project, and say what its pages and files are made by; the findings if there are any.

    The files of the data go to a target before any page is made; without one there are none. With
    the `memory` of a check before, only what has changed since is checked.

    Raises:
        NoParquetError: Parquet is asked for, and pyarrow is not installed.
        OSError: the disk is full; or whatever the target raises.

    """
    # Not as a decorator, which would hold the project to the end.
    with seldom_collected():
        read = read_all(project, memory)
        # The texts of all records, which nothing asks for any more.
        project = replace(project, records=())
        checked = _checked(read, project)
        if checked.findings:
            return checked.findings
        site, leads, deleted = Site(checked.archive, settings), checked.leads, project.deleted
        # Files and records as they were written take twice what the archive does, and pages need
        # the room; whoever called holds the project only if it is still of use there.
        del checked, project, read
        data = tuple(_write_data(TableSource(site, deleted), target) if target else ())
        more: dict[str, Pages] = {FOLDER: lambda site: [data_page(site, data)]}
        if settings.leads:
            more["leads"] = lambda site: lead_pages(site, leads)
        return Prepared(OnDemand(site, more), data)


def publish(project: Project, settings: Settings, target: Target | None = None) -> Publication:
    """Check a project and make all its pages; a project with findings has none.

    The target, and what is raised, are those of `prepare`, which holds less: here the project
    stays until the pages are made.
    """
    prepared = prepare(project, settings, target)
    if not isinstance(prepared, Prepared):
        return Publication(prepared)
    site = prepared.asked.site
    with seldom_collected():
        publication = Publication(
            (),
            tuple(all_made(prepared.asked.tasks())),
            tuple(render_redirects(site)),
            tuple(render_files(site)),
            {uri: render_part(site, uri) for uri in PARTS},
            prepared.data,
        )
    return Publication(tuple(worth_telling(site.failures))) if site.failures else publication


def _write_data(source: TableSource, target: Target) -> list[Described]:
    archive = source.site.archive
    about = len(archive.articles) + len(archive.events)
    # Several files and most pages ask for these: they are made once, and not by each copy.
    list(source.site.assessed.values())

    def share(write: Write, files: Sequence[Written]) -> list[Described]:
        return shared_out(write, files, usable_cores(), about)

    return data_files(source, target, share, with_parquet=source.site.settings.parquet)


def plain_pages(project: Project, publication: Publication) -> Iterator[tuple[str, str]]:
    """Yield path and text of Markdown files that any other generator can build into the site."""
    for file in project.pages:
        name = file.path.removeprefix("content/")
        part = publication.parts.get(name)
        yield name, file.text if part is None else f"{file.text}\n{part}"
    for page in publication.pages:
        fields = {"title": page.title, "description": page.description or None}
        yield page.uri, dump_document(fields, page.html)


def _state(project: Project) -> State:
    records = read_records(project)
    ids = {f"{kind}/{id_}" for kind, ids in records.ids.items() for id_ in ids}
    read = {f"{kind}/{entry.id}" for kind, entry in records}
    return State(
        ids=frozenset(ids),
        former={
            f"{kind}/{old}": f"{kind}/{entry.id}"
            for kind, entry in records
            for old in entry.record.redirect_from
        },
        deleted=frozenset(project.deleted),
        seeds={seed.name: seed.sha256 for seed in project.seeds},
        unread=frozenset(id_.partition("/")[0] for id_ in ids - read),
        entries={f"{kind}/{entry.id}": entry for kind, entry in records},
    )


def _unread(records: Records, archive: Archive, seeds: Iterable[Seed]) -> Iterator[UnreadPage]:
    # No address that is, was or may not be again an article's.
    taken = {*records.ids["articles"]}
    taken.update(
        address.removeprefix("articles/") for address in (*archive.redirects, *records.deleted)
    )
    for seed in unclaimed(records, seeds):
        id_ = free_id(article_id(None, None, PurePosixPath(seed.name).stem), taken)
        lines = tuple(line.strip() for line in seed.text.split("\n") if line.strip())
        yield UnreadPage(id_, seed.name, seed.sha256, lines)


def _check_pages(project: Project, records: Records) -> Iterator[Diagnostic]:
    yield from check_page_addresses(file.path for file in project.pages)
    anchors = Anchors(records)
    for file in project.pages:
        try:
            yield from _check_page(file, anchors)
        except Exception as error:  # noqa: BLE001 -- one bad page never stops the rest
            yield failure(file.path, error)


def _check_page(file: TextFile, anchors: Anchors) -> list[Diagnostic]:
    document, findings = None, []
    if file.text.removeprefix("\ufeff").startswith("---"):
        document, found = parse_document(file.path, file.text)
        findings.extend(found)
    findings.extend(check_page(file.path, file.text, document))
    return [*findings, *check_page_links(anchors, file.path, file.text, document)]
