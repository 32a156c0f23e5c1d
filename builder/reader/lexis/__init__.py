"""The reader of languages beside English: the same few rules, with each language's words as data.

English has rules of its own, which know more. These read any language that has a folder in
`reader/languages/`, whose README says how to add one.
"""

from builder.reader.lexis.lexicon import Lexicon, lexicon_of

__all__ = ["Lexicon", "lexicon_of"]
