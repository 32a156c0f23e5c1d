"""One module for each format: rows → bytes."""
