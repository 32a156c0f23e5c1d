"""Figures against the people whom their words count."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from builder.check.second.roles import scene_of
from builder.check.second.texts import ArticleText, Texts
from builder.check.second.who import is_of, may_be
from builder.model.article import Part, Who
from builder.model.facts import Aspect, Fact
from builder.model.sourced import FieldPath, Passage, SourcedReport
from builder.model.text import Span, is_whole
from builder.model.verdict import CANNOT_TELL, SecondReading, Verdict
from builder.reader.casualties.vocabulary import HARMING
from builder.reader.counters import read_counter
from builder.reader.figures import HARMED, CountedHarm, Fate, Share
from builder.reader.numbers import numbers_in
from builder.reader.roles import Scene

_Faults = list[str]
_Bounds = tuple[int | None, int | None]


@dataclass(frozen=True)
class _Asked:
    """A figure, or a part of `whole`, that the words are asked about.

    `beside` is how many figures of its harm have which bounds, itself included.
    """

    figure: Part
    harm: Fate
    passage: Passage
    path: FieldPath
    beside: Counter[_Bounds]
    whole: Part | None = None

    def is_beside(self, bounds: _Bounds) -> bool:
        """Tell whether another figure of the report has the bounds."""
        return self.beside[bounds] > (_bounds(self.figure) == bounds)


def figure_facts(texts: Texts, text: ArticleText) -> Iterator[Fact]:
    """Yield every figure of every report, and every part of one, with what its words count."""
    scene: Scene | None = None
    for report in text.entry.reports:
        for asked in _asked(report):
            if asked.figure.by and scene is None:
                scene = scene_of(texts, text)
            yield _fact(text, asked, scene)


def _asked(report: SourcedReport) -> Iterator[_Asked]:
    beside: dict[str, Counter[_Bounds]] = defaultdict(Counter)
    for harm, one in report.every_figure:
        beside[harm][_bounds(one.figure)] += 1
    for harm, one in report.every_figure:
        read = Fate(harm.value)
        yield _Asked(one.figure, read, one.passage, one.path, beside[harm])
        for part in one.parts:
            yield _Asked(part.figure, read, part.passage, part.path, beside[harm], one.figure)


def _fact(text: ArticleText, asked: _Asked, scene: Scene | None) -> Fact:
    reading, part = read_figure(text, asked)
    by = asked.figure.by
    if by and scene and reading.verdict is not Verdict.DISAGREES:
        speaker = read_counter(scene, asked.passage.span, reading.words, by)
        if speaker.verdict is Verdict.DISAGREES:
            reading, part = speaker, ("by",)
    words = text.text[reading.words.start : reading.words.end] if reading.words else ""
    says = in_words(asked.figure, asked.harm)
    if part == ("qualifier",):
        says += f', "{asked.figure.qualifier}"'
    elif part == ("by",):
        says += f", by {by}"
    return Fact(
        "articles",
        text.entry.id,
        asked.path,
        Aspect.FIGURE,
        says,
        asked.passage,
        reading,
        words,
        asked.figure.because,
        part,
    )


def read_figure(text: ArticleText, asked: _Asked) -> tuple[SecondReading, FieldPath]:
    """Return what the words say of a figure, and which of its values they contradict."""
    if text.is_foreign:
        return _foreign(text, asked), ()
    people = text.figures.within(asked.passage.span)
    counted = [one for one in people if one.harm is not Fate.OTHER]
    if not _may_tell(asked, counted, people):
        # What happened to them is not said here. How many they are and who they are may be.
        alike = [one for one in people if _numbers(asked.figure) & _numbers(one)]
        return _judged(text, asked, None, alike) if alike else (CANNOT_TELL, ())
    return _judged(text, asked, asked.harm, counted)


def _may_tell(asked: _Asked, counted: Sequence[CountedHarm], people: Sequence[CountedHarm]) -> bool:
    """Tell whether the sets of people can bear the figure out, or show that it is wrong.

    The dead and the injured are told in words that are known. Who was abducted or driven out, or is
    among others ("three of them children"), is told in more: where other people of the same number
    stand there, it may be they.
    """
    alike = [one for one in people if _numbers(asked.figure) & _numbers(one)]
    own = alike if asked.whole else counted
    is_known = not asked.whole and asked.harm in HARMED
    if not counted or is_known or any(one.has(asked.harm) for one in own):
        return bool(counted)
    return not any(one.harm is Fate.OTHER for one in alike)


def _foreign(text: ArticleText, asked: _Asked) -> SecondReading:
    """Return an agreement where the sentence counts so many; else nobody can tell.

    In other languages than English the reader knows too little to contradict a record.
    """
    for one in text.tolls(asked.passage.span):
        counts = (one.victims, one.attackers)
        is_harm = one.harm in {asked.harm, Fate.BOTH}
        if is_harm and any(c and (c.min, c.max) == _bounds(asked.figure) for c in counts):
            return SecondReading(Verdict.AGREES, in_words(asked.figure, asked.harm), one.span)
    return CANNOT_TELL


def _judged(
    text: ArticleText, asked: _Asked, harm: Fate | None, counted: Sequence[CountedHarm]
) -> tuple[SecondReading, FieldPath]:
    """Hold a figure against the sets of people; without a harm they can only contradict it."""
    figure = asked.figure
    judged = [(_faults(text, asked, harm, one, counted), one) for one in counted]
    # A set that says the same, else the one that is nearest to what was entered.
    faults, nearest = min(judged, key=lambda pair: (sum(map(_weight, pair[0])), len(pair[0])))
    if not faults:
        if harm is None or (nearest.harm is Fate.BOTH and nearest.max != 0):
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
    if faults[0] in _SHARES:
        finds += _SHARES[faults[0]]
    return SecondReading(Verdict.DISAGREES, finds, nearest.span), part


def _bounds(one: Part | CountedHarm) -> _Bounds:
    return one.min, one.max


def _numbers(one: Part | CountedHarm) -> set[int | None]:
    return {one.min, one.max} - {None}


def _says_how_many(one: CountedHarm) -> bool:
    return one.min is not None or one.max is not None or one.qualifier is not None


_WEIGHTS = {"min": 4, "max": 4, "harm": 3, "who": 2, "qualifier": 1, "part": 1, "beside": 1}
# How a set of people stands to others that the record has, where that is not as it says.
_SHARES = {
    "part": ", counted among the others: they stand in of_which of that figure",
    "beside": ", counted apart from the others: they stand as a figure of their own",
}


def _weight(fault: str) -> int:
    return _WEIGHTS[fault]


def _part(fault: str) -> FieldPath:
    return () if fault in {"harm", *_SHARES} else (fault,)


def _faults(
    text: ArticleText,
    asked: _Asked,
    harm: Fate | None,
    one: CountedHarm,
    counted: Sequence[CountedHarm],
) -> _Faults:
    """Return the fields of the figure that these people do not bear out."""
    figure, words = asked.figure, asked.passage.text
    faults: _Faults = []
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
    if harm is not None and not faults:
        faults += _shares(asked, one, counted)
    return faults


def _shares(asked: _Asked, one: CountedHarm, counted: Sequence[CountedHarm]) -> _Faults:
    """Tell whether people are counted twice, or those of a part stand apart from its whole."""
    near = [other for other in counted if other.span == one.span and other.harm is one.harm]
    if asked.whole is None:
        wholes = [other for other in near if other.share is Share.WHOLE]
        is_twice = one.share is Share.PART and any(asked.is_beside(_bounds(w)) for w in wholes)
        return ["part"] if is_twice else []
    whole = _bounds(asked.whole)
    is_apart = one.share is Share.WHOLE and any(
        other is not one and other.share is Share.WHOLE and _bounds(other) == whole
        for other in near
    )
    return ["beside"] if is_apart else []


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


def in_words(figure: Part, harm: Fate) -> str:
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
    verb = "killed or injured" if harm == Fate.BOTH else harm
    return f"{number} {verb}" + (f" ({people})" if people else "")


def _number(low: int | None, high: int | None) -> str:
    if low == high:
        return "" if low is None else f"{low}"
    if high is None:
        return f"{low} or more"
    return f"up to {high}" if low is None else f"{low} to {high}"
