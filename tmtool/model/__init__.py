"""Frozen records and the one error family; imports nothing of tmtool, and every floor may use it."""
