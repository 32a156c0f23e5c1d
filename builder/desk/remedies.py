"""What is safe to do about a finding with one press: each is an edit that the editor can undo."""

from typing import Any

from builder.check.quotes import typed_otherwise
from builder.desk.facts import Front, RefusedError, set_value, span_of, take_out
from builder.desk.judged import Judged
from builder.desk.reading import Reader
from builder.diagnostics import Code, Diagnostic
from builder.frontmatter import Path
from builder.model.dates import parse_edtf
from builder.model.facts import Aspect, Fact
from builder.model.fields import QuoteField
from builder.model.text import Quote
from builder.render.words import N_

_COUNTED = ("min", "max", "who", "qualifier")


def remedy_of(judged: Judged, finding: Diagnostic, at: list[Any]) -> dict[str, Any] | None:
    """Return the name and field of what the desk can do about a finding, None where nothing."""
    if not at or at[0] == "event":
        return None
    label, do, place = None, "", at
    values: dict[str, str] = {}
    match finding.code:
        case Code.NEEDLESS_REASON:
            label, do = N_("Remove the reason"), "remove"
        case Code.UNMENTIONED_NAME:
            label, do, place = N_("Take it off the list"), "remove", at[:2]
        case Code.MISSING_QUOTE if _typed_otherwise(judged, at):
            label, do = N_("Write it as the article does"), "retype"
        case Code.CONTRADICTED_FIGURE if "of_which" not in at and at[-1] != "by":
            label, do, place = N_("Take what the words count"), "recount", at[:4]
        case Code.CONTRADICTED_DATE if date := _date_read(judged, at):
            label, do, values = N_("Write %(date)s"), "redate", {"date": date}
    return {"label": label, "values": values, "do": do, "at": place} if label else None


def apply(judged: Judged, front: Front, what: str, at: Path) -> Front:
    """Return the front matter after a remedy.

    Raises:
        RefusedError: it does not fit any more.

    """
    match what:
        case "remove":
            return take_out(front, at)
        case "retype" if new := _typed_otherwise(judged, list(at)):
            return set_value(front, at, _tree(new))
        case "redate" if date := _date_read(judged, list(at)):
            return set_value(front, at, date)
        case "recount":
            return _recounted(judged, front, at)
    raise RefusedError("this remedy does not fit any more")


def _recounted(judged: Judged, front: Front, at: Path) -> Front:
    reader = Reader(judged)
    report = front["reports"][at[1]]
    item = report[at[2]][at[3]]
    span = span_of(reader.text.entry.body, item.get("quote") or report.get("quote"))
    counted = reader.text.figures.within(span) if span else ()
    if span is None or not counted:
        raise RefusedError("the words count nobody")
    values = reader.figure(counted[0], span, None).values
    kept = {key: value for key, value in item.items() if key not in (*_COUNTED, "because")}
    found = {key: values[key] for key in _COUNTED if values.get(key) is not None}
    return set_value(front, at, {**found, **kept})


def _typed_otherwise(judged: Judged, at: list[Any]) -> Quote | None:
    value: Any = judged.document.data if judged.document else None
    try:
        for part in at:
            value = value[part]
        field = QuoteField.model_validate({"exact": value} if isinstance(value, str) else value)
    except (LookupError, TypeError, ValueError):
        return None
    return typed_otherwise(judged.entry.body, field.quote()) if judged.entry else None


def _tree(quote: Quote) -> Any:  # noqa: ANN401 -- what YAML holds
    given = {"exact": quote.exact, "prefix": quote.prefix, "suffix": quote.suffix}
    found = {key: value for key, value in given.items() if value}
    return quote.exact if len(found) == 1 else found


def _date_read(judged: Judged, at: list[Any]) -> str | None:
    fact = _fact_at(judged, at)
    if fact is None or fact.aspect is not Aspect.DATE:
        return None
    try:
        return parse_edtf(fact.reading.says).text
    except ValueError:
        return None


def _fact_at(judged: Judged, at: list[Any]) -> Fact | None:
    if judged.archive is None or judged.entry is None:
        return None
    facts = judged.archive.agreement.of("articles", judged.entry.id)
    return next((fact for fact in facts if list(fact.at) == at), None)
