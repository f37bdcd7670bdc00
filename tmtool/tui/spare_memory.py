"""Memory that lies unused: several threads at work leave much of it, which the C library keeps."""

from __future__ import annotations

import contextlib

_ARENAS = -8
"""The name of a setting in glibc's malloc.h."""


def share() -> None:
    """Have all threads take memory from one heap, where the C library has several (glibc); before there are threads.

    With a heap for each thread, what one gives back the others cannot use.
    """
    import ctypes

    with contextlib.suppress(OSError, AttributeError):
        ctypes.CDLL(None).mallopt(_ARENAS, 1)


def give_back() -> None:
    """Give unused memory back, where the C library knows how to (glibc); takes some milliseconds, so in a worker."""
    import ctypes

    with contextlib.suppress(OSError, AttributeError):
        ctypes.CDLL(None).malloc_trim(0)
