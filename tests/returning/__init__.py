"""Tests of tables that come back."""
