"""A built site in which every place that takes words holds hostile ones."""

from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config

from tests.hostile.project import vectors, write_hostile
from tests.shared import Once


def build_hostile(project: Path, site: Path) -> Path:
    """Build a project and return the folder of its site; links to nothing are no errors here."""
    config = load_config(str(project / "mkdocs.yml"), site_dir=str(site))
    config.plugins.on_startup(command="build", dirty=False)
    build(config)
    return site


@pytest.fixture(scope="session")
def hostile_site(once: Once) -> Path:
    """Return the built site of all vectors."""

    def fill(folder: Path) -> None:
        project = folder / "project"
        project.mkdir()
        texts = vectors()
        build_hostile(write_hostile(project, texts, len(texts)), folder / "site")

    return once("hostile", fill) / "site"
