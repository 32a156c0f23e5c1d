"""Text that wants to be more than text, and what becomes of it."""
