"""What one sentence says of the dead and injured, and what kind of incident it is."""

from pathlib import Path

import pytest

from builder.reader.events.tally import EventTally
from builder.reader.found import Count
from builder.reader.languages import others
from builder.reader.lexis.lexicon import Lexicon
from builder.reader.lexis.told import told_in

_HERE = Path(__file__).parent
_CASES = [
    (language, *line.split("\t"))
    for language in others()
    for line in (_HERE / f"{language}.tsv").read_text(encoding="utf-8").splitlines()
]


@pytest.mark.parametrize(("language", "sentence", "wanted"), _CASES)
def test_a_sentence_says_how_many(language: str, sentence: str, wanted: str) -> None:
    """The sentence gives the figures of its line, and no others."""
    assert read(language, sentence) == set(filter(None, wanted.split("; ")))


def read(language: str, sentence: str) -> set[str]:
    """Return what is read: "killed 14", "injured 50+", "attackers 3", "type bombing"."""
    tally, found = EventTally(), set()
    for told in told_in(Lexicon(language), sentence, ()):
        if told is None:
            continue
        tally.add(told.casualties)
        if told.type is not None:
            found.add(f"type {told.type}")
    counts = {"killed": tally.killed, "injured": tally.injured, "attackers": tally.attackers}
    return found | {f"{name} {_written(count)}" for name, count in counts.items() if count}


def _written(count: Count) -> str:
    low, high = count.min, count.max
    if high is None:
        return "?" if low is None else f"{low}+"
    return f"<={high}" if low is None else f"{low}" if low == high else f"{low}-{high}"
