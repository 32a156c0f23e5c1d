"""The same articles built by this project, plain Material and Hugo: `make bench-peers`."""

import argparse
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from tests.bench.__main__ import aligned
from tests.bench.measure import PROJECT, BuildFailedError, generate_in_child
from tests.bench.peers.run import PEERS, Cost, is_installed, run

_LEGEND = """\
archive   this project, all its pages, with the check and the files of the data
material  MkDocs with Material and its search: a page for each article, and no derived page
hugo      tests/bench/peers/theme: a page for each article, lists, groups and places as taxonomies
÷         how many times what the other takes this project takes, in the same run
CPU       the least of the rounds, which take turns; the rest is of that round"""


def measure(articles: int, seed: int, rounds: int) -> dict[str, Cost]:
    """Write one archive three ways, and build each so many times, in turn.

    Raises:
        BuildFailedError: one of them did not build.

    """
    with tempfile.TemporaryDirectory(prefix="archive-peers-") as temporary:
        folders = {name: Path(temporary) / name for name in PEERS}
        print(f"writing {articles} articles", file=sys.stderr, flush=True)
        generate_in_child(folders["archive"], articles=articles, seed=seed)
        _write_others(*folders.values())
        costs: dict[str, list[Cost]] = {name: [] for name in PEERS if is_installed(name)}
        for _ in range(rounds):
            for name, found in costs.items():
                print(f"  building: {name}", file=sys.stderr, flush=True)
                found.append(run(name, folders[name]))
        return {name: min(found, key=lambda cost: cost.cpu) for name, found in costs.items()}


def _write_others(project: Path, material: Path, hugo: Path) -> None:
    """Write the articles for the others in a child, which no build begins as a copy of."""
    command = [sys.executable, "-m", "tests.bench.peers.sources"]
    command += [str(project), str(material), str(hugo)]
    subprocess.run(command, cwd=PROJECT, check=True)  # noqa: S603 -- our own command


def table(articles: int, costs: dict[str, Cost]) -> str:
    """Return the costs as lines of text, with the ratios."""
    ours = costs["archive"]
    lines = ["articles,,CPU s,÷,wall s,÷,peak MB,÷,files,÷,MB,÷".split(",")]
    for name, cost in costs.items():
        pairs = [
            (f"{cost.cpu:.2f}", ours.cpu / cost.cpu),
            (f"{cost.wall:.1f}", ours.wall / cost.wall),
            (f"{cost.peak_bytes / 1e6:.0f}", ours.peak_bytes / cost.peak_bytes),
            (str(cost.files), ours.files / cost.files),
            (f"{cost.bytes / 1e6:.1f}", ours.bytes / cost.bytes),
        ]
        cells = [cell for value, ratio in pairs for cell in (value, f"{ratio:.1f}")]
        lines.append([str(articles), name, *cells])
    return aligned(lines)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.peers", description=__doc__)
    parser.add_argument("--articles", type=int, default=1_000, help="how many (1000)")
    parser.add_argument("--seed", type=int, default=1, help="of the invented archive (1)")
    parser.add_argument("--rounds", type=int, default=2, help="how often each is built (2)")
    options = parser.parse_args(arguments)
    try:
        costs = measure(options.articles, options.seed, options.rounds)
    except BuildFailedError as error:
        sys.exit(f"the build failed:\n{error}")
    print(f"{table(options.articles, costs)}\n\n{_LEGEND}")
    if "hugo" not in costs:
        print("\nHugo is not installed; `make bench-peers` installs it.")


if __name__ == "__main__":
    main()
