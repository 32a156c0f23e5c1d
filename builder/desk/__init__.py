"""The desk: an article is reviewed in the browser, on this machine alone, and its record written.

The desk has no store of its own. Every action is an edit of a record's text, written at once.
"""
