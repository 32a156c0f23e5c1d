"""What an import does with leads that are kept."""

from hypothesis import given
from hypothesis import strategies as st

from builder.leads.kept import dump_leads, merge, parse_leads
from builder.leads.lead import Lead, Origin
from builder.model.dates import parse_edtf

SHAS = ("a" * 64, "b" * 64)
LEADS = st.builds(
    lambda ref, place, row, sha, url: Lead(
        ref=ref, place=place, url=url, origin=Origin(file="t.csv", row=row, sha256=sha)
    ),
    st.sampled_from([None, "1", "2", "3"]),
    st.sampled_from(["Peshawar", "Quetta", "Kabul"]),
    st.integers(1, 5),
    st.sampled_from(SHAS),
    st.sampled_from([None, "https://news.example/a"]),
)


@st.composite
def tables(draw: st.DrawFn) -> list[Lead]:
    """Return leads as a table has them: rows of one file, in order."""
    sha = draw(st.sampled_from(SHAS))
    leads = draw(st.lists(LEADS, max_size=6))
    return [
        lead.model_copy(update={"origin": Origin(file="t.csv", row=row, sha256=sha)})
        for row, lead in enumerate(leads, start=2)
    ]


@given(st.lists(LEADS, max_size=6), tables())
def test_again(before: list[Lead], table: list[Lead]) -> None:
    """The same table imported again changes nothing, whatever was there before."""
    once = merge(before, table)
    again = merge(once.leads, table)
    assert dump_leads(again.leads) == dump_leads(once.leads)
    assert (again.new, again.changed, again.same) == (0, 0, len(table))


@given(st.lists(LEADS, max_size=6), tables())
def test_nothing_is_lost(before: list[Lead], table: list[Lead]) -> None:
    """Every row is claimed by a lead, and no lead that was there goes away for another row's."""
    merged = merge(before, table)
    claims = [lead.claims.line() for lead in merged.leads]
    assert {lead.claims.line() for lead in table} <= set(claims)
    assert len(merged.leads) == len(before) + merged.new
    kept = [one for one, new in zip(before, merged.leads, strict=False) if one == new]
    assert len(kept) == len(before) - merged.changed


@given(st.lists(tables(), max_size=3), st.randoms())
def test_what_people_add(history: list[list[Lead]], random: object) -> None:
    """What a person added to a lead is there after any import."""
    del random
    leads: tuple[Lead, ...] = ()
    for table in history:
        leads = merge(leads, table).leads
        marks = [lead.event or f"2022-event-{at}-{len(leads)}" for at, lead in enumerate(leads)]
        leads = tuple(
            lead.model_copy(update={"event": mark, "searched": parse_edtf("2024-01-03")})
            for lead, mark in zip(leads, marks, strict=True)
        )
        merged = merge(leads, history[0]).leads
        assert [lead.event for lead in merged[: len(leads)]] == marks


@given(st.lists(LEADS, max_size=6))
def test_lines(leads: list[Lead]) -> None:
    """What is written is read again, each lead on a line of its own."""
    kept, findings = parse_leads("leads/t.jsonl", dump_leads(leads))
    assert not findings
    assert [one.lead for one in kept] == leads
    assert [one.number for one in kept] == list(range(1, len(leads) + 1))


def test_lines_that_are_none() -> None:
    """A line that is no lead is a finding at its place, and spoils no other."""
    good = Lead(place="Quetta", origin=Origin(file="t.csv", row=2, sha256=SHAS[0])).line()
    text = f'{good}\n{{"place": "Kabul"}}\n[1]\n{"[" * 100_000}\n{good[:-1]}, "figure": 3}}\n'
    kept, findings = parse_leads("leads/t.jsonl", text)
    assert [one.number for one in kept] == [1]
    assert [(one.line, one.message) for one in findings] == [
        (2, "is no lead: from: Field required"),
        (3, "is no lead: is no object {…}"),
        (4, "is no lead: is nested too deeply"),
        (5, "is no lead: figure: Extra inputs are not permitted"),
    ]
