"""WARC (ISO 28500): the web pages of an archive, streamed. A page is a response record with HTTP status 200 and HTML.

The digest of an article is that of the page's bytes after transfer and content decoding. Other records are no sources.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from claimpack.builders.read.known import Known, to_uri
from claimpack.builders.read.record import input_of, unreadable
from claimpack.builders.read.remote import RemoteFile
from claimpack.builders.read.source import Place, Source, Unreadable
from claimpack.schema.problems import ClaimpackError

MEDIA_TYPE = "text/html"
_TAIL = 1 << 10
_PAGES = ("text/html", "application/xhtml+xml")
_UNDERSTOOD = ("", "identity", "gzip", "deflate")


def read_warc(path: Path | RemoteFile, uri: str, max_bytes: int) -> Iterator[Source]:
    """The pages of an archive (.warc or .warc.gz), in its order, named by their URL, or without one <uri>#record=<number>, from 1.

    Raises ClaimpackError SRC012 for a broken archive and for one cut off inside a record (between two it cannot be told); OSError.
    """
    number = 0
    try:
        for record in _records(path):
            number += 1
            if _is_page(record):
                yield _page(record, Place(uri, f"record={number}", f"{path}: record {number}", MEDIA_TYPE), max_bytes)
    except OSError:
        raise
    except Exception as error:  # noqa: BLE001 - a foreign back end
        message = f"not a readable WARC file ({type(error).__name__} after {number:,} records)"
        raise ClaimpackError("SRC012", message, where=str(path), hint="fetch the file anew, or take it out of sources.articles") from None


def _records(path: Path | RemoteFile) -> Iterator[Any]:
    """The records of an archive. Raises EOFError where it ends inside a record, which the back end takes for its end."""
    from warcio.archiveiterator import ArchiveIterator

    end = 0
    with path.open("rb") as stream:
        records = ArchiveIterator(stream)
        for record in records:
            yield record
            end = records.get_record_offset() + records.get_record_length()
            if record.rec_headers.get_header("Content-Length") is None or getattr(record.raw_stream, "limit", 0) > 0:
                raise EOFError
    with path.open("rb") as stream:
        stream.seek(end)
        if stream.read(_TAIL).strip():
            raise EOFError


def _is_page(record: Any) -> bool:
    if record.rec_type != "response" or not record.http_headers or record.http_headers.get_statuscode() != "200":
        return False
    return _header(record, "Content-Type").partition(";")[0].strip().lower() in _PAGES


def _page(record: Any, place: Place, max_bytes: int) -> Source:
    url = (record.rec_headers.get_header("WARC-Target-URI") or "").strip("<> ") or place.uri
    encoding = _header(record, "Content-Encoding").strip().lower()
    content = record.content_stream().read(max_bytes + 1)
    entry = input_of(url, content)
    if encoding not in _UNDERSTOOD:
        problem = f'compressed as "{encoding}", which is not understood; archive the page without it'
        return unreadable(place, Unreadable("undecodable", problem), entry)
    if len(content) > max_bytes:
        problem = f"more than build.max_bytes = {max_bytes:,} bytes, of which the digest is taken; raise it"
        return unreadable(place, Unreadable("too_large", problem), entry)
    known = Known(url=to_uri(url))
    charset = _charset(record)
    return Source(uri=url, where=place.where, media_type=MEDIA_TYPE, payload=content, known=known, charset=charset, input=entry)


def _charset(record: Any) -> str | None:
    for parameter in _header(record, "Content-Type").split(";")[1:]:
        name, _, value = parameter.partition("=")
        if name.strip().lower() == "charset":
            return value.strip(" \"'") or None
    return None


def _header(record: Any, name: str) -> str:
    return record.http_headers.get_header(name) or ""
