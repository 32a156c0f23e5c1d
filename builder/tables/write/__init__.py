"""One module a format: rows → bytes."""
