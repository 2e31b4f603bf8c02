"""Parquet: one article a row, streamed; the columns are the keys of record.py. The digest of an article is that of its text."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from claimpack.builders.config import did_you_mean
from claimpack.builders.read.known import KEYS
from claimpack.builders.read.record import input_of, source_of_record, too_large, unreadable
from claimpack.builders.read.remote import RemoteFile
from claimpack.builders.read.source import Place, Source, Unreadable
from claimpack.builders.read.text import decode_text
from claimpack.schema.problems import ClaimpackError

MEDIA_TYPE = "application/vnd.apache.parquet"
_BATCH = 256
_COLUMNS = ("source", "text", *KEYS)


def read_parquet(path: Path | RemoteFile, uri: str, max_bytes: int) -> Iterator[Source]:
    """The articles of a file, in its order. A row without a readable text is unreadable, named <uri>#row=<number>, from 1.

    Raises ClaimpackError SRC008 for an unknown column, SRC009 for one of the wrong type, SRC012 for a broken file; OSError.
    """
    import pyarrow as pa

    number = 0
    try:
        for row in _rows(path):
            number += 1
            yield _article(row, Place(uri, f"row={number}", f"{path}: row {number}", MEDIA_TYPE), max_bytes)
    except (pa.ArrowException, UnicodeDecodeError) as error:
        message = f"not a readable Parquet file ({type(error).__name__} after {number:,} rows)"
        raise ClaimpackError("SRC012", message, where=str(path), hint="write the file anew, or take it out of sources.articles") from None


def _rows(path: Path | RemoteFile) -> Iterator[dict[str, Any]]:
    import pyarrow as pa
    import pyarrow.parquet as pq

    with path.open("rb") as stream:
        file = pq.ParquetFile(stream)
        _refuse_columns(file.schema_arrow.names, str(path))
        for batch in file.iter_batches(batch_size=_BATCH):
            place = batch.schema.get_field_index("text")
            kind = batch.schema.field(place).type
            if pa.types.is_string(kind) or pa.types.is_large_string(kind):  # as bytes: the file may hold what is no UTF-8
                batch = batch.set_column(place, "text", batch.column(place).cast(pa.large_binary()))  # noqa: PLW2901
            yield from batch.to_pylist()


def _refuse_columns(names: list[str], where: str) -> None:
    for name in names:
        if name not in _COLUMNS:
            raise ClaimpackError("SRC008", f'unknown column "{name}"', where=where, hint=did_you_mean(name, _COLUMNS))
    if "text" not in names:
        raise ClaimpackError("SRC009", "no text", where=where, hint='each article needs a string in the column "text"')


def _article(row: dict[str, Any], place: Place, max_bytes: int) -> Source:
    record = {key: value.isoformat() if isinstance(value, date) else value for key, value in row.items()}
    content = record["text"]
    if not isinstance(content, bytes):
        return source_of_record(record, place, (content if isinstance(content, str) else "").encode())
    text = decode_text(content) if len(content) <= max_bytes else too_large(len(content), max_bytes)
    if isinstance(text, Unreadable):
        return unreadable(place, text, input_of(place.uri, content))
    return source_of_record({**record, "text": text}, place, content)
