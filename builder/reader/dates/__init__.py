"""Dates in an article, each with its value where the text and the day of publication fix it."""

from builder.reader.dates.find import find_dates
from builder.reader.dates.rules_day import FULL

__all__ = ["FULL", "find_dates"]
