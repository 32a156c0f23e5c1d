"""MkDocs with its stages timed: `python -m tests.bench.staged FILE build …`, or `serve`.

What runs is what `mkdocs` runs. Around the functions below a clock stands; for each build that ends
a line of JSON is written to FILE, with the seconds of CPU as a whole and by stage. What a stage
calls of another one is the other's; "workers" is what other processes did for the build, whatever
it was, and the rest is MkDocs and what we do for it.
"""

import functools
import importlib
import json
import os
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from types import GeneratorType
from typing import Any

STAGES = {
    "builder.mkdocs_plugin.preparing:read_project": "read",
    "builder.pipeline:read_all": "check",
    "builder.pipeline:_checked": "check",
    "builder.render.sound:Task.made": "render",
    "builder.pipeline:data_files": "data",
    "builder.pipeline:data_page": "data",
    "builder.mkdocs_plugin.shells:Shells.page": "shell",
    "mkdocs.commands.build:_build_page": "shell",
    "builder.mkdocs_plugin.finished:search_entries": "search",
    "builder.mkdocs_plugin.plugin:settle": "search",
    "material.plugins.search.plugin:SearchPlugin.on_page_context": "search",
    "material.plugins.search.plugin:SearchPlugin.on_post_build": "search",
    "builder.mkdocs_plugin.finished:faults_of": "gate",
    "builder.mkdocs_plugin.plugin:faults_of": "gate",
    "builder.mkdocs_plugin.staging:Staging.end": "list",
}
"""The functions that are timed, and the stage that each belongs to."""
NAMES = tuple(dict.fromkeys([*STAGES.values(), "workers", "rest"]))
_BUILD = ("mkdocs.commands.build:build", "mkdocs.commands.serve:build")


class Clock:
    """Seconds of CPU by stage; the stages that are open stand in a stack."""

    def __init__(self) -> None:
        """Begin with none."""
        self.spent: dict[str, float] = defaultdict(float)
        self._open = ["rest"]
        self._since = time.process_time()

    def enter(self, stage: str) -> None:
        """Let a stage begin within the one that is open."""
        self._charge()
        self._open.append(stage)

    def leave(self) -> None:
        """Go back to the stage before."""
        self._charge()
        self._open.pop()

    def reset(self) -> None:
        """Begin anew, whatever is open."""
        self._charge()
        self.spent.clear()

    def _charge(self) -> None:
        now = time.process_time()
        self.spent[self._open[-1]] += now - self._since
        self._since = now


def timed(function: Callable[..., Any], stage: str, clock: Clock) -> Callable[..., Any]:
    """Return the function with its time, and that of what it yields, charged to a stage."""

    def each(made: Iterator[Any]) -> Iterator[Any]:
        while True:
            clock.enter(stage)
            try:
                one = next(made)
            except StopIteration:
                return
            finally:
                clock.leave()
            yield one

    @functools.wraps(function)
    def wrapped(*args: Any, **kwargs: Any) -> Any:  # noqa: ANN401 -- whatever the function takes
        clock.enter(stage)
        try:
            result = function(*args, **kwargs)
        finally:
            clock.leave()
        return each(result) if isinstance(result, GeneratorType) else result

    return wrapped


def replace(place: str, change: Callable[[Any], Any]) -> None:
    """Put what `change` makes of a function in its place, named as in STAGES.

    Raises:
        AttributeError: it is no longer there; STAGES has to say where it went.

    """
    module, _, path = place.partition(":")
    owner: Any = importlib.import_module(module)
    *outer, name = path.split(".")
    for part in outer:
        owner = getattr(owner, part)
    setattr(owner, name, change(getattr(owner, name)))


def _of_others() -> float:
    """Return the seconds of CPU of the processes that this one began and that have ended."""
    times = os.times()
    return times.children_user + times.children_system


def main() -> None:
    """Run MkDocs with the rest of the arguments."""
    file, *arguments = sys.argv[1:]
    clock = Clock()
    for place, stage in STAGES.items():
        replace(place, functools.partial(timed, stage=stage, clock=clock))

    def noted(build: Callable[..., None]) -> Callable[..., None]:
        @functools.wraps(build)
        def run(*args: Any, **kwargs: Any) -> None:  # noqa: ANN401 -- as MkDocs calls it
            clock.reset()
            begin, others = time.perf_counter(), _of_others()
            build(*args, **kwargs)
            wall = time.perf_counter() - begin
            clock.enter("rest")
            clock.leave()
            clock.spent["workers"] = _of_others() - others
            spent = {name: clock.spent[name] for name in NAMES}
            cpu = sum(spent.values())
            with Path(file).open("a", encoding="utf-8") as lines:
                lines.write(json.dumps({"cpu": cpu, "wall": wall, "stages": spent}) + "\n")

        return run

    for place in _BUILD:
        replace(place, noted)
    from mkdocs.__main__ import cli  # noqa: PLC0415 -- after its parts were replaced

    cli(arguments, prog_name="mkdocs")


if __name__ == "__main__":
    main()
