"""What a check says of a pair of texts; pure."""
