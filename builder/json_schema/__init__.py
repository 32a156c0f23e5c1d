"""The shape of records, for editors: as JSON Schema, and as a record to fill in."""

from builder.json_schema.generate import json_schema
from builder.json_schema.skeleton import skeleton

__all__ = ["json_schema", "skeleton"]
