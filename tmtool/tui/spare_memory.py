"""Giving memory back to the system: several threads at work leave much of it unused, which the C library keeps."""

from __future__ import annotations

import contextlib


def give_back() -> None:
    """Give unused memory back, where the C library knows how to (glibc); takes some milliseconds, so in a worker."""
    import ctypes

    with contextlib.suppress(OSError, AttributeError):
        ctypes.CDLL(None).malloc_trim(0)
