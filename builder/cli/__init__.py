"""The command line: the only printing and the only exit codes."""

from builder.cli import desk, importing, intake, new, proposing, publishing, schemas, verifying
from builder.cli.root import main

__all__ = [
    "desk",
    "importing",
    "intake",
    "main",
    "new",
    "proposing",
    "publishing",
    "schemas",
    "verifying",
]
