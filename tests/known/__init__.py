"""Articles about events that the archive has already, or only seems to have."""
