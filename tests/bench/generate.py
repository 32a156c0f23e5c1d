"""Write a whole project with an invented archive: `python -m tests.bench.generate DIR`."""

import argparse
import shutil
from collections.abc import Iterable
from pathlib import Path
from random import Random

from builder.frontmatter import dump_document
from builder.model.dates import parse_edtf
from builder.model.ids import article_id
from builder.schema import RECORD_TYPES, write_record
from tests.bench.articles import Order, Written, write_article
from tests.bench.incidents import Incident, days_of, make_incidents, reports_by_article
from tests.bench.world import Namer, World, make_world

_PROJECT = Path(__file__).resolve().parents[2]
_UNREAD = 0.02
_DRAFTS = 0.02


def generate(folder: Path, *, articles: int, seed: int = 1) -> None:
    """Write a project of so many articles into a folder; equal arguments give equal bytes.

    Two in a hundred are raw pages without a record, and as many have a draft that nobody reviewed.
    """
    random = Random(seed)
    namer = Namer(random)
    world = make_world(random, namer, articles)
    days = days_of(random, articles)
    mixed = random.sample(range(articles), k=articles)
    unread = set(mixed[: min(articles - 1, max(1, round(articles * _UNREAD)))])
    drafts = set(mixed[len(unread) : len(unread) + round(articles * _DRAFTS)])
    incidents = make_incidents(random, namer, world, days, unread | drafts)
    reports = reports_by_article(incidents)
    written = {
        number: write_article(
            random, world, Order(number, day, reports.get(number, ()), is_draft=number in drafts)
        )
        for number, day in enumerate(days)
        if number not in unread
    }
    seeds = [(one.seed_name, one.seed) for one in written.values()]
    for number in sorted(unread):
        page = write_article(random, world, Order(number, days[number], (), is_draft=True))
        seeds.append((page.seed_name, page.seed))
    _copy_project(folder)
    for name, data in seeds:
        _write(folder / "seeds" / name, data)
    ids = _write_articles(folder, written)
    _write_authorities(folder, world, written, ids)
    _write_events(folder, world, incidents)


def _copy_project(folder: Path) -> None:
    text = (_PROJECT / "mkdocs.yml").read_text(encoding="utf-8")
    lines = [
        "site_name: Invented Archive" if line.startswith("site_name:") else line
        for line in text.split("\n")
    ]
    _write(folder / "mkdocs.yml", "\n".join(lines).encode())
    for path in sorted((_PROJECT / "content").iterdir()):
        if path.is_dir() and path.name not in RECORD_TYPES:
            shutil.copytree(path, folder / "content" / path.name, dirs_exist_ok=True)
        elif path.suffix == ".md":
            opening, _, _ = path.read_text(encoding="utf-8").partition("\n## ")
            _write(folder / "content" / path.name, f"{opening.rstrip()}\n".encode())


def _write_articles(folder: Path, written: dict[int, Written]) -> dict[int, str]:
    ids: dict[int, str] = {}
    taken: set[str] = set()
    for number, one in written.items():
        published, title = one.data["published"], one.data["title"]
        date = parse_edtf(str(published)) if published else None
        id_ = article_id(date, str(title), one.seed_name)
        if id_ in taken:
            id_ = f"{id_}-{number}"
        taken.add(id_)
        ids[number] = id_
        _write_record(folder, "articles", id_, one.data, one.body)
    return ids


def _write_authorities(
    folder: Path, world: World, written: dict[int, Written], ids: dict[int, str]
) -> None:
    for place in world.places.values():
        _write_record(folder, "locations", place.id, place.data)
    for number, one in written.items():
        for id_, fact, words in one.facts:
            group = world.groups[id_]
            data = {**fact.data, "evidence": {"article": ids[number], "quote": words}}
            if fact.key in ("formed", "parent"):
                group.data[fact.key] = data
            else:
                known = group.data.setdefault(fact.key, [])
                assert isinstance(known, list)
                known.append(data)
            link = f"[An article](../articles/{ids[number]}.md#p2) has more on it."
            group.profile = f"{group.profile}{link}\n\n"
    for group in world.groups.values():
        _write_record(folder, "groups", group.id, group.data, group.profile.rstrip("\n") + "\n")


def _write_events(folder: Path, world: World, incidents: Iterable[Incident]) -> None:
    for incident in incidents:
        _write_record(folder, "events", incident.id, incident.data(world))


def _write_record(
    folder: Path, kind: str, id_: str, data: dict[str, object], body: str = ""
) -> None:
    record = RECORD_TYPES[kind].model_validate(data)
    text = dump_document(write_record(record), body)
    _write(folder / "content" / kind / f"{id_}.md", text.encode())


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


def main() -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.generate", description=__doc__)
    parser.add_argument("folder", type=Path, metavar="DIR", help="where the project is written")
    parser.add_argument("--articles", type=int, default=100, help="how many (100)")
    parser.add_argument("--seed", type=int, default=1, help="another number, another archive (1)")
    options = parser.parse_args()
    generate(options.folder, articles=options.articles, seed=options.seed)
    print(f"{options.articles} invented articles in {options.folder}")


if __name__ == "__main__":
    main()
