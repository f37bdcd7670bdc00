"""Documents: original bytes to blocks and back, one module a format."""
