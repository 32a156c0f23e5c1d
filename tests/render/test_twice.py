"""Readers see which facts were read twice, which only once, and how many there are of each."""

import re
from dataclasses import replace
from itertools import groupby
from pathlib import Path

import pytest

from builder.model.archive import Archive
from builder.model.facts import Agreement, Fact
from builder.model.verdict import SecondReading, Verdict
from builder.pipeline import check, publish
from builder.render.on_demand import OnDemand
from builder.render.settings import Settings
from builder.render.site import Site
from builder.render.sound import all_made
from builder.render.twice import method_html
from builder.store import read_project
from tests.sites.sites import tiny

SETTINGS = Settings(name="Tiny", url="https://tiny.example.org/")
ROOT = Path(__file__).parents[2]
MARK = '<small class="ar-once">read once</small>'


@pytest.fixture(scope="module")
def archive() -> Archive:
    """Return this archive, in which every kind of fact is read twice."""
    return check(read_project(ROOT)).archive


def _alone(fact: Fact) -> Fact:
    return replace(fact, reading=SecondReading(Verdict.CANNOT_TELL, ""))


def _agreement(*facts: Fact) -> Agreement:
    own = groupby(facts, lambda fact: (fact.kind, fact.id))
    return Agreement({record: tuple(group) for record, group in own})


def _uris(archive: Archive, agreement: Agreement) -> set[str]:
    site = Site(replace(archive, agreement=agreement), SETTINGS)
    return {page.uri for page in all_made(OnDemand(site).tasks()) if MARK in page.html}


def _shape(fact: Fact) -> tuple[object, ...]:
    return (fact.kind, *(part for part in fact.path if isinstance(part, str)))


def test_a_fact_that_was_read_once_is_marked(archive: Archive) -> None:
    """Each kind of fact, alone, marks the page of its record, and that of the event it is about."""
    facts = archive.agreement.facts
    by_shape = {_shape(fact): fact for fact in facts}
    assert len(by_shape) > 15
    for shape, fact in by_shape.items():
        marked = _uris(archive, _agreement(_alone(fact)))
        expected = {f"{fact.kind}/{fact.id}.md"}
        if fact.path[0] == "reports":
            report = archive.articles[fact.id].record.reports[int(fact.path[1])]
            expected.add(f"events/{report.event}.md")
        assert expected <= marked, shape
        assert all(uri in expected or shape[1] in ("notes", "relations") for uri in marked), shape


def test_a_fact_that_agrees_has_no_mark(archive: Archive) -> None:
    """What two readings agree on is not marked: it is the rule."""
    agreed = tuple(
        fact for fact in archive.agreement.facts if fact.reading.verdict is Verdict.AGREES
    )
    assert agreed
    assert _uris(archive, _agreement(*agreed)) == set()


def test_pages_count_their_facts() -> None:
    """A page says how many of its facts agree, and nothing where there are none."""
    checked = check(tiny()).archive
    facts = checked.agreement.of("articles", "2031-05-06-nine-dead")
    count = len(facts)
    one = replace(checked, agreement=_agreement(*facts[:-1], _alone(facts[-1])))
    pages = {page.uri: page.html for page in all_made(OnDemand(Site(one, SETTINGS)).tasks())}
    assert (
        f"{count - 1} of {count} facts agree with a second reading; "
        "1, marked “read once”, rests on the editors alone"
    ) in pages["articles/2031-05-06-nine-dead.md"]
    none = replace(checked, agreement=Agreement())
    assert not [
        p.uri for p in all_made(OnDemand(Site(none, SETTINGS)).tasks()) if "Read twice" in p.html
    ]


def test_the_method_page_counts_the_archive() -> None:
    """Below the editors' words, the method page has the agreement of all facts."""
    checked = check(tiny()).archive
    (first, *rest) = (
        fact for fact in checked.agreement.facts if fact.reading.verdict is Verdict.AGREES
    )
    html = method_html(Site(replace(checked, agreement=_agreement(_alone(first), *rest)), SETTINGS))
    row = html.split('<th scope="row">All facts</th>')[1]
    cells = re.findall(r'<td class="ar-figure ar-tally"[^>]*>([^<]*)</td>', row)
    assert cells == [str(len(rest) + 1), str(len(rest)), "0", "1", "100%"]
    assert "No reviewed article yet." in method_html(
        Site(replace(checked, agreement=Agreement()), SETTINGS)
    )


def test_the_editors_pages_get_their_part() -> None:
    """Home, method and about page have a derived part; a preview and a build add the same."""
    assert set(publish(tiny(), SETTINGS).parts) == {"index.md", "method.md", "about.md"}
