"""The command line: the only printing and the only exit codes."""

from builder.cli import (
    importing,
    intake,
    new,
    proposing,
    publishing,
    schemas,
    starting,
    upgrading,
    verifying,
)
from builder.cli.root import main

__all__ = [
    "importing",
    "intake",
    "main",
    "new",
    "proposing",
    "publishing",
    "schemas",
    "starting",
    "upgrading",
    "verifying",
]
