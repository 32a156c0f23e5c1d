"""Figures against the people whom their words count."""

from collections.abc import Iterator, Sequence

from builder.check.second.texts import ArticleText, Texts
from builder.check.second.who import is_of, may_be
from builder.model.article import Figure, Who
from builder.model.facts import Aspect, Fact
from builder.model.sourced import FieldPath, Passage
from builder.model.text import Span, is_whole
from builder.model.verdict import CANNOT_TELL, SecondReading, Verdict
from builder.reader.casualties.words import HARMING
from builder.reader.figures import CountedHarm, Harm
from builder.reader.numbers import numbers_in

_HARMS = {"killed": Harm.KILLED, "injured": Harm.INJURED}


def figure_facts(texts: Texts) -> Iterator[Fact]:
    """Yield every figure of every report with what its words count."""
    for text in texts:
        for report in text.entry.reports:
            n = text.entry.record.reports.index(report.report)
            for key, harm in _HARMS.items():
                sourced = {id(one.figure): one.passage for one in getattr(report, key)}
                for i, figure in enumerate(getattr(report.report, key)):
                    if passage := sourced.get(id(figure)):
                        path = ("reports", n, key, i)
                        yield _fact(text, path, figure, harm, passage)


def _fact(text: ArticleText, path: FieldPath, figure: Figure, harm: Harm, passage: Passage) -> Fact:
    reading, part = read_figure(text, figure, harm, passage)
    words = text.text[reading.words.start : reading.words.end] if reading.words else ""
    return Fact(
        "articles",
        text.entry.id,
        path,
        Aspect.FIGURE,
        in_words(figure, harm) + (f', "{figure.qualifier}"' if part == ("qualifier",) else ""),
        passage,
        reading,
        words,
        figure.because,
        part,
    )


def read_figure(
    text: ArticleText, figure: Figure, harm: Harm, passage: Passage
) -> tuple[SecondReading, FieldPath]:
    """Return what the words say of a figure, and which of its values they contradict."""
    if text.is_foreign:
        return _foreign(text, figure, harm, passage), ()
    people = text.figures.within(passage.span)
    counted = [one for one in people if one.harm is not Harm.OTHER]
    if not counted:
        # What happened to them is not said here. How many they are and who they are may be.
        alike = [one for one in people if _numbers(figure) & _numbers(one)]
        return _judged(text, figure, None, alike, passage.text) if alike else (CANNOT_TELL, ())
    return _judged(text, figure, harm, counted, passage.text)


def _foreign(text: ArticleText, figure: Figure, harm: Harm, passage: Passage) -> SecondReading:
    """Return an agreement where the sentence counts so many; else nobody can tell.

    In other languages than English the reader knows too little to contradict a record.
    """
    for one in text.tolls(passage.span):
        counts = (one.victims, one.attackers)
        is_harm = one.harm in {harm, Harm.BOTH}
        if is_harm and any(c and (c.min, c.max) == (figure.min, figure.max) for c in counts):
            return SecondReading(Verdict.AGREES, in_words(figure, harm), one.span)
    return CANNOT_TELL


def _judged(
    text: ArticleText,
    figure: Figure,
    harm: Harm | None,
    counted: Sequence[CountedHarm],
    words: str,
) -> tuple[SecondReading, FieldPath]:
    """Hold a figure against the sets of people; without a harm they can only contradict it."""
    judged = [(_faults(text, figure, harm, one, words), one) for one in counted]
    # A set that says the same, else the one that is nearest to what was entered.
    faults, nearest = min(judged, key=lambda pair: (sum(map(_weight, pair[0])), len(pair[0])))
    if not faults:
        if harm is None or (nearest.harm is Harm.BOTH and nearest.max != 0):
            return CANNOT_TELL, ()  # who was shot may be dead or hurt
        return SecondReading(Verdict.AGREES, said(nearest), nearest.words), ()
    # One of another number cannot be who is meant, so that it need not be read for certain.
    alike = [one for one in counted if _numbers(figure) & _numbers(one)] or counted
    if not all(one.is_sure and _says_how_many(one) for one in alike):
        return CANNOT_TELL, ()
    if faults == ["who"] and may_be(text, figure.who, nearest, counted):
        return CANNOT_TELL, ()
    part = _part(faults[0])
    finds = said(nearest)
    if part == ("qualifier",):
        finds += f', "{nearest.qualifier}"' if nearest.qualifier else ", without a qualifier"
    return SecondReading(Verdict.DISAGREES, finds, nearest.span), part


def _numbers(one: Figure | CountedHarm) -> set[int | None]:
    return {one.min, one.max} - {None}


def _says_how_many(one: CountedHarm) -> bool:
    return one.min is not None or one.max is not None or one.qualifier is not None


_WEIGHTS = {"min": 4, "max": 4, "harm": 3, "who": 2, "qualifier": 1}


def _weight(fault: str) -> int:
    return _WEIGHTS[fault]


def _part(fault: str) -> FieldPath:
    return () if fault == "harm" else (fault,)


def _faults(
    text: ArticleText, figure: Figure, harm: Harm | None, one: CountedHarm, words: str
) -> list[str]:
    """Return the fields of the figure that these people do not bear out."""
    faults = []
    if harm is not None and not one.has(harm):
        faults.append("harm")
    # A figure in words alone says less than a number, and its words stand in the quote.
    if figure.min is None and figure.max is None:
        if (figure.qualifier or "").casefold() not in words.casefold():
            faults.append("qualifier")
    elif (figure.min, figure.max) != (one.min, one.max):
        faults.append("min" if figure.min != one.min else "max")
    elif figure.qualifier and not _qualifies(figure.qualifier, text.text, one):
        faults.append("qualifier")
    if not is_of(text, figure.who, one):
        faults.append("who")
    return faults


def _qualifies(qualifier: str, text: str, one: CountedHarm) -> bool:
    """Tell whether the words qualify the number, or stand right before it and harm nobody."""
    if one.qualifier:
        return _alike(qualifier, one.qualifier)
    low = qualifier.casefold()
    own = Span(one.words.start, one.words.start + len(qualifier))  # "another 12"
    before = Span(max(0, one.words.start - len(qualifier) - 1), max(0, one.words.start - 1))
    stands = any(
        text[at.start : at.end].casefold() == low and is_whole(text, at) for at in (own, before)
    )
    return stands and HARMING.isdisjoint(low.split()) and numbers_in(low) == frozenset()


def _alike(one: str, other: str) -> bool:
    one, other = one.casefold(), other.casefold()
    return one in other or other in one


def in_words(figure: Figure, harm: Harm) -> str:
    """Say what a figure of a record says: "killed: at least 64, security-forces"."""
    return _words(harm.value, figure.min, figure.max, figure.qualifier, {figure.who})


def said(one: CountedHarm) -> str:
    """Say what the words count."""
    return _words(one.harm.value, one.min, one.max, one.qualifier, one.who)


def _words(
    harm: str,
    low: int | None,
    high: int | None,
    qualifier: str | None,
    who: set[Who] | frozenset[Who],
) -> str:
    number = _number(low, high) or f'"{qualifier}"'
    people = " or ".join(sorted(who - {Who.UNSPECIFIED})) if Who.UNSPECIFIED not in who else ""
    verb = "killed or injured" if harm == Harm.BOTH else harm
    return f"{number} {verb}" + (f" ({people})" if people else "")


def _number(low: int | None, high: int | None) -> str:
    if low == high:
        return "" if low is None else f"{low}"
    if high is None:
        return f"{low} or more"
    return f"up to {high}" if low is None else f"{low} to {high}"
