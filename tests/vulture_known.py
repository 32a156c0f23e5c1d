"""Names that look unused to vulture because a framework calls them."""

from builder.ingest import reading
