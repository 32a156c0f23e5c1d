"""Raw pages at the desk: one that was dropped or pasted, the draft of one without a record."""

from functools import cache

from builder.annotate.places.gazetteer import Gazetteer, load_gazetteer
from builder.authoring import Author, authorities_of, with_free_ids
from builder.desk.facts import RefusedError
from builder.desk.session import Session
from builder.model.ids import slug
from builder.model.seed import Seed
from builder.store import CONTENT, SEEDS
from builder.writing import alone, write_new

_ENDINGS = (".txt", ".html", ".htm", ".md")
_LONGEST = 80


def add_page(session: Session, name: str, text: str) -> str:
    """Write a raw page, and return its name below seeds/.

    Raises:
        RefusedError: it is empty or too large, or another page has the name.

    """
    stem, ending = _split(name)
    file = f"{slug(stem)[:_LONGEST].strip('-') or 'page'}{ending}"
    seed = Seed(file, text.encode("utf-8", "surrogateescape"))
    if not text.strip():
        raise RefusedError("the page is empty")
    if seed.fault:
        raise RefusedError("the page %(fault)s", fault=seed.fault)
    root = session.workspace.root
    with alone(root / CONTENT):
        if not write_new(root / SEEDS / file, text):
            raise RefusedError(
                "seeds/%(file)s exists already: give the page another name", file=file
            )
    session.pages.add(f"{SEEDS}/{file}")
    session.workspace.refresh()
    return file


def draft_of(session: Session, name: str) -> str:
    """Write the draft of a raw page that has no record, as `builder import` does; return its id.

    Raises:
        RefusedError: there is no such page, it has a record, or there is no article in it.

    """
    workspace = session.workspace
    workspace.refresh()
    seed = next((one for one in workspace.project.seeds if one.name == name), None)
    if seed is None or name in workspace.claimed:
        raise RefusedError("seeds/%(name)s is not there, or has a record already", name=name)
    records = workspace.records(())
    author = Author(authorities_of(records), gazetteer())
    (draft,) = with_free_ids([author.draft(seed)], records.ids["articles"])
    if draft.fault:
        raise RefusedError("seeds/%(name)s: %(fault)s", name=name, fault=draft.fault)
    session.write("draft", draft.id, ((draft.path, None, draft.text),))
    return draft.id


def _split(name: str) -> tuple[str, str]:
    name = name.replace("\\", "/").rsplit("/", 1)[-1].lower()
    ending = next((end for end in _ENDINGS if name.endswith(end)), ".txt")
    return name.removesuffix(ending), ending


@cache
def gazetteer() -> Gazetteer | None:
    """Return the gazetteer, None where it is not installed."""
    try:
        return load_gazetteer()
    except ImportError:
        return None
