"""The tables of a desk.

Every synchronised row carries `change`, the number of the transaction that last wrote it, `deleted`, which makes it
a tombstone instead of a gap, and `digest`, which finds the flipped bit that no database check finds.
"""

# Annotations are values here, not text: SQLModel needs them as soon as a class is made, and reading 200 of them back
# from text takes longer than opening the desk.
import sqlalchemy as sa
from sqlmodel import SQLModel

from tmtool.store import columns


def _table(*constraints: sa.Constraint | sa.Index) -> tuple[object, ...]:
    return (*constraints, {"sqlite_strict": True, "sqlite_autoincrement": True})


def _among(column: str, *names: str) -> sa.CheckConstraint:
    listed = ", ".join(f"'{name}'" for name in names)
    return sa.CheckConstraint(f"{column} IN ({listed})")


def _flags(*names: str) -> tuple[sa.CheckConstraint, ...]:
    return tuple(sa.CheckConstraint(f"{name} IN (0, 1)") for name in names)


def _key(name: str, *parts: str) -> sa.Index:
    """A key in which nothing equals nothing, unlike in SQL."""
    return sa.Index(name, *(sa.text(part) for part in parts), unique=True)


class Table(SQLModel):
    """What all tables have in common."""

    model_config = {"defer_build": True}
    """Rows are read and written as the database has them; what would validate them is made when somebody asks."""


class DeskRow(Table, table=True):
    """The desk itself: one row."""

    __tablename__ = "desk"
    __table_args__ = _table(sa.CheckConstraint("id = 1"))
    id: int | None = columns.identity()
    identity: str = columns.text()
    created: str = columns.text()
    change: int = columns.integer(0)
    """The number of the last transaction that wrote."""


class SettingRow(Table, table=True):
    """One setting of the desk."""

    __tablename__ = "setting"
    __table_args__ = _table(*_flags("deleted"))
    id: int | None = columns.identity()
    name: str = columns.text(unique=True)
    value: object = columns.structure()
    change: int = columns.integer(0)
    deleted: int = columns.flag()


class ArticleRow(Table, table=True):
    """A source document."""

    __tablename__ = "article"
    __table_args__ = _table(
        *_flags("archived", "deleted"),
        sa.Index("article_name", "name", unique=True, sqlite_where=sa.text("deleted = 0 AND archived = 0")),
    )
    id: int | None = columns.identity()
    name: str = columns.text()
    language: str = columns.text()
    format: str = columns.text()
    title: str = columns.text()
    dateline: str | None = columns.optional_text()
    byline: str | None = columns.optional_text()
    address: str | None = columns.optional_text()
    dated: str | None = columns.optional_text()
    due: str | None = columns.optional_text()
    version: int | None = columns.optional_integer()
    """The article_version that jobs work on; NULL only while the article is being taken in."""
    archived: int = columns.flag()
    added: str = columns.text()
    changed: str = columns.text()
    change: int = columns.integer(0)
    deleted: int = columns.flag()
    digest: bytes = columns.blob()


class ArticleVersionRow(Table, table=True):
    """One state of the source document; its bytes are kept as they came."""

    __tablename__ = "article_version"
    __table_args__ = _table(*_flags("deleted"))
    id: int | None = columns.identity()
    article: int = columns.reference("article.id")
    number: int = columns.integer()
    content: bytes = columns.blob()
    encoding: str = columns.text()
    added: str = columns.text()
    change: int = columns.integer(0)
    deleted: int = columns.flag()
    digest: bytes = columns.blob()


class BlockRow(Table, table=True):
    """A translatable piece of an article version."""

    __tablename__ = "block"
    __table_args__ = _table(*_flags("deleted", "furniture"))
    id: int | None = columns.identity()
    version: int = columns.reference("article_version.id")
    position: int = columns.integer()
    kind: str = columns.text()
    text: str = columns.text()
    tags: object = columns.structure()
    start: int = columns.integer()
    end: int = columns.integer()
    furniture: int = columns.flag()
    change: int = columns.integer(0)
    deleted: int = columns.flag()
    digest: bytes = columns.blob()


class JobRow(Table, table=True):
    """One article into one target language."""

    __tablename__ = "job"
    __table_args__ = _table(
        *_flags("deleted"),
        sa.Index("job_key", "article", "language", unique=True, sqlite_where=sa.text("deleted = 0")),
    )
    id: int | None = columns.identity()
    article: int = columns.reference("article.id")
    language: str = columns.text()
    due: str | None = columns.optional_text()
    person: str | None = columns.optional_text()
    """Who has it; advice to colleagues, no lock."""
    change: int = columns.integer(0)
    deleted: int = columns.flag()
    digest: bytes = columns.blob()


class SegmentRow(Table, table=True):
    """A sentence-like slice of a block, in one job."""

    __tablename__ = "segment"
    __table_args__ = _table(
        _among("state", "new", "draft", "translated", "reviewed", "final"),
        *_flags("locked", "left_out", "furniture", "deleted"),
        sa.CheckConstraint("version >= 1"),
        sa.Index("segment_place", "job", "deleted", "position"),
        sa.Index("segment_repeats", "job", "source_key"),
        sa.Index("segment_wrote", "wrote", sqlite_where=sa.text("wrote IS NOT NULL")),
        sa.Index("segment_change", "change"),
    )
    id: int | None = columns.identity()
    job: int = columns.reference("job.id", index=False)
    position: float = columns.real()
    """Grows through the job; a part that is split off stands half-way to its successor."""
    first_block: int = columns.reference("block.id", index=False)
    start: int = columns.integer()
    last_block: int = columns.reference("block.id", index=False)
    end: int = columns.integer()
    source: str = columns.text()
    source_tags: object = columns.structure()
    source_hash: bytes = columns.blob()
    source_key: bytes = columns.blob()
    target: str = columns.text()
    target_tags: object = columns.structure()
    state: str = columns.text()
    locked: int = columns.flag()
    left_out: int = columns.flag()
    furniture: int = columns.flag()
    origin: str | None = columns.optional_text()
    origin_detail: str | None = columns.optional_text()
    old_source: str | None = columns.optional_text()
    wrote: int | None = columns.optional_integer()
    """The variant that confirming this segment wrote, or found already written."""
    sisters: object = columns.structure()
    """What it was confirmed beside: language, source and confirmed text of each segment over the same stretch."""
    person: str | None = columns.optional_text()
    time: str | None = columns.optional_text()
    version: int = columns.integer(1)
    change: int = columns.integer(0)
    deleted: int = columns.flag()
    digest: bytes = columns.blob()


class CommentRow(Table, table=True):
    """A remark on a segment."""

    __tablename__ = "comment"
    __table_args__ = _table(*_flags("deleted"))
    id: int | None = columns.identity()
    segment: int = columns.reference("segment.id")
    text: str = columns.text()
    person: str = columns.text()
    time: str = columns.text()
    change: int = columns.integer(0)
    deleted: int = columns.flag()
    digest: bytes = columns.blob()


class IgnoredRow(Table, table=True):
    """A finding that somebody does not want to see again, in one segment or on the whole desk."""

    __tablename__ = "ignored"
    __table_args__ = _table(
        *_flags("deleted"),
        _key("ignored_key", "check_id", "COALESCE(segment, 0)", "COALESCE(about, char(0))"),
    )
    id: int | None = columns.identity()
    check_id: str = columns.text()
    segment: int | None = columns.optional_integer()
    """NULL where it holds for the whole desk."""
    about: str | None = columns.optional_text()
    """The word, term or figure; NULL where it holds for whatever the check is about."""
    person: str = columns.text()
    time: str = columns.text()
    change: int = columns.integer(0)
    deleted: int = columns.flag()
    digest: bytes = columns.blob()


class PresenceRow(Table, table=True):
    """Where a person stands in a job: the place to resume at, and advice to colleagues; not synchronised."""

    __tablename__ = "presence"
    __table_args__ = _table(sa.Index("presence_key", "person", "job", unique=True))
    id: int | None = columns.identity()
    person: str = columns.text()
    job: int = columns.reference("job.id")
    segment: int = columns.integer()
    until: str = columns.text()
    """Until when the person is taken to be in that segment."""


class BookmarkRow(Table, table=True):
    """A segment that a person wants to find again; not synchronised."""

    __tablename__ = "bookmark"
    __table_args__ = _table(sa.Index("bookmark_key", "person", "segment", unique=True))
    id: int | None = columns.identity()
    person: str = columns.text()
    segment: int = columns.reference("segment.id")


class MemoryRow(Table, table=True):
    """A named set of units."""

    __tablename__ = "memory"
    __table_args__ = _table(
        _among("kind", "working", "reference"),
        sa.CheckConstraint("penalty BETWEEN 0 AND 100"),
        *_flags("read_only", "vanished", "deleted"),
        sa.Index("memory_name", "name", unique=True, sqlite_where=sa.text("deleted = 0")),
    )
    id: int | None = columns.identity()
    name: str = columns.text()
    kind: str = columns.text()
    penalty: int = columns.integer(0)
    read_only: int = columns.flag()
    vanished: int = columns.flag()
    """Its drop-folder file is gone; the units stay."""
    change: int = columns.integer(0)
    deleted: int = columns.flag()
    digest: bytes = columns.blob()


class UnitRow(Table, table=True):
    """A translation unit: one text with its context; its texts are variants, the source text like the others."""

    __tablename__ = "unit"
    __table_args__ = _table(
        *_flags("hidden", "deleted"),
        _key(
            "unit_key",
            "memory",
            "source_language",
            "source_key",
            "COALESCE(previous_hash, x'')",
            "COALESCE(next_hash, x'')",
            "COALESCE(tuid, char(0))",
        ),
    )
    id: int | None = columns.identity()
    memory: int = columns.reference("memory.id")
    source_language: str = columns.text()
    source_hash: bytes = columns.blob()
    source_key: bytes = columns.blob()
    previous_hash: bytes | None = columns.optional_blob()
    next_hash: bytes | None = columns.optional_blob()
    tuid: str | None = columns.optional_text()
    properties: object = columns.structure()
    notes: object = columns.structure()
    created_by: str | None = columns.optional_text()
    created_at: str | None = columns.optional_text()
    changed_by: str | None = columns.optional_text()
    changed_at: str | None = columns.optional_text()
    hidden: int = columns.flag()
    """Overridden by a unit of the working memory."""
    change: int = columns.integer(0)
    deleted: int = columns.flag()
    digest: bytes = columns.blob()


class VariantRow(Table, table=True):
    """One text of a unit in one language."""

    __tablename__ = "variant"
    __table_args__ = _table(
        _among("status", "draft", "translated", "reviewed", "final"),
        *_flags("deleted"),
        sa.Index("variant_key", "unit", "language", "text_key", unique=True),
        sa.Index("variant_text", "text_hash", "language"),
        sa.Index("variant_change", "change"),
    )
    id: int | None = columns.identity()
    unit: int = columns.reference("unit.id", index=False)
    language: str = columns.text()
    language_tag: str = columns.text()
    """The tag of the file, given back on export."""
    text: str = columns.text()
    tags: object = columns.structure()
    text_hash: bytes = columns.blob()
    text_key: bytes = columns.blob()
    tokens: bytes = columns.blob()
    """Normalised tokens for the fuzzy index, by the normaliser version in the settings."""
    status: str = columns.text()
    properties: object = columns.structure()
    notes: object = columns.structure()
    created_by: str | None = columns.optional_text()
    created_at: str | None = columns.optional_text()
    changed_by: str | None = columns.optional_text()
    changed_at: str | None = columns.optional_text()
    change: int = columns.integer(0)
    deleted: int = columns.flag()
    digest: bytes = columns.blob()


class GlossaryRow(Table, table=True):
    """A named set of concepts."""

    __tablename__ = "glossary"
    __table_args__ = _table(
        *_flags("read_only", "vanished", "deleted"),
        sa.Index("glossary_name", "name", unique=True, sqlite_where=sa.text("deleted = 0")),
    )
    id: int | None = columns.identity()
    name: str = columns.text()
    read_only: int = columns.flag()
    vanished: int = columns.flag()
    change: int = columns.integer(0)
    deleted: int = columns.flag()
    digest: bytes = columns.blob()


class ConceptRow(Table, table=True):
    """One thing with its terms in every language."""

    __tablename__ = "concept"
    __table_args__ = _table(*_flags("deleted"), sa.Index("concept_key", "glossary", "concept_key", unique=True))
    id: int | None = columns.identity()
    glossary: int = columns.reference("glossary.id")
    concept_key: bytes = columns.blob()
    """Hash of the concept's own identity, else of all that it says: a concept met again is a duplicate."""
    concept_id: str | None = columns.optional_text()
    note: str | None = columns.optional_text()
    subject: str | None = columns.optional_text()
    properties: object = columns.structure()
    change: int = columns.integer(0)
    deleted: int = columns.flag()
    digest: bytes = columns.blob()


class TermRow(Table, table=True):
    """One term of a concept in one language."""

    __tablename__ = "term"
    __table_args__ = _table(
        _among("status", "preferred", "admitted", "forbidden"),
        *_flags("case_sensitive", "deleted"),
        sa.Index("term_key", "concept", "language", "text", unique=True),
    )
    id: int | None = columns.identity()
    concept: int = columns.reference("concept.id", index=False)
    position: int = columns.integer()
    language: str = columns.text()
    text: str = columns.text()
    status: str = columns.text()
    valid_from: str | None = columns.optional_text()
    valid_to: str | None = columns.optional_text()
    case_sensitive: int | None = columns.optional_integer()
    part_of_speech: str | None = columns.optional_text()
    note: str | None = columns.optional_text()
    change: int = columns.integer(0)
    deleted: int = columns.flag()
    digest: bytes = columns.blob()


class DropFileRow(Table, table=True):
    """A file of a drop folder, as it was when it was last applied."""

    __tablename__ = "drop_file"
    __table_args__ = _table(
        _among("shelf", "shipped", "desk"),
        _among("kind", "memory", "glossary"),
        sa.Index("drop_file_key", "shelf", "kind", "name", unique=True),
    )
    id: int | None = columns.identity()
    shelf: str = columns.text()
    kind: str = columns.text()
    name: str = columns.text()
    """The name of the file in its folder."""
    size: int = columns.integer()
    modified: int = columns.integer()
    """Nanoseconds since the epoch."""
    file_digest: str = columns.text()
    owner: int | None = columns.optional_integer()
    """The memory or glossary that holds its content."""
    refused: str | None = columns.optional_text()
    """Why this state of the file could not be taken."""
    deleted_digest: str | None = columns.optional_text()
    """The state of the file that a command deleted, and that stays deleted."""


class OperationRow(Table, table=True):
    """One thing that a person did that wrote."""

    __tablename__ = "operation"
    __table_args__ = _table(*_flags("undone"), sa.Index("operation_person", "person", "id"))
    id: int | None = columns.identity()
    kind: str = columns.text()
    person: str = columns.text()
    time: str = columns.text()
    change: int = columns.integer()
    job: int | None = columns.optional_integer()
    undoes: int | None = columns.optional_integer()
    undone: int = columns.flag()


class RevisionRow(Table, table=True):
    """What an operation did to one row, or, for rows that it made by the thousand, to a run of them."""

    __tablename__ = "revision"
    __table_args__ = _table(sa.Index("revision_row", "table_name", "row"))
    id: int | None = columns.identity()
    operation: int = columns.reference("operation.id")
    table_name: str = columns.text()
    row: int = columns.integer()
    last_row: int = columns.integer()
    """Equal to `row` but for a run of new rows, which keeps no contents."""
    before: object = columns.structure()
    """NULL where the operation made the row."""
    after: object = columns.structure()


BY_NAME: dict[str, type[Table]] = {str(row.__tablename__): row for row in Table.__subclasses__()}
"""Every row class by the name of its table."""
