"""Which text belongs to which; pure."""
