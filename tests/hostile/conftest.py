"""A built site in which every place that takes words holds hostile ones."""

from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config

from tests.hostile.project import vectors, write_hostile


def build_hostile(project: Path, site: Path) -> Path:
    """Build a project and return the folder of its site; links to nothing are no errors here."""
    config = load_config(str(project / "mkdocs.yml"), site_dir=str(site))
    config.plugins.on_startup(command="build", dirty=False)
    build(config)
    return site


@pytest.fixture(scope="session")
def hostile_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the built site of all vectors."""
    folder = tmp_path_factory.mktemp("hostile")
    project = folder / "project"
    project.mkdir()
    texts = vectors()
    return build_hostile(write_hostile(project, texts, len(texts)), folder / "site")
