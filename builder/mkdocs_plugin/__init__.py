"""The MkDocs plugin `archive`: hands our pages to MkDocs. The only package that knows MkDocs."""

from builder.mkdocs_plugin.plugin import ArchivePlugin

__all__ = ["ArchivePlugin"]
