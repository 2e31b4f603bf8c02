"""Longer stretches: months, seasons, years, decades, what is counted from today, durations and repeated times."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from claimpack.builders.extract.times import calendar
from claimpack.builders.extract.times.calendar import Period, period_of, step
from claimpack.builders.extract.times.days import beside
from claimpack.builders.extract.times.durations import set_phrase
from claimpack.builders.extract.times.grammar import Found, Phrase, Rules
from claimpack.builders.extract.times.values import Reading, Scene, in_year, month_day, of_day, of_period, relative
from claimpack.builders.extract.times.years import is_year

_BEFORE_MONTH = frozenset(
    {
        "at",
        "in",
        "since",
        "until",
        "of",
        "over",
        "to",
        "and",
        "dash",
        "slash",
        "before",
        "after",
        "around",
        "early_late",
        "step",
        "this",
        "comma",
        "open",
        "articles",
    }
)


def _month(phrase: Phrase, scene: Scene) -> Found | None:
    """For "Januar", "Ende Dezember 2015", "Juli dieses Jahres"."""
    named, year = phrase.first("month"), _year_of(phrase, scene)
    if (
        named is None
        or _is_of_other_unit(phrase)
        or (year is None and phrase.end - phrase.start == 1 and phrase.before() not in _BEFORE_MONTH)
    ):
        return None
    number = int(named.number)
    return Found(_bounded(phrase, _in(year, phrase, "M", scene, lambda one: calendar.month(one, number))))


def _dated(phrase: Phrase, scene: Scene) -> Found | None:
    """For "8. Mai dieses Jahres"."""
    rank, named, year = phrase.first("day_ordinal"), phrase.first("month"), _year_of(phrase, scene)
    if rank is None or named is None:
        return None
    day = month_day(int(named.number), int(rank.number), year, scene)
    if day and not phrase.last("year") and scene.earliest:
        day = replace(day, anchor="dct")
    return Found(of_day(day), day) if day else None


def _season(phrase: Phrase, scene: Scene) -> Found | None:
    """For "Herbst 1998", "im Sommer", "Sommer des Jahres 2005", "diesen Herbst"."""
    named, year = phrase.first("season"), _year_of(phrase, scene)
    if (
        named is None
        or _is_of_other_unit(phrase)
        or (year is None and phrase.start == phrase.end - 1 and phrase.before() not in {"in", "since", "until", "to"})
    ):
        return None
    unit = named.code
    direction = phrase.first("step", "this")
    if direction and year is None:
        return Found(relative(unit, scene, lambda day: calendar.season(unit, day.year + int(direction.number))))
    return Found(_bounded(phrase, _in(year, phrase, unit, scene, lambda one: calendar.season(unit, one))))


def _year_part(phrase: Phrase, scene: Scene) -> Found | None:
    """For "erstes Quartal 2010", "zweite Jahreshälfte"."""
    rank, part, year = phrase.first("ordinal", "day_ordinal"), phrase.first("year_part"), _year_of(phrase, scene)
    if rank is None or part is None or rank.number > (4 if part.code == "Q" else 2):
        return None
    size = 3 if part.code == "Q" else 6
    first = (int(rank.number) - 1) * size + 1
    return Found(_in(year, phrase, part.code, scene, lambda one: period_of(part.code, date(one, first, 1))))


def _year_of(phrase: Phrase, scene: Scene) -> int | None:
    """The year that the words name, or count from the document's year ("dieses Jahres"); None if they do not or it is not known."""
    if year := phrase.last("year"):
        return int(year.number)
    direction = phrase.first("step", "this")
    unit = phrase.last("unit")
    if direction is None or unit is None or unit.code != "Y" or scene.earliest is None or scene.latest is None:
        return None
    return scene.earliest.year + int(direction.number) if scene.earliest.year == scene.latest.year else None


def _is_of_other_unit(phrase: Phrase) -> bool:
    """For "Winter diese Woche" is no phrase."""
    unit = phrase.last("unit")
    return unit is not None and unit.code != "Y"


def _in(year: int | None, phrase: Phrase, unit: str, scene: Scene, find: Callable[[int], Period]) -> Reading:
    """A part of a year: of the year said, else of the one that is nearest."""
    if year is None:
        return in_year(unit, scene, find)
    return of_period(find(year), "explicit" if phrase.last("year") else "dct")


def _bounded(phrase: Phrase, reading: Reading) -> Reading:
    """The reading with the side that "Anfang", "Mitte", "Ende" name."""
    boundary = phrase.first("boundary")
    return replace(reading, mod=boundary.code) if boundary else reading


def _year(phrase: Phrase, _: Scene) -> Found | None:
    """For "2009", "Jahr 2019", "Beginn des Jahres 2021". A bare number is a year unless it counts what follows."""
    named = phrase.last("year")
    if named is None:
        return None
    year = int(named.number)
    if phrase.end - phrase.start == 1 and not is_year(phrase, year):
        return None
    return Found(_bounded(phrase, of_period(calendar.years("Y", year), "explicit")))


def _early_year(phrase: Phrase, _: Scene) -> Found | None:
    """For "Jahr 578"."""
    unit, number = phrase.words[phrase.start], phrase.words[phrase.end - 1].number
    if unit.code != "Y" or phrase.before() not in {"in", "since", "until"} or not 0 < number < 1000 or number != int(number):
        return None
    if phrase.after() == "adjective" and [word.kind for word in phrase.words[phrase.end + 1 : phrase.end + 2]] == ["noun"]:
        return None  # "im Jahr 500 neue Stellen"
    return Found(of_period(calendar.years("Y", int(number)), "explicit"))


def _decade(phrase: Phrase, _: Scene) -> Found | None:
    """For "90er Jahre", "Mitte der siebziger Jahre", "Zwanzigerjahre"."""
    named = phrase.first("decade", "decades")
    if named is None:
        return None
    tens = int(named.number)
    return Found(_bounded(phrase, of_period(calendar.years("DE", tens if tens >= 1000 else 1900 + tens), "explicit")))


def _century(phrase: Phrase, _: Scene) -> Found | None:
    """For "20. Jahrhundert", "Beginn des 19. Jahrhunderts", "drittes Jahrtausend"."""
    rank, unit = phrase.first("ordinal", "day_ordinal"), phrase.last("unit")
    if rank is None or unit is None or unit.code not in {"CE", "L"}:
        return None
    size = 100 if unit.code == "CE" else 1000
    year = (int(rank.number) - 1) * size + 1
    return Found(_bounded(phrase, of_period(calendar.years(unit.code, year), "explicit"))) if 0 < year < 9000 else None


def _relative(phrase: Phrase, scene: Scene) -> Found | None:
    """For "vergangene Woche", "dieses Jahr", "Ende nächsten Jahres", "Anfang der Woche", "Vorjahr"."""
    unit = phrase.last("unit", "year_part", "neighbour")
    if unit is None:
        return None
    direction = phrase.first("step", "this", "neighbour")
    n_steps = int(direction.number) if direction else 0
    if unit.code == "D":
        return beside(phrase, scene)
    if unit.code in {"h", "m", "S"}:
        return None
    return Found(_bounded(phrase, relative(unit.code, scene, lambda day: step(unit.code, day, n_steps))))


def _weekend(phrase: Phrase, scene: Scene) -> Found | None:
    """For "am Wochenende": the last one, or the coming one if the sentence speaks of what is to come."""
    if phrase.words[phrase.end - 1].code != "WE":
        return set_phrase(phrase, scene)
    if phrase.before() not in {"at", "over", "until", "to"}:
        return None
    return Found(relative("WE", scene, lambda day: _near_weekend(day, scene.tense)))


def _near_weekend(day: date, tense: int) -> Period:
    is_under_way = day.isoweekday() >= 6
    return step("WE", day, 0 if tense > 0 or is_under_way else -1)


def _edge(phrase: Phrase, scene: Scene) -> Found | None:
    """For "Jahresende", "Jahresbeginn 2020", "Wochenbeginn"."""
    edge, year = phrase.first("edge"), phrase.last("year")
    if edge is None:
        return None
    unit, side = edge.code.split()
    reading = (
        of_period(calendar.years("Y", int(year.number)), "explicit") if year else relative(unit, scene, lambda day: step(unit, day, 0))
    )
    return Found(replace(reading, mod=side))


RULES: Rules = (
    ("boundary? month (year | articles? (step | this) unit | articles unit year)", _month),
    ("day_ordinal month (articles? (step | this) unit | articles unit year)", _dated),
    ("boundary? month", _month),
    ("(ordinal | day_ordinal) year_part (year | articles? (step | this) unit | articles unit year)?", _year_part),
    ("boundary? season (year | articles? (step | this) unit | articles unit year)?", _season),
    ("(step | this) season", _season),
    ("(boundary articles?)? unit year", _year),
    ("boundary year", _year),
    ("unit number (?! unit | units | noun)", _early_year),
    ("(boundary articles?)? (decade units | decades)", _decade),
    ("decade (?= (and | dash | comma | slash | until) articles? (decade units | decades))", _decade),
    ("(boundary articles?)? (ordinal | day_ordinal) unit", _century),
    ("boundary articles? (step | this) (unit | year_part)", _relative),
    ("boundary articles (unit | year_part)", _relative),
    ("(step | this) (unit | year_part)", _relative),
    ("edge year?", _edge),
    ("neighbour", _relative),
    ("year", _year),
    ("unit", _weekend),
)
