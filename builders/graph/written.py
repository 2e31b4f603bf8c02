"""Records as JSON and back, for files between tasks that are too small or too uneven for a table. Dates are ISO 8601."""

import json
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from functools import cache
from types import NoneType, UnionType
from typing import Any, TypeVar, cast, get_args, get_origin, get_type_hints

from claimpack.builders.engine import Content

Record = TypeVar("Record")
Reader = Callable[[Any], Any]
_PLAIN = (str, int, float, bool, NoneType)


def written(records: object) -> Content:
    """Records, or a tuple of them, as JSON; the same for equal records."""
    return json.dumps(records, ensure_ascii=False, sort_keys=True, default=_plain).encode()


def read(content: Content, kind: type[Record]) -> list[Record]:
    """The records of a file that holds a list of them."""
    made = _reader(cast("Any", kind))
    return [made(item) for item in json.loads(bytes(content))]


def read_one(content: Content, kind: type[Record]) -> Record:
    """The record of a file."""
    return cast("Record", _reader(cast("Any", kind))(json.loads(bytes(content))))


def _plain(value: object) -> object:
    """A record as a mapping of its members, a date as its characters."""
    if isinstance(value, date):
        return value.isoformat()
    return {name: getattr(value, name) for name in _names(cast("Any", type(value)))}


@cache
def _names(kind: Any) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))


@cache
def _reader(kind: Any) -> Reader:
    """What makes of a JSON value what the annotation says; frozen records, tuples, mappings of plain values, dates and None are known."""
    if kind in _PLAIN or get_origin(kind) in (dict, Mapping):
        return _as_it_is
    if kind is date:
        return date.fromisoformat
    if is_dataclass(kind):
        return _record_reader(cast("type", kind))
    arguments = get_args(kind)
    if get_origin(kind) is UnionType:
        inner = _reader(next(choice for choice in arguments if choice is not NoneType))
        return inner if inner is _as_it_is else lambda value: None if value is None else inner(value)
    assert get_origin(kind) is tuple
    return _tuple_reader(arguments)


def _record_reader(kind: type) -> Reader:
    """A reader of a record, of which only those members are changed that are not as JSON has them."""
    hints = get_type_hints(kind)
    readers = {field.name: _reader(hints[field.name]) for field in fields(cast("Any", kind))}
    changed = [(name, made) for name, made in readers.items() if made is not _as_it_is]

    def make(value: dict[str, Any]) -> Any:
        for name, made in changed:
            value[name] = made(value[name])
        return kind(**value)

    return make


def _tuple_reader(kinds: tuple[Any, ...]) -> Reader:
    if kinds[-1] is not Ellipsis:
        readers = [_reader(each) for each in kinds]
        return lambda value: tuple(made(item) for made, item in zip(readers, value, strict=True))
    inner = _reader(kinds[0])
    return tuple if inner is _as_it_is else lambda value: tuple(map(inner, value))


def _as_it_is(value: Any) -> Any:
    return value
