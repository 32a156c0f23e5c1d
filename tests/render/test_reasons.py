"""Readers see, beside a fact, why the editors read its words otherwise than a program does."""

from dataclasses import dataclass

import pytest

from builder.model.article import Article, ArticleReasons, Attribution, Figure, Note, Person
from builder.model.authority import DatedFact, Group, Parent, Relation
from builder.model.event import Event, EventReasons
from builder.pipeline import check, publish
from builder.render.on_demand import OnDemand
from builder.render.settings import Settings
from builder.render.site import Site
from builder.render.sound import all_made
from tests.sites.sites import tiny, with_changes

SETTINGS = Settings(name="Tiny", url="https://tiny.example.org/")
REASON = "The clerk <counts> on."
SHOWN = "Settled by the editors: <bdi>The clerk &lt;counts&gt; on.</bdi>"

BLAST = "articles/2031-05-05-blast-at-grain-market.md"
NINE = "articles/2031-05-06-nine-dead.md"
BOMBING = "events/2031-05-04-osmara-market-bombing.md"
COLUMN = "groups/northern-column.md"
VELL = "groups/vell-front.md"


@dataclass(frozen=True)
class Case:
    """A reason in a record, and the pages that show its fact."""

    path: str
    old: str
    new: str
    pages: frozenset[str]


def _field(path: str, field: str) -> Case:
    mapping = f"because: {{{field}: {REASON}}}\n"
    more = "summary: A bomb in Osmara.\n" if field == "summary" else ""
    return Case(path, "---\n", f"---\n{mapping}{more}", frozenset({path}))


EVIDENCE = (
    f"  because: {REASON}\n"
    "  evidence: {article: 2031-05-05-blast-at-grain-market, quote: was formed in 2019}\n"
)
CASES = {
    **{f"Article.{field}": _field(BLAST, field) for field in ArticleReasons.model_fields},
    **{f"Event.{field}": _field(BOMBING, field) for field in EventReasons.model_fields},
    "Figure": Case(
        BLAST,
        "{min: 7, qualifier: at least}",
        f"{{min: 7, qualifier: at least, because: {REASON}}}",
        frozenset({BLAST, BOMBING}),
    ),
    "Attribution": Case(
        BLAST,
        "{group: vell-front, date: 2031-05-05,",
        f"{{group: vell-front, because: {REASON}, date: 2031-05-05,",
        frozenset({BLAST, BOMBING}),
    ),
    "Person": Case(
        BLAST,
        "    role: a witness\n",
        f"    role: a witness\n    because: {REASON}\n",
        frozenset({BLAST}),
    ),
    "Note": Case(
        BLAST,
        "    date_phrase: in 2019\n",
        f"    date_phrase: in 2019\n    because: {REASON}\n",
        frozenset({BLAST, VELL}),
    ),
    "Relation": Case(
        VELL,
        "type: rival\n",
        f"type: rival\n    because: {REASON}\n",
        frozenset({VELL, COLUMN}),
    ),
    "Parent": Case(
        VELL,
        "formed:\n",
        f"parent:\n  group: northern-column\n{EVIDENCE}formed:\n",
        frozenset({VELL}),
    ),
    "DatedFact.formed": Case(
        VELL,
        "date: 2019\n",
        f"date: 2019\n  because: {REASON}\n",
        frozenset({VELL}),
    ),
    "DatedFact.dissolved": Case(
        VELL,
        "formed:\n",
        f"dissolved:\n  date: 2030\n{EVIDENCE}formed:\n",
        frozenset({VELL}),
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_a_reason_is_shown(name: str) -> None:
    """The reason stands, as text, on the pages that show the fact, and on no other."""
    case = CASES[name]
    step = {"old": case.old, "new": case.new}
    # A reason that settles nothing is a finding; what its page would show is asked for here.
    archive = check(with_changes(tiny(), {f"content/{case.path}": [step]})).archive
    pages = all_made(OnDemand(Site(archive, SETTINGS)).tasks())
    assert {page.uri for page in pages if SHOWN in " ".join(page.html.split())} == case.pages


def test_every_kind_of_reason_has_a_case() -> None:
    """No class of record that takes a reason is left out."""
    models = (Article, Attribution, DatedFact, Event, Figure, Group, Note, Parent, Person, Relation)
    takers = {model.__name__ for model in models if "because" in model.model_fields}
    assert {name.partition(".")[0] for name in CASES} == takers


def test_a_reason_that_settles_a_difference_is_published() -> None:
    """With the reason the record builds; without it there is a finding and no page."""
    path, old = f"content/{NINE}", "{min: 9, max: 9}"
    settled = with_changes(tiny(), {path: [{"old": old, "new": f"{{min: 9, because: {REASON}}}"}]})
    publication = publish(settled, SETTINGS)
    assert publication.findings == ()
    shown = {page.uri for page in publication.pages if SHOWN in " ".join(page.html.split())}
    assert shown == {NINE, BOMBING}
    open_one = with_changes(tiny(), {path: [{"old": old, "new": "{min: 9}"}]})
    assert [one.code.value for one in publish(open_one, SETTINGS).findings] == [
        "contradicted-figure"
    ]


def test_without_a_reason_nothing_is_said() -> None:
    """A page says nothing of reasons where there is none."""
    publication = publish(tiny(), SETTINGS)
    assert publication.pages
    assert not [page.uri for page in publication.pages if "ar-because" in page.html]
