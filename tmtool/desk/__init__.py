"""What a translator does; the only place where craft meets the database."""
