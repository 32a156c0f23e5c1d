"""Measure how many false records `builder check` finds: falsify a fact, leave its quote, look."""

from tests.truth import beside, dates, figures, kinds, roles, source, summary
from tests.truth.falsehood import REGISTERED, Kind

__all__ = ["KINDS", "beside", "dates", "figures", "kinds", "roles", "source", "summary"]

KINDS: tuple[Kind, ...] = tuple(REGISTERED)
"""Every kind of falsehood, in the order of the report."""
