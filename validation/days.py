"""Days that a text leaves open, against the day of writing. Rules are generators of findings."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from claimpack.schema.problems import Finding
from claimpack.schema.records import Claim, Time
from claimpack.validation.edtf import read_edtf
from claimpack.validation.texts import Place

# TIMEX3 for a weekday of no named week, or a part of such a day; a night ("NI") lies on two.
_WEEKDAY = re.compile(r"XXXX-WXX-([1-7])(T(?!NI).*)?")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
# "Last Saturday", written on a Monday, may lie before the month that the article is dated by.
_MARGIN = timedelta(days=7)
_STEP = "build the release again; the rule named in the row is at fault"


def check_candidates(claim: Claim, place: Place) -> Iterator[Finding]:
    """TAB030: a weekday that is counted from the day of writing, with a candidate that is another weekday, or far from that day.

    With an article dated by its month, "on Saturday" may be each Saturday of the month, and no other day.
    """
    for number, time in enumerate(claim.times):
        weekday = _WEEKDAY.fullmatch(time.timex_value) if time.anchor == "dct" else None
        if weekday is None or time.edtf is None or read_edtf(time.edtf) is None:
            continue
        if fault := _candidate_fault(time, int(weekday[1]), place):
            yield Finding("TAB030", f"claims/{claim.claim_id}", f"times[{number}] ({time.text}): {fault}", _STEP)


def _candidate_fault(time: Time, weekday: int, place: Place) -> str:
    for day in map(date.fromisoformat, _DAY.findall(time.edtf or "")):
        if day.isoweekday() != weekday:
            return f"{day} is no {time.timex_value[:10]}"
        is_early = place.earliest is not None and day < place.earliest - _MARGIN
        is_late = place.latest is not None and day > place.latest + _MARGIN
        if is_early or is_late:
            return f"{day} is far from the article's date, {place.earliest} to {place.latest}"
    return ""
