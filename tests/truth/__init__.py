"""Measure how many false records `builder check` finds: falsify a fact, leave its quote, look."""

from tests.truth import dates, figures, kinds, roles, source, summary
from tests.truth.falsehood import REGISTERED, Kind

__all__ = ["KINDS", "dates", "figures", "kinds", "roles", "source", "summary"]

KINDS: tuple[Kind, ...] = tuple(REGISTERED)
"""Every kind of falsehood, in the order of the report."""
