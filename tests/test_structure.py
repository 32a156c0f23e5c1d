"""How the code is laid out: a name means one thing, and every module is where it is said to be."""

import ast
import re
from collections import defaultdict
from pathlib import Path

from tests.conftest import ROOT

BUILDER = ROOT / "builder"
# What `builder init` writes is no code of the package.
MODULES = tuple(
    path
    for path in sorted(BUILDER.rglob("*.py"))
    if not path.is_relative_to(BUILDER / "starter" / "files")
)


def _name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def test_class_has_one_meaning() -> None:
    """No two modules have a public class of one name."""
    homes: dict[str, list[str]] = defaultdict(list)
    for path in MODULES:
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                homes[node.name].append(_name(path))
    assert len(homes) > 100
    assert {name: paths for name, paths in homes.items() if len(paths) > 1} == {}


PACKAGES = frozenset(path.parent.relative_to(BUILDER).as_posix() for path in MODULES) - {"."}
TESTS = tuple(
    path.relative_to(ROOT / "tests") for path in sorted((ROOT / "tests").rglob("test_*.py"))
)
ARCHITECTURE = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")


def test_packages_have_tests() -> None:
    """Every package directly in builder/ has a folder of tests of its name, or one file."""
    found = {path.parts[0].removeprefix("test_").removesuffix(".py") for path in TESTS}
    assert {package for package in PACKAGES if "/" not in package} - found == set()


def test_folders_of_tests_are_explained() -> None:
    """A folder of tests is a package of builder/ or, where it crosses them, has its promise."""
    folders = {path.parent.as_posix() for path in TESTS} - {"."}
    # What lies in a folder that is explained needs no line of its own.
    assert [
        folder
        for folder in sorted(folders - PACKAGES)
        if f"`tests/{folder.split('/')[0]}/" not in ARCHITECTURE
    ] == []


def test_tests_of_a_module_are_with_those_of_its_package() -> None:
    """No test directly in tests/ has the name of a module that lies in a package."""
    names = {path.name.removeprefix("test_") for path in TESTS if path.parent == Path()}
    within = {path.name: _name(path) for path in MODULES if path.parent != BUILDER}
    # A module, a package, or the theme, which has no code.
    top = {f"{path.stem}.py" for path in BUILDER.iterdir()}
    assert {name: within[name] for name in (names & within.keys()) - top} == {}


def _mapped() -> set[str]:
    """Return what the code map names of builder/, as paths from there; a folder without a slash.

    A line that stands four spaces in is of the folder above it, and so are all modules it names.
    """
    code_map = ARCHITECTURE.split("## Code map")[1].split("```")[1]
    found: set[str] = set()
    folder = ""
    for line in code_map.split("\nbuilder/\n")[1].split("\noverrides/")[0].splitlines():
        first = line.split()[0]
        if line.startswith("  ") and not line.startswith("   "):
            folder = first if first.endswith("/") else ""
            found.add(first.rstrip("/"))
        elif first.endswith("/"):
            found.add(f"{folder}{first}".rstrip("/"))
        for module in re.findall(r"[\w/]+\.py\b", line):
            found.add(module if "/" in module else f"{folder}{module}")
    return found


def test_code_map_is_whole() -> None:
    """The code map of ARCHITECTURE.md names every package, and every module that is in none."""
    top = {path.name for path in MODULES if path.parent == BUILDER} - {"__init__.py"}
    assert (PACKAGES | top) - _mapped() == set()


def test_code_map_is_true() -> None:
    """What the code map names is there."""
    assert [name for name in sorted(_mapped()) if not (BUILDER / name).exists()] == []
