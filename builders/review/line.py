"""One review of a claim, as people write it: a line of the review file, a row of a spreadsheet, an annotation.

A review decides about the extraction (accept, reject, edit), passes a verdict on what the claim says (label, rating), or both. Claims are
named by their id; article, spans and text tell where the claim stood, so that a claim that is gone leads to the nearest one.
"""

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date

from claimpack.builders import ids
from claimpack.builders.config import did_you_mean
from claimpack.builders.read.known import is_encodable, shown, to_uri
from claimpack.schema.catalogue import load
from claimpack.schema.problems import ClaimpackError
from claimpack.schema.records import Span

_ID = re.compile(r"(art|clm)_[0-9a-f]{16}")
_DAY = re.compile(r"(\d{4}-\d\d-\d\d)(?:[T ].*)?", re.DOTALL)
_DAY_AS_SHEETS_WRITE_IT = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})")
_SPANS = re.compile(r"(\d{1,9})-(\d{1,9})")


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewLine:
    """A review. Null: nothing was said. What the columns mean stands in schema/review.schema.json."""

    claim_id: str
    article_id: str | None = None
    spans: tuple[Span, ...] = ()
    claim_text: str | None = None
    decision: str | None = None
    edit: str | None = None
    note: str | None = None
    reviewer: str | None = None
    reviewed_on: date | None = None
    review_url: str | None = None
    review_publisher: str | None = None
    claim_reviewed: str | None = None
    rating_alternate_name: str | None = None
    rating_value: float | None = None
    rating_best: float | None = None
    rating_worst: float | None = None
    label: str | None = None

    @property
    def review_id(self) -> str:
        """The id of its row: over the claim, the reviewer and the address."""
        return ids.review_id(self.claim_id, self.reviewer, self.review_url)

    @property
    def is_verdict(self) -> bool:
        """Whether it says something about the truth of the claim."""
        return bool(self.label or self.rating_alternate_name or self.rating_value is not None)


KEYS = tuple(field.name for field in fields(ReviewLine))
_NUMBERS = ("rating_value", "rating_best", "rating_worst")


def review_line(record: Mapping[str, object], where: str) -> ReviewLine:
    """The review that a record of KEYS holds; values may be typed or, as in a spreadsheet, texts.

    Raises ClaimpackError SRC051 for an unknown key, SRC052 for a value of the wrong kind and for a review that says nothing.
    """
    for key in record:
        if key not in KEYS:
            raise ClaimpackError("SRC051", f'unknown key "{key[:80]}"', where=where, hint=did_you_mean(key[:80], KEYS))
    texts = {key: _text(record, key, where) for key in KEYS if key not in {*_NUMBERS, "spans", "reviewed_on"}}
    found = ReviewLine(
        **{
            **texts,
            "claim_id": _id(texts["claim_id"], "clm", where),
            "article_id": _id(texts["article_id"], "art", where) if texts["article_id"] else None,
            "spans": _spans(record.get("spans"), where),
            "decision": _word(texts["decision"], "decision", where),
            "label": _word(texts["label"], "label", where),
            "reviewed_on": _day(_text(record, "reviewed_on", where), where),
            "review_url": _address(texts["review_url"], where),
            **{key: _number(record.get(key), key, where) for key in _NUMBERS},
        }  # type: ignore[arg-type]  # every value was read for its key
    )
    _refuse_half(found, where)
    return found


def _refuse_half(line: ReviewLine, where: str) -> None:
    """SRC052 for a review that says nothing, an edit without its text, and a verdict by nobody."""
    problem = hint = ""
    if line.decision is None and not line.is_verdict:
        problem, hint = "it decides nothing", "give it a decision, a label or a rating_alternate_name, or remove the line"
    elif (line.decision == "edit") != (line.edit is not None):
        problem = "edit without its text" if line.decision == "edit" else f"a text under edit, but the decision is {line.decision}"
        hint = "decision edit and the claim's text as it should read go together"
    elif line.is_verdict and not (line.reviewer or line.review_publisher):
        problem, hint = "a verdict by nobody", "name who gave it, under reviewer or review_publisher: verdicts are people's"
    elif line.rating_best is not None and line.rating_worst is not None and line.rating_best < line.rating_worst:
        problem, hint = f"rating_best {line.rating_best} is below rating_worst {line.rating_worst}", "exchange them"
    if problem:
        raise ClaimpackError("SRC052", problem, where=where, hint=hint)


def _wrong(key: str, value: object, demand: str, where: str) -> ClaimpackError:
    return ClaimpackError("SRC052", f"{key} {demand}, not {shown(value)}", where=where, hint="correct the value")


def _text(record: Mapping[str, object], key: str, where: str) -> str | None:
    value = record.get(key)
    if value is None:
        return None
    if not isinstance(value, str) or not is_encodable(value) or "\0" in value:
        raise _wrong(key, value, "must be a text or null", where)
    return value.strip() or None


def _id(value: str | None, kind: str, where: str) -> str:
    if value is None or not _ID.fullmatch(value) or not value.startswith(kind):
        raise _wrong({"clm": "claim_id", "art": "article_id"}[kind], value, f"must be {kind}_ and 16 hex digits", where)
    return value


def _word(value: str | None, key: str, where: str) -> str | None:
    """A word of the column's vocabulary; case, spaces and hyphens do not matter."""
    known: list[str | None] = load("reviews")["properties"][key]["enum"]  # type: ignore[index]
    word = re.sub(r"[\s-]+", "_", value.lower()) if value else None
    if word not in known:
        raise _wrong(key, value, f"must be one of {', '.join(name for name in known if name)}", where)
    return word


def _day(value: str | None, where: str) -> date | None:
    """The day as given: YYYY-MM-DD, with a time of day or without, or DD.MM.YYYY, which spreadsheets turn it into."""
    if value is None:
        return None
    try:
        if found := _DAY.fullmatch(value):
            return date.fromisoformat(found[1])
        if found := _DAY_AS_SHEETS_WRITE_IT.fullmatch(value):
            return date(int(found[3]), int(found[2]), int(found[1]))
    except ValueError:
        pass
    raise _wrong("reviewed_on", value, "must be a day, YYYY-MM-DD", where)


def _address(value: str | None, where: str) -> str | None:
    uri = to_uri(value) if value else None
    if value and not (uri and uri.lower().startswith(("https://", "http://"))):
        raise _wrong("review_url", value, "must be an address that begins with https:// or http://", where)
    return uri


def _number(value: object, key: str, where: str) -> float | None:
    if value is None or value == "":
        return None
    try:
        number = math.nan if isinstance(value, bool) or not isinstance(value, str | int | float) else float(value)
    except (ValueError, OverflowError):
        number = math.nan
    if not math.isfinite(number):
        raise _wrong(key, value, "must be a number", where)
    return number


def _spans(value: object, where: str) -> tuple[Span, ...]:
    """[[14, 64], [90, 150]], or "14-64 90-150" as in a spreadsheet: in text order, not overlapping."""
    if value is None or value == "":
        return ()
    pairs: list[object] = list(value) if isinstance(value, list) else []
    if isinstance(value, str):
        pairs = [[int(number) for number in found.groups()] if (found := _SPANS.fullmatch(part)) else part for part in value.split()]
    spans = tuple(Span(pair[0], pair[1]) for pair in pairs if _is_pair(pair))  # type: ignore[index]
    ends = [edge for span in spans for edge in (span.start_char, span.end_char)]
    if not pairs or len(spans) < len(pairs) or ends != sorted(ends) or max(ends) >= 1 << 31:
        raise _wrong("spans", value, "must be pairs of offsets in text order, as in [[14, 64], [90, 150]]", where)
    return spans


def _is_pair(pair: object) -> bool:
    return isinstance(pair, list) and len(pair) == 2 and all(type(edge) is int and edge >= 0 for edge in pair) and pair[0] < pair[1]
