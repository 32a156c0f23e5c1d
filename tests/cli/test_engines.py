"""Pages are read in a window: what is held does not grow with their number."""

import json
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from builder import store
from builder.cli import engines, main, proposing
from builder.cli.engines import Asked, in_window
from tests.conftest import ROOT
from tests.raw.files import warc

MOST = 8


@dataclass
class _Counting:
    """An engine that doubles numbers, and counts what it was given and has not handed back."""

    taken: int = 0
    done: int = 0
    chunks: deque[int] = field(default_factory=deque)
    held: int = 0
    ahead: int = 0

    def numbers(self, count: int) -> Iterator[int]:
        for number in range(count):
            self.taken += 1
            self.held = max(self.held, self.taken - self.done)
            yield number

    def send(self, chunk: Sequence[int]) -> "_Chunk":
        self.chunks.append(len(chunk))
        self.ahead = max(self.ahead, len(self.chunks))
        return _Chunk(self, chunk)


@dataclass
class _Chunk:
    engine: _Counting
    numbers: Sequence[int]

    def result(self) -> list[int]:
        self.engine.done += self.engine.chunks.popleft()
        return [2 * number for number in self.numbers]


@pytest.mark.parametrize("count", [0, 1, 15, 16, 17, 1_000, 20_000])
def test_order_and_bounds(count: int) -> None:
    """Everything comes back in its order, and twenty times as many things hold no more."""
    engine = _Counting()
    found = list(in_window(engine.numbers(count), engine.send, MOST))
    assert found == [2 * number for number in range(count)]
    assert engine.ahead <= MOST
    assert engine.held <= MOST * engines._CHUNK


def test_results_come_before_the_end() -> None:
    """The first is there as soon as the window is full, whatever there is still to read."""
    engine = _Counting()
    results = in_window(engine.numbers(20_000), engine.send, MOST)
    assert next(results) == 0
    assert engine.taken <= MOST * engines._CHUNK


def test_files_are_opened_as_they_are_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of a folder with WARC files no more is open than the engine has asked for, in its order."""
    text = "Talks were held in Peshawar on Friday.\n"
    html = b"<p>" + text.encode() * 5
    for number in range(30):
        (tmp_path / f"{number:02}.txt").write_text(text * 5, encoding="utf-8")
    for number in range(30, 33):
        pages = [(f"https://news.example/{number}/{page}", html) for page in "ab"]
        (tmp_path / f"{number}.warc.gz").write_bytes(warc(*pages))
    opened: list[Path] = []
    read_bytes = store._read_bytes

    def counted(path: Path, most: int) -> bytes | str:
        opened.extend([path] if path.parent == tmp_path else [])
        return read_bytes(path, most)

    def engine(pages: Iterable[Asked], *_: object) -> Iterator[dict[str, Any]]:
        for number, page in enumerate(pages, 1):
            assert len(opened) <= number
            assert not isinstance(page, dict)
            yield {"id": None, "path": page.path}

    monkeypatch.setattr(store, "_read_bytes", counted)
    monkeypatch.setattr(proposing, "read_here", engine)
    result = CliRunner().invoke(main, ["--project", str(ROOT), "propose", str(tmp_path)])
    assert result.exit_code == 0, result.output
    assert len(opened) == 33
    paths = [json.loads(line)["path"] for line in result.stdout.splitlines()]
    assert len(paths) == 36
    assert paths == sorted(paths)
