"""Every read of a file."""

import glob
import os
import stat
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from operator import attrgetter
from pathlib import Path

from builder.diagnostics import Code, Diagnostic
from builder.model.encoding import MOST_BYTES
from builder.model.kinds import KINDS
from builder.model.seed import Seed, seeds_of
from builder.model.text import one_line
from builder.model.unseen import as_typed
from builder.processes import shared_out
from builder.writing import sha256_of

CONTENT = "content"
SEEDS = "seeds"
LEADS = "leads"
LEDGER = "deleted-ids.txt"
EDITORS = "editors.txt"

# A long article has 100 kB.
_MOST_BYTES = 2_000_000
# A hundred thousand leads have half of it.
_MOST_BYTES_OF_LEADS = 100_000_000
_NO_FILE = "is no plain file, but a pipe, a socket or a device"
# No browser runs anything in these, wherever they are opened; in SVG and HTML it does.
_PUBLISHED = (".md", ".avif", ".gif", ".jpeg", ".jpg", ".png", ".txt", ".webp")
# The domain of a site on GitHub Pages.
_PUBLISHED_NAMES = ("CNAME",)


@dataclass(frozen=True, slots=True)
class TextFile:
    """A text file; `path` is relative to the project, with slashes."""

    path: str
    text: str


@dataclass(frozen=True, slots=True)
class Project:
    """The records, raw pages and editors' own pages of a project, each sorted by path.

    `deleted` has the ids that the ledger of deleted records lists, as in groups/ttp; `editors` the
    names in the list of editors, None without such a list. `leads` are files of what tables claim.
    """

    records: tuple[TextFile, ...]
    seeds: tuple[Seed, ...]
    pages: tuple[TextFile, ...] = ()
    findings: tuple[Diagnostic, ...] = ()
    deleted: tuple[str, ...] = ()
    editors: tuple[str, ...] | None = None
    leads: tuple[TextFile, ...] = ()


Known = dict[str, tuple[tuple[int, ...], TextFile | tuple[Seed, ...]]]
"""What was read of files, with what the system said of each then."""


def read_project(root: Path, known: Known | None = None, *, with_seeds: bool = True) -> Project:
    """Read all records and seeds below a project's root; unreadable files become findings.

    Without seeds it takes no more memory than the records do.

    Who reads it again and again hands over the same `known`: a file that the system says is as it
    was is not read anew.
    """
    known = {} if known is None else known
    findings: list[Diagnostic] = []

    def is_page(path: Path) -> bool:
        return _is_allowed(root, path, findings) and path.suffix == ".md"

    texts = [
        file
        for place in _files(root, root / CONTENT, findings)
        if (file := _text_or_known(root, place, findings, known, is_page))
    ]
    records = [file for kind in KINDS for file in texts if _folder(file) == kind]
    pages = [file for file in texts if _folder(file) not in KINDS]
    seeds: list[Seed] = []
    findings.extend(_folders_without_pages(root))
    for place in _files(root, root / SEEDS, findings) if with_seeds else ():
        signature = _signature(place)
        before = known.get(place)
        if before and before[0] == signature and isinstance(before[1], tuple):
            seeds.extend(before[1])
            continue
        path = Path(place)
        name = os.fsencode(path.relative_to(root / SEEDS)).decode("utf-8", "surrogateescape")
        if name != one_line(as_typed(name)) or not name.isprintable():
            findings.append(_misnamed(root, path))
            continue
        data = _read_bytes(path, MOST_BYTES)
        if isinstance(data, str):
            findings.append(_unreadable(root, path, data))
        else:
            found = seeds_of(name, data)
            seeds.extend(found)
            known[place] = signature, tuple(found)
    leads = [
        file
        for path in _files(root, root / LEADS, findings)
        if path.endswith(".jsonl") and (file := _text_or_known(root, path, findings, known))
    ]
    deleted = _lines(root, LEDGER, findings) or ()
    editors = _lines(root, EDITORS, findings)
    return Project(
        tuple(records),
        tuple(seeds),
        tuple(pages),
        tuple(findings),
        deleted,
        editors,
        tuple(leads),
    )


def _text_or_known(
    root: Path,
    place: str,
    findings: list[Diagnostic],
    known: Known,
    is_wanted: Callable[[Path], bool] = lambda _: True,
) -> TextFile | None:
    """Return a text, as it was read before if it is the same; None for one that is not wanted."""
    signature = _signature(place)
    before = known.get(place)
    if before and before[0] == signature and isinstance(before[1], TextFile):
        return before[1]
    path = Path(place)
    file = _read_text(root, path, findings) if is_wanted(path) else None
    if file:
        known[place] = signature, file
    return file


def _signature(place: str) -> tuple[int, ...]:
    try:
        found = os.stat(place)  # noqa: PTH116 -- no Path for each of so many
    except OSError:
        return ()
    return (found.st_mtime_ns, found.st_ctime_ns, found.st_size, found.st_ino)


def _lines(root: Path, name: str, findings: list[Diagnostic]) -> tuple[str, ...] | None:
    """Return the lines of a list without comments; None where there is no such file."""
    path = root / name
    if not path.exists():
        return None
    file = _read_text(root, path, findings)
    lines = (line.partition("#")[0].strip() for line in (file.text if file else "").split("\n"))
    return tuple(line for line in lines if line)


def read_given(path: Path, most: int) -> bytes | str:
    """Return the bytes of a file that somebody named, at most so many, or why there are none."""
    return _read_bytes(path, most)


def _read_text(root: Path, path: Path, findings: list[Diagnostic]) -> TextFile | None:
    is_of_leads = path.suffix == ".jsonl"
    data = _read_bytes(path, _MOST_BYTES_OF_LEADS if is_of_leads else _MOST_BYTES)
    if isinstance(data, str):
        findings.append(_unreadable(root, path, data))
        return None
    try:
        # With plain line feeds, as a text file is read.
        text = data.decode("utf-8").replace("\r\n", "\n").replace("\r", "\n")
        return TextFile(_relative(root, path), text)
    except UnicodeDecodeError as error:
        reason = f"is not UTF-8: byte {error.start + 1} cannot be read"
        findings.append(_unreadable(root, path, reason))
    return None


def _read_bytes(path: Path, most: int) -> bytes | str:
    """Return the bytes of a plain file that is not too large, or why there are none."""
    try:
        # It does not wait for what a pipe may say one day.
        with os.fdopen(os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0)), "rb") as file:
            known = os.fstat(file.fileno())
            if not stat.S_ISREG(known.st_mode):
                return _NO_FILE
            # Asked for more than it has, Python keeps a page of memory for each file by itself, of
            # which Linux gives a process 65,530.
            data = b"" if known.st_size > most else file.read(known.st_size + 1)
            if len(data) > known.st_size:  # It has grown since.
                data += file.read(most + 1 - len(data))
            is_over = known.st_size > most or len(data) > most
    except OSError as error:
        return f"cannot be read: {error.strerror}"
    return f"is over {most // 1_000_000} MB" if is_over else data


def read_texts(root: Path, paths: Iterable[str]) -> dict[str, str]:
    """Return the text of each file that is there, by its path below a folder.

    A link is no file of this folder: what it leads to is not read.
    """
    return {
        path: data.decode("utf-8", "surrogateescape").replace("\r\n", "\n")
        for path, data in read_files(root, paths).items()
    }


def read_files(root: Path, paths: Iterable[str]) -> dict[str, bytes]:
    """Return the bytes of each file that is there, by its path below a folder, but of no link."""
    home = root.resolve()
    places = ((path, root / path) for path in paths)
    return {
        path: file.read_bytes()
        for path, file in places
        if file.is_file() and file.resolve() == home / path
    }


def read_pages(paths: Iterable[str]) -> Iterator[tuple[str, Seed | str]]:
    """Yield each raw page by its path, or why it cannot be read.

    A path is a file, a folder, of which every file is meant, or a pattern with *.
    """
    for name in paths:
        path = Path(name)
        if path.is_dir():
            found = [inner for inner in sorted(path.rglob("*")) if not inner.is_dir()]
        elif path.exists():
            found = [path]
        else:
            found = [Path(match) for match in sorted(glob.glob(name, recursive=True))]  # noqa: PTH207 -- a pattern from the root too
        if not found:
            yield name, "the folder is empty" if path.is_dir() else "there is no such file"
        for file in found:
            data = _read_bytes(file, MOST_BYTES)
            if isinstance(data, str):
                yield str(file), data
            else:
                yield from ((seed.name, seed) for seed in seeds_of(str(file), data))


def checksums(folder: Path, cores: int = 1) -> dict[str, str]:
    """Return the SHA-256 of every file below a folder by its path there, sorted.

    Raises:
        OSError: a file cannot be read.

    """
    places = [entry.path for entry in _entries(folder) if entry.is_file()]
    above = len(os.path.join(folder, ""))  # noqa: PTH118 -- no Path for each of so many
    sums = shared_out(lambda some: [sha256_of(place) for place in some], places, cores)
    return {
        place[above:].replace(os.sep, "/"): sum_ for place, sum_ in zip(places, sums, strict=True)
    }


def _files(root: Path, folder: Path, findings: list[Diagnostic]) -> Iterator[str]:
    for entry in _entries(folder):
        if entry.is_symlink():
            findings.append(_unreadable(root, Path(entry.path), "is a link to another file"))
        elif entry.is_dir() or entry.name.startswith("."):
            continue
        elif entry.is_file():
            yield entry.path
        else:
            findings.append(_unreadable(root, Path(entry.path), _NO_FILE))


def _entries(folder: Path) -> list["os.DirEntry[str]"]:
    """Return all that is below a folder, by path, in one walk that asks the system once for each.

    Links are not followed, and a folder that cannot be read has nothing in it.
    """
    found: list[os.DirEntry[str]] = []
    waiting = _entries_in(str(folder)) if folder.is_dir() else []
    while waiting:
        entry = waiting.pop()
        found.append(entry)
        if entry.is_dir(follow_symlinks=False):
            waiting += _entries_in(entry.path)
    return found


def _entries_in(folder: str) -> list["os.DirEntry[str]"]:
    """Return what is in a folder, by name, the first last."""
    try:
        with os.scandir(folder) as entries:
            return sorted(entries, key=attrgetter("name"), reverse=True)
    except PermissionError:
        return []


def _folders_without_pages(root: Path) -> Iterator[Diagnostic]:
    """Yield a finding for each folder of seeds in which nothing is or nothing can be seen."""
    seeds = root / SEEDS
    if seeds.exists() and not seeds.is_dir():
        yield _unreadable(root, seeds, "is no folder, so no page is read from it")
    for entry in _entries(seeds):
        if not entry.is_dir(follow_symlinks=False):
            continue
        path = Path(entry.path)
        try:
            is_empty = not any(path.iterdir())
        except OSError as error:
            yield _unreadable(root, path, f"cannot be read: {error.strerror}")
        else:
            if is_empty:
                yield _unreadable(
                    root, path, "is a folder without any page", "put a page into it, or delete it"
                )


def _folder(file: TextFile) -> str:
    return file.path.split("/")[1]


def _is_allowed(root: Path, path: Path, findings: list[Diagnostic]) -> bool:
    """Tell whether a file may stand in content/, from where it is published as it is."""
    if path.suffix in _PUBLISHED or path.name in _PUBLISHED_NAMES:
        if path.stat().st_size <= MOST_BYTES:
            return True
        findings.append(_unreadable(root, path, f"is over {MOST_BYTES // 1_000_000} MB"))
        return False
    findings.append(
        Diagnostic(
            _relative(root, path),
            1,
            1,
            Code.FORBIDDEN_FILE,
            "would be published as it is, and a browser may run what is in it",
            f"keep only {', '.join(_PUBLISHED)} in content/; overrides/ is for the site's own",
        )
    )
    return False


def _misnamed(root: Path, path: Path) -> Diagnostic:
    return Diagnostic(
        _relative(root, path),
        1,
        1,
        Code.INVALID_NAME,
        "has a name that its record could not hold as it is",
        "rename it: without line breaks, two spaces together, spaces at the ends, and characters "
        "that cannot be seen or are not UTF-8",
    )


def _unreadable(
    root: Path, path: Path, reason: str, help_text: str = "put a plain file in UTF-8 in its place"
) -> Diagnostic:
    return Diagnostic(_relative(root, path), 1, 1, Code.UNREADABLE_FILE, reason, help_text)


def _relative(root: Path, path: Path) -> str:
    return path.relative_to(root).as_posix()
