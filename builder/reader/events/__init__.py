"""Find the incidents that a text reports, each once, with its dead and injured."""

from builder.reader.events.find import find_events

__all__ = ["find_events"]
