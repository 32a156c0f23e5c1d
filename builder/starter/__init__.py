"""A new archive: the files that it begins with, and how they follow the builder's versions."""

from builder.starter.answers import Answers
from builder.starter.files import PACKAGES, RECORD, StarterFile, starter_files
from builder.starter.record import StarterRecord, dump_record, parse_record, sum_of
from builder.starter.upgrade import Decision, FileVerdict, decide, recorded

__all__ = [
    "PACKAGES",
    "RECORD",
    "Answers",
    "Decision",
    "FileVerdict",
    "StarterFile",
    "StarterRecord",
    "decide",
    "dump_record",
    "parse_record",
    "recorded",
    "starter_files",
    "sum_of",
]
