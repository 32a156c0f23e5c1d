"""The nouns of the archive: frozen values, without I/O and without a clock."""
