"""What waits: raw pages, drafts, records with findings; what a check beside the desk found."""

import datetime as dt
import shutil
from itertools import count
from pathlib import Path

import pytest

from builder.desk.queue import Checker, queue_of
from builder.desk.session import Session
from builder.desk.workspace import Workspace
from tests.conftest import ROOT
from tests.cost import assert_at_most
from tests.desk.test_sitting import ID
from tests.waiting import wait

TODAY = dt.date(2031, 12, 31)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Return the real archive, one article with a finding, and a raw page without a record."""
    for name in ("content", "seeds"):
        shutil.copytree(ROOT / name, tmp_path / name)
    file = tmp_path / f"content/articles/{ID}.md"
    text = file.read_text(encoding="utf-8").replace("publisher: Asian", "publisher: The Asian")
    file.write_text(text, encoding="utf-8")
    (tmp_path / "seeds/page.txt").write_text("A page.\n", encoding="utf-8")
    return tmp_path


def test_what_waits(project: Path) -> None:
    """Each record stands where it belongs once the archive was checked."""
    session, checker = Session(Workspace(project), lambda: TODAY), Checker(project)
    before = queue_of(session, checker)
    assert not before["is_checked"]
    assert before["counts"] == {"pages": 1, "drafts": 0, "faulty": 0, "reviewed": 2, "done": 0}
    assert [page["name"] for page in before["pages"]] == ["page.txt"]
    checker.start()
    assert wait(lambda: checker.findings is not None and not checker.is_old)
    after = queue_of(session, checker)
    assert after["is_checked"]
    assert [row["id"] for row in after["faulty"]] == [ID]
    assert after["faulty"][0]["findings"] >= 1
    assert after["counts"]["reviewed"] == 1


def test_a_check_that_is_ended(project: Path) -> None:
    """A check that is ended with the desk leaves no process behind, and finds nothing."""
    checker = Checker(project)
    checker.start()
    checker.stop()
    assert wait(lambda: not checker.is_under_way)
    assert checker.findings is None


def test_an_action_costs_the_same_in_a_large_archive(project: Path, tmp_path: Path) -> None:
    """To judge an article takes no longer where a thousand others lie beside it."""
    large = tmp_path / "large"
    shutil.copytree(project / "content", large / "content")
    shutil.copytree(project / "seeds", large / "seeds")
    for n in range(1_000):
        event = f"---\ntitle: Event {n}\ndate: null\nlocation: null\ntype: unknown\n---\n"
        (large / f"content/events/event-{n}.md").write_text(event, encoding="utf-8")
        place = f"---\nname: Far Place {n}\nkind: city\n---\n"
        (large / f"content/locations/far-{n}.md").write_text(place, encoding="utf-8")
        report = f"---\ntitle: Other {n}\nreports:\n  - event: event-{n}\n---\n\nText {n}.\n"
        (large / f"content/articles/other-{n}.md").write_text(report, encoding="utf-8")
    lone, among = Workspace(project), Workspace(large)
    text = lone.text(f"content/articles/{ID}.md") or ""
    fresh = count()

    def judge(workspace: Workspace) -> object:
        # Another text each time: what was judged once is kept.
        return workspace.judge(ID, TODAY, text + "\n" * next(fresh)).findings

    judge(lone)
    judge(among)
    assert_at_most(2, lambda: judge(among), lambda: judge(lone))
