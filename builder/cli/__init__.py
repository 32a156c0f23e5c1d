"""The command line: the only printing and the only exit codes."""

from builder.cli import new, publishing, releasing, schemas, starting, upgrading, verifying
from builder.cli.root import main

__all__ = [
    "main",
    "new",
    "publishing",
    "releasing",
    "schemas",
    "starting",
    "upgrading",
    "verifying",
]
