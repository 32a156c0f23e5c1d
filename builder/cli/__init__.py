"""The command line: the only printing and the only exit codes."""

from builder.cli import leads, new, publishing, releasing, schemas, starting, upgrading, verifying
from builder.cli.root import main

__all__ = [
    "leads",
    "main",
    "new",
    "publishing",
    "releasing",
    "schemas",
    "starting",
    "upgrading",
    "verifying",
]
