"""Clean text for a CMS: the paragraphs of an article and nothing else."""

from __future__ import annotations

from collections.abc import Sequence

from tmtool.model.articles import BlockKind


def write(blocks: Sequence[tuple[BlockKind, str]]) -> bytes:
    """Write blocks as UTF-8 paragraphs with a blank line between them; white space at their ends is dropped.

    Args:
        blocks: kind and text of each; left-out ones are not passed, blank ones leave no trace.
    """
    paragraphs = [text.strip() for _, text in blocks if text.strip()]
    return ("\n\n".join(paragraphs) + "\n").encode() if paragraphs else b""
