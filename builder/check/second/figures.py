"""Figures against the people whom their words count."""

from collections.abc import Iterator

from builder.check.second.texts import ArticleText, Texts
from builder.model.article import Figure, Who
from builder.model.facts import Aspect, Fact
from builder.model.sourced import FieldPath, Passage
from builder.model.text import Span, is_whole
from builder.model.verdict import CANNOT_TELL, SecondReading, Verdict
from builder.reader.casualties.words import ANYONE, HARMING, MEMBERS, PERPETRATORS, PERSONS
from builder.reader.figures import CountedHarm, Harm

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
    counted = [one for one in text.figures.within(passage.span) if one.harm is not Harm.OTHER]
    if not counted:
        return CANNOT_TELL, ()
    judged = [(_faults(text, figure, harm, one, passage.text), one) for one in counted]
    # A set that says the same, else the one that is nearest to what was entered.
    faults, nearest = min(judged, key=lambda pair: (sum(map(_weight, pair[0])), len(pair[0])))
    if not faults:
        return SecondReading(Verdict.AGREES, said(nearest), nearest.words), ()
    sure = [one for one in counted if one.is_sure and _says_how_many(one)]
    if len(sure) < len(counted) or (faults == ["who"] and _may_be(text, figure.who, nearest)):
        return CANNOT_TELL, ()
    part = _part(faults[0])
    finds = said(nearest)
    if part == ("qualifier",):
        finds += f', "{nearest.qualifier}"' if nearest.qualifier else ", without a qualifier"
    return SecondReading(Verdict.DISAGREES, finds, nearest.span), part


def _says_how_many(one: CountedHarm) -> bool:
    return one.min is not None or one.max is not None or one.qualifier is not None


_WEIGHTS = {"min": 4, "max": 4, "harm": 3, "who": 2, "qualifier": 1}


def _weight(fault: str) -> int:
    return _WEIGHTS[fault]


def _part(fault: str) -> FieldPath:
    return () if fault == "harm" else (fault,)


def _faults(
    text: ArticleText, figure: Figure, harm: Harm, one: CountedHarm, words: str
) -> list[str]:
    """Return the fields of the figure that these people do not bear out."""
    faults = []
    if not one.has(harm):
        faults.append("harm")
    # A figure in words alone says less than a number, and its words stand in the quote.
    if figure.min is None and figure.max is None:
        if (figure.qualifier or "").casefold() not in words.casefold():
            faults.append("qualifier")
    elif (figure.min, figure.max) != (one.min, one.max):
        faults.append("min" if figure.min != one.min else "max")
    elif figure.qualifier and not _qualifies(figure.qualifier, text.text, one):
        faults.append("qualifier")
    if not _is_of(figure.who, one.who):
        faults.append("who")
    return faults


def _qualifies(qualifier: str, text: str, one: CountedHarm) -> bool:
    """Tell whether the words qualify the number, or stand right before it and harm nobody."""
    if one.qualifier:
        return _alike(qualifier, one.qualifier)
    low = qualifier.casefold()
    before = Span(max(0, one.words.start - len(qualifier) - 1), max(0, one.words.start - 1))
    stands = text[before.start : before.end].casefold() == low and is_whole(text, before)
    return stands and HARMING.isdisjoint(low.split())


def _alike(one: str, other: str) -> bool:
    one, other = one.casefold(), other.casefold()
    return one in other or other in one


def _is_of(who: Who, readings: frozenset[Who]) -> bool:
    # Unspecified says less, unless attackers would be counted among the victims.
    if who is Who.UNSPECIFIED:
        return readings != {Who.PERPETRATORS}
    return who in readings


def _may_be(text: ArticleText, who: Who, one: CountedHarm) -> bool:
    """Tell whether the words leave open who they were, and those before say so: "lost one man"."""
    if Who.UNSPECIFIED not in one.who:
        return False
    counted = set(text.text[one.words.start : one.words.end].casefold().split())
    if counted & _ANYBODY or (who is Who.PERPETRATORS and counted & _NO_ATTACKERS):
        return False
    near = text.paragraph(one.span)
    near = Span(text.paragraph(Span(max(0, near.start - 3), near.end)).start, near.end)
    if who is Who.PERPETRATORS and any(span.overlaps(near) for span in text.group_spans):
        return True
    if any(other.who == {who} for other in text.figures.within(near)):
        return True
    words = set(text.text[near.start : near.end].casefold().split())
    return bool(words & _OF[who])


_ANYBODY = frozenset(
    "people persons person civilians civilian worshippers passengers villagers residents women"
    " children shoppers pilgrims students".split()
)
# "A clerk" and "three guards" have a trade; "one man" and "two members" may be anybody's.
_NO_ATTACKERS = PERSONS - ANYONE - MEMBERS - PERPETRATORS
_OF = {
    Who.SECURITY_FORCES: frozenset(
        "army soldiers soldier police policeman policemen guards guard post checkpoint patrol"
        " customs troops officers officer".split()
    ),
    Who.PERPETRATORS: frozenset(
        "attackers attacker militants militant fighters fighter gunmen gunman bomber armed"
        " group fighting fights fight fought clash clashed raiders insurgents rebels".split()
    ),
    Who.CIVILIANS: frozenset(),
    Who.UNSPECIFIED: frozenset(),
}


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
