"""The tests; they mirror builder/."""
