"""The values of a JSON file, each with the line where it begins: a list's elements, else every value that follows another (JSON lines)."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import NoReturn

from claimpack.builders.review.file import read_bytes
from claimpack.schema.problems import ClaimpackError

_SPACE = " \t\r\n"
_DIGITS = 20


def elements(path: Path) -> Iterator[tuple[str, object]]:
    """(file:line, value) of each element, in order.

    Raises ClaimpackError SRC050, with the line, for what is not JSON in UTF-8: NaN, keys given twice and numbers of over 20 digits too.
    """
    text = _decoded(path)
    decoder = json.JSONDecoder(object_pairs_hook=_pairs, parse_constant=_refuse, parse_int=_whole)
    at = _next(text, 0)
    is_list = text[at : at + 1] == "["
    if is_list:
        at = _next(text, at + 1)
    line, counted = 1, 0
    while at < len(text) and not (is_list and text[at] == "]"):
        line, counted = line + text.count("\n", counted, at), at
        where = f"{path}:{line}"
        try:
            value, end = decoder.raw_decode(text, at)
        except RecursionError:
            raise _not_json("nested too deeply", where) from None
        except ValueError as error:
            raise _explained(error, text, path, where) from None
        yield where, value
        at = _next(text, end)
        if is_list and text[at : at + 1] == ",":
            at = _next(text, at + 1)
        elif is_list and text[at : at + 1] != "]":
            raise _not_json("a list that does not end", f"{path}:{text.count(chr(10), 0, at) + 1}")
    if is_list and _next(text, at + 1) < len(text):
        raise _not_json("something after the list", f"{path}:{text.count(chr(10), 0, at) + 1}")
    if is_list and at >= len(text):
        raise _not_json("a list that does not end", f"{path}:{text.count(chr(10)) + 1}")


def _decoded(path: Path) -> str:
    content = read_bytes(path)
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(10) + 1
        message = f"not UTF-8: byte 0x{error.object[error.start]:02X}"
        raise ClaimpackError("SRC050", message, where=f"{path}:{line}", hint="save the file as UTF-8") from None


def _next(text: str, at: int) -> int:
    while at < len(text) and text[at] in _SPACE:
        at += 1
    return at


def _explained(error: ValueError, text: str, path: Path, where: str) -> ClaimpackError:
    if isinstance(error, json.JSONDecodeError):
        line = text.count("\n", 0, error.pos) + 1
        return _not_json(f"{error.msg} at column {error.pos - text.rfind(chr(10), 0, error.pos)}", f"{path}:{line}")
    return _not_json(str(error), where)


def _not_json(what: str, where: str) -> ClaimpackError:
    return ClaimpackError("SRC050", f"not JSON: {what}", where=where, hint="export the file again")


def _pairs(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [key for key, _ in pairs]
        raise ValueError(f'key "{next(key for key in names if names.count(key) > 1)[:80]}" twice')
    return found


def _whole(digits: str) -> int:
    return int(digits) if len(digits) <= _DIGITS else _refuse(digits)


def _refuse(number: str) -> NoReturn:
    raise ValueError(f"{number[:_DIGITS]} is no number")
