"""Numbers and times of a release in the words of the pages.

Nothing is rounded and no tolerance is added: "more than 4,400" is what (4400, ∞) says.
"""

import re
from datetime import date

from claimpack.builders.explore.wording import Wording
from claimpack.builders.relate.timelines import Figure
from claimpack.schema.records import Quantity

LONGEST_LIST = 8
COUNTS = "1"
_SHORTEST_STEM = 4
_WORD = re.compile(r"[^\W\d_][\w-]*")
_DAY = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_MONTH = re.compile(r"([0-9]{4})-([0-9]{2})")
_YEAR = re.compile(r"[0-9]{4}")
_DAYS = re.compile(r"\[[0-9]{4}-[0-9]{2}-[0-9]{2}(,\s*[0-9]{4}-[0-9]{2}-[0-9]{2})+\]")
_OPEN_LOW = frozenset({"gt", "approx_above"})
_OPEN_HIGH = frozenset({"lt", "approx_below"})


def quantity_text(quantity: Quantity, wording: Wording) -> str:
    """What a quantity commits to, with its unit: "more than 4,400", "12", "about 2 days", "no number"."""
    is_open = (quantity.low_inclusive is False, quantity.high_inclusive is False)
    text = interval_text(quantity.low, quantity.high, quantity.value, is_open, wording)
    if quantity.unit in {"", COUNTS}:
        return text
    number = next((number for number in (quantity.high, quantity.low, quantity.value) if number is not None), None)
    forms = wording.units.get(quantity.unit, (quantity.unit, quantity.unit))
    return f"{text} {forms[number != 1]}"


def figure_text(figure: Figure, wording: Wording) -> str:
    """The same for a figure of a timeline, whose comparator says which bounds are themselves left out."""
    is_open = (figure.comparator in _OPEN_LOW, figure.comparator in _OPEN_HIGH)
    return interval_text(figure.low, figure.high, figure.value, is_open, wording)


def interval_text(low: float | None, high: float | None, value: float | None, is_open: tuple[bool, bool], wording: Wording) -> str:
    """An interval in words; the point where the words commit to no bounds. `is_open`: whether low and high are themselves left out."""
    if low is None and high is None:
        return wording.say("amount", "about", n=wording.number(value)) if value is not None else wording.say("amount", "none")
    if low is not None and low == high:
        return wording.number(low)
    if high is None:
        return wording.say("amount", "more_than" if is_open[0] else "at_least", n=wording.number(low))
    if low is None:
        return wording.say("amount", "less_than" if is_open[1] else "at_most", n=wording.number(high))
    return wording.say("amount", "between", low=wording.number(low), high=wording.number(high))


def who_text(figure: Figure, wording: Wording) -> str:
    """Who says a figure: the sources of its first branch, the nearest first; else that none is named, or the article itself."""
    if figure.chain:
        return " ↳ ".join(figure.chain[0])
    return figure.speaker or wording.say("figures", "unnamed" if figure.is_attributed else "nobody")


def group_text(population: str, text: str, wording: Wording) -> str:
    """The group that a count is narrowed down to, by its name, as the text writes it, or as it stands; "" if there is none."""
    return ", ".join(_group_name(group, text, wording) for group in population.split(", ")) if population else ""


def _group_name(group: str, text: str, wording: Wording) -> str:
    if name := wording.sections["population"].get(group):
        return name
    stem = group[: max(_SHORTEST_STEM, len(group) - 1)]
    return next((word for word in _WORD.findall(text) if word.lower().startswith(stem)), group.replace("_", " "))


def edtf_text(value: str | None, wording: Wording) -> str:
    """An EDTF or TIMEX3 value in words where it is a day, a month, a year or a set of days; else as it stands."""
    if value is None:
        return wording.say("format", "no_day")
    if _DAYS.fullmatch(value):
        return _days_text([(int(y), int(m), int(d)) for y, m, d in _DAY.findall(value)], wording) or value
    if (match := _DAY.fullmatch(value)) and (day := _date(int(match[1]), int(match[2]), int(match[3]))):
        return wording.day(day)
    if (match := _MONTH.fullmatch(value)) and 1 <= int(match[2]) <= len(wording.months):
        return wording.say("format", "month", month=wording.months[int(match[2]) - 1], year=int(match[1]))
    return str(int(value)) if _YEAR.fullmatch(value) else value


def _days_text(days: list[tuple[int, int, int]], wording: Wording) -> str | None:
    """Several days as "1, 8 or 15 January 2022"; None if one of them is no day or they are more than a reader wants to read."""
    if len(days) > LONGEST_LIST or any(_date(*day) is None for day in days):
        return None
    if len({day[:2] for day in days}) > 1:
        texts = [wording.day(date(*day)) for day in days]
        return wording.say("format", "either", others=", ".join(texts[:-1]), last=texts[-1])
    others = ", ".join(wording.say("format", "day_number", day=day[2]) for day in days[:-1])
    return wording.say("format", "either", others=others, last=wording.day(date(*days[-1])))


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
