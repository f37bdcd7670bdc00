"""What can be done at Home, one module a group of keys."""
