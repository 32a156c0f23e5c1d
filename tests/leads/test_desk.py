"""Leads at the desk: a draft made there names them, and each is accepted or refused."""

import datetime as dt
import shutil
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from builder.cli import main
from builder.desk import asked, pages
from builder.desk.articles import Articles
from builder.desk.session import Session
from builder.desk.workspace import Workspace
from builder.model.article import Article
from builder.render.words import Words
from builder.store import read_project

HERE = Path(__file__).parent
TODAY = dt.date(2031, 6, 1)


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """Return an archive with a raw page, and leads of two tables."""
    (tmp_path / "content/articles").mkdir(parents=True)
    (tmp_path / "seeds").mkdir()
    shutil.copy(HERE / "pages/bomber.txt", tmp_path / "seeds/page.txt")
    for name in ("zotero.ris", "gtd.csv"):
        table = str(HERE / "tables" / name)
        CliRunner().invoke(main, ["--project", str(tmp_path), "leads", table])
    return tmp_path


def test_desk(archive: Path) -> None:
    """What a table claims is taken over or refused; a lead is looked at, and changes no field."""
    session = Session(Workspace(archive), lambda: TODAY)
    session.introduce("an editor")
    id_ = pages.draft_of(session, "page.txt")
    articles = Articles(session, Words())
    view = articles.view(id_)

    def proposed(where: str) -> list[dict[str, Any]]:
        found = [one for one in view["proposals"] if one["at"] and one["at"][1] == where]
        return sorted(found, key=lambda one: one["at"][2])

    def record() -> Article:
        entry = Workspace(archive).entry("articles", id_)
        assert entry
        assert isinstance(entry.record, Article)
        return entry.record

    labels = [one["label"] for one in proposed("table")]
    assert "authors: Ayesha Khan; Example Wire" in labels
    assert len(proposed("leads")) == 2
    before = record()
    while found := [*proposed("table"), *proposed("leads")]:
        # The last first: the places of the others stay.
        one = found[-1]
        form = asked.FormAsked(kind=one["form"]["kind"], values=one["form"]["values"])
        view = articles.save(
            asked.Saved(id=id_, digest=view["digest"], form=form, proposal=one["at"])
        )
    after = record()
    assert after.authors == ("Ayesha Khan", "Example Wire")
    assert after.model_copy(update={"proposals": None}) == before.model_copy(
        update={"proposals": None}
    )
    assert after.proposals is not None
    assert (after.proposals.table, after.proposals.leads) == ((), ())
    assert read_project(archive).leads


def test_refused(archive: Path) -> None:
    """A claim that is refused stands in the record no more, unless the page says it too."""
    session = Session(Workspace(archive), lambda: TODAY)
    session.introduce("an editor")
    id_ = pages.draft_of(session, "page.txt")
    articles = Articles(session, Words())
    view = articles.view(id_)
    while found := [one for one in view["proposals"] if one["at"] and one["at"][1] == "table"]:
        one = found[-1]
        view = articles.remove(asked.FieldRemoved(id=id_, digest=view["digest"], at=one["at"]))
    entry = Workspace(archive).entry("articles", id_)
    assert entry
    record = entry.record
    assert isinstance(record, Article)
    assert (record.url, record.publisher, record.authors) == (None, None, None)
    assert str(record.published) == "2031-03-05"
