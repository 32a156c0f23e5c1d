"""Tables of the data that somebody edited, read back as edits of records."""
