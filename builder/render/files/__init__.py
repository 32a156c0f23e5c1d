"""What the site holds besides pages."""
