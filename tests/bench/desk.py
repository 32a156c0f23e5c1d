"""What the desk costs over a large archive: `python -m tests.bench.desk [--articles 10000]`.

Printed are seconds of CPU and by the clock, the best of three each: reading the archive as the desk
starts, opening the queue, keeping to some words in it, opening an article, and the answer to what
is being typed.
"""

import argparse
import datetime as dt
import json
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from builder.desk import asked
from builder.desk.articles import Articles
from builder.desk.queue import Checker, queue_of
from builder.desk.session import Session
from builder.desk.workspace import Workspace
from builder.render.words import Words
from tests.bench.measure import generate_in_child

_TRIES = 3


def best(work: Callable[[], object]) -> tuple[float, float]:
    """Return the seconds that something takes at best, of CPU and by the clock."""

    def once() -> tuple[float, float]:
        cpu, clock = time.process_time(), time.perf_counter()
        work()
        return time.process_time() - cpu, time.perf_counter() - clock

    tries = [once() for _ in range(_TRIES)]
    return min(cpu for cpu, _ in tries), min(clock for _, clock in tries)


def measure(project: Path) -> dict[str, tuple[float, float]]:
    """Return what each step at the desk takes over a project, in seconds."""
    session = Session(Workspace(project), lambda: dt.date(2031, 12, 31))
    checker, articles = Checker(project), Articles(session, Words())

    def queue(words: str = "") -> str:
        return json.dumps(queue_of(session, checker, words))

    def opened() -> str:
        session.workspace.refresh()
        return queue()

    drafts = queue_of(session, checker)["drafts"]
    id_ = drafts[0]["id"]
    block = articles.view(id_)["blocks"][0]
    marked = asked.Marked(id=id_, span=(block["start"], block["start"] + 60))
    (note,) = (one for one in articles.read(marked)["forms"] if one["kind"] == "note")
    lengths = iter(range(1_000))

    def typed() -> None:
        words = "What somebody types. " * (1 + next(lengths))
        form = asked.FormAsked(
            kind="note", span=tuple(note["span"]), values={**note["values"], "text": words}
        )
        view = articles.view(id_)
        articles.attempt(asked.Saved(id=id_, digest=view["digest"], form=form))

    return {
        "start": best(lambda: Workspace(project)),
        "queue": best(opened),
        "filter": best(lambda: queue("a")),
        "article": best(lambda: articles.view(id_)),
        "typing": best(typed),
    }


def main() -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=10_000)
    size = parser.parse_args().articles
    with tempfile.TemporaryDirectory(prefix="desk-bench-") as temporary:
        project = Path(temporary) / "project"
        generate_in_child(project, articles=size, seed=1)
        for name, (cpu, clock) in measure(project).items():
            print(f"{name:8} {cpu:6.3f} s of CPU {clock:6.3f} s")


if __name__ == "__main__":
    main()
