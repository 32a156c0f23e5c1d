"""Lighthouse's phone profile on the pages that readers open most."""
