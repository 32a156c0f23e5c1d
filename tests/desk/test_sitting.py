"""A sitting: every action is on the disk at once, can be undone, and overwrites nobody's work."""

import datetime as dt
from pathlib import Path
from typing import Any

import pytest

from builder.desk import asked, authorities, pages
from builder.desk.articles import Articles
from builder.desk.facts import RefusedError
from builder.desk.session import BrokenRecordError, ConflictError, NobodyError, Session
from builder.desk.workspace import Workspace
from builder.entries import read_records
from builder.pipeline import check
from builder.render.words import Words
from builder.store import read_project
from tests.interruption import tree

ID = "2022-03-12-islamic-state-expanding-footprint-in-pakistan"
TODAY = dt.date(2026, 11, 28)


class Sitting:
    """An article at the desk, without a browser."""

    def __init__(self, project: Path) -> None:
        """Sit down."""
        self.project = project
        self.session = Session(Workspace(project), lambda: TODAY)
        self.session.introduce("the archive's editors")
        self.articles = Articles(self.session, Words())
        self.view = self.articles.view(ID)

    @property
    def file(self) -> Path:
        """The article's record."""
        return self.project / f"content/articles/{ID}.md"

    def base(self) -> dict[str, Any]:
        """Return what every request says."""
        return {"id": ID, "digest": self.view["digest"]}

    def proposal(self, kind: str) -> dict[str, Any]:
        """Return the first open proposal of a kind."""
        return next(one for one in self.view["proposals"] if one["form"]["kind"] == kind)

    def accept(self, kind: str, **values: Any) -> None:  # noqa: ANN401 -- values of a form
        """Accept a proposal, with some other values."""
        one = self.proposal(kind)
        self.save(one["form"], one["at"], **values)

    def save(
        self,
        form: dict[str, Any],
        proposal: Any = None,  # noqa: ANN401 -- a path
        **values: Any,  # noqa: ANN401 -- as above
    ) -> None:
        """Save a form."""
        given = asked.Saved(**self.base(), form=asked_form({**form, **values}), proposal=proposal)
        self.view = self.articles.save(given)

    def words(self, words: str) -> tuple[int, int]:
        """Return where some words stand in the body."""
        text = read_records(read_project(self.project)).articles[ID].body.text
        return text.index(words), text.index(words) + len(words)

    def form(self, words: str, kind: str) -> dict[str, Any]:
        """Return the form that the reader fills in for some words."""
        found = self.articles.read(asked.Marked(id=ID, span=self.words(words)))
        return next(one for one in found["forms"] if one["kind"] == kind)


def asked_form(form: dict[str, Any]) -> asked.FormAsked:
    """Return a form as a page sends it."""
    parts = [asked_form(part) for part in form.get("parts", ())]
    span = tuple(form["span"]) if form["span"] else None
    return asked.FormAsked(
        kind=form["kind"], span=span, values=form["values"], at=form.get("at"), parts=parts
    )


@pytest.fixture
def sitting(drafts: Path) -> Sitting:
    """Return a sitting over the drafts of the real articles."""
    return Sitting(drafts)


def test_accepted_event(sitting: Sitting) -> None:
    """A proposal becomes a report with its figures, and the event's record is written with it."""
    sitting.accept("report")
    record = read_records(read_project(sitting.project)).articles[ID].record
    (report,) = record.reports
    assert report.event == "2022-03-04-suicide-bombing-in-peshawar"
    assert [(f.min, f.max, f.qualifier) for f in report.killed] == [(64, None, "at least")]
    assert [claim.group for claim in report.attributed_to] == ["islamic-state-khorasan"]
    assert (sitting.project / f"content/events/{report.event}.md").exists()
    assert record.proposals is not None
    assert len(record.proposals.events) == 1


def test_undo_goes_back_to_the_beginning(sitting: Sitting) -> None:
    """Undone one after the other, all actions leave every file as it was, byte for byte."""
    before = tree(sitting.project)
    sitting.accept("report")
    sitting.accept("person")
    sitting.view = sitting.articles.set(
        asked.Fielded(**sitting.base(), at=["summary"], value="Ours: a summary.")
    )
    page = {"before": 0, "line": sitting.view["removed"][0]["line"]}
    sitting.view = sitting.articles.paragraph(asked.Paragraphed(**sitting.base(), **page))
    assert len(sitting.session.diff()) == 2
    while sitting.session.steps:
        sitting.session.undo()
    assert tree(sitting.project) == before
    assert sitting.session.diff() == []
    with pytest.raises(RefusedError, match="nothing to undo"):
        sitting.session.undo()


def test_nothing_of_somebody_else_is_overwritten(sitting: Sitting) -> None:
    """A change from outside is told, with both texts, and stays; what was asked for is not done."""
    other = sitting.file.read_text("utf-8").replace("publisher: Asian", "publisher: The Asian")
    sitting.file.write_text(other, encoding="utf-8")
    with pytest.raises(ConflictError) as caught:
        sitting.accept("person")
    assert "publisher: Asian" in (caught.value.shown or "")
    assert caught.value.found == other
    assert sitting.file.read_text("utf-8") == other
    sitting.view = sitting.articles.view(ID)
    sitting.accept("person")
    assert "publisher: The Asian" in sitting.file.read_text("utf-8")


def test_undo_overwrites_nobody(sitting: Sitting) -> None:
    """What somebody else wrote since is not taken back with one's own."""
    sitting.accept("person")
    with sitting.file.open("a", encoding="utf-8") as file:
        file.write("\nMore.\n")
    with pytest.raises(ConflictError):
        sitting.session.undo()
    assert sitting.file.read_text("utf-8").endswith("\nMore.\n")


def test_a_file_that_is_gone(sitting: Sitting) -> None:
    """A record that was deleted meanwhile is not written anew."""
    sitting.file.unlink()
    with pytest.raises((ConflictError, RefusedError)):
        sitting.accept("person")
    assert not sitting.file.exists()


def test_a_file_that_became_a_link(sitting: Sitting, tmp_path: Path) -> None:
    """A record in whose place a link to another file lies is neither shown nor written."""
    elsewhere = tmp_path / "elsewhere.md"
    elsewhere.write_text(sitting.file.read_text("utf-8"), encoding="utf-8")
    before = elsewhere.read_bytes()
    sitting.file.unlink()
    sitting.file.symlink_to(elsewhere)
    with pytest.raises((ConflictError, RefusedError)):
        sitting.accept("person")
    with pytest.raises(RefusedError):
        sitting.articles.view(ID)
    assert elsewhere.read_bytes() == before


def test_a_file_that_is_no_text_any_more(sitting: Sitting) -> None:
    """A record that is not UTF-8 is told, and left alone."""
    sitting.file.write_bytes(b"---\ntitle: \xff\n---\n")
    with pytest.raises(RefusedError):
        sitting.articles.view(ID)
    assert sitting.file.read_bytes() == b"---\ntitle: \xff\n---\n"


def test_only_what_can_be_read_is_written(sitting: Sitting) -> None:
    """A value that the record's schema refuses is told, and the file stays as it was."""
    before = sitting.file.read_text("utf-8")
    with pytest.raises(BrokenRecordError, match="not a date"):
        sitting.articles.set(asked.Fielded(**sitting.base(), at=["published"], value="yesterday"))
    assert sitting.file.read_text("utf-8") == before


def test_reviewed_only_when_nothing_is_left(sitting: Sitting) -> None:
    """An article with an open proposal or a finding is not marked as reviewed."""
    with pytest.raises(RefusedError, match="each proposal"):
        sitting.articles.review(asked.OfArticle(**sitting.base()))
    for kind in ("report", "report", "person"):
        at = sitting.proposal(kind)["at"]
        sitting.view = sitting.articles.remove(asked.FieldRemoved(**sitting.base(), at=at))
    form = sitting.form("five attacks this year", "note")
    values = {**form["values"], "text": "Five.", "date": "2019"}
    sitting.save(form, values=values)
    assert [one["code"] for one in sitting.view["findings"]] == ["contradicted-date"]
    with pytest.raises(RefusedError, match="mend the findings"):
        sitting.articles.review(asked.OfArticle(**sitting.base()))
    (finding,) = sitting.view["findings"]
    remedy = finding["remedy"]
    sitting.view = sitting.articles.remedy(
        asked.Remedied(**sitting.base(), do=remedy["do"], at=remedy["at"])
    )
    sitting.view = sitting.articles.review(asked.OfArticle(**sitting.base()))
    assert sitting.view["status"] == "reviewed"
    project = read_project(sitting.project)
    assert [f for f in check(project, TODAY).findings if f.path.endswith(f"{ID}.md")] == []


def test_a_disagreement_is_settled_in_words(sitting: Sitting) -> None:
    """A figure that its words contradict is told before it is saved, and settled by a reason."""
    sitting.accept("report")
    form = sitting.form("killing at least 64 people", "killed")
    values = {**form["values"], "max": "64", "qualifier": None}
    given = asked.Saved(**sitting.base(), form=asked_form({**form, "values": values}))
    tried = sitting.articles.attempt(given)
    assert [one["standing"] for one in tried["readings"]] == ["contradicted"]
    sitting.save(form, values={**values, "because": "The hospital gave this number later."})
    fact = next(one for one in sitting.view["facts"] if one["values"].get("max") == "64")
    assert [one["standing"] for one in fact["readings"]] == ["settled"]
    assert sitting.view["findings"] == []


def test_signed_by_an_editor_alone(drafts: Path) -> None:
    """A note waits for a name, and the name has to be in the list of editors."""
    sitting = Sitting(drafts)
    sitting.session.editor = ""
    form = sitting.form("five attacks this year", "note")
    with pytest.raises(NobodyError):
        sitting.save(form, values={**form["values"], "text": "Five."})
    with pytest.raises(RefusedError, match="not in the list of editors"):
        sitting.session.introduce("Somebody Else")


def test_restored_and_taken_out_word_for_word(sitting: Sitting) -> None:
    """A line of the raw page comes back where it stood; what is not on the page does not."""
    removed = sitting.view["removed"]
    last = removed[-1]
    before = sitting.file.read_text("utf-8")
    given = {"before": last["before"], "line": last["line"]}
    sitting.view = sitting.articles.paragraph(asked.Paragraphed(**sitting.base(), **given))
    body = read_records(read_project(sitting.project)).articles[ID].body
    assert body.blocks[last["before"]].text == last["line"]
    assert last not in sitting.view["removed"]
    out = asked.Paragraphed(**sitting.base(), block=last["before"])
    sitting.view = sitting.articles.paragraph(out)
    assert sitting.file.read_text("utf-8") == before
    with pytest.raises(RefusedError, match="does not stand in the raw page"):
        sitting.articles.paragraph(
            asked.Paragraphed(**sitting.base(), before=0, line="Not on the page.")
        )


def test_alias_and_new_record(sitting: Sitting) -> None:
    """A name becomes an alias of a record, or a record of its own, and is listed in one step."""
    alias: dict[str, Any] = {
        "folder": "groups",
        "record": "islamic-state-khorasan",
        "name": "IS in Khorasan",
    }
    sitting.view = authorities.name(
        sitting.session,
        sitting.articles,
        asked.NameEntered(**sitting.base(), **alias, is_alias=True),
    )
    text = (sitting.project / "content/groups/islamic-state-khorasan.md").read_text("utf-8")
    assert "  - IS in Khorasan\n" in text
    new: dict[str, Any] = {"folder": "locations", "record": "hill-pass", "name": "Hill Pass"}
    values: dict[str, Any] = {"kind": "site", "within": "pakistan", "reference": "A gazetteer"}
    sitting.view = authorities.name(
        sitting.session, sitting.articles, asked.NameEntered(**sitting.base(), **new, values=values)
    )
    record = read_records(read_project(sitting.project)).locations["hill-pass"].record
    assert (record.name, record.within) == ("Hill Pass", "pakistan")
    assert "hill-pass" in sitting.view["named"]["locations"]
    with pytest.raises(RefusedError, match="exists already"):
        authorities.name(
            sitting.session,
            sitting.articles,
            asked.NameEntered(**sitting.base(), **new, values=values),
        )


def test_raw_page_and_its_draft(sitting: Sitting) -> None:
    """A page that was pasted is kept under a plain name, and drafted as `builder import` does."""
    (name,) = pages.add_page(
        sitting.session,
        "../../content/Ünsafe Name.TXT",
        b"A headline of the page\n\nMarch 4, 2022\n\n"
        + b"A bomb killed five people in Peshawar on Friday, the police said. " * 4,
    )
    assert name == "unsafe-name.txt"
    assert (sitting.project / "seeds" / name).is_file()
    id_ = pages.draft_of(sitting.session, name)
    assert (sitting.project / f"content/articles/{id_}.md").is_file()
    with pytest.raises(RefusedError, match="has a record already"):
        pages.draft_of(sitting.session, name)
    with pytest.raises(RefusedError, match="exists already"):
        pages.add_page(sitting.session, "unsafe-name.txt", b"More.")
    with pytest.raises(RefusedError, match="is empty"):
        pages.add_page(sitting.session, "empty.txt", b" \n")


def test_what_a_page_says_of_itself(sitting: Sitting) -> None:
    """What the head of a page says is accepted or refused like the rest, and then is settled."""
    address = "https://news.example/2022/bomb"
    words = "A bomb killed five people at a market in Peshawar on Friday, the police said. "
    html = (
        f'<html><head><title>Bomb at a market</title><link rel="canonical" href="{address}">'
        '<meta property="og:site_name" content="Example News"></head><body><article>'
        f"<h1>Bomb at a market</h1><p>March 5, 2022</p><p>{words * 3}</p></article></body></html>"
    )
    (name,) = pages.add_page(sitting.session, "bomb.html", html.encode())
    id_ = pages.draft_of(sitting.session, name)
    view = sitting.articles.view(id_)
    said = [one for one in view["proposals"] if one["at"] and one["at"][1] == "page"]
    assert [one["label"] for one in said] == [f"url: {address}", "publisher: Example News"]
    form = asked.FormAsked(kind="field", values={"field": "publisher", "value": "Example News"})
    given = asked.Saved(id=id_, digest=view["digest"], form=form, proposal=said[1]["at"])
    view = sitting.articles.save(given)
    while found := [one["at"] for one in view["proposals"] if one["at"]]:
        # The last first: the places of the others stay.
        removed = asked.FieldRemoved(id=id_, digest=view["digest"], at=max(found))
        view = sitting.articles.remove(removed)
    record = read_records(read_project(sitting.project)).articles[id_].record
    assert (record.url, record.publisher) == (address, "Example News")
    assert record.proposals is None


def test_saved_pages_of_other_kinds(sitting: Sitting) -> None:
    """A page that a browser saved is kept byte for byte; what is no page is refused."""
    html = "<html><head><title>Ü</title></head><body><p>Fünf Menschen.</p></body></html>"
    mhtml = (
        "MIME-Version: 1.0\r\nContent-Type: text/html; charset=windows-1252\r\n"
        f"Content-Transfer-Encoding: 8bit\r\n\r\n{html}"
    ).encode("windows-1252")
    assert pages.add_page(sitting.session, "Saved Page.MHT", mhtml) == ["saved-page.mht"]
    assert (sitting.project / "seeds/saved-page.mht").read_bytes() == mhtml
    for name, data in (("page.pdf", b"no PDF"), ("page.png", b"\x89PNG\r\n\x1a\n")):
        with pytest.raises(RefusedError, match="the page"):
            pages.add_page(sitting.session, name, data)
    assert sorted(sitting.session.pages) == ["seeds/saved-page.mht"]


def remedied(sitting: Sitting, code: str) -> None:
    """Press the button beside a finding."""
    finding = next(one for one in sitting.view["findings"] if one["code"] == code)
    remedy = finding["remedy"]
    sitting.view = sitting.articles.remedy(
        asked.Remedied(**sitting.base(), do=remedy["do"], at=remedy["at"])
    )


def test_remedies(sitting: Sitting) -> None:
    """Each safe remedy leaves nothing of its finding, and is an action that can be undone."""
    sitting.accept("report")
    where: list[str | int] = ["reports", 0, "killed", 0]
    sitting.view = sitting.articles.set(
        asked.Fielded(**sitting.base(), at=[*where, "max"], value="64")
    )
    remedied(sitting, "contradicted-figure")
    sitting.view = sitting.articles.set(
        asked.Fielded(**sitting.base(), at=[*where, "because"], value="No need.")
    )
    remedied(sitting, "needless-reason")
    sitting.view = sitting.articles.set(
        asked.Fielded(**sitting.base(), at=["groups", 0], value="tehreek-i-jihad-pakistan")
    )
    remedied(sitting, "unmentioned-name")
    typed = "the Afghan Taliban condemned IS-K's deadly attack"
    form = sitting.form("the Afghan Taliban condemned IS-K’s deadly attack", "note")
    sitting.save(form, values={**form["values"], "text": "Condemned."})
    text = sitting.file.read_text("utf-8").replace("quote: the Afghan", f"quote: {typed} #", 1)
    sitting.file.write_text(text, encoding="utf-8")
    sitting.view = sitting.articles.view(ID)
    remedied(sitting, "missing-quote")
    assert sitting.view["findings"] == []
    record = read_records(read_project(sitting.project)).articles[ID].record
    assert [(f.min, f.max, f.because) for f in record.reports[0].killed] == [(64, None, None)]
    assert record.notes[0].quote.exact == typed.replace("'", "’")
