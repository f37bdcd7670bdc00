"""Terms: met in a source, used in a target; pure."""
