"""Records as JSON and back, for files between tasks that are too small or too uneven for a table.

A record is an array of its members in their order, a mapping keeps its order, a set is sorted, dates are ISO 8601.
"""

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from functools import cache
from operator import attrgetter
from types import NoneType, UnionType
from typing import Any, TypeVar, cast, get_args, get_origin, get_type_hints

from claimpack.builders.engine import Content

Record = TypeVar("Record")
Change = Callable[[Any], Any]
_PLAIN = (str, int, float, bool, NoneType)


def written(records: Iterable[Record], kind: type[Record]) -> Content:
    """Records of one kind as a JSON array."""
    change = _writer(cast("Any", kind))
    return _encoded([change(record) for record in records])


def written_one(record: object) -> Content:
    """A record as JSON."""
    return _encoded(_writer(cast("Any", type(record)))(record))


def read(content: Content, kind: type[Record]) -> list[Record]:
    """The records of a file that holds a list of them."""
    made = _reader(cast("Any", kind))
    return [made(item) for item in json.loads(bytes(content))]


def read_one(content: Content, kind: type[Record]) -> Record:
    """The record of a file."""
    return cast("Record", _reader(cast("Any", kind))(json.loads(bytes(content))))


def _encoded(value: object) -> Content:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


@cache
def _writer(kind: Any) -> Change:
    """What makes a value that JSON has of one of this annotation; the same annotations are known as to _reader."""
    if is_dataclass(kind):
        return _record_writer(cast("type", kind))
    if kind is date:
        return date.isoformat
    if get_origin(kind) is frozenset:
        return sorted
    return _of_inner(kind, _writer, _as_it_is, list)


def _record_writer(kind: type) -> Change:
    names, changed = _names(kind), _changed(kind, _writer)
    members = attrgetter(*names) if len(names) > 1 else lambda record: (getattr(record, names[0]),)

    def change(record: Any) -> list[Any]:
        values = list(members(record))
        for place, made in changed:
            values[place] = made(values[place])
        return values

    return change


@cache
def _reader(kind: Any) -> Change:
    """What makes of a JSON value what the annotation says; frozen records, tuples, sets and mappings of these, dates and None are known."""
    if is_dataclass(kind):
        return _record_reader(cast("type", kind))
    if kind is date:
        return date.fromisoformat
    if get_origin(kind) is frozenset:
        return frozenset
    return _of_inner(kind, _reader, tuple, tuple)


def _record_reader(kind: type) -> Change:
    """A reader of a record, of which only those members are changed that are not as JSON has them."""
    names, changed = _names(kind), _changed(kind, _reader)

    def make(values: list[Any]) -> Any:
        for place, made in changed:
            values[place] = made(values[place])
        return kind(**dict(zip(names, values, strict=True)))

    return make


def _changed(kind: type, changing: Callable[[Any], Change]) -> list[tuple[int, Change]]:
    """The members of a record that are not as JSON has them, by their place, with the change of each."""
    hints = get_type_hints(kind)
    found = ((place, changing(hints[name])) for place, name in enumerate(_names(kind)))
    return [(place, change) for place, change in found if change is not _as_it_is]


def _of_inner(kind: Any, changing: Callable[[Any], Change], plain: Change, several: Change) -> Change:
    """The change of a value that may hold others: a tuple, a mapping, something or None.

    `plain` is done with a tuple whose members stay as they are, `several` with the changed members of one.
    """
    arguments = get_args(kind)
    if kind in _PLAIN or not arguments:
        return _as_it_is
    if get_origin(kind) is UnionType:
        inner = changing(next(choice for choice in arguments if choice is not NoneType))
        return inner if inner is _as_it_is else lambda value: None if value is None else inner(value)
    if get_origin(kind) in {dict, Mapping}:
        inner = changing(arguments[1])
        return inner if inner is _as_it_is else lambda value: {name: inner(item) for name, item in value.items()}
    assert get_origin(kind) is tuple
    made = [changing(each) for each in arguments if each is not Ellipsis]
    if all(change is _as_it_is for change in made):
        return plain
    if arguments[-1] is not Ellipsis:
        return lambda value: several(change(item) for change, item in zip(made, value, strict=True))
    return lambda value: several(map(made[0], value))


@cache
def _names(kind: Any) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))


def _as_it_is(value: Any) -> Any:
    return value
