"""What the translate screen does, one group of keys a file; `screens.translate` puts them together."""
