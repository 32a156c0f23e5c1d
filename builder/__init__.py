"""Build an annotated research archive of news articles as a static site."""

__version__ = "0.1.0"
