"""How many a sentence says were killed, hurt or taken, and who they were."""

from builder.reader.casualties.find import Casualties, CountKind, casualties_in

__all__ = ["Casualties", "CountKind", "casualties_in"]
