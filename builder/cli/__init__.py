"""The command line: the only printing and the only exit codes."""

from builder.cli.root import main

__all__ = ["main"]
