"""What an editor decides of some words, put into the front matter of the article's record.

A `FactForm` is what the desk shows and sends back. Values are those of the record's own fields, as
text; nothing here decides whether they are right: the record is read and checked as any other.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from builder.frontmatter import Path, Tree
from builder.model.article import Harm
from builder.model.body import Body
from builder.model.fields import QuoteField
from builder.model.text import Span, find_all, is_whole, occurrences

Front = dict[str, Any]

_WORDS_BEFORE = 12
ROLES = ("attributed_to", "claimed_by", "denied_by")
HARMS = tuple(harm.value for harm in Harm)


class RefusedError(Exception):
    """What was asked for cannot be done; the message says why, for the editor.

    It is English with %(names)s of the values, so that it can be told in another language.
    """

    def __init__(self, message: str, **values: object) -> None:
        """Take the message and what is filled in."""
        self.message = message
        self.values = values
        super().__init__(self.told(str))

    def told(self, translated: Callable[[str], str]) -> str:
        """Return the message in the language of the interface."""
        text = translated(self.message)
        return text % self.values if self.values else text


@dataclass(frozen=True)
class FactForm:
    """One decision: its kind, the words that it rests on, and the values of its fields.

    `at` is where it stands in the record already, None for something new. `parts` are decisions
    that come with it, as the figures of a report.
    """

    kind: str
    span: Span | None
    values: Mapping[str, Any]
    at: Path | None = None
    parts: tuple["FactForm", ...] = ()


@dataclass(frozen=True)
class Signature:
    """Who decides, and when: what a note is signed with."""

    by: str
    on: str


def put(front: Front, body: Body, form: FactForm, signed: Signature) -> tuple[Front, Path]:
    """Return the front matter with a decision in it, and where it stands there.

    Raises:
        RefusedError: the words are none of one paragraph, or there is no such kind.

    """
    front = copied(front)
    if form.kind in HARMS or form.kind in ROLES:
        return _put_part(front, body, form)
    if form.kind == "report":
        return _put_report(front, body, form)
    if form.kind == "note":
        item = _note(body, form, front, signed)
        return _put_item(front, body, "notes", item, form.at)
    if form.kind == "person":
        item = {**_given(form, "name", "role", "because"), "quote": quote_of(body, form.span)}
        return _put_item(front, body, "people", item, form.at)
    if form.kind in {"groups", "locations"}:
        return _put_named(front, form)
    raise RefusedError("there is no fact of the kind %(kind)s", kind=form.kind)


def set_value(front: Front, at: Path, value: object) -> Front:
    """Return the front matter with another value at a field; None in a list takes the item out.

    Raises:
        RefusedError: there is no place for it.

    """
    front = copied(front)
    inside: Any = front
    try:
        for here, following in pairwise(at):
            if isinstance(inside, dict):
                inside = inside.setdefault(here, [] if isinstance(following, int) else {})
            else:
                inside = inside[here]
        inside[at[-1]] = value
    except (LookupError, TypeError) as error:
        raise RefusedError("this field has no place in the record") from error
    return front


def take_out(front: Front, at: Path) -> Front:
    """Return the front matter without a field or an item of a list.

    Raises:
        RefusedError: it is not there.

    """
    front = copied(front)
    inside: Any = front
    try:
        for here in at[:-1]:
            inside = inside[here]
        del inside[at[-1]]
    except (LookupError, TypeError) as error:
        raise RefusedError("it is not in the record any more") from error
    return front


def quote_of(body: Body, span: Span | None) -> Tree:
    """Return the words at a span as a record quotes them, with what stands before if it has to.

    Raises:
        RefusedError: no words, or words of several paragraphs.

    """
    if span is None or not 0 <= span.start < span.end <= len(body.text):
        raise RefusedError("mark the words of the article that say so")
    if not body.within_block(span):
        raise RefusedError("mark words of one paragraph: a quote goes over no paragraph's end")
    exact = body.text[span.start : span.end]
    if exact != exact.strip():
        raise RefusedError("mark words without the spaces around them")
    places = [s for s in occurrences(body.text, exact) if is_whole(body.text, s)]
    if len(places) <= 1:
        return exact
    before = body.text[body.starts[body.block_at(span.start)] : span.start].split()
    for count in range(1, min(len(before), _WORDS_BEFORE) + 1):
        quote = QuoteField(exact=exact, prefix=" ".join(before[-count:]))
        if [s for s in find_all(body.text, quote.quote()) if body.within_block(s)] == [span]:
            return {"exact": exact, "prefix": quote.prefix}
    raise RefusedError("these words stand several times in the article: mark more of the sentence")


def span_of(body: Body, quote: Tree) -> Span | None:
    """Return where the one place is that a quote of a record means; None where it has none."""
    if isinstance(quote, str):
        quote = {"exact": quote}
    if not isinstance(quote, dict) or not all(isinstance(x, str) for x in quote.values()):
        return None
    try:
        field = QuoteField.model_validate(quote)
    except ValueError:
        return None
    found = [s for s in find_all(body.text, field.quote(), 1_000) if body.within_block(s)]
    whole = [s for s in found if is_whole(body.text, s)]
    return whole[0] if len(whole) == 1 else None


def copied(tree: Any) -> Any:  # noqa: ANN401 -- what YAML holds
    """Return a tree that may be changed."""
    if isinstance(tree, dict):
        return {key: copied(value) for key, value in tree.items()}
    return [copied(item) for item in tree] if isinstance(tree, list) else tree


def _given(form: FactForm, *names: str) -> Front:
    """Return the values that are there, in this order."""
    found = {name: form.values.get(name) for name in names}
    return {name: value for name, value in found.items() if value not in (None, "", [])}


def _note(body: Body, form: FactForm, front: Front, signed: Signature) -> Front:
    before = front["notes"][form.at[1]] if form.at else {}
    item = {
        "quote": quote_of(body, form.span),
        **_given(form, "text", "kind", "date", "date_phrase", "groups", "locations", "events"),
        "by": before.get("by") or signed.by,
        "on": before.get("on") or signed.on,
        **_given(form, "because"),
    }
    if item.get("kind") == "context":
        del item["kind"]
    return item


def _put_item(
    front: Front, body: Body, key: str, item: Front, at: Path | None
) -> tuple[Front, Path]:
    """Put an entry where its words stand among those of the others."""
    items: list[Front] = front.setdefault(key, [])
    if at is not None:
        items[int(at[1])] = item
        return front, at
    index = _index(items, body, item["quote"])
    items.insert(index, item)
    return front, (key, index)


def _index(items: Sequence[Front], body: Body, quote: Tree) -> int:
    own = span_of(body, quote)
    if own is None:
        return len(items)
    index = 0
    for n, item in enumerate(items, start=1):
        other = span_of(body, item.get("quote"))
        if other is not None and other.start <= own.start:
            index = n
    return index


def _put_report(front: Front, body: Body, form: FactForm) -> tuple[Front, Path]:
    event = form.values.get("event")
    if not event:
        raise RefusedError("say which event it is")
    item = {"event": event, "quote": quote_of(body, form.span)}
    if form.at is not None:
        old = front["reports"][form.at[1]]
        front, at = _put_item(front, body, "reports", {**old, **item}, form.at)
    else:
        front, at = _put_item(front, body, "reports", item, None)
    for part in form.parts:
        values = {**part.values, "event": event}
        front, _ = _put_part(front, body, FactForm(part.kind, part.span, values))
    return front, at


def _put_part(front: Front, body: Body, form: FactForm) -> tuple[Front, Path]:
    """Put a figure, or who did it, into the report of its event.

    A figure's `harm` says what happened, where that is not what its kind does.
    """
    event = form.values.get("event")
    harm = form.values.get("harm")
    kind = harm if form.kind in HARMS and harm in HARMS else form.kind
    if form.at is not None:
        del front["reports"][form.at[1]][form.at[2]][form.at[3]]
    reports: list[Front] = front.setdefault("reports", [])
    number = next((n for n, r in enumerate(reports) if r.get("event") == event), None)
    if number is None:
        raise RefusedError("the record has no report of this event yet: report it first")
    report = reports[number]
    quote = quote_of(body, form.span)
    if kind in HARMS:
        item = _counted(_given(form, "min", "max", "who", "qualifier", "by", "of_which"))
    else:
        item = _given(form, "group", "name", "by", "date")
    if quote != report.get("quote"):
        item["quote"] = quote
    item |= _given(form, "because")
    items: list[Front] = report.setdefault(kind, [])
    index = len(items)
    if form.at is not None and form.at[1] == number and form.at[2] == kind:
        index = int(form.at[3])
    items.insert(index, item)
    return front, ("reports", number, kind, index)


def _counted(item: Front) -> Front:
    """Return a figure, and its parts, without what says nothing."""
    item = {key: value for key, value in item.items() if value not in (None, "", [])}
    if item.get("who") == "unspecified":
        del item["who"]
    if "of_which" in item:
        item["of_which"] = [_counted(part) for part in item["of_which"]]
    return item


def _put_named(front: Front, form: FactForm) -> tuple[Front, Path]:
    """List a group or a place that the article names, with the names that mean it here alone."""
    items: list[Any] = front.setdefault(form.kind, [])
    id_ = form.values.get("id")
    if not id_:
        raise RefusedError("say which one it is")
    names = list(form.values.get("names") or ())
    for n, item in enumerate(items):
        known = item if isinstance(item, str) else item.get("id")
        if known == id_:
            old = [] if isinstance(item, str) else list(item.get("names") or ())
            every = list(dict.fromkeys([*old, *names]))
            items[n] = {"id": id_, "names": every} if every else id_
            return front, (form.kind, n)
    items.append({"id": id_, "names": names} if names else id_)
    return front, (form.kind, len(items) - 1)
