"""JSON for people to read, of long lists too: as json.dumps writes it with indent=2, which in Python takes five times as long."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import fields, is_dataclass
from datetime import date
from functools import cache, lru_cache
from json.encoder import encode_basestring
from typing import Any, cast

_STEP = "  "
# Longer tuples of records are kept as they were written: a manifest and its attestation name every source, and are written several times.
_LONG = 1000


def indented_json(value: object) -> bytes:
    """A value as JSON in UTF-8, with two spaces for each level, sorted keys and a line feed at the end.

    Records are mappings of their members, dates their ISO form. Raises TypeError for what JSON and this do not know.
    """
    return f"{_written(value, '')}\n".encode()


def _written(value: object, pad: str) -> str:
    if isinstance(value, str):
        return encode_basestring(value)
    if isinstance(value, Mapping):
        return _mapping(sorted(value.items()), pad)
    if isinstance(value, list | tuple):
        return _kept(value, pad) if isinstance(value, tuple) and len(value) > _LONG and is_dataclass(value[0]) else _listed(value, pad)
    if is_dataclass(value):
        return _mapping([(name, getattr(value, name)) for name in _members(cast("Any", type(value)))], pad)
    return encode_basestring(value.isoformat()) if isinstance(value, date) else json.dumps(value)


def _listed(value: Sequence[object], pad: str) -> str:
    inner = pad + _STEP
    return f"[\n{_joined([_written(item, inner) for item in value], inner)}\n{pad}]" if value else "[]"


_kept = lru_cache(maxsize=2)(_listed)


def _mapping(items: list[tuple[str, object]], pad: str) -> str:
    inner = pad + _STEP
    lines = [f"{encode_basestring(name)}: {_written(value, inner)}" for name, value in items]
    return f"{{\n{_joined(lines, inner)}\n{pad}}}" if lines else "{}"


def _joined(lines: list[str], pad: str) -> str:
    return pad + f",\n{pad}".join(lines)


@cache
def _members(kind: Any) -> tuple[str, ...]:
    return tuple(sorted(field.name for field in fields(kind)))
