"""Falsehoods about how many were killed or injured, and who."""

from collections.abc import Iterator
from dataclasses import dataclass

from builder.frontmatter import Path
from tests.truth import words as w
from tests.truth.falsehood import Falsehood, Family, kind
from tests.truth.shelf import Item, Map, Shelf, maps, quoted, text

_HARMS = {"killed": "injured", "injured": "killed"}
_FIGURES = Family.FIGURES


@dataclass(frozen=True)
class Count:
    """A figure of a report with all that it rests on."""

    item: Item
    n: int
    report: Map
    harm: str
    i: int
    figure: Map

    @property
    def path(self) -> Path:
        """Where it stands in its record."""
        return ("reports", self.n, self.harm, self.i)

    @property
    def words(self) -> str:
        """The words that it rests on."""
        return quoted(self.figure.get("quote") or self.report["quote"])

    @property
    def exact(self) -> int | None:
        """The number, where the figure is one number without a qualifier."""
        low, high = self.figure.get("min"), self.figure.get("max")
        return int(text(low)) if low and low == high and not self.figure.get("qualifier") else None

    @property
    def numbers(self) -> list[int]:
        """The numbers that the figure has."""
        return [int(text(v)) for key in ("min", "max") if (v := self.figure.get(key))]

    def same(self, harm: str) -> bool:
        """Tell whether the report has an equal number of another harm."""
        others = [text(one.get(key)) for one in maps(self.report.get(harm)) for key in _SAID]
        return any(one and one in others for one in (text(self.figure.get(k)) for k in _SAID))

    def says(self, why: str, **changed: str | None) -> Falsehood:
        """Return the falsehood that the figure has other fields; None takes one away."""
        figure = {**self.figure, **changed}
        kept: Map = {key: value for key, value in figure.items() if value is not None}
        return Falsehood(self.item, self.path, kept, self.words, why)

    def of(self, number: int) -> Falsehood:
        """Return the falsehood that the figure has another number in the place of its own."""
        changed: dict[str, str | None] = {
            key: str(number) for key in ("min", "max") if self.figure.get(key)
        }
        return self.says(f"the words say {self.numbers[0]}, not {number}", **changed)


_SAID = ("min", "max", "qualifier")


def _counts(shelf: Shelf) -> Iterator[Count]:
    for item in shelf.articles:
        for n, report in enumerate(maps(item.data.get("reports"))):
            for harm in _HARMS:
                for i, figure in enumerate(maps(report.get(harm))):
                    yield Count(item, n, report, harm, i, figure)


def _read(shelf: Shelf) -> Iterator[Count]:
    """Yield the figures of which the guards can read the words."""
    return (count for count in _counts(shelf) if count.item.is_english)


def _one_number(shelf: Shelf) -> Iterator[tuple[Count, int]]:
    for count in _counts(shelf):
        if len(set(count.numbers)) == 1:
            yield count, count.numbers[0]


@kind("figure one off", _FIGURES)
def _one_off(shelf: Shelf) -> Iterator[Falsehood]:
    for count, number in _one_number(shelf):
        said = w.numbers(count.words)
        yield from (count.of(n) for n in (number + 1, number - 1) if n >= 0 and n not in said)


@kind("figure with digits exchanged", _FIGURES)
def _exchanged(shelf: Shelf) -> Iterator[Falsehood]:
    for count, number in _one_number(shelf):
        other = int(str(number)[::-1])
        if other not in w.numbers(count.words) and len(str(other)) == len(str(number)):
            yield count.of(other)


@kind("figure ten times as high", _FIGURES)
def _tenfold(shelf: Shelf) -> Iterator[Falsehood]:
    for count, number in _one_number(shelf):
        if number and number * 10 not in w.numbers(count.words):
            yield count.of(number * 10)


@kind("figure of another thing in the words", _FIGURES)
def _other_in_words(shelf: Shelf) -> Iterator[Falsehood]:
    """A number that the quote has, but for the other harm or for something else."""
    for count in _read(shelf):
        harms = [
            text(one.get(key))
            for one in maps(count.report.get(_HARMS[count.harm]))
            for key in ("min", "max")
        ]
        own = [
            text(one.get(key))
            for one in maps(count.report.get(count.harm))
            for key in ("min", "max")
        ]
        if len(set(count.numbers)) != 1 or w.EITHER.search(count.words):
            continue
        for other in sorted(set(filter(None, harms)) - set(own)):
            if int(other) in w.numbers(count.words) and int(other) > 0:
                yield count.of(int(other))


@kind("figure of the other harm", _FIGURES)
def _other_harm(shelf: Shelf) -> Iterator[Falsehood]:
    """Who was killed stands as injured, and the reverse."""
    cues = {"killed": w.KILL, "injured": w.HURT}
    for count in _read(shelf):
        other = _HARMS[count.harm]
        if w.EITHER.search(count.words) or count.same(other):
            continue
        if cues[other].search(count.words) and not cues[count.harm].search(count.words):
            continue
        left = [one for one in maps(count.report.get(count.harm)) if one is not count.figure]
        moved = [*maps(count.report.get(other)), count.figure]
        yield Falsehood(
            count.item,
            ("reports", count.n, other),
            list(moved),
            count.words,
            f"the words say that they were {count.harm}, not {other}",
            ((("reports", count.n, count.harm), list(left)),),
        )


@kind("figure counted for both harms", _FIGURES)
def _both_harms(shelf: Shelf) -> Iterator[Falsehood]:
    cues = {"killed": w.KILL, "injured": w.HURT}
    for count in _read(shelf):
        other = _HARMS[count.harm]
        if count.same(other) or cues[other].search(count.words) or w.EITHER.search(count.words):
            continue
        if maps(count.report.get(other)):
            continue
        yield Falsehood(
            count.item,
            ("reports", count.n, other),
            [{**count.figure, "quote": count.figure.get("quote") or count.report["quote"]}],
            count.words,
            f"the words say of nobody that they were {other}",
        )


@kind("bound entered as exact", _FIGURES)
def _exact(shelf: Shelf) -> Iterator[Falsehood]:
    """A bound of "at least 64" as 64, with the qualifier kept and without."""
    for count in _read(shelf):
        low, high = text(count.figure.get("min")), text(count.figure.get("max"))
        if bool(low) == bool(high) or not w.HEDGE.search(count.words):
            continue
        number, why = low or high, "the words give a bound, not an exact number"
        yield count.says(why, min=number, max=number, qualifier=None)
        yield count.says(why, min=number, max=number)


@kind("exact number entered as a bound", _FIGURES)
def _bound(shelf: Shelf) -> Iterator[Falsehood]:
    for count in _read(shelf):
        if count.exact and not w.HEDGE.search(count.words):
            yield count.says("the words give an exact number, not the least", max=None)
            yield count.says("the words give an exact number, not the most", min=None)


@kind("bound turned round", _FIGURES)
def _turned(shelf: Shelf) -> Iterator[Falsehood]:
    """A bound of "at least 64" as 64 or fewer, and the reverse."""
    for count in _read(shelf):
        low, high = text(count.figure.get("min")), text(count.figure.get("max"))
        if bool(low) != bool(high) and w.HEDGE.search(count.words):
            why = "the words bound the number from the other side"
            yield count.says(why, min=high or None, max=low or None)
            yield count.says(why, min=high or None, max=low or None, qualifier=None)


@kind("qualifier that is not said", _FIGURES)
def _qualifier(shelf: Shelf) -> Iterator[Falsehood]:
    for count in _read(shelf):
        for other in ("at least", "up to", "nearly", "dozens"):
            is_said = other in count.words.casefold()
            if count.figure.get("qualifier") and not is_said:
                yield count.says(f'the words do not say "{other}"', qualifier=other)
                break


@kind("qualifier from elsewhere in the words", _FIGURES)
def _moved_qualifier(shelf: Shelf) -> Iterator[Falsehood]:
    """A word of the quote that does not qualify the number."""
    for count in _read(shelf):
        if count.exact is None or w.HEDGE.search(count.words):
            continue
        words = [word.strip(".,;:“”’'\"()") for word in count.words.split()]
        plain = [one for one in words if one.isalpha() and one.islower() and len(one) > len("two")]
        if plain:
            why = f'"{plain[-1]}" does not qualify the number'
            yield count.says(why, qualifier=plain[-1])


@kind("number where the words have none", _FIGURES)
def _invented(shelf: Shelf) -> Iterator[Falsehood]:
    for count in _read(shelf):
        if count.figure.get("qualifier") and not count.numbers:
            for number in (40, 900):
                if number not in w.numbers(count.words):
                    yield count.says(
                        "the words give no number", min=str(number), max=str(number), qualifier=None
                    )
                    yield count.says("the words give no number", min=str(number))


@kind("number behind another language", _FIGURES)
def _behind_language(shelf: Shelf) -> Iterator[Falsehood]:
    """A false figure, with an English article said to be French so that nobody reads its words."""
    for count in _read(shelf):
        wrong = count.says("the words do not say 900", min="900", max="900", qualifier=None)
        if 900 not in w.numbers(count.words):
            change: Path = ("language",)
            yield Falsehood(
                count.item, wrong.path, wrong.new, wrong.words, wrong.why, ((change, "fr"),)
            )


@kind("victims entered as attackers", _FIGURES)
def _as_attackers(shelf: Shelf) -> Iterator[Falsehood]:
    for count in _read(shelf):
        who = text(count.figure.get("who")) or "unspecified"
        is_plain = who != "unspecified" or w.PEOPLE.search(count.words)
        if who != "perpetrators" and is_plain and not w.ATTACKER.search(count.words):
            yield count.says("the words do not speak of attackers", who="perpetrators")


@kind("attackers entered as victims", _FIGURES)
def _as_victims(shelf: Shelf) -> Iterator[Falsehood]:
    for count in _read(shelf):
        if count.figure.get("who") == "perpetrators" and w.ATTACKER.search(count.words):
            for who, cue in (("civilians", w.CIVIL), ("security-forces", w.SECURITY)):
                if not cue.search(count.words):
                    yield count.says("the words speak of attackers", who=who)


@kind("security forces and civilians exchanged", _FIGURES)
def _exchanged_who(shelf: Shelf) -> Iterator[Falsehood]:
    cues = {"civilians": w.CIVIL, "security-forces": w.SECURITY}
    other = {"civilians": "security-forces", "security-forces": "civilians"}
    for count in _read(shelf):
        who = text(count.figure.get("who"))
        if who in other and not cues[other[who]].search(count.words):
            yield count.says(f"the words speak of {who}", who=other[who])
