"""JSON lines: one article a line, streamed. The digest of an article is that of its line without the line feed."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from claimpack.builders.read.record import input_of, parse_object, source_of_record, too_large, unreadable
from claimpack.builders.read.remote import RemoteFile
from claimpack.builders.read.source import Input, Place, Source, Unreadable

MEDIA_TYPE = "application/json"
_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class _Line:
    number: int
    content: bytes  # the first bytes only, of a line that is too long
    n_bytes: int
    sha256: str


def read_jsonl(path: Path | RemoteFile, uri: str, max_bytes: int) -> Iterator[Source]:
    """The articles of a file, in its order; blank lines are skipped. A line that is no JSON or too long is unreadable.

    Such a line is named <uri>#line=<number>, from 1. Raises ClaimpackError SRC008, SRC009 (see record) and OSError.
    """
    with path.open("rb") as stream:
        for line in _lines(stream, max_bytes):
            place = Place(uri, f"line={line.number}", f"{path}:{line.number}", MEDIA_TYPE)
            if line.n_bytes > max_bytes:
                yield unreadable(place, too_large(line.n_bytes, max_bytes), Input(place.uri, line.sha256, line.n_bytes))
            elif line.content.strip():
                yield _article(line.content, place)


def _article(content: bytes, place: Place) -> Source:
    try:
        record = parse_object(content)
    except ValueError as error:
        return unreadable(place, Unreadable("undecodable", f"{error}; correct the line"), input_of(place.uri, content))
    return source_of_record(record, place, content)


def _lines(stream: IO[bytes], max_bytes: int) -> Iterator[_Line]:
    """Lines without their line feed; of one longer than max_bytes no more is held in memory than that."""
    number = 0
    while first := stream.readline(max_bytes + 2):
        number += 1
        content = first.removesuffix(b"\n")
        digest, n_bytes, chunk = hashlib.sha256(content), len(content), first
        while not chunk.endswith(b"\n") and (chunk := stream.readline(_CHUNK)):
            rest = chunk.removesuffix(b"\n")
            digest.update(rest)
            n_bytes += len(rest)
        yield _Line(number, content, n_bytes, digest.hexdigest())
