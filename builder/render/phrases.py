"""Counts in words for our scripts, which have no words of their own."""

from dataclasses import dataclass

from babel import Locale

from builder.render.words import Words

# A number of every plural that a language has is among them.
_SAMPLES = (*range(21), 100, 1_000_000)


@dataclass(frozen=True, slots=True)
class Phrases:
    """Patterns for counts: "one={n} event|other={n} events", by the names of the plurals."""

    event: str
    place: str
    report: str

    @staticmethod
    def of(words: Words) -> "Phrases":
        """Return the patterns in the language of the words."""
        return Phrases(*(_patterns(words, noun) for noun in ("event", "place", "report")))


def _patterns(words: Words, noun: str) -> str:
    plural = Locale.parse(words.language, sep="-").plural_form
    found: dict[str, str] = {}
    for number in _SAMPLES:
        said = words.count_of(number, noun).replace(words.number(number), "{n}")
        found.setdefault(plural(number), said)
    return "|".join(f"{name}={said}" for name, said in found.items())
