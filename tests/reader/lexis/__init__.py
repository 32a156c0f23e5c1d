"""The reader of languages beside English, on sentences that one can read."""
