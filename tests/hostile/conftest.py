"""A built site in which every place that takes words holds hostile ones."""

from contextlib import AbstractContextManager
from pathlib import Path
from unittest.mock import patch

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config

from tests.hostile.project import vectors, write_hostile
from tests.shared import Once


def unread_twice() -> AbstractContextManager[object]:
    """Leave the second reader out: hostile words are no news, and it says so of every record.

    What is tried here is what they do on a page once they are there.
    """
    return patch("builder.check.run.check_agreement", lambda *_: iter(()))


def build_hostile(project: Path, site: Path) -> Path:
    """Build a project and return the folder of its site; links to nothing are no errors here."""
    config = load_config(str(project / "mkdocs.yml"), site_dir=str(site))
    config.plugins.on_startup(command="build", dirty=False)
    with unread_twice():
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
