"""Records as JSON and back, for files between tasks that are too small or too uneven for a table. Dates are ISO 8601."""

import json
from collections.abc import Mapping
from dataclasses import asdict, fields, is_dataclass
from datetime import date
from functools import cache
from types import NoneType, UnionType
from typing import Any, TypeVar, cast, get_args, get_origin, get_type_hints

from claimpack.builders.engine import Content

Record = TypeVar("Record")


def written(records: object) -> Content:
    """Records, or a tuple of them, as JSON; the same for equal records."""
    plain = [asdict(record) for record in records] if isinstance(records, tuple | list) else asdict(cast("Any", records))
    return json.dumps(plain, ensure_ascii=False, sort_keys=True, default=_date).encode()


def read(content: Content, kind: type[Record]) -> list[Record]:
    """The records of a file that holds a list of them."""
    return [cast("Record", _value(item, kind)) for item in json.loads(bytes(content))]


def read_one(content: Content, kind: type[Record]) -> Record:
    """The record of a file."""
    return cast("Record", _value(json.loads(bytes(content)), kind))


def _date(value: object) -> str:
    return cast("date", value).isoformat()


def _value(value: Any, kind: Any) -> Any:
    """A JSON value as what the annotation says; frozen records, tuples, mappings of plain values, dates and None are known."""
    if value is None or kind in (str, int, float, bool, NoneType):
        return value
    if kind is date:
        return date.fromisoformat(value)
    if is_dataclass(kind):
        hints = _hints(cast("type", kind))
        return kind(**{name: _value(value[name], hint) for name, hint in hints.items()})  # type: ignore[operator]
    origin, arguments = get_origin(kind), get_args(kind)
    if origin is UnionType:
        return _value(value, next(choice for choice in arguments if choice is not NoneType))
    if origin is tuple:
        kinds = [arguments[0]] * len(value) if arguments[-1] is Ellipsis else arguments
        return tuple(_value(item, each) for item, each in zip(value, kinds, strict=True))
    assert origin in (dict, Mapping)
    return value


@cache
def _hints(kind: type) -> Mapping[str, Any]:
    hints = get_type_hints(kind)
    return {field.name: hints[field.name] for field in fields(cast("Any", kind))}
