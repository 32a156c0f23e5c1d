"""Who gives a figure, by the words around it: "police said", "according to a hospital"."""

import re
from collections.abc import Iterator

from builder.model.text import Span
from builder.model.verdict import CANNOT_TELL, SecondReading, Verdict
from builder.reader.languages import english, words_in
from builder.reader.phrases import places_of
from builder.reader.roles import Scene, read_speaker

_DATA = english("casualties")
_GIVE = "|".join(sorted(words_in(_DATA["give_figures"])))
_SPEECH = re.compile(rf"\b(?:{_GIVE}|according to)\b", re.IGNORECASE)
_OPENS = re.compile(rf"\W*(?:also |later )?(?:{_GIVE})\b", re.IGNORECASE)
# Where one who speaks may give way to another; "9,000" has no such mark.
_MARKS = re.compile(r"[,;:()“”\"](?!\d)|[—–]|\b(?:while|whereas|but)\b", re.IGNORECASE)
_MARGIN = ' ,;:.()“”"—–'
_PRONOUN = re.compile(
    rf"\W*(?:that |and )?(?:he|she|they|it|who|which)\b[^,]*?\b(?:{_GIVE})\b", re.IGNORECASE
)


def read_counter(scene: Scene, quote: Span, counted: Span | None, by: str) -> SecondReading:
    """Tell whether it is `by` who gives a figure of the quote, and no other who speaks there.

    `counted` is where the people of the figure are counted, as far as that is known. Where nobody
    speaks in these words, `by` has to stand just before them.
    """
    if next(places_of(scene.text, by), None) is None:
        return CANNOT_TELL  # the check of phrases says so
    sentence = _sentences(scene, counted or quote)
    clauses = list(_speaking(scene.text, sentence)) if scene.is_english else []
    own = [one for one in clauses if counted and one.overlaps(counted)]
    clauses = own or clauses
    named = [one for one in clauses if not _PRONOUN.match(scene.text[one.start : one.end])]
    for one in clauses:
        for place in places_of(scene.text[one.start : one.end], by):
            at = Span(one.start + place.start, one.start + place.end)
            is_counted = counted is not None and at.overlaps(counted)
            if not is_counted and not _SPEECH.fullmatch(by):
                return SecondReading(Verdict.AGREES, f'"{by}" gives it', at)
    if named:
        words = scene.text[named[0].start : named[0].end].strip(_MARGIN)
        return SecondReading(Verdict.DISAGREES, f'another who gives it, in "{words}"', named[0])
    if next(places_of(scene.text[sentence.start : sentence.end], by), None):
        return CANNOT_TELL
    return read_speaker(scene, quote, by, None)


def _sentences(scene: Scene, span: Span) -> Span:
    near = [one for one in scene.sentences if one.overlaps(span)]
    return Span(near[0].start, near[-1].end) if near else span


def _speaking(text: str, sentence: Span) -> Iterator[Span]:
    """Yield the clauses in which somebody speaks."""
    start = sentence.start
    ends = [mark.start() for mark in _MARKS.finditer(text, sentence.start, sentence.end)]
    for end in [*ends, sentence.end]:
        clause = text[start:end]
        if _SPEECH.search(clause):
            # "Police, who spoke at noon, said": who speaks stands before the mark.
            begin = sentence.start if _OPENS.match(clause) else start
            yield Span(begin + len(text[begin:end]) - len(text[begin:end].lstrip(_MARGIN)), end)
        start = end
