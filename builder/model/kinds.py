"""The four kinds of record, each named by the folder that its records are in."""

from collections.abc import Mapping
from types import MappingProxyType

# What one record of the kind is called in a sentence.
NOUNS: Mapping[str, str] = MappingProxyType(
    {"articles": "article", "groups": "group", "locations": "place", "events": "event"}
)
# In the order in which records are read.
KINDS = tuple(NOUNS)
# In the order in which pages and data list them.
LISTED = tuple(sorted(KINDS))
