"""What happened in the invented world, when, and which articles report it."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from tests.bench import vocabulary as v
from tests.bench.world import Group, Namer, World

_EVENTS_AN_ARTICLE = 0.6


@dataclass(slots=True)
class Incident:
    """One incident; `articles` are the numbers of those that report it, the earliest first."""

    id: str
    date: str | None
    phrase: str
    claim_date: str | None
    place: str | None
    kind: str
    target: str
    actor: Group
    killed: int
    injured: int
    who: str
    articles: list[int]
    part_of: str | None = None

    def data(self, world: World) -> dict[str, object]:
        """Return the fields of the event's record."""
        where = world.places[self.place].name if self.place else "an unknown place"
        return {
            "title": f"{self.kind.replace('-', ' ').capitalize()} at {self.target} in {where}",
            "date": self.date,
            "date_phrase": self.phrase or None,
            "location": self.place,
            "type": self.kind,
            "target": self.target,
            "part_of": self.part_of,
        }


def make_incidents(
    random: Random, namer: Namer, world: World, days: Sequence[dt.date], closed: set[int]
) -> list[Incident]:
    """Return the incidents that the articles of the given days report, but for those `closed`."""
    found: list[Incident] = []
    places = [p.id for p in world.places.values() if p.kind not in ("country", "border")]
    place_weights = _falling(len(places))
    actors = list(world.groups.values())
    actor_weights = _falling(len(actors))
    free = [number for number in range(len(days)) if number not in closed]
    for _ in range(round(len(days) * _EVENTS_AN_ARTICLE)):
        home = random.randrange(len(free))
        articles = [free[home]]
        if random.random() < 0.5:
            later = free[home + 1 : home + 9]
            articles += sorted(random.sample(later, k=min(len(later), random.randint(1, 3))))
        day = days[articles[0]] - dt.timedelta(random.randint(0, 9))
        date, phrase = _dated(random, day)
        target = f"the {namer.name()} {random.choice(v.FACILITIES)}"
        incident = Incident(
            id=f"{day.isoformat()}-{target.removeprefix('the ').lower().replace(' ', '-')}",
            date=date,
            phrase=phrase,
            claim_date=day.isoformat() if date == day.isoformat() else None,
            place=_maybe(random, 0.97, random.choices(places, place_weights)[0]),
            kind=random.choice(list(v.HAPPENED)),
            target=target,
            actor=random.choices(actors, actor_weights)[0],
            killed=_count(random, 8),
            injured=_count(random, 16),
            who=random.choice(("unspecified", "civilians", "security-forces")),
            articles=articles,
        )
        if found and random.random() < 0.04:
            incident.part_of = random.choice(found).id
        found.append(incident)
    return found


def reports_by_article(incidents: Sequence[Incident]) -> dict[int, list[tuple[Incident, int]]]:
    """Return for each article its incidents, each with how many told of it before."""
    found: dict[int, list[tuple[Incident, int]]] = {}
    for incident in incidents:
        for rank, article in enumerate(incident.articles):
            found.setdefault(article, []).append((incident, rank))
    return found


def days_of(random: Random, count: int) -> list[dt.date]:
    """Return the days on which so many articles are published, in order."""
    first = dt.date(2014, 1, 1)
    return sorted(first + dt.timedelta(random.randrange(4_200)) for _ in range(count))


def say_day(day: dt.date) -> str:
    """Return a day as newspapers write it."""
    return f"{v.MONTHS[day.month - 1]} {day.day}"


def _dated(random: Random, day: dt.date) -> tuple[str | None, str]:
    month = v.MONTHS[day.month - 1]
    forms: tuple[tuple[str | None, str], ...] = (
        (day.isoformat(), f"on {say_day(day)}"),
        (f"{day.isoformat()}?", f"around {say_day(day)}"),
        (f"{day:%Y-%m}", f"in {month} {day.year}"),
        (f"{day.year}~", f"at some point in {day.year}"),
        (None, ""),
    )
    return random.choices(forms, (76, 8, 7, 4, 5))[0]


def _count(random: Random, mean: int) -> int:
    # Nobody or several, so that the sentences need no singular.
    number = int(random.expovariate(1 / mean))
    return number + 1 if number else 0


def _maybe(random: Random, share: float, value: str) -> str | None:
    return value if random.random() < share else None


def _falling(count: int) -> list[float]:
    # A few groups and places have most of the events, as in any archive.
    return [1 / (number + 1) for number in range(count)]
