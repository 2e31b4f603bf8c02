"""The figures of a timeline as a drawing: one row per figure, its interval on a common axis, and beside it the days that it may be of.

Lengths are in the drawing's own units (SVG user units), rounded to a tenth so that every machine draws the same. A bound that is not known
goes on beyond the field, by EDGE. The axis is logarithmic where the figures lie more than LOG_FROM times apart.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from math import ceil, floor, isfinite, log10

from claimpack.builders.explore.candidates import Stretch, candidate_days
from claimpack.builders.relate.timelines import Figure

LEFT, RIGHT = 30, 560
EDGE = 24
# The field of the days; a drawing without days ends at NARROW.
FIRST_DAY, LAST_DAY = 640, 930
WIDTH, NARROW = 960, 600
TOP, ROW, BOTTOM = 34, 54, 8
BAR = 34  # where in a row the line is drawn
THINNEST = 5.0
LOG_FROM = 30
LARGEST = 1e15
_EXCLUSIVE_LOW = frozenset({"gt", "approx_above"})
_EXCLUSIVE_HIGH = frozenset({"lt", "approx_below"})
_STEPS = (1, 2, 5, 10)
_N_TICKS = 5
_ROUNDING = 1e-9


@dataclass(frozen=True, slots=True)
class Tick:
    """A place on the axis and its number."""

    x: float
    value: float


@dataclass(frozen=True, slots=True)
class DayTick:
    """A place on the field of days and the stretch of days that it stands for; `anchor` says on which side its words stand."""

    x: float
    first: date
    last: date
    anchor: str


@dataclass(frozen=True, slots=True)
class Days:
    """Days that a figure may be of, as a stretch on the field of days."""

    x: float
    width: float


@dataclass(frozen=True, slots=True)
class Bar:
    """A figure: from x1 to x2, or a point where it commits to no bounds. An end is "closed", "open" (not itself) or "none" (goes on).

    `days` are those of the report if `is_reported`, else those of the article.
    """

    y: int
    figure: Figure
    number: int
    x1: float
    x2: float
    low_end: str
    high_end: str
    is_point: bool
    is_about: bool
    days: tuple[Days, ...]
    is_reported: bool


@dataclass(frozen=True, slots=True)
class Chart:
    """The drawing: its size, axes and bars; there are no ticks of days if no day is known."""

    width: int
    height: int
    is_log: bool
    ticks: tuple[Tick, ...]
    day_ticks: tuple[DayTick, ...]
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class Axis:
    """Numbers from `first` to `last` on the field between LEFT and RIGHT, with a tick each `step`: a factor if `is_log`.

    `days`: the first and the last day of the field of days.
    """

    first: float
    last: float
    step: float
    is_log: bool
    days: Stretch | None = None

    def x(self, value: float) -> float:
        """Where a number lies, kept inside the field."""
        low, high, at = self.first, self.last, value
        if self.is_log:
            low, high, at = log10(low), log10(high), log10(max(value, low))
        share = min(1.0, max(0.0, (at - low) / (high - low)))
        return round(LEFT + share * (RIGHT - LEFT), 1)

    def days_at(self, stretch: Stretch) -> Days:
        """Where a stretch of days lies, wide enough to be seen."""
        first, last = self.days or stretch
        a_day = (LAST_DAY - FIRST_DAY) / ((last - first).days + 1)
        width = max(THINNEST, a_day * ((stretch[1] - stretch[0]).days + 1))
        return Days(round(min(FIRST_DAY + a_day * (stretch[0] - first).days, LAST_DAY - width), 1), round(width, 1))


def axis_of(figures: Sequence[Figure]) -> Axis:
    """An axis on which every bound, value and day of the figures lies."""
    bounds = (number for figure in figures for number in (figure.value, figure.low, figure.high))
    known = sorted(number for bound in bounds if (number := _drawable(bound)) is not None)
    stretches = [stretch for figure in figures for stretch in _days_of(figure)[0]]
    days = (min(first for first, _ in stretches), max(last for _, last in stretches)) if stretches else None
    if known and known[0] > 0 and known[-1] / known[0] > LOG_FROM:
        low, high = floor(log10(known[0])), ceil(log10(known[-1] * 1.01))
        return Axis(10.0**low, 10.0**high, 10.0 ** ceil((high - low) / _N_TICKS), is_log=True, days=days)
    first, last = min(0.0, *known, 0.0), max(0.0, *known, 0.0) or 1.0
    step = _step(last - first)
    return Axis(floor(first / step) * step, (floor(last / step) + 1) * step, step, is_log=False, days=days)


def draw(figures: Sequence[Figure], axis: Axis, first_number: int = 1) -> Chart:
    """The drawing of some figures on an axis; they are numbered from `first_number`."""
    bars = tuple(_bar(figure, axis, place, first_number + place) for place, figure in enumerate(figures))
    width, height = WIDTH if axis.days else NARROW, TOP + ROW * len(bars) + BOTTOM
    return Chart(width, height, axis.is_log, tuple(_ticks(axis)), tuple(_day_ticks(axis)), bars)


def _bar(figure: Figure, axis: Axis, place: int, number: int) -> Bar:
    low, high, value = _drawable(figure.low), _drawable(figure.high), _drawable(figure.value)
    is_about = low is None and high is None and value is not None
    first, last = (value, value) if is_about else (low, high)
    stretches, is_reported = _days_of(figure)
    return Bar(
        y=TOP + ROW * place + BAR,
        figure=figure,
        number=number,
        x1=LEFT - EDGE if first is None else axis.x(first),
        x2=RIGHT + EDGE if last is None else axis.x(last),
        low_end="none" if low is None else "open" if figure.comparator in _EXCLUSIVE_LOW else "closed",
        high_end="none" if high is None else "open" if figure.comparator in _EXCLUSIVE_HIGH else "closed",
        is_point=first is not None and first == last,
        is_about=is_about,
        days=tuple(axis.days_at(stretch) for stretch in stretches),
        is_reported=is_reported,
    )


def _days_of(figure: Figure) -> tuple[tuple[Stretch, ...], bool]:
    """The days on which it was said, if they are known; else those on which the article was written."""
    reported = tuple(stretch for value in figure.reported for stretch in candidate_days(value))
    return (reported, True) if reported else (candidate_days(figure.written), False)


def _ticks(axis: Axis) -> Iterator[Tick]:
    value, number = axis.first, 0
    while value <= axis.last * (1 + _ROUNDING):
        yield Tick(axis.x(value), value)
        number += 1
        value = axis.first * axis.step**number if axis.is_log else round(axis.first + number * axis.step, 9)


def _day_ticks(axis: Axis) -> Iterator[DayTick]:
    if axis.days is None:
        return
    first, last = axis.days
    if first == last:
        yield DayTick((FIRST_DAY + LAST_DAY) / 2, first, last, "middle")
    else:
        yield DayTick(FIRST_DAY, first, first, "start")
        yield DayTick(LAST_DAY, last, last, "end")


def _step(width: float) -> float:
    """1, 2 or 5 times a power of ten, so that the axis has about _N_TICKS steps."""
    rough = width / _N_TICKS
    power = 10.0 ** floor(log10(rough))
    return next(factor * power for factor in _STEPS if factor * power >= rough * (1 - _ROUNDING))


def _drawable(value: float | None) -> float | None:
    """The number, if it is one that a text can mean: a forged release may hold any."""
    if value is None or not isfinite(value) or abs(value) > LARGEST:
        return None
    return 0.0 if abs(value) < 1 / LARGEST else value
