"""Sources by bucket: everything that is to be read, in files that workers take their articles from.

The bytes are taken as they are; what they hold is for the worker to find out (pages take time). A bucket's file holds the sources by URI,
so that it does not depend on how they lie in files and containers.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import pyarrow as pa

from claimpack.builders import ids
from claimpack.builders.config import Config
from claimpack.builders.engine import Content, Store
from claimpack.builders.graph.buckets import bucket_of, n_buckets_for
from claimpack.builders.graph.frames import packed, unpacked
from claimpack.builders.read import Input, Source, iter_sources, load_source
from claimpack.builders.read.dates import read_creation_time
from claimpack.builders.read.known import Known
from claimpack.builders.read.source import Unreadable

_SCHEMA = pa.schema(
    [
        ("uri", pa.string()),
        ("media_type", pa.string()),
        ("kind", pa.string()),
        ("payload", pa.binary()),
        ("charset", pa.string()),
        ("known", pa.string()),
        ("sha256", pa.string()),
        ("n_bytes", pa.int64()),
    ]
)
_BYTES, _TEXT = "bytes", "text"
_STRINGS = ("title", "publisher", "byline", "url", "license", "rights_note")
Row = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Gathered:
    """How many buckets there are; those that hold sources, each with its file; how many are in each file; and all inputs, by URI."""

    n_buckets: int
    files: Mapping[int, str]
    sizes: Mapping[str, int]
    inputs: tuple[Input, ...]


def gather(config: Config, store: Store) -> Gathered:
    """Read the bytes of every source into the store. Raises as iter_sources and load_source do."""
    found_rows: list[Row] = []
    inputs: list[Input] = []
    for found in iter_sources(config):
        source = load_source(found, config.build.max_bytes)
        assert source.input is not None
        inputs.append(source.input)
        found_rows.append(_row(source))
    n_buckets = config.engine.buckets or n_buckets_for(len(inputs))
    rows: dict[int, list[Row]] = {}
    for row in found_rows:
        rows.setdefault(bucket_of(ids.article_id(str(row[0])), n_buckets), []).append(row)
    files = {bucket: store.put(_packed(rows[bucket])) for bucket in sorted(rows)}
    sizes = {file: len(rows[bucket]) for bucket, file in files.items()}
    return Gathered(n_buckets, files, sizes, tuple(sorted(inputs, key=lambda entry: entry.source_uri)))


def sources_of(content: Content) -> Iterator[Source]:
    """The sources of a bucket's file, by URI."""
    for row in unpacked(content).to_pylist():
        yield Source(
            uri=row["uri"],
            where=row["uri"],
            media_type=row["media_type"],
            payload=_payload(row["kind"], row["payload"]),
            known=_known(row["known"]),
            charset=row["charset"],
            input=Input(row["uri"], row["sha256"], row["n_bytes"]),
        )


def _packed(rows: list[Row]) -> Content:
    rows.sort(key=lambda row: str(row[0]))
    columns = zip(*rows, strict=True)
    return packed(
        pa.Table.from_arrays([pa.array(column, field.type) for column, field in zip(columns, _SCHEMA, strict=True)], schema=_SCHEMA)
    )


def _row(source: Source) -> Row:
    kind, payload = _encoded(source.payload)
    assert source.input is not None
    return source.uri, source.media_type, kind, payload, source.charset, _told(source.known), source.input.sha256, source.input.n_bytes


def _encoded(payload: object) -> tuple[str, bytes]:
    """How the payload is written; of what cannot be read, the kind is the reason and the content the detail."""
    if isinstance(payload, bytes):
        return _BYTES, payload
    if isinstance(payload, str):
        return _TEXT, payload.encode()
    assert isinstance(payload, Unreadable)
    return payload.reason, payload.detail.encode()


def _payload(kind: str, content: bytes) -> bytes | str | Unreadable:
    if kind == _BYTES:
        return content
    return content.decode() if kind == _TEXT else Unreadable(kind, content.decode())


def _told(known: Known) -> str:
    told = {name: getattr(known, name) for name in _STRINGS} | {"agencies": known.agencies}
    return json.dumps(told | {"created": known.created.value if known.created else None}, ensure_ascii=False, sort_keys=True)


def _known(told: str) -> Known:
    values = json.loads(told)
    created = read_creation_time(values["created"]) if values["created"] else None
    return Known(**{name: values[name] for name in _STRINGS}, agencies=tuple(values["agencies"]), created=created)
