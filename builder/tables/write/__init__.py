"""One module for each format: rows → chunks of bytes."""
