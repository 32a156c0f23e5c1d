"""Find the places that a text names: the archive's own records first, then the gazetteer's."""

from builder.annotate.places.find import find_places

__all__ = ["find_places"]
