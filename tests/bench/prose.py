"""Sentences of an invented article, and the words in them that a record may quote."""

import re
from dataclasses import dataclass, field
from random import Random

from tests.bench import vocabulary as v
from tests.bench.world import Group, Place, World

_SLOT = re.compile(r"\{(\w+)\}")
_HEADING_AT = 3


@dataclass(slots=True)
class Prose:
    """An article that is being written. No sentence stands in it twice.

    `places` and `groups` hold the ids of those that its text names.
    """

    random: Random
    world: World
    near: list[Place]
    about: list[Group]
    paragraphs: list[list[str]] = field(default_factory=list)
    places: dict[str, None] = field(default_factory=dict)
    groups: dict[str, None] = field(default_factory=dict)
    _used: set[str] = field(default_factory=set)

    def write(self, sentence: str) -> bool:
        """Begin a paragraph with a sentence; False if the article has it already."""
        if sentence in self._used:
            return False
        self._used.add(sentence)
        self.paragraphs.append([sentence])
        return True

    def go_on(self, sentence: str) -> bool:
        """Add a sentence to the last paragraph; False if the article has it already."""
        if sentence in self._used:
            return False
        self._used.add(sentence)
        self.paragraphs[-1].append(sentence)
        return True

    def pad(self, words: int, paragraphs: int) -> list[str]:
        """Fill the article up to a length, and return the sentences that were added."""
        self.paragraphs += [[] for _ in range(paragraphs - len(self.paragraphs))]
        added: list[str] = []
        count = sum(len(s.split()) for paragraph in self.paragraphs for s in paragraph)
        while count < words or not all(self.paragraphs):
            sentence = self._sentence()
            if sentence in self._used:
                continue
            self._used.add(sentence)
            min(self.paragraphs, key=len).append(sentence)
            added.append(sentence)
            count += len(sentence.split())
        return added

    def blocks(self) -> list[tuple[str, str]]:
        """Return the blocks, each with its mark in Markdown."""
        blocks = [("", " ".join(paragraph)) for paragraph in self.paragraphs]
        if self.random.random() < 0.2:
            blocks.insert(_HEADING_AT, ("## ", self.random.choice(v.HEADINGS)))
        if self.random.random() < 0.2:
            blocks.append(("> ", f"“{self.random.choice(v.REMARKS)}.”"))
        if self.random.random() < 0.1:
            blocks += [("- ", self.fill("More from {place}")), ("- ", "1. A list of closed roads")]
        return blocks

    def fill(self, template: str) -> str:
        """Put names into the slots of a template, and keep in mind whom it names."""
        return _SLOT.sub(lambda match: self._slot(match[1]), template)

    def name_group(self, group: Group) -> str:
        """Return a group's name, which now stands in the text."""
        self.groups[group.id] = None
        return group.name

    def name_place(self, place: Place) -> str:
        """Return a place's name, which now stands in the text."""
        self.places[place.id] = None
        return place.name

    def _slot(self, slot: str) -> str:
        if slot == "group":
            return self.name_group(self.random.choice(self.about))
        return self.name_place(self.random.choice(self.near))

    def _sentence(self) -> str:
        opener = self.random.choice(v.OPENERS)
        text = opener + " ".join((self.random.choice(v.SUBJECTS), self.random.choice(v.PREDICATES)))
        sentence = self.fill(f"{text}{self.random.choice(v.TAILS)}.")
        return sentence[0].upper() + sentence[1:]


def quote(body: str, words: str, sentence: str) -> str | dict[str, str]:
    """Return a quote of words in a sentence; with what stands around them if they come twice."""
    if body.count(words) == 1:
        return words
    before, _, after = sentence.partition(words)
    around = {"prefix": before.strip(), "suffix": after.strip()}
    return {"exact": words, **{key: text for key, text in around.items() if text}}
