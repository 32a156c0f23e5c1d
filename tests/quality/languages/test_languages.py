"""The reader in languages beside English, on pages that a careful editor has read.

Floors only rise, as those of English: `README.md` beside the pages says how the gold is written.
"""

import pytest

from builder.reader.languages import others
from tests.quality.gold import load
from tests.quality.languages.gold import FOLDER, LANGUAGES, PARTS, LanguageCase, both, cases, tally
from tests.quality.report import pages_table

FLOORS: dict[str, dict[str, float]] = load(FOLDER / "floors.yml")
# What an editor must be able to count on, in any language.
PROMISED = {"published": 0.9, "dates": 0.85, "killed": 0.6, "groups recall": 0.8, "places": 0.8}
_PAGES = [case for language in LANGUAGES for part in PARTS for case in cases(language, part)]
_SLACK = 0.03


@pytest.mark.parametrize("language", LANGUAGES)
def test_figures_keep_their_floors(language: str) -> None:
    """The reader is as good in a language as it ever was, and its floors say how good that is."""
    figures, floors = both(language), FLOORS[language]
    misses = pages_table([miss for part in PARTS for miss in tally(language, part).misses])
    fallen = {
        name: figures[name] for name, floor in floors.items() if figures[name] < floor - 0.001
    }
    assert fallen == {}, misses
    risen = {
        name: figures[name] for name, floor in floors.items() if figures[name] > floor + _SLACK
    }
    assert risen == {}, "raise these floors"
    assert figures.keys() - floors.keys() == set()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("figure", PROMISED)
def test_what_is_promised_of_every_language(language: str, figure: str) -> None:
    """No language's floor may be below what the documents promise."""
    assert FLOORS[language][figure] >= PROMISED[figure]


def test_every_language_has_its_pages() -> None:
    """A language with words has at least 25 pages, eight of them set aside."""
    assert sorted(LANGUAGES) == sorted(others())
    for language in LANGUAGES:
        tuned, aside = (cases(language, part) for part in PARTS)
        assert len(tuned) + len(aside) >= 25
        assert len(aside) >= 8
        assert sum(not case.gold.events for case in (*tuned, *aside)) >= 3


@pytest.mark.parametrize("case", _PAGES, ids=lambda case: case.name)
def test_gold_is_on_its_page(case: LanguageCase) -> None:
    """What the gold says of a page stands on the page, each line once."""
    assert case.faults() == []
    body = case.body.casefold()
    assert [words for words in case.page.dates if words.casefold() not in body] == []
