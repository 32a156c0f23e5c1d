"""The import step, measured on pages in languages beside English."""
