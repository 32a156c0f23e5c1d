"""Build an annotated research archive of news articles as a static site."""
