"""`builder leads`: a table taken in, shown, mended, and taken in again."""

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from builder.cli import main

TABLES = Path(__file__).parent / "tables"


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """Return an archive without anything in it."""
    (tmp_path / "content").mkdir()
    return tmp_path


def run(archive: Path, *arguments: str) -> Result:
    """Run the command there."""
    return CliRunner().invoke(main, ["--project", str(archive), "leads", *arguments])


def files(archive: Path) -> dict[str, bytes]:
    """Return the files that the archive has."""
    return {
        path.relative_to(archive).as_posix(): path.read_bytes()
        for path in archive.rglob("*")
        if path.is_file()
    }


def test_again(archive: Path) -> None:
    """The same table again changes nothing, and says so."""
    table = str(TABLES / "ged.csv")
    first = run(archive, table)
    assert first.exit_code == 0, first.output
    assert "read as UCDP GED" in first.output
    assert "    date         ← date_start" in first.output
    assert "2 leads are in leads/ged.jsonl: 2 new, 0 changed, 0 as they were." in first.output
    before = files(archive)
    assert sorted(before) == ["leads/ged.json", "leads/ged.jsonl"]
    again = run(archive, table)
    assert "0 new, 0 changed, 2 as they were." in again.output
    assert files(archive) == before


def test_dry_run(archive: Path) -> None:
    """A trial writes nothing, not even a folder."""
    assert (
        "2 leads would be in leads/ged.jsonl"
        in run(archive, str(TABLES / "ged.csv"), "--dry-run").output
    )
    assert files(archive) == {}
    assert not (archive / "leads").exists()


def test_faults(archive: Path) -> None:
    """Rows that have something wrong are named, the others are kept, and the exit code says so."""
    result = run(archive, str(TABLES / "own.csv"))
    assert result.exit_code == 1
    assert 'own.csv: row 3, column Killed: "1.200" is no number of people' in result.output
    assert "own.csv: row 7: says nothing that a lead could hold" in result.output
    assert "5 leads are in leads/own.jsonl" in result.output


def test_mended_mapping(archive: Path) -> None:
    """Columns set by hand change the leads in their places, are kept, and hold the next time."""
    table = archive / "events.csv"
    table.write_text("Where,Date\nQuetta,03/04/2031\nHerat,\n", encoding="utf-8")
    run(archive, str(table))
    leads = archive / "leads/events.jsonl"
    assert '"place"' not in leads.read_text(encoding="utf-8")
    result = run(archive, str(table), "--map", "place=Where", "--dates", "day-first")
    assert "1 new, 1 changed, 0 as they were" in result.output
    assert '{"date": "2031-04-03", "place": "Quetta", ' in leads.read_text(encoding="utf-8")
    before = files(archive)
    assert run(archive, str(table)).exit_code == 0
    assert files(archive) == before


def test_what_people_add(archive: Path) -> None:
    """A newer table changes what it claims, and leaves what a person added and other rows."""
    table = archive / "acled.csv"
    shutil.copy(TABLES / "acled.csv", table)
    run(archive, str(table))
    leads = archive / "leads/acled.jsonl"
    text = leads.read_text(encoding="utf-8").replace("}}\n", '}, "searched": "2031-12-01"}\n')
    leads.write_text(text, encoding="utf-8")
    newer = table.read_text(encoding="utf-8").replace(",31,1930000000", ",33,1940000000")
    table.write_text(newer.rpartition("PAK90003")[0], encoding="utf-8")
    result = run(archive, str(table))
    assert "3 leads are in leads/acled.jsonl: 0 new, 1 changed, 1 as they were" in result.output
    lines = leads.read_text(encoding="utf-8").splitlines()
    assert '"killed": {"min": 33, "max": 33}' in lines[0]
    assert all('"searched": "2031-12-01"' in line for line in lines)
    assert lines[2] == text.splitlines()[2]


REFUSED = [
    (["table.ods"], "table.ods is of a kind that is not read"),
    (["table.csv", "--map", "place=Nowhere"], 'the table has no column "Nowhere"'),
    (["table.csv", "--map", "nothing=Place"], 'there is no field "nothing"'),
    (["table.csv", "--sheet", "One"], "has no sheets"),
]


@pytest.mark.parametrize(("arguments", "why"), REFUSED, ids=range(len(REFUSED)))
def test_refused(archive: Path, arguments: list[str], why: str) -> None:
    """What cannot be done is refused, with the reason, and nothing is written."""
    table = archive / arguments[0]
    table.write_text("Place\nQuetta\n", encoding="utf-8")
    result = run(archive, str(table), *arguments[1:])
    assert result.exit_code == 2
    assert why in result.output
    assert sorted(files(archive)) == [table.name]


def test_leads_that_are_none(archive: Path) -> None:
    """Files in leads/ that a person spoiled are named, and left as they are."""
    table = archive / "a.csv"
    table.write_text("Place\nQuetta\n", encoding="utf-8")
    (archive / "leads").mkdir()
    (archive / "leads/a.jsonl").write_text("nothing\n", encoding="utf-8")
    result = run(archive, str(table))
    assert "leads/a.jsonl:1:1 invalid-lead is no lead" in result.output
    assert result.exit_code == 2
    (archive / "leads/a.jsonl").unlink()
    (archive / "leads/a.json").write_text('{"format": "mine", "columns": {}}', encoding="utf-8")
    assert "has none of the formats acled" in run(archive, str(table)).output
    assert not (archive / "leads/a.jsonl").exists()
