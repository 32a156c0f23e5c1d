"""Raw pages at the desk: one that was dropped or pasted, the draft of one without a record."""

import re
from functools import cache

from builder.annotate.places.gazetteer import Gazetteer, load_gazetteer
from builder.authoring import Author, authorities_of, with_free_ids
from builder.desk.facts import RefusedError
from builder.desk.session import Session
from builder.entries import leads_of
from builder.leads.fit import LeadIndex
from builder.model.ids import slug
from builder.model.raw.kinds import ENDINGS
from builder.model.seed import seeds_of
from builder.store import CONTENT, SEEDS
from builder.writing import alone, write_new

_LONGEST = 80
_ENDING = re.compile(r"\.[a-z0-9]{1,8}$")


def add_page(session: Session, name: str, data: bytes) -> list[str]:
    """Write a raw page as it was received, and return its name below seeds/.

    A file that holds several pages gives the names of all.

    Raises:
        RefusedError: it is empty or no page that can be read, or another page has the name.

    """
    stem, ending = _split(name)
    file = f"{slug(stem)[:_LONGEST].strip('-') or 'page'}{ending}"
    if not data.strip():
        raise RefusedError("the page is empty")
    found = seeds_of(file, data)
    if all(seed.fault for seed in found):
        raise RefusedError("the page %(fault)s", fault=found[0].fault if found else "is empty")
    root = session.workspace.root
    with alone(root / CONTENT):
        if not write_new(root / SEEDS / file, data):
            raise RefusedError(
                "seeds/%(file)s exists already: give the page another name", file=file
            )
    session.pages.add(f"{SEEDS}/{file}")
    session.workspace.refresh()
    return [seed.name for seed in found]


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
    leads, _ = leads_of(workspace.project.leads)
    author = Author(authorities_of(records), gazetteer(), LeadIndex(leads))
    (draft,) = with_free_ids([author.draft(seed)], records.ids["articles"])
    if draft.fault:
        raise RefusedError("seeds/%(name)s: %(fault)s", name=name, fault=draft.fault)
    session.write("draft", draft.id, ((draft.path, None, draft.text),))
    return draft.id


def _split(name: str) -> tuple[str, str]:
    """Return a file's name without folders, apart from its ending; text that is pasted has none."""
    name = name.replace("\\", "/").rsplit("/", 1)[-1].lower()
    # ".warc.gz" before any shorter one that it may end in.
    known = sorted(ENDINGS, key=len, reverse=True)
    other = _ENDING.search(name)
    ending = next((end for end in known if name.endswith(end)), other[0] if other else ".txt")
    return name.removesuffix(ending), ending


@cache
def gazetteer() -> Gazetteer | None:
    """Return the gazetteer, None where it is not installed."""
    try:
        return load_gazetteer()
    except ImportError:
        return None
