"""How many a sentence says were killed, hurt or taken, and who they were."""

from builder.reader.casualties.find import Casualties, Kind, casualties_in

__all__ = ["Casualties", "Kind", "casualties_in"]
