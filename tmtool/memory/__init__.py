"""Finding and scoring translation units; pure."""
