"""A second reader: every fact of a reviewed record is read again in the words that it rests on.

`run.py` lists who reads what. A reader yields `Fact`s and decides nothing else; what two readings
differ on becomes a finding there.
"""
