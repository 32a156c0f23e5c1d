"""Files of the data, written below a folder as they are made."""

from collections.abc import Callable, Generator, Iterable
from pathlib import Path
from tempfile import TemporaryDirectory

from builder.tables.written import Target
from builder.writing import make_folder, write_chunks

_CHUNK = 1 << 18


def into(folder: Path) -> Target:
    """Return a target that writes below a folder, each file whole or not at all.

    It raises NotWrittenError where the folder cannot be written to, or the disk is full.

    Raises:
        NotWrittenError: the folder cannot be made.

    """
    make_folder(folder)

    def write(uri: str, chunks: Iterable[bytes]) -> None:
        write_chunks(folder / uri, chunks)

    def on_disk(make: Callable[[str], None]) -> Generator[bytes, None, None]:
        # Within the folder: elsewhere there may be less room, or the memory in the place of a disk.
        with TemporaryDirectory(prefix=".new-", suffix=".tmp", dir=folder) as apart:
            path = Path(apart) / "made"
            make(str(path))
            with path.open("rb") as file:
                while chunk := file.read(_CHUNK):
                    yield chunk

    return Target(write, on_disk)
