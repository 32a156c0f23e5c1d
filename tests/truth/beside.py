"""Falsehoods about parts of figures, who gives a figure, and what else befell people."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from builder.frontmatter import Path
from tests.truth import words as w
from tests.truth.falsehood import Falsehood, Family, kind
from tests.truth.shelf import Item, Map, Shelf, has_words, maps, quoted, text

# A word that says so, and no word that says another of them.
_SAID = {
    "abducted": re.compile(r"abduct|kidnap|hostage|captive", re.IGNORECASE),
    "missing": re.compile(r"missing|unaccounted|disappear", re.IGNORECASE),
    "arrested": re.compile(r"arrest|detain|custody|rounded up", re.IGNORECASE),
    "surrendered": re.compile(r"surrender|gave .* up|laid down", re.IGNORECASE),
    "displaced": re.compile(r"displac|fled|homes|homeless|uproot", re.IGNORECASE),
}
_HARMS = ("killed", "injured", *_SAID)
_FIGURES = Family.FIGURES


@dataclass(frozen=True)
class Whole:
    """A figure of a report with its place."""

    item: Item
    report: Map
    path: Path
    figure: Map

    @property
    def harm(self) -> str:
        """The field of the report that it stands in."""
        return str(self.path[2])

    @property
    def words(self) -> str:
        """The words that it rests on."""
        return quoted(self.figure.get("quote") or self.report["quote"])

    @property
    def beside(self) -> list[Map]:
        """All figures of its harm."""
        return maps(self.report.get(self.harm))

    def says(self, why: str, figure: Map) -> Falsehood:
        """Return the falsehood that the figure is another."""
        kept: Map = {key: value for key, value in figure.items() if value is not None}
        return Falsehood(self.item, self.path, kept, self.words, why)


def _wholes(shelf: Shelf) -> Iterator[Whole]:
    for item in shelf.articles:
        for n, report in enumerate(maps(item.data.get("reports"))):
            for harm in _HARMS:
                for i, figure in enumerate(maps(report.get(harm))):
                    if item.is_english:
                        yield Whole(item, report, ("reports", n, harm, i), figure)


def _with_parts(shelf: Shelf) -> Iterator[tuple[Whole, list[Map]]]:
    for whole in _wholes(shelf):
        if parts := maps(whole.figure.get("of_which")):
            yield whole, parts


@kind("part counted beside its whole", _FIGURES)
def _counted_twice(shelf: Shelf) -> Iterator[Falsehood]:
    """23 dead, including 15 civilians, as 23 and 15."""
    for whole, parts in _with_parts(shelf):
        for part in parts:
            other = {"quote": whole.figure.get("quote"), **part}
            own: Map = {key: value for key, value in other.items() if value is not None}
            rest = [one for one in parts if one is not part]
            kept: Map = {key: value for key, value in whole.figure.items() if key != "of_which"}
            figure: Map = {**kept, "of_which": list(rest)} if rest else kept
            left = [figure if one is whole.figure else one for one in whole.beside]
            why = "the words count these people among the others"
            yield Falsehood(whole.item, whole.path[:3], [*left, own], whole.words, why)


@kind("part one off", _FIGURES)
def _part_one_off(shelf: Shelf) -> Iterator[Falsehood]:
    for whole, parts in _with_parts(shelf):
        most = text(whole.figure.get("max"))
        for n, part in enumerate(parts):
            number = text(part.get("min"))
            if not number or number != part.get("max"):
                continue
            for other in (int(number) + 1, int(number) - 1):
                words = quoted(part["quote"]) if part.get("quote") else whole.words
                if other in w.numbers(words) or (most and other > int(most)):
                    continue
                false = {**part, "min": str(other), "max": str(other)}
                yield whole.says(
                    f"the words say {number} of them, not {other}",
                    {**whole.figure, "of_which": [*parts[:n], false, *parts[n + 1 :]]},
                )


@kind("part that stands beside", _FIGURES)
def _no_part(shelf: Shelf) -> Iterator[Falsehood]:
    """Seven killed and three hurt as seven killed, three of them: the three are of another harm."""
    for whole in _wholes(shelf):
        for harm in _HARMS:
            others = [one for one in maps(whole.report.get(harm)) if one.get("min")]
            if harm == whole.harm or whole.figure.get("of_which") or not others:
                continue
            other, most = others[0], text(whole.figure.get("max"))
            low = text(other.get("max")) or text(other.get("min")) or "0"
            same = {text(one.get(key)) for one in whole.beside for key in ("min", "max")}
            is_small = not most or int(low) <= int(most)
            if is_small and int(low) and low not in same and "quote" not in whole.figure:
                quote = other.get("quote") or whole.report["quote"]
                part: Map = {**other, "quote": quote}
                figure: Map = {**whole.figure, "of_which": [part]}
                yield whole.says(f"they were {harm}, and no part of the {whole.harm}", figure)


@kind("part of other people", _FIGURES)
def _others(shelf: Shelf) -> Iterator[Falsehood]:
    """Children who are entered as women, and civilians as soldiers."""
    exchanged = {"women": "children", "children": "women", "civilians": "security-forces"}
    for whole, parts in _with_parts(shelf):
        for n, part in enumerate(parts):
            who = exchanged.get(text(part.get("who")) or "")
            if who:
                false = {**part, "who": who}
                yield whole.says(
                    f"the words count no {who}",
                    {**whole.figure, "of_which": [*parts[:n], false, *parts[n + 1 :]]},
                )


@kind("figure of another fate", _FIGURES)
def _another_fate(shelf: Shelf) -> Iterator[Falsehood]:
    """Who was abducted stands as killed, missing or arrested."""
    for whole in _wholes(shelf):
        if whole.harm not in _SAID:
            continue
        for other in _HARMS:
            cue = _SAID.get(other) or {"killed": w.KILL, "injured": w.HURT}[other]
            if other == whole.harm or cue.search(whole.words) or whole.report.get(other):
                continue
            left = [one for one in whole.beside if one is not whole.figure]
            yield Falsehood(
                whole.item,
                (*whole.path[:2], other),
                [whole.figure],
                whole.words,
                f"the words say that they were {whole.harm}, not {other}",
                ((whole.path[:3], list(left)),),
            )


@kind("figure given by somebody else", _FIGURES)
def _given_by(shelf: Shelf) -> Iterator[Falsehood]:
    """Whoever else gives a figure in the article stands as the one who gives this one."""
    for whole in _wholes(shelf):
        by = text(whole.figure.get("by"))
        if not by:
            continue
        speakers = {
            text(one.get("by")): quoted(one.get("quote") or report["quote"])
            for report in maps(whole.item.data.get("reports"))
            for harm in _HARMS
            for one in maps(report.get(harm))
        }
        near = whole.item.sentence(whole.words)
        for other in speakers:
            if other and other.casefold() != by.casefold() and not has_words(near, other):
                why = f"the article has it from {by}, not from {other}"
                yield whole.says(why, {**whole.figure, "by": other})


@kind("families entered as people", _FIGURES)
def _families(shelf: Shelf) -> Iterator[Falsehood]:
    for whole in _wholes(shelf):
        said = text(whole.figure.get("qualifier")) or ""
        numbers = sorted(w.numbers(said))
        if "famil" in said and numbers:
            figure: Map = {**whole.figure, "min": str(numbers[-1]), "qualifier": None}
            yield whole.says("the words count families, not people", figure)
