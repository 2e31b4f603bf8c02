"""What is known of a source beside its text: from a metadata file, from the article's own line or row, or from its page.

Nothing is guessed: what nobody says stays None.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import quote

from claimpack.builders.config import did_you_mean
from claimpack.builders.read.dates import CreationTime, read_creation_time
from claimpack.schema.problems import ClaimpackError

_STRINGS = ("title", "publisher", "byline", "url", "license", "rights_note")
KEYS = (*_STRINGS, "agencies", "date")
_URI_CHARACTERS = "%/:?#[]@!$&'()*+,;=~-._"


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """Title, publisher and so on, as the columns of articles; `created` is the document creation time."""

    title: str | None = None
    publisher: str | None = None
    byline: str | None = None
    url: str | None = None
    license: str | None = None
    rights_note: str | None = None
    agencies: tuple[str, ...] = ()
    created: CreationTime | None = None


NOTHING = Known()


def read_known(record: Mapping[str, object], where: str, *others: str) -> Known:
    """What a JSON object says of a source, by KEYS; `others` are keys that it may have besides.

    Raises ClaimpackError SRC008 for an unknown key, SRC009 for a value of the wrong kind.
    """
    for key in record:
        if key not in KEYS and key not in others:
            raise ClaimpackError("SRC008", f'unknown key "{key}"', where=where, hint=did_you_mean(key, (*others, *KEYS)))
    strings = {key: read_string(record, key, where) for key in _STRINGS}
    written = strings.pop("url")
    url = to_uri(written) if written else None
    if written and not url:
        raise ClaimpackError("SRC009", f'url "{written}" is no URI', where=where, hint="write it out, as in https://example.org/article")
    return Known(**strings, url=url, agencies=_agencies(record, where), created=_created(record, where))


def read_string(record: Mapping[str, object], key: str, where: str) -> str | None:
    """The string under a key, without white space at its ends; None where it is null, absent or blank.

    Raises ClaimpackError SRC009 for anything else, and for half a surrogate pair, which no UTF-8 can hold.
    """
    value = record.get(key)
    if value is None:
        return None
    if not isinstance(value, str) or not is_encodable(value):
        raise ClaimpackError("SRC009", f"{key} must be a string or null, not {shown(value)}", where=where, hint="correct the value")
    return value.strip() or None


def is_encodable(text: str) -> bool:
    """Whether the text can be written as UTF-8: JSON can spell half a surrogate pair, which cannot."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def shown(value: object) -> str:
    """A value for a message: as JSON in ASCII where needed, cut after 80 characters."""
    written = json.dumps(value, ensure_ascii=not isinstance(value, str) or not is_encodable(value), default=str)
    return written if len(written) <= 80 else f"{written[:79]}…"


def joined(first: Known, second: Known) -> Known:
    """What either says; where both do, the first."""
    return Known(
        title=first.title or second.title,
        publisher=first.publisher or second.publisher,
        byline=first.byline or second.byline,
        url=first.url or second.url,
        license=first.license or second.license,
        rights_note=first.rights_note or second.rights_note,
        agencies=first.agencies or second.agencies,
        created=first.created or second.created,
    )


def to_uri(written: str) -> str | None:
    """An address as a URI: what is not ASCII becomes percent-encoded UTF-8 (RFC 3987, 3.1); None if it is no URI (RFC 3986)."""
    from jsonschema import Draft202012Validator

    uri = quote(written, safe=_URI_CHARACTERS)
    return uri if Draft202012Validator.FORMAT_CHECKER.conforms(uri, "uri") else None


def _agencies(record: Mapping[str, object], where: str) -> tuple[str, ...]:
    value = record.get("agencies")
    if value is None:
        return ()
    if not isinstance(value, list) or not all(isinstance(name, str) and name.strip() and is_encodable(name) for name in value):
        hint = 'write a list of names, as in ["dpa", "AFP"]'
        raise ClaimpackError("SRC009", f"agencies must be a list of strings, not {shown(value)}", where=where, hint=hint)
    return tuple(name.strip() for name in value)


def _created(record: Mapping[str, object], where: str) -> CreationTime | None:
    written = read_string(record, "date", where)
    if written is None:
        return None
    created = read_creation_time(written)
    if created is None:
        hint = "write a year, month or day in EDTF, as in 2022, 2022-01 or 2022-01-05"
        raise ClaimpackError("SRC009", f'date "{written}" is not understood', where=where, hint=hint)
    return created
