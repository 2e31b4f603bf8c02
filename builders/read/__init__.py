"""What goes in: text, HTML, JSONL, Parquet and WARC files, read as articles or counted as unreadable."""

from claimpack.builders.read.source import Input, Reading, Source
from claimpack.builders.read.sources import (
    ReadResult,
    iter_sources,
    load_source,
    read_loaded,
    read_source,
    read_sources,
    refuse_too_many_rejects,
)

__all__ = [
    "Input",
    "ReadResult",
    "Reading",
    "Source",
    "iter_sources",
    "load_source",
    "read_loaded",
    "read_source",
    "read_sources",
    "refuse_too_many_rejects",
]
