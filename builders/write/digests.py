"""The logical digest of a table: the same for the same types and values, however they are cut, encoded or stored.

Per column: type, validity, lengths and values, each hashed as one little-endian stream; so it is equal under any chunking,
any pyarrow version and any Parquet encoding. NaN has one form here, and -0.0 is 0.0. The order of rows and columns counts.
"""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

import pyarrow as pa
import pyarrow.compute as pc

from claimpack.builders.ids import canonical_json, sha256_hex

_NAN = float("nan")


@dataclass(frozen=True, slots=True)
class _Stream:
    """What was fed of one column, or of one part of a nested column, so far."""

    path: str
    type: str
    is_nullable: bool
    validity: "hashlib._Hash" = field(default_factory=hashlib.sha256)
    lengths: "hashlib._Hash" = field(default_factory=hashlib.sha256)
    values: "hashlib._Hash" = field(default_factory=hashlib.sha256)

    def summary(self) -> list[object]:
        """What the table's digest is made of."""
        return [self.path, self.type, self.is_nullable, self.validity.hexdigest(), self.lengths.hexdigest(), self.values.hexdigest()]


def logical_digest(table: pa.Table) -> str:
    """64 hex digits over the types and values of a table, in row order."""
    return digest_of([table], table.schema)


def digest_of(pieces: Iterable[pa.Table], schema: pa.Schema) -> str:
    """The logical digest of the pieces, one after the other, as one table. All must have the schema; one is held at a time."""
    streams = [_Stream(path, _name(part), part.nullable) for column in schema for path, part in _paths(column, column.name)]
    n_rows = 0
    for piece in pieces:
        n_rows += len(piece)
        for batch in piece.to_batches():
            parts = (part for column, array in zip(schema, batch.columns, strict=True) for part in _parts(column, array))
            for stream, array in zip(streams, parts, strict=True):
                _feed(stream, array)
    return sha256_hex(canonical_json([n_rows, [stream.summary() for stream in streams]]))


def _paths(column: pa.Field, path: str) -> Iterator[tuple[str, pa.Field]]:
    yield path, column
    if pa.types.is_list(column.type):
        yield from _paths(column.type.value_field, f"{path}[]")
    elif pa.types.is_struct(column.type):
        for child in column.type:
            yield from _paths(child, f"{path}.{child.name}")


def _parts(column: pa.Field, array: pa.Array) -> Iterator[pa.Array]:
    """The column and everything in it, in the order of _paths, without what slices and nulls hide."""
    yield array
    if pa.types.is_list(column.type):
        yield from _parts(column.type.value_field, array.flatten())
    elif pa.types.is_struct(column.type):
        for child, part in zip(column.type, array.flatten(), strict=True):
            yield from _parts(child, part)


def _name(column: pa.Field) -> str:
    """Our own names: those that pyarrow prints for nested types changed over its versions."""
    if pa.types.is_list(column.type):
        return "list"
    return "struct" if pa.types.is_struct(column.type) else str(column.type)


def _feed(stream: _Stream, array: pa.Array) -> None:
    if stream.is_nullable:
        stream.validity.update(_bytes(pc.cast(array.is_valid(), pa.uint8())))
    if pa.types.is_struct(array.type):
        return
    if pa.types.is_list(array.type):
        stream.lengths.update(_bytes(pc.fill_null(pc.list_value_length(array), 0)))
    elif pa.types.is_string(array.type):
        stream.lengths.update(_bytes(pc.fill_null(pc.binary_length(array), 0)))
        stream.values.update(_characters(array.drop_null() if array.null_count else array))
    else:
        stream.values.update(_bytes(_fixed(array)))


def _fixed(array: pa.Array) -> pa.Array:
    """The same values in one form: no nulls, one NaN, no -0.0, bytes for booleans and days for dates."""
    if pa.types.is_boolean(array.type):
        array = array.cast(pa.uint8())
    elif pa.types.is_date32(array.type):
        array = array.cast(pa.int32())
    elif pa.types.is_floating(array.type):
        array = pc.add(pc.if_else(pc.is_nan(array), pa.scalar(_NAN, array.type), array), pa.scalar(0.0, array.type))
    return pc.fill_null(array, pa.scalar(0, array.type)) if array.null_count else array


def _bytes(array: pa.Array) -> memoryview:
    width = array.type.bit_width // 8
    return memoryview(array.buffers()[1] or b"")[array.offset * width : (array.offset + len(array)) * width]


def _characters(array: pa.StringArray) -> memoryview:
    _, offsets, characters = array.buffers()
    if not len(array) or characters is None:
        return memoryview(b"")
    bounds = memoryview(offsets).cast("i")
    return memoryview(characters)[bounds[array.offset] : bounds[array.offset + len(array)]]
