"""What tables of others claim: leads, which are no facts of the archive and count nowhere.

A table becomes rows of text (`reading/`), a mapping says which column is which field (`mapping.py`,
guessed from `formats.toml`), rows become leads (`rows.py`), and leads are kept in a file that
reviews well (`kept.py`). `fit.py` tells which of them a raw page may prove, and `held.py` what
became of them: what a table said against what the sources say.
"""
