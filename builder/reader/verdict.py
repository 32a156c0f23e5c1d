"""What the second reader answers; see `builder.model.verdict`."""

from builder.model.verdict import CANNOT_TELL, SecondReading, Verdict

__all__ = ["CANNOT_TELL", "SecondReading", "Verdict"]
