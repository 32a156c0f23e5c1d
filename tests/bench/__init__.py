"""A fictional archive of any size, and what it costs to build it."""
