"""The numbers of the fields of a Parquet footer, as parquet.thrift gives them."""

from __future__ import annotations

from enum import IntEnum
from typing import Final


class InFile(IntEnum):
    """FileMetaData. What is left out belongs to encrypted files."""

    VERSION = 1
    SCHEMA = 2
    ROWS = 3
    GROUPS = 4
    NOTES = 5
    CREATED_BY = 6
    ORDERS = 7


class InElement(IntEnum):
    """SchemaElement: only what is read or changed. Columns have a type, groups have children."""

    TYPE = 1
    CHILDREN = 5


class InGroup(IntEnum):
    """RowGroup."""

    CHUNKS = 1
    BYTES = 2
    ROWS = 3
    SORTING = 4
    START = 5
    LENGTH = 6
    ORDINAL = 7


class InChunk(IntEnum):
    """ColumnChunk. What is left out belongs to encrypted columns, and to columns elsewhere."""

    START = 2
    META = 3
    OFFSET_INDEX_START = 4
    OFFSET_INDEX_LENGTH = 5
    COLUMN_INDEX_START = 6
    COLUMN_INDEX_LENGTH = 7


class InMeta(IntEnum):
    """ColumnMetaData. What is left out is the place of an index page, which nobody writes."""

    TYPE = 1
    ENCODINGS = 2
    PATH = 3
    CODEC = 4
    VALUES = 5
    BYTES = 6
    LENGTH = 7
    NOTES = 8
    DATA_START = 9
    DICTIONARY_START = 11
    STATISTICS = 12
    PAGES = 13
    BLOOM_START = 14
    BLOOM_LENGTH = 15
    SIZES = 16
    PLACES = 17


class InNote(IntEnum):
    """KeyValue."""

    KEY = 1
    VALUE = 2


OUTSIDE_OF_CHUNK: Final = frozenset(
    {
        InChunk.OFFSET_INDEX_START,
        InChunk.OFFSET_INDEX_LENGTH,
        InChunk.COLUMN_INDEX_START,
        InChunk.COLUMN_INDEX_LENGTH,
    }
)
OUTSIDE_OF_META: Final = frozenset({InMeta.BLOOM_START, InMeta.BLOOM_LENGTH})
"""What points to places that are not copied: readers do without."""
