"""The check on true records of pages in other languages: it may be silent, but never wrong."""

from itertools import count

import pytest

from builder.check.support import said_abroad
from builder.diagnostics import Code
from builder.frontmatter import Tree
from builder.model.facts import Aspect
from builder.model.verdict import Verdict
from builder.pipeline import check
from builder.store import Project
from tests.quality.gold import GoldEvent
from tests.quality.languages.gold import LANGUAGES, PARTS, LanguageCase, cases
from tests.truth.shelf import Map
from tests.truth.writing import project_of

_FALSE = {
    Code.CONTRADICTED_FIGURE,
    Code.CONTRADICTED_DATE,
    Code.CONTRADICTED_ROLE,
    Code.CONTRADICTED_TYPE,
    Code.CONTRADICTED_METADATA,
    Code.CONTRADICTED_PERSON,
    Code.UNSUPPORTED_FIGURE,
}
_FULL = {
    "fr": (
        "Un homme a été tué le 16 juillet 2018 à Velden, selon la police locale.",
        "16 juillet 2018",
    ),
    "es": (
        "Un hombre murió el 16 de julio de 2018 en Velden, según la policía.",
        "16 de julio de 2018",
    ),
    "ar": (
        "قتل رجل في 16 تموز/يوليو 2018 في مدينة فيلدن بحسب الشرطة المحلية.",
        "16 تموز/يوليو 2018",
    ),
    "ur": ("پولیس کے مطابق ویلڈن میں 16 جولائی 2018 کو ایک شخص ہلاک ہو گیا۔", "16 جولائی 2018"),
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_true_records_make_no_finding(language: str) -> None:
    """Dates, figures and types as a careful editor enters them are contradicted by nobody."""
    result = check(_archive(language))
    assert [str(one) for one in result.findings if one.code in _FALSE] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_much_of_it_is_read_twice(language: str) -> None:
    """The second reader agrees with half of the figures and dates: it is not merely silent."""
    archive = check(_archive(language)).archive
    assert archive
    for aspect in (Aspect.FIGURE, Aspect.DATE):
        verdicts = [f.reading.verdict for f in archive.agreement.facts if f.aspect is aspect]
        assert len(verdicts) >= 10
        assert 2 * verdicts.count(Verdict.AGREES) >= len(verdicts), aspect


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("day", "is_true"), [("2018-07-16", True), ("2018-07-17", False)])
def test_a_full_date_contradicts_another(language: str, day: str, *, is_true: bool) -> None:
    """A date in full is sure in any language."""
    words, phrase = _FULL[language]
    event: Map = {"title": "A killing", "date": day, "date_phrase": phrase, "type": "other"}
    article: Map = {
        "title": "News", "published": "2018-07-18", "language": language, "text": words,
        "reports": [{"event": "killing", "quote": words}],
    }  # fmt: skip
    event["location"] = None
    project = project_of([{"events": {"killing": event}, "articles": {"news": article}}])
    codes = [one.code for one in check(project).findings]
    assert (Code.CONTRADICTED_DATE not in codes) == is_true


def _archive(language: str) -> Project:
    events: Map = {}
    articles: Map = {}
    for case in (one for part in PARTS for one in cases(language, part)):
        reports: list[Tree] = []
        for number, event in zip(count(1), case.gold.events, strict=False):
            id_ = f"{case.name}-{number}"
            events[id_] = _event(case, event)
            reports.append(_report(case, id_, event))
        articles[case.name] = {
            "title": case.gold.title,
            "published": case.gold.published,
            "language": language,
            "dated": next(line for line in case.lines if any(c.isdigit() for c in line)),
            "text": case.body.replace("\n", "\n\n"),
            "reports": reports,
        }
    return project_of([{"events": events, "articles": articles}])


def _event(case: LanguageCase, event: GoldEvent) -> Map:
    phrase = next((words for words, day in case.page.dates.items() if day == event.date), None)
    return {
        "title": f"Event of {case.name}",
        "date": event.date,
        "date_phrase": phrase,
        "location": None,
        "type": event.type.value,
    }


def _report(case: LanguageCase, id_: str, event: GoldEvent) -> Map:
    paragraphs = case.body.split("\n")
    report: Map = {"event": id_, "quote": paragraphs[0]}
    for harm, bounds in (("killed", event.killed), ("injured", event.injured)):
        low, high = bounds or (None, None)
        value = low if low is not None else high
        if value is None:
            continue
        language = case.gold.language
        quote = next((p for p in paragraphs if value in said_abroad(language, p)), None)
        if quote is not None:
            fields = {"min": low, "max": high}
            figure: Map = {key: str(n) for key, n in fields.items() if n is not None}
            report[harm] = [{**figure, "quote": quote}]
    return report
