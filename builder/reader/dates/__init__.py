"""Dates in an article, each with its value where the text and the day of publication fix it."""

from builder.reader.dates.find import find_dates

__all__ = ["find_dates"]
