"""From the bytes of a document to the blocks of an article and the segments of a job."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from tmtool.desk.segmenting import Cutting, slices
from tmtool.documents.document import DocumentBlock
from tmtool.language.furniture import furniture
from tmtool.model.articles import Block
from tmtool.model.text import TaggedText
from tmtool.store import segments as segment_rows
from tmtool.store import tables
from tmtool.store.articles import NewBlock
from tmtool.store.segments import POSITION_STEP, Place
from tmtool.store.transaction import Transaction


def new_blocks(blocks: Sequence[DocumentBlock | Block], *, is_cut: bool = False) -> list[NewBlock]:
    """Make the rows of blocks, with what looks like article furniture marked; in a bilingual file nothing does."""
    proposed = frozenset() if is_cut else furniture([block.text.text for block in blocks])
    return [
        NewBlock(block.kind, block.text, block.start, block.end, index in proposed)
        for index, block in enumerate(blocks)
    ]


def add_job(
    transaction: Transaction,
    article: int,
    language: str,
    blocks: Sequence[NewBlock],
    identities: Sequence[int],
    source_language: str,
    rules: Cutting,
    left_out: Collection[int] = (),
) -> int:
    """Write a job with its segments, and give its identity.

    Args:
        transaction: the operation.
        article: the article.
        language: the language to translate into.
        blocks: the blocks of the article's version.
        identities: their identities, in order.
        source_language: the language of the article.
        rules: the rules that cut it.
        left_out: indices of the blocks that a person has left out; what is proposed for them is settled by it.
    """
    job = transaction.insert(tables.JobRow, article=article, language=language, due=None)
    texts: list[TaggedText] = [block.text for block in blocks]
    transaction.insert_many(
        tables.SegmentRow,
        [
            {
                **segment_rows.new_segment(
                    job,
                    Place(
                        n * POSITION_STEP,
                        identities[slice.first_block],
                        slice.start,
                        identities[slice.last_block],
                        slice.end,
                    ),
                    slice.source,
                    furniture=blocks[slice.first_block].furniture and slice.first_block not in left_out,
                ),
                "left_out": int(slice.first_block in left_out),
            }
            for n, slice in enumerate(slices(texts, source_language, rules), 1)
        ],
    )
    return job
