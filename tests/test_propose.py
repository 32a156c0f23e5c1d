"""`builder propose`: JSON for each raw page."""

import json
import multiprocessing
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from builder.cli import main
from tests.conftest import ROOT

FIELDS = {
    "id", "path", "title", "published", "publisher", "authors", "via", "language", "body",
    "removed", "groups", "unknown_groups", "locations", "people", "dates", "events",
}  # fmt: skip
BODY = (
    "Talks were held in Peshawar on Friday. The TTP claimed responsibility for an attack that "
    "killed 12 soldiers in Quetta on 4 March, officials said."
)


def run(*arguments: str, stdin: str = "") -> Result:
    """Run the command with the project's own authority records."""
    return CliRunner().invoke(main, ["--project", str(ROOT), "propose", *arguments], input=stdin)


def objects(result: Result) -> list[dict[str, Any]]:
    """Return the objects that were printed."""
    return [json.loads(line) for line in result.stdout.splitlines()]


def lines(*pages: dict[str, Any]) -> str:
    """Return pages as JSON lines."""
    return "".join(f"{json.dumps(page)}\n" for page in pages)


def test_seeds() -> None:
    """Both raw pages give one object each, with all fields and the articles' events."""
    result = run(str(ROOT / "seeds"))
    assert result.exit_code == 0, result.output
    found = objects(result)
    assert [page["published"] for page in found] == ["2022-03-12", "2024-01-03T22:30"]
    for page in found:
        assert set(page) >= FIELDS
        for group in page["groups"]:
            for start, end in group["mentions"]:
                assert page["body"][start:end].strip()
    assert "islamic-state-khorasan" in [group["id"] for group in found[0]["groups"]]
    assert "tehreek-i-jihad-pakistan" in [group["id"] for group in found[1]["groups"]]
    assert {"min": 64, "max": None} in [event["killed"] for event in found[0]["events"]]
    assert {"min": 23, "max": None} in [event["killed"] for event in found[1]["events"]]


def test_teasers_propose_nothing() -> None:
    """What a page says of other articles is in no proposal."""
    page = objects(run(str(ROOT / "seeds/000_4066d30c1cf974a5.txt")))[0]
    proposals = json.dumps({key: page[key] for key in FIELDS - {"removed"}})
    for word in ("Pashteen", "Jaishankar", "Bangladesh", "Air India", "SCO"):
        assert word not in proposals


def test_jsonl_keeps_order_and_text() -> None:
    """One line goes out for each that comes in, in order; a body comes back unchanged."""
    text = f"  {BODY}\n\nA second   paragraph."
    result = run(
        "--jsonl",
        stdin=lines(
            {"id": "b", "kind": "body", "text": text, "published": "2022-03-12"},
            {"id": "a", "kind": "dump", "text": "Home\nSport\n"},
            {"id": "c", "kind": "html", "text": f"<p>{BODY}</p>" * 3},
        ),
    )
    found = objects(result)
    assert [page["id"] for page in found] == ["b", "a", "c"]
    assert found[0]["body"] == text
    for kind in ("groups", "locations"):
        spans = [text[s:e] for one in found[0][kind] for s, e in one["mentions"]]
        assert {"groups": "TTP", "locations": "Peshawar"}[kind] in spans
    assert {date["value"] for date in found[0]["dates"]} == {"2022-03-11", "2022-03-04"}


def test_bad_lines_do_not_stop_the_rest() -> None:
    """A line that is no page is answered with its fault, and the others are read."""
    result = run("--jsonl", stdin=f"{{nonsense\n{lines({'id': 'x', 'kind': 'body', 'text': BODY})}")
    found = objects(result)
    assert "line 1 is not a page" in found[0]["fault"]
    assert found[1]["id"] == "x"
    assert result.exit_code == 1


def test_bad_files_do_not_stop_the_rest(tmp_path: Path) -> None:
    """Empty and binary files and wrong names are told apart, and the others are read."""
    (tmp_path / "a.txt").write_text("", encoding="utf-8")
    (tmp_path / "b.txt").write_bytes(b"PK\x03\x04\x00\x00")
    (tmp_path / "c.txt").write_text(f"Talks in Peshawar\n\n{BODY} {BODY}\n", encoding="utf-8")
    (tmp_path / "nothing").mkdir()
    result = run(str(tmp_path), str(tmp_path / "none-*.txt"), str(tmp_path / "nothing"))
    assert len(objects(result)) == 1
    assert "a.txt: is empty" in result.stderr
    assert "b.txt: is packed" in result.stderr
    assert "none-*.txt: there is no such file" in result.stderr
    assert "nothing: the folder is empty" in result.stderr
    assert "1 page read, 4 faults" in result.stderr
    assert result.exit_code == 1


def test_needs_input() -> None:
    """Without input, the command says what to give it."""
    assert "name files or folders, or give --jsonl" in run().output
    assert "--engine dask needs --scheduler" in run("x", "--engine", "dask").output


PAGES = lines(*({"id": str(n), "kind": "body", "text": f"{BODY} {n}"} for n in range(40)))


def test_jobs_give_the_same() -> None:
    """Several processes give what one gives, in the same order."""
    result = run("--jsonl", "--jobs", "2", stdin=PAGES)
    assert multiprocessing.active_children() == []
    assert result.stdout == run("--jsonl", stdin=PAGES).stdout


_CLUSTER = """
from distributed import LocalCluster

if __name__ == "__main__":
    with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as cluster:
        print(cluster.scheduler_address, flush=True)
        input()
"""


@pytest.fixture
def scheduler(tmp_path: Path) -> Iterator[str]:
    """Return the address of a cluster of two workers on this machine.

    It has a process of its own: its threads would disturb the tests that come after.
    """
    script = tmp_path / "cluster.py"
    script.write_text(_CLUSTER, encoding="utf-8")
    with subprocess.Popen(  # noqa: S603 -- our own script
        [sys.executable, str(script)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as cluster:
        assert cluster.stdout is not None
        yield cluster.stdout.readline().strip()
        cluster.communicate("\n")


def test_dask_gives_the_same(scheduler: str) -> None:
    """A Dask cluster gives what one process gives, in the same order."""
    command = [sys.executable, "-c", "from builder.cli import main; main()", "--project", str(ROOT)]
    on_cluster = subprocess.run(  # noqa: S603 -- our own command
        [*command, "propose", "--jsonl", "--engine", "dask", "--scheduler", scheduler],
        input=PAGES,
        stdout=subprocess.PIPE,
        text=True,
        check=True,
        cwd=ROOT,
    )
    assert on_cluster.stdout == run("--jsonl", stdin=PAGES).stdout
