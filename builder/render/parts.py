"""What the pages of groups and places share: a page shows a part, and says where the rest is."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from builder.model.article import NoteKind
from builder.model.sourced import SourcedNote
from builder.render.files.citing import page_meta
from builder.render.page import Page
from builder.render.pager import paged
from builder.render.site import Site, listed_page

_MOST_OF_A_KIND = 5
_NOTES_A_PAGE = 50
_FIRST_TO_READ = (NoteKind.CAUTION, NoteKind.STATEMENT, NoteKind.CONTEXT)


@dataclass(frozen=True, slots=True)
class Notes:
    """The notes about a group or place: `shown` stand on its page, all of `total` on `uri`."""

    shown: tuple[SourcedNote, ...]
    total: int
    uri: str

    @property
    def is_cut(self) -> bool:
        """Whether there are more than the page shows."""
        return len(self.shown) < self.total


def notes_of(uri: str, notes: Sequence[SourcedNote]) -> Notes:
    """Return what the page at `uri` shows of its notes: five of each kind, cautions first."""
    by_kind = _by_kind(notes)
    few = [note for kind in _FIRST_TO_READ for note in by_kind[kind][:_MOST_OF_A_KIND]]
    return Notes(tuple(few), len(notes), _notes_uri(uri))


def notes_pages(site: Site, uri: str, name: str, notes: Sequence[SourcedNote]) -> Iterator[Page]:
    """Yield the pages of all notes about the record at `uri`; none where its page has them all."""
    if not notes_of(uri, notes).is_cut:
        return
    by_kind = _by_kind(notes)
    in_order = [note for kind in _FIRST_TO_READ for note in by_kind[kind]]
    stem = _notes_uri(uri).removesuffix(".md")
    title = site.words.gettext("%(name)s: context and statements") % {"name": name}
    for rows, pager in paged(in_order, _NOTES_A_PAGE, _numbered(stem)):
        page = listed_page(
            site,
            pager.uri,
            pager.titled(site.words, title),
            "notes.html",
            description=title,
            rows=rows,
            total=len(notes),
            pager=pager,
            record_uri=uri,
            name=name,
        )
        # The search finds a note beside the sentence that it is about.
        yield replace(page, meta=page_meta(site, uri), is_searched=False)


def _by_kind(notes: Sequence[SourcedNote]) -> dict[NoteKind, list[SourcedNote]]:
    found: dict[NoteKind, list[SourcedNote]] = defaultdict(list)
    for note in notes:
        found[note.note.kind].append(note)
    return found


def _notes_uri(uri: str) -> str:
    return f"{uri.removesuffix('.md')}/notes.md"


def _numbered(stem: str) -> Callable[[int], str]:
    return lambda number: f"{stem}.md" if number == 1 else f"{stem}-{number}.md"
