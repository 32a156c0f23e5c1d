"""Find the groups that a text names: those of authority records, and others that look like one."""

from builder.reader.groups.find import find_groups

__all__ = ["find_groups"]
