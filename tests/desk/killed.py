"""Save at the desk until killed, again and again: `python -m tests.desk.killed PROJECT ID TIMES`.

Each time a child of this process saves one change after another, a new event's record with each,
and says so when the save has returned. It is killed at a random moment. Printed is a JSON object a
line: the last change that was said to be saved, and what the files hold.
"""

import datetime as dt
import json
import os
import random
import signal
import sys
import time
from pathlib import Path

from builder.desk.session import Session
from builder.desk.workspace import Workspace
from builder.frontmatter import parse_document
from builder.model.text import digest
from builder.store import TextFile, read_project

_LONGEST = 0.12  # seconds: about as long as some saves take


def save_on(project: Path, id_: str, first: int, pipe: int) -> None:
    """Save change after change, each with the record of an event, and say so."""
    session = Session(Workspace(project), lambda: dt.date(2026, 11, 28))
    for number in range(first, sys.maxsize):
        text = session.show(id_)
        document, _ = parse_document("", text)
        assert document is not None
        new = session.edited(id_, {**document.data, "summary": f"Saved {number}."})
        path = f"content/events/event-{number}.md"
        event = f"---\ntitle: Event {number}\ndate: null\nlocation: null\ntype: unknown\n---\n"
        # A killed save may have written the event already; the article says what is done.
        old = session.workspace.text(path)
        others = () if old == event else ((path, old, event),)
        session.save("summary", id_, digest(text.encode()), new, others)
        os.write(pipe, f"{number}\n".encode())


def said_of(file: TextFile) -> int:
    """Return the number of the last change in the article's record."""
    document, findings = parse_document(file.path, file.text)
    assert document is not None
    assert not findings
    assert document.body.rstrip().endswith("Pakistan.")
    words = str(document.data.get("summary") or "Saved 0.")
    return int(words.removeprefix("Saved ").removesuffix("."))


def main(project: Path, id_: str, times: int) -> None:
    """Run the command."""
    rng = random.Random(7)
    saved = 0
    for _ in range(times):
        out, into = os.pipe()
        child = os.fork()
        if child == 0:
            os.close(out)
            save_on(project, id_, saved + 1, into)
        os.close(into)
        with os.fdopen(out, "rb") as said:
            # From the first save on: a kill before it proves nothing.
            lines = said.readline()
            time.sleep(rng.uniform(0, _LONGEST))
            os.kill(child, signal.SIGKILL)
            lines += said.read()
        os.waitpid(child, 0)
        last = int(lines.split()[-1])
        found = read_project(project)
        files = {file.path: file for file in found.records}
        saved = said_of(files[f"content/articles/{id_}.md"])
        events = [int(path[21:-3]) for path in files if path.startswith("content/events/event-")]
        whole = [files[f"content/events/event-{n}.md"].text.count("---\n") == 2 for n in events]
        result = {"said": last, "saved": saved, "events": sorted(events), "whole": all(whole)}
        print(json.dumps({**result, "findings": len(found.findings)}), flush=True)  # noqa: T201 -- a command prints


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]))
