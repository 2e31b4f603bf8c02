"""When an article says it appeared: lines such as "Stand: 12.03.2021, 14:05 Uhr", and the day, month or year they name."""

import re
from calendar import monthrange
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from claimpack.builders.languages.pack import Pack
from claimpack.builders.text.zone_words import ZoneWords, any_of, zone_words
from claimpack.schema.records import Span

_YEAR = r"(?:19|20)\d\d"


@dataclass(frozen=True, slots=True)
class Publication:
    """A document creation time: EDTF, its precision (day, month, year), and the first and last day it can be."""

    edtf: str
    precision: str
    earliest: date
    latest: date


@dataclass(frozen=True, slots=True)
class DatePatterns:
    """`metadata` matches a piece of a metadata line, `bare_date` a date alone, `in_brackets` one that ends a caption."""

    metadata: re.Pattern[str]
    bare_date: re.Pattern[str]
    in_brackets: re.Pattern[str]
    key: re.Pattern[str]
    update: re.Pattern[str]
    parts: re.Pattern[str]
    months: Mapping[str, int]


def find_publication(text: str, spans: Iterable[Span], pack: Pack) -> Publication | None:
    """The date that metadata lines name: of appearance before one of change, the first before the next; None if they name no real day.

    A month or year is made more precise by a day that lies within it.
    """
    dates = [found for span in spans for found in _dates(text, span, date_patterns(pack))]
    ordered = [date for is_change in (False, True) for date, changed in dates if changed == is_change]
    if not ordered:
        return None
    return next((date for date in ordered if date.precision == "day" and _lies_within(date, ordered[0])), ordered[0])


def _lies_within(inner: Publication, outer: Publication) -> bool:
    return outer.earliest <= inner.earliest and inner.latest <= outer.latest


def _dates(text: str, span: Span, patterns: DatePatterns) -> Iterator[tuple[Publication, bool]]:
    """Each date, and whether a label of change stands between the date before and this one."""
    start = span.start_char
    for match in patterns.parts.finditer(text, span.start_char, span.end_char):
        publication = _publication(match, patterns.months)
        if publication is not None:
            yield publication, patterns.update.search(text, start, match.start()) is not None
        start = match.end()


@cache
def date_patterns(pack: Pack) -> DatePatterns:
    """The patterns of a pack, compiled once."""
    words = zone_words(pack)
    month = any_of(words.months)
    weekday = rf"(?:{any_of(words.weekdays)},?\s*)?"
    day = rf"(?:{_YEAR}-\d\d-\d\d(?:T[\d:.+Z-]+)?|\d{{1,2}}\.\s?\d{{1,2}}\.\s?(?:{_YEAR}|\d\d)(?!\d)|\d{{1,2}}\.\s?{month}\s+{_YEAR})"
    some_date = rf"(?:{day}|{_YEAR}-\d\d(?!\d)|{month}\s+{_YEAR}|{_YEAR}(?![\d.,-]))"
    bare = rf"{weekday}(?:den\s+)?{day}"
    return DatePatterns(
        metadata=re.compile(_metadata(words, bare, some_date)),
        bare_date=re.compile(bare),
        in_brackets=re.compile(rf"[(\[](?:{some_date}|\d{{1,2}}\.\s?\d{{1,2}}\.|\d{{1,2}}\.\s?{month})[)\]]$"),
        key=re.compile(rf"(?i:{any_of((*words.keys, *words.date_keys))})\s*[:=]\s*\S"),
        update=re.compile(rf"(?i:{any_of(words.update_labels)})\b"),
        parts=re.compile(
            rf"(?<!\d)(?P<iso>{_YEAR}-\d\d(?:-\d\d)?)(?!\d)|(?<!\d)(?P<day>\d{{1,2}})\.\s?(?P<month>\d{{1,2}})\.\s?(?P<year>{_YEAR}|\d\d)(?!\d)"
            rf"|(?:(?P<day_of>\d{{1,2}})\.\s?)?(?P<name>{month})\s+(?P<year_of>{_YEAR})|(?<!\d)(?P<only_year>{_YEAR})(?![\d.,-])"
        ),
        months=words.months,
    )


def _metadata(words: ZoneWords, bare: str, some_date: str) -> str:
    """A label with a date or a time, a date with a time, or how long the reading takes."""
    labels = rf"(?i:{any_of((*words.date_labels, *words.update_labels))})"
    between = rf"(?:{any_of(words.between_label_and_date)}\s+)?"
    weekday = rf"(?:{any_of(words.weekdays)},?\s*)?"
    clock = any_of(words.clock)
    hour = rf"\d{{1,2}}[:.]\d\d(?::\d\d)?(?:\s*{clock}\b)?(?:\s*\(?(?:MEZ|MESZ|CET|CEST|UTC|GMT)\b\)?)?"
    time = rf"(?:[\s,|–-]*(?:{any_of(words.between_label_and_date)}\s+)?{hour})"
    reading = any_of(words.reading_time)
    return "|".join(
        (
            rf"{labels}\s*:?\s*{between}{bare}{time}?",
            rf"{labels}\s*:\s*{between}{weekday}{some_date}{time}?",
            rf"{labels}\s*:?\s*{between}{hour}",
            rf"(?i:{any_of(words.date_keys)})\s*[:=]?\s*{some_date}{time}?",
            rf"{bare}{time}",
            rf"(?i:{reading})\s*:?\s*(?:ca\.?\s*)?\d+\s*(?:Min(?:uten?\b|\.)?)?|(?:ca\.?\s*)?\d+\s*(?i:{reading})",
        )
    )


def _publication(match: re.Match[str], months: Mapping[str, int]) -> Publication | None:
    if match["iso"]:
        parts = [int(part) for part in match["iso"].split("-")]
        return _checked(parts[0], parts[1], parts[2] if len(parts) > 2 else None)
    if match["name"]:
        return _checked(int(match["year_of"]), months[match["name"]], int(match["day_of"]) if match["day_of"] else None)
    if match["only_year"]:
        return _checked(int(match["only_year"]), None, None)
    year = int(match["year"])
    return _checked(year if year > 99 else 2000 + year, int(match["month"]), int(match["day"]))


def _checked(year: int, month: int | None, day: int | None) -> Publication | None:
    """None for a day that no calendar has."""
    if month is None:
        return Publication(f"{year:04}", "year", date(year, 1, 1), date(year, 12, 31))
    if not 1 <= month <= 12:
        return None
    last = monthrange(year, month)[1]
    if day is None:
        return Publication(f"{year:04}-{month:02}", "month", date(year, month, 1), date(year, month, last))
    if not 1 <= day <= last:
        return None
    return Publication(f"{year:04}-{month:02}-{day:02}", "day", date(year, month, day), date(year, month, day))
