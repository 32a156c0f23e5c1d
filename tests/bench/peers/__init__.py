"""The articles of an invented archive, built by other generators."""
