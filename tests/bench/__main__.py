"""Build invented archives of several sizes and print what each costs: `python -m tests.bench`."""

import argparse
import json
import platform
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from tests.bench.edits import edits_of
from tests.bench.measure import (
    Build,
    BuildFailedError,
    Preview,
    Stages,
    build,
    generate_in_child,
    preview,
    reading_in_child,
    stages,
)
from tests.bench.staged import NAMES

_LEGEND = """\
growth    the cost of an article, against an article of the smallest archive: 1.00 is linear;
          below 1 the fixed cost of a start is spread over more articles
+article  milliseconds for each article more than in the archive of the row above
check     CPU for reading and checking alone, in this process; render and data likewise
twice     CPU of checking, against checking without the second reading of the words
part      what the files of the data cost, as a part of the build that writes them"""
_EDITS_LEGEND = """\
cold      the first build; then a changed note of an article, a changed name of a group and a new
          article, each with a build after it, and a changed note while `mkdocs serve` runs
of cold   CPU, against the first build
wall      seconds by the clock; of the preview, from the save until the page served shows it
written   files and MB that were written anew
other     seconds of CPU by stage (tests/bench/staged.py); rest is MkDocs and the start"""
_HEAD = (
    ",growth,,,,,ms,,,,,kB,build,MB,,,data",
    (
        "articles,CPU,check,render,data,twice,CPU,+article,check,render,data,written,"
        "CPU s,peak,files,MB,part"
    ),
)


@dataclass(frozen=True, slots=True)
class Row:
    """An archive's size and what it costs."""

    articles: int
    build: Build
    stages: Stages
    edits: Mapping[str, Build]
    preview: Preview

    @property
    def cpu_each(self) -> float:
        """Milliseconds of CPU for an article."""
        return self.build.cpu / self.articles * 1_000

    @property
    def check_each(self) -> float:
        """Milliseconds of reading and checking for an article."""
        return self.stages.check / self.articles * 1_000

    @property
    def render_each(self) -> float:
        """Milliseconds of rendering for an article."""
        return self.stages.render / self.articles * 1_000

    @property
    def data_each(self) -> float:
        """Milliseconds of making the files of the data for an article."""
        return self.stages.data / self.articles * 1_000


def measure(sizes: Sequence[int], seed: int) -> tuple[list[Row], str]:
    """Generate and build an archive of each size; all builds come before anything else.

    The text tells what reading the raw pages of the smallest costs.
    """
    with tempfile.TemporaryDirectory(prefix="archive-bench-") as temporary:
        projects = {size: Path(temporary) / str(size) for size in sizes}
        builds = {}
        for size, project in projects.items():
            print(f"building {size} articles", file=sys.stderr, flush=True)
            generate_in_child(project, articles=size, seed=seed)
            builds[size] = _edited(project)
        reading = reading_in_child(projects[sizes[0]])
        rows = [
            Row(size, cold, stages(projects[size]), edits, preview)
            for size, (cold, edits, preview) in builds.items()
        ]
        return rows, reading


def _edited(project: Path) -> tuple[Build, dict[str, Build], Preview]:
    """Build a project, then after every edit."""
    edits = edits_of(project)
    cold = build(project)
    built = {}
    for name, edit in (("article", edits.article), ("group", edits.group), ("new", edits.new)):
        print(f"  one edit: {name}", file=sys.stderr, flush=True)
        edit.make()
        built[name] = build(project)
        if edit.words not in (project / "site" / edit.page / "index.html").read_text("utf-8"):
            raise BuildFailedError(f"the page {edit.page} does not show the edit")
    print("  one edit: preview", file=sys.stderr, flush=True)
    return cold, built, preview(project, edits.preview)


def table(rows: Sequence[Row]) -> str:
    """Return the results as lines of text: ratios, then costs of an article, then of the whole."""
    first = rows[0]
    lines = [line.split(",") for line in _HEAD]
    for above, row in zip([None, *rows], rows, strict=False):
        added = "-"
        if above is not None:
            more = row.articles - above.articles
            added = f"{(row.build.cpu - above.build.cpu) / more * 1_000:.1f}"
        lines.append(
            [
                str(row.articles),
                f"{row.cpu_each / first.cpu_each:.2f}",
                f"{row.check_each / first.check_each:.2f}",
                f"{row.render_each / first.render_each:.2f}",
                f"{row.data_each / first.data_each:.2f}",
                f"{row.stages.check / row.stages.once:.2f}",
                f"{row.cpu_each:.1f}",
                added,
                f"{row.check_each:.1f}",
                f"{row.render_each:.1f}",
                f"{row.data_each:.1f}",
                f"{row.build.bytes / row.articles / 1_000:.1f}",
                f"{row.build.cpu:.1f}",
                f"{row.build.peak_bytes / 1e6:.0f}",
                str(row.build.files),
                f"{row.build.bytes / 1e6:.1f}",
                f"{row.stages.data / row.build.cpu:.0%}",
            ]
        )
    return aligned(lines)


def edits_table(rows: Sequence[Row]) -> str:
    """Return what edits cost as lines of text, by stage at the end."""
    lines = [f"articles,,CPU s,of cold,wall s,peak MB,written,MB,{','.join(NAMES)}".split(",")]
    for row in rows:
        costs: dict[str, Build | Preview] = {"cold": row.build, **row.edits, "preview": row.preview}
        for name, one in costs.items():
            lines.append(
                [
                    str(row.articles),
                    name,
                    f"{one.cpu:.1f}",
                    f"{one.cpu / row.build.cpu:.2f}",
                    f"{one.wall:.1f}",
                    f"{one.peak_bytes / 1e6:.0f}",
                    str(one.written) if isinstance(one, Build) else "-",
                    f"{one.written_bytes / 1e6:.1f}" if isinstance(one, Build) else "-",
                    *(f"{one.stages[name]:.1f}" for name in NAMES),
                ]
            )
    return aligned(lines)


def aligned(lines: Sequence[Sequence[str]]) -> str:
    """Return lines of cells as columns of text, each as wide as its widest cell."""
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    return "\n".join(
        "  ".join(cell.rjust(width) for cell, width in zip(line, widths, strict=True)).rstrip()
        for line in lines
    )


def _as_json(rows: Sequence[Row]) -> str:
    found = {
        "python": platform.python_version(),
        "machine": platform.platform(),
        "sizes": [asdict(row) for row in rows],
    }
    return json.dumps(found, indent=2) + "\n"


def _sizes(text: str) -> list[int]:
    return sorted({int(part) for part in text.split(",")})


def main() -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument(
        "--articles", type=_sizes, default="100,1000,3000", help="sizes (100,1000,3000)"
    )
    parser.add_argument("--seed", type=int, default=1, help="of the invented archives (1)")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the results there too")
    options = parser.parse_args()
    try:
        rows, reading = measure(options.articles, options.seed)
    except BuildFailedError as error:
        sys.exit(f"the build failed:\n{error}")
    print(f"{table(rows)}\n\n{_LEGEND}\n\n{edits_table(rows)}\n\n{_EDITS_LEGEND}\n\n{reading}")
    if options.json:
        options.json.write_text(_as_json(rows), encoding="utf-8")


if __name__ == "__main__":
    main()
