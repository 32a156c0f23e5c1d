"""Whether the quoted words give a group the role that a record gives it: claims, is blamed, denies.

`read_role` asks for a group of the archive, `read_named_role` for a name that the record copies
from the article, `read_speaker` for `by`. Make a `Scene` once for an article's body. The answer
is *disagrees* where

- the words name other groups or none, and no word in them ("the group", "they") is this one;
- they give this group another role, or the role to another group.

Where the words have no cue, or the text is not English, it is *cannot tell*.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from builder.model.text import Span
from builder.model.verdict import CANNOT_TELL, SecondReading, Verdict
from builder.reader.acts import Act, acts_in
from builder.reader.coreference import LOOSE, NOUN, PRONOUN, Naming, meant_at
from builder.reader.phrases import places_of, plain
from builder.reader.sentences import sentences


class Role(StrEnum):
    """The role of a group in an event; the value is the record's field."""

    ATTRIBUTED = "attributed_to"
    CLAIMED = "claimed_by"
    DENIED = "denied_by"


_ACT = {Role.ATTRIBUTED: Act.BLAMED, Role.CLAIMED: Act.CLAIMS, Role.DENIED: Act.DENIES}
_SAYS = {
    Act.BLAMED: "that it is blamed, or did it",
    Act.CLAIMS: "that it claims the attack",
    Act.DENIES: "that it denies or distances itself",
    Act.UNCLAIMED: "that nobody, or not this group, has claimed it",
}


@dataclass(frozen=True)
class Scene:
    """An article's body with its groups and sentences, in the order of the text."""

    text: str
    groups: tuple[Naming, ...]
    sentences: tuple[Span, ...]
    is_english: bool = True

    @classmethod
    def of(cls, text: str, groups: Sequence[Naming], language: str | None) -> "Scene":
        """Take the body's text, where it names groups (`namings`), and the record's language."""
        return cls(text, tuple(groups), tuple(sentences(text)), language in (None, "en"))

    def pieces(self, quote: Span) -> list[Span]:
        """Return what of each sentence the quote holds."""
        first = bisect_right(self.sentences, quote.start, key=lambda s: s.end)
        last = bisect_left(self.sentences, quote.end, key=lambda s: s.start)
        return [
            Span(max(quote.start, s.start), min(quote.end, s.end))
            for s in self.sentences[first:last]
        ]

    def around(self, quote: Span) -> Span:
        """Return the whole sentences of the quote."""
        first = bisect_right(self.sentences, quote.start, key=lambda s: s.end)
        last = bisect_left(self.sentences, quote.end, key=lambda s: s.start)
        found = self.sentences[first:last]
        return Span(found[0].start, found[-1].end) if found else quote

    def named_in(self, span: Span) -> tuple[Naming, ...]:
        """Return the groups that are named within."""
        first = bisect_left(self.groups, span.start, key=lambda n: n.span.start)
        last = bisect_left(self.groups, span.end, key=lambda n: n.span.start)
        return tuple(n for n in self.groups[first:last] if n.span.end <= span.end)


def read_role(scene: Scene, quote: Span, role: Role, group: str) -> SecondReading:
    """Tell whether the quoted words give the group, an id, this role."""
    named = scene.named_in(quote)
    is_named = any(group in naming.bearers for naming in named)
    if not is_named:
        tie = _tie(scene, quote, group)
        if tie is _Tie.OTHER:
            return _disagrees(quote, _not_named(scene, named))
        if tie is _Tie.UNSURE or not scene.is_english:
            return CANNOT_TELL if not scene.is_english else _weak(scene, quote, role, group)
    if not scene.is_english:
        return CANNOT_TELL
    where = quote if is_named or _refers(scene, quote) else scene.around(quote)
    return _answer_around(scene, where, role, group)


def _answer_around(scene: Scene, where: Span, role: Role, who: str) -> SecondReading:
    """Answer by the words, and where they have no cue by the sentence that they are cut from."""
    answer = _answer(scene, where, role, who)
    whole = scene.around(where)
    if answer is CANNOT_TELL and whole != where:
        return _answer(scene, whole, role, who)
    return answer


class _Tie(StrEnum):
    THIS = "this"
    UNSURE = "unsure"
    OTHER = "other"


def _tie(scene: Scene, quote: Span, group: str) -> _Tie:
    """Tell whether a word of the quote that names nobody stands for the group."""
    words = scene.text[quote.start : quote.end]
    said = scene.named_in(quote)
    if not scene.is_english:
        return _Tie.OTHER if said else _Tie.UNSURE
    reference = NOUN.search(words) or PRONOUN.search(words)
    whole = scene.named_in(scene.around(quote))
    if reference is not None:
        at = quote.start + reference.start()
        meant = meant_at(at, scene.groups, scene.sentences)
        return _among(meant, group) if meant else _among(whole, group, at_best=_Tie.UNSURE)
    if said:
        return _Tie.OTHER
    if LOOSE.search(words):
        near = meant_at(quote.start, scene.groups, scene.sentences)
        return _among(near, group, at_best=_Tie.UNSURE)
    # The subject may stand before the quote: "[The Front] claimed the attack".
    return _among(whole, group)


def _among(meant: Sequence[Naming], group: str, at_best: _Tie = _Tie.THIS) -> _Tie:
    """Tell whether the group is one of those that may be meant, and the only one."""
    if not any(group in naming.bearers for naming in meant):
        return _Tie.OTHER
    return at_best if all(group in naming.bearers for naming in meant) else _Tie.UNSURE


def _refers(scene: Scene, quote: Span) -> bool:
    words = scene.text[quote.start : quote.end]
    return bool(NOUN.search(words) or PRONOUN.search(words) or LOOSE.search(words))


def _weak(scene: Scene, quote: Span, role: Role, group: str) -> SecondReading:
    """Read a role where it is not sure whom the words mean: another role still contradicts."""
    where = quote if _refers(scene, quote) else scene.around(quote)
    answer = _answer(scene, where, role, group)
    if answer.verdict is Verdict.AGREES or where is not quote:
        return CANNOT_TELL
    return answer


def _answer(scene: Scene, where: Span, role: Role, group: str) -> SecondReading:
    wanted = _ACT[role]
    acts: set[Act] = set()
    others: set[Act] = set()
    for piece in scene.pieces(where):
        words = _marked(scene, piece, group)
        acts |= acts_in(words)
        if "OTHER" in words and not _COORDINATED.search(words):
            others |= acts_in(_swapped(words))
    if wanted in acts:
        return SecondReading(Verdict.AGREES, _SAYS[wanted], where)
    if role is Role.DENIED and Act.UNCLAIMED in acts and len(acts) == 1:
        return CANNOT_TELL
    if role is Role.ATTRIBUTED and acts <= {Act.UNCLAIMED} and wanted not in others:
        return CANNOT_TELL
    if acts:
        says = " and ".join(_SAYS[act] for act in sorted(acts))
        return _disagrees(where, says)
    if wanted in others:
        return _disagrees(where, f"{_SAYS[wanted]}, of another group alone")
    return CANNOT_TELL


_COORDINATED = re.compile(
    r"\bGROUP(?: 's)? (?:\S+ ){0,2}?(?:and|or|,) (?:the )?OTHER"
    r"|\bOTHER(?: 's)? (?:\S+ ){0,2}?(?:and|or|,) (?:the )?GROUP"
)


def _swapped(words: str) -> str:
    return words.replace("GROUP", "\0").replace("OTHER", "GROUP").replace("\0", "OTHER")


_REPEATED = re.compile(
    r"\b(GROUP|OTHER) (?:\( \1 (?:, )?\) |, (?:or|also known as|known as) \1 , )"
)


def _marked(scene: Scene, piece: Span, group: str) -> str:
    """Return the piece with GROUP where it names or means the group, and OTHER for the others."""
    marks = [
        (naming.span, "GROUP" if group in naming.bearers else "OTHER")
        for naming in scene.named_in(piece)
    ]
    if not any(mark == "GROUP" for _, mark in marks):
        marks += _references(scene, piece, group, [span for span, _ in marks])
    words, end = [], piece.start
    for span, mark in sorted(marks):
        words += [scene.text[end : span.start], f" {mark} "]
        end = span.end
    words.append(scene.text[end : piece.end])
    return _REPEATED.sub(r"\1 ", plain("".join(words)))


def _references(
    scene: Scene, piece: Span, group: str, taken: Sequence[Span]
) -> list[tuple[Span, str]]:
    text = scene.text[piece.start : piece.end]
    for pattern in (NOUN, PRONOUN, LOOSE):
        found = []
        for match in pattern.finditer(text):
            span = Span(piece.start + match.start(), piece.start + match.end())
            meant = meant_at(span.start, scene.groups, scene.sentences)
            if any(group in n.bearers for n in meant) and not any(map(span.overlaps, taken)):
                mark = "GROUP 's" if text[match.start() : match.end()].lower() in _OWN else "GROUP"
                found.append((span, mark))
        if found:
            return found[:1] if pattern is not NOUN else found
    return []


_OWN = frozenset({"its", "their", "his", "our"})


def _not_named(scene: Scene, named: Sequence[Naming]) -> str:
    if not named:
        return "no name of this group, and no word that stands for it"
    span = named[0].span
    return f'"{scene.text[span.start : span.end]}", and not this group'


def _disagrees(where: Span, says: str) -> SecondReading:
    return SecondReading(Verdict.DISAGREES, says, where)


def read_named_role(scene: Scene, quote: Span, role: Role, name: str) -> SecondReading:
    """Tell whether the quoted words give the role to whom the record names as the article does."""
    if not scene.is_english:
        return CANNOT_TELL
    words = scene.text[quote.start : quote.end]
    found = [
        Naming(Span(quote.start + one.start, quote.start + one.end), frozenset({name}))
        for one in places_of(words, name)
    ]
    if not found:
        if name.casefold() in words.casefold():
            return _disagrees(quote, f'"{name}" stands there as a part of another word')
        return CANNOT_TELL  # the check of phrases says so
    spans = [naming.span for naming in found]
    others = [n for n in scene.groups if not any(n.span.overlaps(span) for span in spans)]
    own = Scene(
        scene.text,
        tuple(sorted([*others, *found], key=lambda n: n.span)),
        scene.sentences,
    )
    return _answer_around(own, quote, role, name)


_NEAR_PARAGRAPHS = 2
_ARTICLE = len("The ")


def read_speaker(scene: Scene, quote: Span, by: str, group: str | None) -> SecondReading:
    """Tell whether who is said to speak, `by`, stands at the quote or just before.

    `group` is the id of whom they speak of: nobody lays the blame on themselves.
    """
    start = scene.text.rfind("\n\n", 0, quote.start)
    for _ in range(_NEAR_PARAGRAPHS):
        start = scene.text.rfind("\n\n", 0, max(0, start))
    end = scene.text.find("\n\n", quote.end)
    near = scene.text[max(0, start) : end if end >= 0 else len(scene.text)]
    place = next(places_of(near, by), None)
    if place is not None:
        at = max(0, start) + place.start
        span = Span(at, at + len(by))
        own = [n for n in scene.groups if n.span.overlaps(span) and group in n.bearers]
        if any(len(by) - (n.span.end - n.span.start) <= _ARTICLE for n in own):
            return _disagrees(span, f'"{by}" is the group itself, and not who speaks of it')
        return SecondReading(Verdict.AGREES, f'"{by}" speaks here', Span(at, at + len(by)))
    if next(places_of(scene.text, by), None) is None:
        return CANNOT_TELL  # the check of phrases says so
    return _disagrees(quote, f'"{by}" stands elsewhere in the article, and not near these words')
