"""How the code is laid out: a name means one thing, and every module is where it is said to be."""

import ast
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
