"""Proposals for an editor: what a text seems to name, from the authority records."""
