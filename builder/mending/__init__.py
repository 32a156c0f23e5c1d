"""Mend what is safe in records: how it was typed, and never what it says."""

from builder.mending.mend import mend

__all__ = ["mend"]
