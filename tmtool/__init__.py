"""A translation memory for a news desk, in the terminal."""

__version__ = "0.1.0.dev0"
