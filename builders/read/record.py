"""One article out of a container: the keys of a JSON line or the columns of a row.

Keys: text, and what known.py knows; `source` names the article inside the corpus. Without it the url does, and without
that the container's path and the first 16 hex digits of the SHA-256 of the text, so that no name depends on the order.
"""

import json
from collections.abc import Mapping
from typing import NoReturn

from claimpack.builders.ids import sha256_hex
from claimpack.builders.read.known import read_known, read_string
from claimpack.builders.read.source import Input, Place, Source, Unreadable
from claimpack.builders.read.text import judge_text
from claimpack.schema.problems import ClaimpackError

_DIGITS = 20


def source_of_record(record: Mapping[str, object], place: Place, content: bytes) -> Source:
    """The article of a record. `content` is what its digest is taken of: the line, or the text of a row.

    One without a readable text and without a name of its own is named by its place.
    Raises ClaimpackError SRC008 for an unknown key, SRC009 for a missing text or a value of the wrong kind.
    """
    known = read_known(record, place.where, "source", "text")
    text = record.get("text")
    if "text" not in record or not isinstance(text, str | None):
        hint = 'each article needs a string under the key "text"'
        raise ClaimpackError("SRC009", "no text" if "text" not in record else "text must be a string or null", where=place.where, hint=hint)
    payload = Unreadable("empty", "no text; remove the article or give it one") if text is None else judge_text(text)
    own_name = read_string(record, "source", place.where) or read_string(record, "url", place.where)
    by_text = place.uri if isinstance(payload, Unreadable) else f"{place.container}#{sha256_hex(payload.encode())[:16]}"
    uri = own_name or by_text
    return Source(uri=uri, where=place.where, media_type=place.media_type, payload=payload, known=known, input=input_of(uri, content))


def unreadable(place: Place, problem: Unreadable, entry: Input) -> Source:
    """A source that cannot become an article, named as its input is."""
    return Source(uri=entry.source_uri, where=place.where, media_type=place.media_type, payload=problem, input=entry)


def input_of(uri: str, content: bytes) -> Input:
    """The digest and size of a source's bytes."""
    return Input(uri, sha256_hex(content), len(content))


def too_large(n_bytes: int, max_bytes: int) -> Unreadable:
    """Why a source of so many bytes is not read."""
    return Unreadable("too_large", f"{n_bytes:,} bytes, more than build.max_bytes = {max_bytes:,}; raise it or split the source")


def parse_object(line: bytes) -> dict[str, object]:
    """The JSON object on a line. Raises ValueError, with a message for people, for anything else and for a key given twice."""
    try:
        value = json.loads(line.decode("utf-8").removeprefix("\ufeff"), object_pairs_hook=_pairs, parse_constant=_refuse, parse_int=_whole)
    except UnicodeDecodeError as error:
        raise ValueError(f"not UTF-8: byte 0x{line[error.start]:02X} at offset {error.start} of the line") from None
    except json.JSONDecodeError as error:
        raise ValueError(f"not JSON: {error.msg} at column {error.colno}") from None
    except RecursionError:
        raise ValueError("not JSON: nested too deeply") from None
    if not isinstance(value, dict):
        raise ValueError("not a JSON object: a line is { … }")  # noqa: TRY004 - all that can be wrong with a line is one kind
    return value


def _pairs(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [key for key, _ in pairs]
        raise ValueError(f'not JSON: key "{next(key for key in names if names.count(key) > 1)}" twice')
    return found


def _whole(digits: str) -> int:
    return int(digits) if len(digits) <= _DIGITS else _refuse(digits)


def _refuse(number: str) -> NoReturn:
    raise ValueError(f"not JSON: {number[:_DIGITS]} is no number")
