"""Tiny whole sites, valid and invalid."""
