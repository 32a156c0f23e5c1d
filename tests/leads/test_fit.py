"""Which leads a raw page may prove, and what it takes over from them."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from builder.cli import main
from builder.frontmatter import parse_document
from builder.ingest.from_leads import complete_from_leads
from builder.ingest.reading import Reading
from builder.leads.fit import Incident, LeadIndex, PageSeen
from builder.leads.kept import Kept
from builder.leads.lead import Lead, said, wanted
from builder.leads.mapping import guess
from builder.leads.reading import read_table
from builder.leads.rows import read_rows
from builder.model.body import Body
from builder.model.dates import parse_edtf
from builder.reader.found import Count
from tests.conftest import Golden

HERE = Path(__file__).parent
ADDRESS = "https://news.example/2031/03/05/bomber"
SEEN = PageSeen(
    ("http://www.news.example/2031/03/05/bomber/?utm_source=x",),
    "Bomber kills dozens in Peshawar mosque",
    "Example Wire",
    parse_edtf("2031-03-05"),
    "A bomber killed 31 people in a mosque in Peshawar on Friday. The Northern Front claimed it.",
    (Incident(parse_edtf("2031-03-04"), Count(31, 31), Count(50, None)),),
)


def leads_of(name: str) -> list[Lead]:
    """Return the leads of one of the tables."""
    table = read_table(name, (HERE / "tables" / name).read_bytes())
    return list(read_rows(table, guess(table), name, "a" * 64).leads)


def index(*leads: Lead) -> LeadIndex:
    """Return leads as they are kept."""
    return LeadIndex(tuple(Kept("leads/t.jsonl", at, one) for at, one in enumerate(leads, 1)))


def lead(**values: object) -> Lead:
    """Return a lead of a row with these values."""
    origin = {"file": "t.csv", "row": 2, "sha256": "a" * 64}
    return Lead.model_validate({**values, "from": origin})


NAMES = sorted(path.name for path in (HERE / "tables").iterdir() if path.suffix != ".txt")


@pytest.mark.parametrize("page", ["whole", "without its address", "without title and address"])
def test_tables(page: str, golden: Golden) -> None:
    """Of each table the leads that the page may prove are named, with the reasons."""
    seen = {
        "whole": SEEN,
        "without its address": replace(SEEN, addresses=()),
        "without title and address": replace(SEEN, addresses=(), title=None, publisher=None),
    }[page]
    lines = [
        f"{name} row {fit.kept.lead.origin.row}{' (the page)' if fit.is_page else ''}: "
        f"{'; '.join(fit.reasons)}\n"
        for name in NAMES
        for fit in index(*leads_of(name)).fits(seen)
    ]
    golden(HERE / "fits" / f"{page.replace(' ', '-')}.txt", "".join(lines))


def test_what_is_wanted(golden: Golden) -> None:
    """Of each lead it is said what it claims and which page would prove it."""
    lines = [
        f"{name} row {one.origin.row}: {said(one)}\n    {wanted(one)}\n"
        for name in NAMES
        for one in leads_of(name)
    ]
    golden(HERE / "fits" / "wanted.txt", "".join(lines))


@pytest.mark.parametrize(
    ("values", "is_fit"),
    [
        ({"date": "2031-03-04", "place": "Peshawar"}, True),
        ({"date": "2031-03-04", "place": "Quetta"}, False),
        ({"date": "2031-03-06", "place": "Peshawar", "killed": {"min": 31, "max": 31}}, False),
        ({"date": "2031-03-03", "place": "Peshawar"}, False),
        ({"date": "2031-03", "place": "Peshawar"}, False),
        ({"date": "2031-03", "place": "Peshawar", "killed": {"min": 31, "max": 31}}, True),
        ({"title": "Bomber kills dozens in Peshawar mosque"}, True),
        ({"title": SEEN.title, "publisher": "Dawn"}, False),
        ({"title": SEEN.title, "published": "2031-03-05", "publisher": "Dawn"}, True),
        ({"publisher": "Example Wire", "published": "2031-03-05"}, False),
        ({"place": "Peshawar", "killed": {"min": 31, "max": 31}}, False),
        ({"url": "https://news.example/other", "title": "A page"}, False),
        ({"date": "2031-03-04", "place": "Peshawar", "publisher": "Dawn"}, True),
        ({"cited": ["A headline; Bomber kills dozens in Peshawar mosque"]}, True),
    ],
)
def test_enough(values: dict[str, object], is_fit: bool) -> None:  # noqa: FBT001 -- a case of the test
    """A lead fits by its address, by its title, or by a day with a place; never by less."""
    assert bool(index(lead(**values)).fits(replace(SEEN, addresses=()))) is is_fit


READING = Reading(None, None, None, None, (), None, Body(), ())


def test_taken_over() -> None:
    """What the page does not say is taken over, and marked; what it says stands."""
    found = index(
        lead(
            url=ADDRESS,
            title=SEEN.title,
            publisher="The Example Wire",
            published="2031-03-06",
            authors=["Ayesha Khan", "Omar Shah"],
        )
    )
    reading = replace(READING, published=parse_edtf("2031-03-05"))
    completed = complete_from_leads(reading, None, found.pages(replace(SEEN, publisher=None)))
    assert completed.url == ADDRESS
    assert completed.reading.publisher == "The Example Wire"
    assert completed.reading.authors == ("Ayesha Khan", "Omar Shah")
    assert str(completed.reading.published) == "2031-03-05"
    where = "claimed by row 2 of t.csv (leads/t.jsonl:1)"
    taken = "taken over, since the page does not say it: open the address and compare"
    assert [(one.field, one.value, one.reason) for one in completed.proposed] == [
        ("url", ADDRESS, f"{where}; {taken}"),
        ("publisher", "The Example Wire", f"{where}; {taken}"),
        ("published", "2031-03-06", f"{where}; 2031-03-05 was kept"),
        ("authors", "Ayesha Khan; Omar Shah", f"{where}; {taken}"),
    ]


def test_tables_that_differ() -> None:
    """Where two tables differ nothing is taken over, and both values are named."""
    found = index(
        lead(url=ADDRESS, published="2031-03-05"), lead(url=ADDRESS, published="2031-03-06")
    )
    seen = replace(SEEN, published=None)
    completed = complete_from_leads(READING, ADDRESS, found.pages(seen))
    assert completed.reading.published is None
    assert completed.proposed[1].reason.endswith("not taken over: other tables claim 2031-03-06")


def test_event_of_another_page() -> None:
    """A lead that only tells of the event gives no metadata."""
    found = index(
        lead(date="2031-03-04", place="Peshawar", url="https://other.example/a", publisher="Dawn")
    )
    seen = replace(SEEN, addresses=(), publisher=None)
    (fit,) = found.fits(seen)
    assert not fit.is_page
    assert complete_from_leads(READING, None, found.pages(seen)).proposed == ()


def test_import(tmp_path: Path) -> None:
    """An imported page names the leads that it may prove, and its draft says what came of them."""
    (tmp_path / "content/articles").mkdir(parents=True)
    (tmp_path / "seeds").mkdir()
    shutil.copy(HERE / "pages/bomber.txt", tmp_path / "seeds/page.txt")
    run = CliRunner()
    for name in ("zotero.ris", "gtd.csv"):
        table = str(HERE / "tables" / name)
        run.invoke(main, ["--project", str(tmp_path), "leads", table])
    result = run.invoke(main, ["--project", str(tmp_path), "import"])
    assert result.exit_code == 0, result.output
    assert "    lead leads/zotero.jsonl:1 (Bomber kills dozens in" in result.output
    assert "    lead leads/gtd.jsonl:1 (2031-03-04; Peshawar, Khyber" in result.output
    (path,) = (tmp_path / "content/articles").glob("*.md")
    document, _ = parse_document(path.name, path.read_text(encoding="utf-8"))
    assert document
    front = document.data
    assert (front["url"], front["publisher"]) == (ADDRESS, "Example Wire")
    assert front["authors"] == ["Ayesha Khan", "Example Wire"]
    assert front["status"] == "draft"
    proposals = front["proposals"]
    assert isinstance(proposals, dict)
    assert "claimed by row 1 of zotero.ris" in str(proposals["table"])
    assert "leads/gtd.jsonl:1" in str(proposals["leads"])
    proposed = run.invoke(
        main, ["--project", str(tmp_path), "propose", str(tmp_path / "seeds/page.txt")]
    )
    assert '"lead": "leads/gtd.jsonl:1"' in proposed.output
