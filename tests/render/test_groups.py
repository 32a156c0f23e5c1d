"""A group's page: what its first line counts, its time, its years, and what is on further pages."""

import html
import re
from pathlib import Path

import pytest

from builder.model.article import Note, NoteKind
from builder.model.dates import parse_edtf
from builder.model.sourced import SourcedNote
from builder.pipeline import check
from builder.render.beside import beside
from builder.render.groups import pages_of_group
from builder.render.lives import life_of
from builder.render.parts import notes_of, notes_pages
from builder.render.settings import Settings
from builder.render.site import Site
from builder.store import read_project
from tests.model.build import archive_of, article_entry, passage
from tests.render.exploring import Query, found

FRONT = "northern-front"
REVIEW = {"by": "x", "on": "2031-01-01"}
LINE = re.compile(r'<a href="[^"]*explore/\?([^"]+)">(\d+) (\w+)</a>')


@pytest.fixture(scope="module")
def site(journeys_project: Path) -> Site:
    """Return the invented archive."""
    return Site(check(read_project(journeys_project)).archive, Settings())


@pytest.fixture(scope="module")
def pages(site: Site) -> dict[str, str]:
    """Return the page of every group."""
    return {
        page.uri: page.html
        for group in site.archive.groups.values()
        for page in pages_of_group(site, group)
    }


def test_the_first_line_counts_what_explore_finds(site: Site, pages: dict[str, str]) -> None:
    """Each of its numbers is the number of rows that its link opens."""
    checked = 0
    for uri, page in pages.items():
        line = page.partition('<p class="ar-lead ar-summed">')[2].partition("</p>")[0]
        for query, count, _ in LINE.findall(line):
            asked = dict(part.split("=") for part in html.unescape(query).split("&"))
            assert uri == f"groups/{asked['group']}.md"
            wanted = Query()
            for key, value in asked.items():
                wanted = wanted.only(key, value)
            rows = found(site.archive, wanted)
            assert len(rows) == int(count), (uri, query)
            checked += 1
    assert checked > 10


def test_one_table_with_the_role(pages: dict[str, str]) -> None:
    """An event that a group is said to have done and denied is one row that says both."""
    table = pages[f"groups/{FRONT}.md"].partition('<h2 id="events">')[2].partition("</table>")[0]
    assert table.count("<tr>") == 1 + 7
    [row] = [row for row in table.split("<tr>") if "railway station" in row]
    said = re.findall(r'class="ar-evidence"[^>]*>(\w+)</a>', row)
    assert [word for word in said if word in ("attributed", "denied", "claimed")] == [
        "attributed",
        "denied",
    ]


def test_relations_on_a_line_of_years(site: Site) -> None:
    """A period is firm and as long as it lasted; a year is pale, since it lies somewhere in it."""
    events = [one for one in site.assessed.values() if one.event.record.date]
    life = life_of(site.archive.groups[FRONT], events)
    assert life is not None
    years = [year for _, year in life.ticks]
    assert years[0] == 2016
    truce = life.bar(parse_edtf("2021-09/2022-03"))
    rivalry = life.bar(parse_edtf("2022"))
    assert truce is not None
    assert rivalry is not None
    assert not truce.is_soft_before
    assert not truce.is_soft_after
    assert rivalry.is_soft_before
    month = rivalry.width / 12
    assert truce.width == pytest.approx(7 * month)
    assert truce.start == pytest.approx(rivalry.start - 4 * month)
    assert life.bar(parse_edtf("1999")) is None


def test_no_line_without_a_date(site: Site) -> None:
    """A group none of whose relations has a date has no line of years."""
    undated = [
        group
        for group in site.archive.groups.values()
        if not any(one.relation.date for one in group.relations)
    ]
    assert undated
    assert all(life_of(group, ()) is None for group in undated)


def test_years_beside_those_of_others(site: Site) -> None:
    """Every event that a group claimed or is said to have done is in one row, or beyond them."""
    seen = beside(site, FRONT, [])
    assert seen is not None
    assert seen.groups[0] == FRONT
    assert {"lashkar-e-sahar", "valley-freedom-front"} <= set(seen.groups)
    assert [year for year, _ in seen.rows] == sorted((y for y, _ in seen.rows), reverse=True)
    for at, group in enumerate(seen.groups):
        tied = {
            one.event.id
            for role in ("claimed_by", "attributed_to")
            for one in site.events_by_group.get((group, role), ())
        }
        in_rows = sum(counts[at] for _, counts in seen.rows)
        assert in_rows + seen.undated[at] + seen.earlier[at] == len(tied)


def test_five_notes_a_kind() -> None:
    """Cautions come first; all of them stand on further pages, with the count said."""
    notes = [
        SourcedNote(
            "a",
            Note.model_validate(
                {"kind": kind.value, "text": f"Note {n}.", "quote": "Words.", **REVIEW}
            ),
            passage("a"),
        )
        for n in range(40)
        for kind in (NoteKind.CONTEXT, NoteKind.CAUTION)
    ]
    few = notes_of("groups/x.md", notes)
    assert [one.note.kind for one in few.shown] == [NoteKind.CAUTION] * 5 + [NoteKind.CONTEXT] * 5
    assert few.is_cut
    assert few.total == 80
    site = Site(archive_of([article_entry("a")]), Settings())
    first, second = notes_pages(site, "groups/x.md", "X", notes)
    assert (first.uri, second.uri) == ("groups/x/notes.md", "groups/x/notes-2.md")
    assert first.html.count("ar-note--caution") == 40
    assert first.html.count("ar-note--") + second.html.count("ar-note--") == 80
    assert list(notes_pages(site, "groups/x.md", "X", notes[:10])) == []
