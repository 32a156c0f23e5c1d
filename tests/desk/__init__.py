"""The desk: its server, and journeys in Chromium."""
