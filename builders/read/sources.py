"""From a configuration to sources, and from a source to an article or a reject.

Sources stream in an order that depends on their names and places alone; read_source needs nothing but its arguments, so
that it can run on any worker.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from claimpack.builders.config import Config
from claimpack.builders.ids import article_id, reject_id
from claimpack.builders.read.files import File, cannot_open, find_files, read_limited
from claimpack.builders.read.html import read_html
from claimpack.builders.read.jsonl import read_jsonl
from claimpack.builders.read.known import NOTHING, Known, joined
from claimpack.builders.read.metadata import read_metadata, refuse_unknown_sources
from claimpack.builders.read.parquet import read_parquet
from claimpack.builders.read.remote import RemoteFile
from claimpack.builders.read.source import Input, Reading, Source, Unreadable
from claimpack.builders.read.text import decode_text
from claimpack.builders.read.warc import read_warc
from claimpack.schema.problems import ClaimpackError
from claimpack.schema.records import Article, Reject

FILES = {".txt": "text/plain", ".html": "text/html", ".htm": "text/html"}
CONTAINERS: dict[str, Callable[[File, str, int], Iterator[Source]]] = {
    ".jsonl": read_jsonl,
    ".parquet": read_parquet,
    ".warc": read_warc,
    ".warc.gz": read_warc,
}
_NAMED = 3


@dataclass(frozen=True, slots=True)
class ReadResult:
    """All that was read: articles by article_id, rejects by source_uri, inputs (of both) by source_uri."""

    articles: tuple[Article, ...]
    rejects: tuple[Reject, ...]
    inputs: tuple[Input, ...]


def read_sources(config: Config) -> ReadResult:
    """Every source of a configuration, held in memory. Raises as iter_sources, read_source and refuse_too_many_rejects do."""
    readings = [read_source(source, config) for source in iter_sources(config)]
    rejects = sorted((reading.row for reading in readings if isinstance(reading.row, Reject)), key=lambda row: row.source_uri)
    articles = sorted((reading.row for reading in readings if isinstance(reading.row, Article)), key=lambda row: row.article_id)
    refuse_too_many_rejects(rejects, len(readings), config)
    inputs = sorted((reading.input for reading in readings), key=lambda entry: entry.source_uri)
    return ReadResult(tuple(articles), tuple(rejects), tuple(inputs))


def iter_sources(config: Config) -> Iterator[Source]:
    """The sources, streamed: files by path, and what a container holds in its order. Files are not opened yet.

    Raises ClaimpackError SRC001, SRC002, SRC004 (see files), SRC003 for a file that no reader knows, SRC005 for two sources
    with one name, SRC007 to SRC011 (see metadata, record), SRC012 for a broken container,
    SRC013 for containers that hold nothing.
    """
    files = find_files(config)
    notes = read_metadata(config)
    kinds = [_kind(path, uri) for uri, path in files]
    if notes and not any(kind in CONTAINERS for kind in kinds):
        refuse_unknown_sources(notes, {uri for uri, _ in files})
    places: dict[str, tuple[str, str]] = {}
    for source in _members(files, kinds, config.build.max_bytes):
        _refuse_same_id(source, places)
        note = notes.get(source.uri)
        yield replace(source, known=joined(note.known, source.known)) if note else source
    if not places:
        hint = "name files that hold articles: a line of .jsonl, a row of .parquet, an HTML page of .warc"
        raise ClaimpackError("SRC013", "the sources hold no article", where=str(config.path), hint=hint)
    refuse_unknown_sources(notes, {uri for uri, _ in places.values()} if notes else set())


def read_source(source: Source, config: Config) -> Reading:
    """The article of a source, or the reject that says why there is none. Raises ClaimpackError SRC004 for an unopened file."""
    return read_loaded(load_source(source, config.build.max_bytes), config.dataset.language)


def load_source(source: Source, max_bytes: int) -> Source:
    """The source with its bytes, if it is a file still to be read. Raises ClaimpackError SRC004 if that cannot be opened."""
    if not isinstance(source.payload, Path | RemoteFile):
        return source
    payload, entry = read_limited(source.payload, source.uri, max_bytes)
    return replace(source, payload=payload, input=entry)


def read_loaded(source: Source, language: str) -> Reading:
    """The article of a source whose bytes are there, or the reject that says why there is none. Opens no file."""
    payload, entry, said = source.payload, source.input, NOTHING
    if isinstance(payload, bytes):
        payload, said = read_html(payload, source.charset) if source.media_type == "text/html" else (decode_text(payload), NOTHING)
    assert entry is not None
    assert not isinstance(payload, Path | RemoteFile)
    if isinstance(payload, Unreadable):
        return Reading(entry, _reject(source, payload))
    return Reading(entry, _article(source, entry, payload, joined(source.known, said), language))


def refuse_too_many_rejects(rejects: Sequence[Reject], n_sources: int, config: Config) -> None:
    """Raises ClaimpackError SRC006, naming the first, if too many of the sources, or all, could not be read. `rejects` are sorted."""
    if len(rejects) < n_sources and len(rejects) <= config.build.max_rejected * n_sources:
        return
    named = [f"{row.source_uri} ({row.reason}): {row.detail}" for row in rejects[:_NAMED]]
    more = [f"+{len(rejects) - _NAMED:,} more"] if len(rejects) > _NAMED else []
    message = f"{len(rejects):,} of {n_sources:,} sources could not be read"
    hint = f"correct them or take them out; build.max_rejected = {config.build.max_rejected:g} is the share that may be unreadable"
    raise ClaimpackError("SRC006", ": ".join([message, "; ".join([*named, *more])]), where=str(config.path), hint=hint)


def _kind(path: File, uri: str) -> str:
    name = path.name.lower()
    kinds = [*FILES, *CONTAINERS]
    kind = next((kind for kind in kinds if name.endswith(kind)), None)
    if kind is None:
        raise ClaimpackError("SRC003", f'no reader for "{uri}"', where=str(path), hint=f"narrow the pattern; read are {', '.join(kinds)}")
    return kind


def _members(files: list[tuple[str, File]], kinds: list[str], max_bytes: int) -> Iterator[Source]:
    for (uri, path), kind in zip(files, kinds, strict=True):
        if kind in FILES:
            yield Source(uri=uri, where=str(path), media_type=FILES[kind], payload=path)
            continue
        try:
            yield from CONTAINERS[kind](path, uri, max_bytes)
        except OSError as error:
            raise cannot_open(path, error) from None


def _refuse_same_id(source: Source, places: dict[str, tuple[str, str]]) -> None:
    key = article_id(source.uri)
    if key in places:
        uri, where = places[key]
        what = f'both are named "{uri}"' if uri == source.uri else f'"{uri}" and "{source.uri}" share {key}'
        hint = "give each its own source or url, or read only one of them"
        raise ClaimpackError("SRC005", f"two sources with one name: {what}", where=f"{where} and {source.where}", hint=hint)
    places[key] = (source.uri, source.where)


def _article(source: Source, entry: Input, text: str, known: Known, language: str) -> Article:
    created = known.created
    key = article_id(source.uri)
    return Article(
        article_id=key,
        source_uri=source.uri,
        sha256=entry.sha256,
        n_bytes=entry.n_bytes,
        media_type=source.media_type,
        language=language,
        title=known.title,
        publisher=known.publisher,
        byline=known.byline,
        url=known.url,
        license=known.license,
        rights_note=known.rights_note,
        agencies=known.agencies,
        dct_value=created.value if created else None,
        dct_precision=created.precision if created else "unknown",
        dct_earliest=created.earliest if created else None,
        dct_latest=created.latest if created else None,
        dct_source="metadata" if created else "none",
        independence_group=key,
        text=text,
    )


def _reject(source: Source, problem: Unreadable) -> Reject:
    return Reject(
        reject_id=reject_id(source.uri, (), "read", problem.reason),
        source_uri=source.uri,
        stage="read",
        reason=problem.reason,
        rule=f"read.{source.media_type.partition('/')[2].rpartition('.')[2]}",
        detail=problem.detail,
    )
