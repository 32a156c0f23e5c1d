"""Whether a text is English by its own words, whatever a record says of its language."""

import re
from functools import lru_cache

# None of them is a common word of another language in Latin letters.
_WORDS = re.compile(r"\b(?:the|of|and|was|were|which|that|with|by|said)\b", re.IGNORECASE)
_LEAST = 0.08
_BEGINNING = 2_000


@lru_cache(maxsize=4_096)
def is_english(text: str) -> bool:
    """Tell whether enough words of the text's beginning are ones that every English text has."""
    beginning = text[:_BEGINNING]
    return len(_WORDS.findall(beginning)) >= _LEAST * max(1, len(beginning.split()))
