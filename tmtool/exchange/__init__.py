"""The trade's bilingual files and glossaries: bytes to records and back, one module a format."""
