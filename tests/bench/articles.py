"""Invented articles: the raw page, and the record that an editor makes of it."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from random import Random

from builder.model.body import BREAK, BlockKind, body_of, dump_body
from builder.model.text import digest
from tests.bench import vocabulary as v
from tests.bench.incidents import Incident, say_day
from tests.bench.prose import Prose, quote
from tests.bench.reports import tell
from tests.bench.world import Fact, Group, World

_EDITOR = "an invented editor"


@dataclass(frozen=True, slots=True)
class Order:
    """What an article is to be: its day, and its incidents with how many told of each before."""

    number: int
    day: dt.date
    reports: Sequence[tuple[Incident, int]]
    is_draft: bool


@dataclass(frozen=True, slots=True)
class Written:
    """A raw page with its name, and the fields and text of its record.

    `facts` are what groups may rest on it: the group's id, the fact and its quote.
    """

    seed_name: str
    seed: bytes
    data: dict[str, object]
    body: str
    facts: tuple[tuple[str, Fact, object], ...]


def write_article(random: Random, world: World, order: Order) -> Written:
    """Write an article and its record; a draft has no notes and bears no facts."""
    incidents = [incident for incident, _ in order.reports]
    prose = _begin(random, world, incidents)
    told = [tell(prose, incident, rank) for incident, rank in order.reports]
    facts = [] if order.is_draft else _use_facts(prose)
    via = random.choice(v.AGENCIES) if random.random() < 0.35 else None
    if via:
        prose.write(f"The account was first given by {via}, which spoke to witnesses.")
    people = _quote_people(prose)
    _name_stem(prose)
    padding = prose.pad(random.randint(370, 660), random.randint(8, 16))
    body = body_of((BlockKind(mark), text) for mark, text in prose.blocks())
    head = _head(prose, order.day, incidents)
    seed = _raw_page(random, head, [block.text for block in body.blocks])
    notes = [] if order.is_draft else _notes(prose, padding, order.day, incidents)
    name = f"{order.number:05}_{digest(seed)[:16]}.txt"
    data: dict[str, object] = {
        **{key: value for key, value in head.items() if key != "byline"},
        "via": [via] if via else [],
        "language": "en",
        "source": {"file": name, "sha256": digest(seed)},
        "display": random.choices(("full", "excerpt", "metadata"), (91, 6, 3))[0],
        "status": "draft" if order.is_draft else "reviewed",
        "reviewed": None if order.is_draft else {"by": _EDITOR, "on": "2026-11-22"},
        "summary": random.choice((None, f"An invented article of {say_day(order.day)}.")),
        "groups": list(_named([world.groups[id_] for id_ in prose.groups], body.text)),
        "locations": list(prose.places),
        "people": [{**person, "quote": quote(body.text, words, words)} for person, words in people],
        "reports": [one.data(body.text) for one in told],
        "notes": [{**note, "quote": quote(body.text, words, words)} for note, words in notes],
    }
    bearing = tuple((id_, f, quote(body.text, f.sentence, f.sentence)) for id_, f in facts)
    return Written(name, seed, data, dump_body(body), bearing)


def _begin(random: Random, world: World, incidents: Sequence[Incident]) -> Prose:
    places, groups = list(world.places.values()), list(world.groups.values())
    near = [places[0], *random.sample(places[1:], k=3)]
    near += [world.places[incident.place] for incident in incidents if incident.place]
    about = [incident.actor for incident in incidents] or [random.choice(groups)]
    return Prose(random, world, near, about)


def _use_facts(prose: Prose) -> list[tuple[str, Fact]]:
    used: list[tuple[str, Fact]] = []
    for group in {group.id: group for group in prose.about}.values():
        if group.waiting and prose.write(group.waiting[0].sentence):
            fact = group.waiting.pop(0)
            for id_ in (group.id, *fact.others):
                prose.name_group(prose.world.groups[id_])
            used.append((group.id, fact))
    return used


def _quote_people(prose: Prose) -> list[tuple[dict[str, object], str]]:
    random = prose.random
    found: list[tuple[dict[str, object], str]] = []
    for _ in range(random.choice((0, 1, 1, 2))):
        name = f"{random.choice(v.FIRST_NAMES)} {random.choice(v.FAMILY_NAMES)}"
        role = random.choice(v.ROLES)
        words = f"{name}, {role}, said that “{random.choice(v.REMARKS).lower()}”."
        if prose.write(words):
            found.append(({"name": name, "role": role}, words))
    return found


def _name_stem(prose: Prose) -> None:
    # The editor then has to say which of the groups that share these words is meant.
    group = next((prose.world.groups[id_] for id_ in prose.groups), None)
    if group and group.stem and prose.random.random() < 0.5:
        prose.write(f"People here call them the {group.stem} and leave it at that.")


def _named(groups: Sequence[Group], text: str) -> Iterator[object]:
    """Yield the entries of the groups; a name that several share means the first here."""
    given: set[str] = set()
    for group in groups:
        alone = group.stem and group.stem not in given and f"the {group.stem} and" in text
        given.add(group.stem)
        yield {"id": group.id, "names": [group.stem]} if alone else group.id


def _head(prose: Prose, day: dt.date, incidents: Sequence[Incident]) -> dict[str, object]:
    random, place = prose.random, prose.near[-1].name
    title = random.choice(v.TITLES).format(place=place)
    if incidents:
        title = random.choice(v.EVENT_TITLES).format(place=place, target=incidents[-1].target)
    author = f"{random.choice(v.FIRST_NAMES)} {random.choice(v.FAMILY_NAMES)}"
    has_byline, is_online = random.random() < 0.5, random.random() < 0.3
    time = f"T{random.randrange(6, 23):02}:{random.randrange(60):02}"
    known = f"{day.isoformat()}{time if random.random() < 0.2 else ''}"
    return {
        "title": title[0].upper() + title[1:],
        "published": known if random.random() < 0.98 else None,
        "publisher": random.choice(prose.world.outlets) if random.random() < 0.95 else None,
        "authors": [author] if has_byline else None,
        "url": f"https://news.example/{digest(title.encode())[:12]}" if is_online else None,
        "accessed": "2026-11-22" if is_online else None,
        "byline": f"{say_day(day)}, {day.year}",
    }


def _raw_page(random: Random, head: dict[str, object], blocks: Sequence[str]) -> bytes:
    authors = head["authors"]
    byline = [f"By {authors[0]}"] if isinstance(authors, list) else []
    outlet = [str(head["publisher"])] if head["publisher"] else []
    furniture = random.sample(v.TOP_FURNITURE, k=2)
    parts = [*outlet, *furniture, str(head["title"]), *byline]
    parts += [str(head["byline"])] if head["published"] else []
    parts += [*blocks, *random.sample(v.END_FURNITURE, k=4)]
    text = BREAK.join(parts) + "\n"
    is_from_windows = random.random() < 0.1
    return (text.replace("\n", "\r\n") if is_from_windows else text).encode()


def _notes(
    prose: Prose, sentences: Sequence[str], day: dt.date, incidents: Sequence[Incident]
) -> list[tuple[dict[str, object], str]]:
    random = prose.random
    found: list[tuple[dict[str, object], str]] = []
    for words in random.sample(sentences, k=min(len(sentences), random.randint(0, 5))):
        note: dict[str, object] = {
            "text": random.choice(v.NOTES),
            "kind": random.choice(("context", "statement", "caution")),
            "groups": list(prose.groups)[:1],
            "locations": list(prose.places)[:1],
            "events": [incidents[0].id] if incidents and random.random() < 0.4 else [],
            "by": _EDITOR,
            "on": "2026-11-22",
        }
        if words.startswith("Last year, "):
            note |= {"date": str(day.year - 1), "date_phrase": "Last year"}
        found.append((note, words))
    return found
