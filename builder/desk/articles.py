"""What an editor may do with an article at the desk; every answer is the article as it is then."""

from typing import Any

from builder.desk import remedies
from builder.desk.asked import (
    Fielded,
    FieldRemoved,
    Marked,
    OfArticle,
    Paragraphed,
    Remedied,
    Saved,
)
from builder.desk.bodies import with_paragraph, without_block
from builder.desk.events import event_at, event_files, standing_of
from builder.desk.facts import FactForm, Front, RefusedError, put, set_value, take_out
from builder.desk.judged import Judged
from builder.desk.reading import Reader
from builder.desk.session import BrokenRecordError, Session, article_path
from builder.desk.view import form_object, reading_object, view_of
from builder.diagnostics import Diagnostic
from builder.frontmatter import Document, Path, parse_document
from builder.ingest.from_leads import TAKEN
from builder.model.body import Body, parse_body
from builder.model.text import Span
from builder.render.words import Words
from builder.store import CONTENT


class Articles:
    """The articles of one sitting."""

    def __init__(self, session: Session, words: Words) -> None:
        """Take the sitting, and the words of the interface."""
        self._session = session
        self._words = words

    def view(self, id_: str) -> dict[str, Any]:
        """Return an article as it is on the disk now."""
        self._session.show(id_)
        workspace = self._session.workspace
        judged = self._session.judge(id_)
        texts = lambda event: workspace.text(f"{CONTENT}/events/{event}.md")  # noqa: E731 -- short
        view = view_of(id_, article_path(id_), judged, self._words, texts)
        return {
            **view,
            "undo": [step.label for step in self._session.steps[-20:]],
            "editor": self._session.editor,
            "editors": list(workspace.editors or ()),
        }

    def read(self, asked: Marked) -> dict[str, Any]:
        """Return the forms that the reader fills in for marked words, and the likeliest of them."""
        reader = Reader(self._session.judge(asked.id))
        text = reader.text.text
        start, end = asked.span
        if not 0 <= start < end <= len(text):
            raise RefusedError("these words are not in the article any more")
        span = reader.whole(Span(start, end))
        if span.start >= span.end or not reader.text.entry.body.within_block(span):
            raise RefusedError("mark words of one paragraph")
        guess, forms = reader.forms(span)
        body = reader.text.entry.body
        return {"guess": guess, "forms": [form_object(form, body) for form in forms]}

    def scope(self, asked: Marked) -> dict[str, Any]:
        """Return what a note is about by its own words."""
        reader = Reader(self._session.judge(asked.id))
        return reader.scope(asked.text, Span(*asked.span))

    def attempt(self, asked: Saved) -> dict[str, Any]:
        """Return what the second reader and the check would say of a decision; nothing changes.

        A form that is not filled in far enough is no fault: `error` says what is missing.
        """
        try:
            new, at, others = self._decided(asked, is_trial=True)
        except (RefusedError, BrokenRecordError) as error:
            return {"readings": [], "findings": [], "event": None, "error": str(error)}
        judged = self._session.judge(asked.id, new, dict(others))
        readings, findings = self._about(judged, list(at))
        event = event_at(judged, at)
        return {
            "readings": readings,
            "findings": findings,
            "event": standing_of(judged, event, self._words) if event else None,
        }

    def save(self, asked: Saved) -> dict[str, Any]:
        """Write a decision."""
        new, at, others = self._decided(asked)
        files = tuple((path, None, text) for path, text in others)
        label = _label(asked.form.form())
        self._session.save(label, asked.id, asked.digest, new, files)
        return {**self.view(asked.id), "saved": list(at)}

    def set(self, asked: Fielded) -> dict[str, Any]:
        """Write a field of the record."""
        front = set_value(self._front(asked.id), tuple(asked.at), asked.value)
        return self._write(asked, f"{asked.at[0]}", front)

    def remove(self, asked: FieldRemoved) -> dict[str, Any]:
        """Take a part of the record out: a fact, or a proposal that is refused."""
        front = take_out(_without_claim(self._front(asked.id), tuple(asked.at)), tuple(asked.at))
        return self._write(asked, "removed", front)

    def remedy(self, asked: Remedied) -> dict[str, Any]:
        """Do about a finding what is safe."""
        judged = self._session.judge(asked.id)
        front = remedies.apply(judged, self._front(asked.id), asked.do, tuple(asked.at))
        return self._write(asked, "remedy", front)

    def paragraph(self, asked: Paragraphed) -> dict[str, Any]:
        """Put a line of the raw page back, or take a paragraph out."""
        text, document = self._session.show(asked.id), self._document(asked.id)
        if asked.block is not None:
            new = without_block(document, text, asked.block)
        elif asked.before is not None and asked.line:
            self._refuse_strange(asked)
            new = with_paragraph(document, text, asked.before, asked.line)
        else:
            raise RefusedError("say which line or paragraph")
        self._session.save("paragraphs", asked.id, asked.digest, new)
        return self.view(asked.id)

    def review(self, asked: OfArticle) -> dict[str, Any]:
        """Mark an article as reviewed; only one without findings and open proposals is."""
        judged = self._session.judge(asked.id)
        front = self._front(asked.id)
        if front.get("proposals"):
            raise RefusedError("accept or refuse each proposal first")
        if judged.findings:
            raise RefusedError("mend the findings first")
        signed = self._session.signature()
        front = {**front, "status": "reviewed", "reviewed": {"by": signed.by, "on": signed.on}}
        return self._write(asked, "reviewed", front)

    def _refuse_strange(self, asked: Paragraphed) -> None:
        known = [one["line"] for one in self.view(asked.id).get("removed", ())]
        if asked.line not in known:
            raise RefusedError("this line does not stand in the raw page")

    def _document(self, id_: str) -> Document:
        document, _ = parse_document("", self._session.show(id_))
        if document is None:
            raise RefusedError("the record cannot be read: mend it in the file first")
        return document

    def _front(self, id_: str) -> Front:
        return dict(self._document(id_).data)

    def _body(self, id_: str) -> Body:
        return parse_body(self._document(id_).body)

    def _write(self, asked: OfArticle, label: str, front: Front) -> dict[str, Any]:
        new = self._session.edited(asked.id, front)
        self._session.save(label, asked.id, asked.digest, new)
        return self.view(asked.id)

    def _decided(
        self, asked: Saved, *, is_trial: bool = False
    ) -> tuple[str, Path, list[tuple[str, str]]]:
        """Return the record's new text, where the decision stands in it, and new records."""
        form, front = asked.form.form(), self._front(asked.id)
        others: list[tuple[str, str]] = []
        new_event = form.values.get("new")
        if form.kind == "report" and isinstance(new_event, dict):
            event, path, record = event_files(self._session.workspace, new_event)
            others.append((path, record))
            form = FactForm(form.kind, form.span, {"event": event}, form.at, form.parts)
        if form.kind == "field":
            front, at = _typed(front, form)
        elif form.kind == "lead":
            at = ("proposals",)  # it was looked at: nothing of it is taken over
        else:
            signed = self._session.signature(is_needed=form.kind == "note" and not is_trial)
            front, at = put(front, self._body(asked.id), form, signed)
        if asked.proposal:
            front = take_out(front, tuple(asked.proposal))
        return self._session.edited(asked.id, front), at, others

    def _about(self, judged: Judged, at: list[Any]) -> tuple[list[Any], list[Any]]:
        """Return the readings and findings that are about one decision."""
        if judged.archive is None or judged.entry is None:
            return [], [_finding(one) for one in judged.findings]
        facts = judged.archive.agreement.of("articles", judged.entry.id)
        own = [fact for fact in facts if list(fact.path[: len(at)]) == at]
        # Other edits move lines: what is new is told by its words.
        before = {(one.code, one.message) for one in self._session.judge(judged.entry.id).findings}
        fresh = [one for one in judged.findings if (one.code, one.message) not in before]
        return [reading_object(fact) for fact in own], [_finding(one) for one in fresh]


def _typed(front: Front, form: FactForm) -> tuple[Front, Path]:
    """Take over what the form for new articles, the page itself or a table says of a field."""
    field, value = str(form.values.get("field")), form.values.get("value")
    listed: Any = str(value).split("; ") if field in {"authors", "via"} else value
    return set_value(front, (field,), listed), (field,)


def _without_claim(front: Front, at: Path) -> Front:
    """Take out a value that stands in the record only for the word of a table that is refused."""
    match at:
        case ("proposals", "table", int(n)):
            claims = (front.get("proposals") or {}).get("table") or ()
        case _:
            return front
    claim = claims[n] if n < len(claims) else {}
    field, value = str(claim.get("field")), front.get(str(claim.get("field")))
    as_text = "; ".join(value) if isinstance(value, list) else value
    is_its = TAKEN in str(claim.get("reason")) and as_text == claim.get("value")
    return set_value(front, (field,), None) if is_its else front


def _label(form: FactForm) -> str:
    return form.kind


def _finding(one: Diagnostic) -> dict[str, Any]:
    return {"code": one.code.value, "message": one.message, "help": one.help}
