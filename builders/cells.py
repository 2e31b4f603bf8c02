"""Cells of CSV files, written so that they come back as they were and that no spreadsheet takes one for a formula.

A text is always quoted, null is an empty cell without quotes: so the two stay apart. A text that begins with = + - @, a tab, a line
break, a full-width form of these signs, or ' gets a ' in front (OWASP, "CSV Injection"); `restore` takes it away again, and nothing else.
Lines end in a line feed; a text may hold line feeds.
"""

import json
from collections.abc import Iterable
from datetime import date, datetime

GUARD = "'"
# What Excel, LibreOffice and Sheets may begin a formula with, the white space they skip before it, and the guard itself.
RISKY = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠", GUARD)


def csv_line(values: Iterable[object]) -> str:
    """One line of CSV with its line feed: texts quoted and guarded, numbers bare, lists and structs as JSON, null as nothing."""
    return ",".join(_cell(value) for value in values) + "\n"


def guard(text: str) -> str:
    """The text as it may stand in a spreadsheet."""
    return GUARD + text if text.startswith(RISKY) else text


def restore(cell: str) -> str:
    """The text that `guard` was given."""
    return cell[len(GUARD) :] if cell.startswith(GUARD) and cell[len(GUARD) :].startswith(RISKY) else cell


def plain(value: object) -> object:
    """What JSON writes instead of a date, and of what it has no form for."""
    return value.isoformat() if isinstance(value, date | datetime) else str(value)


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return repr(value)
    if isinstance(value, date | datetime):
        return value.isoformat()
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, sort_keys=True, default=plain)
    return f'"{guard(text).replace(chr(34), chr(34) * 2)}"'
