"""The list of a site's files with their checksums, as `sha256sum --check` reads it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

NAME = "manifest-sha256.txt"
_LENGTH = 64
_REMARK = "# "


@dataclass(frozen=True)
class Differences:
    """How the files that are there differ from those that are listed."""

    changed: tuple[str, ...]
    missing: tuple[str, ...]
    added: tuple[str, ...]

    def __bool__(self) -> bool:
        """Tell whether there is any."""
        return bool(self.changed or self.missing or self.added)


def dump_manifest(sums: Mapping[str, str], remark: str = "") -> str:
    """Write the checksums of files by their paths, sorted by path; the list itself is not in it.

    A remark of one line stands above them, where `sha256sum` reads over it.
    """
    opening = f"{_REMARK}{remark}\n" if remark else ""
    return opening + "".join(_line(name, sums[name]) for name in sorted(sums) if name != NAME)


def parse_manifest(text: str) -> dict[str, str]:
    """Read the checksums by path.

    Raises:
        ValueError: a line is none that `dump_manifest` writes, or the last one is cut off.

    """
    if text and not text.endswith("\n"):
        raise ValueError("its last line is cut off")
    found = {}
    for number, line in enumerate(text.split("\n")[:-1], start=1):
        if line.startswith(_REMARK):
            continue
        sha256, gap, name = line.removeprefix("\\").partition("  ")
        if len(sha256) != _LENGTH or not gap or not name:
            raise ValueError(f"line {number} is not a checksum and a path")
        found[_unescaped(name) if line.startswith("\\") else name] = sha256
    return found


def compare(listed: Mapping[str, str], there: Mapping[str, str]) -> Differences:
    """Compare the files that are listed with those that are there."""
    files = {name: sha256 for name, sha256 in there.items() if name != NAME}
    return Differences(
        changed=tuple(sorted(n for n in listed if n in files and files[n] != listed[n])),
        missing=tuple(sorted(set(listed) - set(files))),
        added=tuple(sorted(set(files) - set(listed))),
    )


# A name with a line break would look like two lines; GNU's sha256sum marks and escapes it so.
_ESCAPES = str.maketrans({"\\": "\\\\", "\n": "\\n", "\r": "\\r"})
_PLAIN = {escaped: chr(char) for char, escaped in _ESCAPES.items()}


def _line(name: str, sha256: str) -> str:
    escaped = name.translate(_ESCAPES)
    mark = "" if escaped == name else "\\"
    return f"{mark}{sha256}  {escaped}\n"


def _unescaped(name: str) -> str:
    return re.sub(r"\\(.)", lambda match: _PLAIN.get(match[0], match[0]), name)
