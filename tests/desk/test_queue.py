"""What waits: raw pages, drafts, records with findings; what a check beside the desk found."""

import datetime as dt
import shutil
from itertools import count
from pathlib import Path

import pytest

from builder.desk import asked
from builder.desk.articles import Articles
from builder.desk.glance import glance_at
from builder.desk.queue import Checker, queue_of
from builder.desk.session import Session
from builder.desk.workspace import Workspace
from builder.frontmatter import parse_document
from builder.render.words import Words
from builder.store import TextFile
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
    assert before["counts"] == {"pages": 1, "drafts": 0, "faulty": 0, "reviewed": 2}
    assert [page["name"] for page in before["pages"]] == ["page.txt"]
    checker.start()
    assert wait(lambda: checker.findings is not None and not checker.is_old)
    after = queue_of(session, checker)
    assert after["is_checked"]
    assert [row["id"] for row in after["faulty"]] == [ID]
    assert after["faulty"][0]["findings"] >= 1
    assert after["counts"]["reviewed"] == 1


def test_filter(project: Path) -> None:
    """Some words of title, publisher or date keep what has all of them, and the counts with it."""
    session, checker = Session(Workspace(project), lambda: TODAY), Checker(project)
    found = queue_of(session, checker, "Footprint ASIAN 2022-03")
    assert [row["id"] for row in found["reviewed"]] == [ID]
    assert found["counts"] == {"pages": 0, "drafts": 0, "faulty": 0, "reviewed": 1}
    assert queue_of(session, checker, "page.t")["counts"]["pages"] == 1
    assert not any(queue_of(session, checker, "no such words")["counts"].values())


def test_what_was_done_by_day(project: Path) -> None:
    """Reviews count on the day that their record says, what the sitting wrote on the day it did."""
    day = dt.date(2031, 12, 30)
    session, checker = Session(Workspace(project), lambda: day), Checker(project)
    session.introduce("the archive's editors")
    articles = Articles(session, Words())
    before = queue_of(session, checker)["done"]
    assert (before["articles"], before["actions"]) == (0, 0)
    counts = {one["day"]: one["reviewed"] for one in before["days"]}
    assert sum(counts.values()) == 2
    given = {"id": ID, "digest": articles.view(ID)["digest"]}
    view = articles.set(asked.Fielded(**given, at=["publisher"], value="Asian Lite News"))
    reviewed = {"by": "the archive's editors", "on": day.isoformat()}
    document, _ = parse_document("", session.show(ID))
    assert document
    new = session.edited(ID, {**document.data, "reviewed": reviewed})
    session.save("reviewed", ID, view["digest"], new)
    done = queue_of(session, checker)["done"]
    assert (done["articles"], done["actions"]) == (1, 2)
    assert done["days"][0] == {"day": day.isoformat(), "reviewed": 1}
    session.today = lambda: TODAY
    done = queue_of(session, checker)["done"]
    assert (done["today"], done["articles"], done["actions"]) == (TODAY.isoformat(), 0, 0)
    assert done["days"][0]["reviewed"] == 1


@pytest.mark.parametrize(
    ("front", "day"),
    [
        ("reviewed:\n  by: A\n  on: 2026-01-02", "2026-01-02"),
        ("reviewed:\n  on: '2026-01-02'\n  by: A", "2026-01-02"),
        ("reviewed: {by: A, on: 2026-01-02}", "2026-01-02"),
        ("reviewed: null\nnotes:\n  - on: 2026-01-02", None),
        ("notes:\n  - on: 2026-01-02", None),
    ],
)
def test_day_of_review(front: str, day: str | None) -> None:
    """The day of a review is found however it is typed, and no other day is taken for it."""
    text = f"---\ntitle: A\n{front}\n---\n\nText.\n"
    assert glance_at(TextFile("content/articles/a.md", text)).reviewed_on == day


def test_opened_again(tmp_path: Path) -> None:
    """The queue is opened again for a part of what reading the archive costs."""
    for name in ("content", "seeds"):
        shutil.copytree(ROOT / name, tmp_path / name)
    text = (tmp_path / f"content/articles/{ID}.md").read_text(encoding="utf-8")
    for n in range(1_000):
        file = tmp_path / f"content/articles/2030-01-01-article-{n}.md"
        file.write_text(text.replace("title: ", f"title: {n} "), encoding="utf-8")
        (tmp_path / f"seeds/page-{n}.txt").write_text(f"A page {n}.\n", encoding="utf-8")
    session, checker = Session(Workspace(tmp_path), lambda: TODAY), Checker(tmp_path)

    def again() -> None:
        session.workspace.refresh()
        queue_of(session, checker)

    assert_at_most(
        0.7, again, lambda: queue_of(Session(Workspace(tmp_path), lambda: TODAY), checker)
    )


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
