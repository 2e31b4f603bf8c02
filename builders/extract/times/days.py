"""Days and parts of days: "Donnerstag, 5. Januar", "gestern Abend", "Nacht zum Freitag", "20.30 Uhr", "am Tag darauf"."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import cache

from claimpack.builders.extract.times.calendar import easter, period_of
from claimpack.builders.extract.times.grammar import Found, Phrase, Rules
from claimpack.builders.extract.times.lexicon import Word, listed_words, words_of
from claimpack.builders.extract.times.values import (
    EVENT_UNKNOWN,
    PRESENT,
    Day,
    Reading,
    Scene,
    day_from_dct,
    in_year,
    month_day,
    night_before,
    of_day,
    referring,
    shifted,
    unresolved,
    weekday,
)
from claimpack.builders.languages.pack import Pack

_NIGHT = "NI"
_DATED = ("day_ordinal", "full_date", "short_date", "clock_or_date")
_PART_WORDS = ("part", "small_part", "weekday_part", "morrow", "repeated_part", "part_adverb", "early_late")
_DATE = "(day_ordinal month year? | full_date | short_date)"
_PART = "(small_part | part | morrow | repeated_part)"
_BEFORE_PART = frozenset({"at", "towards", "over", "to", "this", "until", "since", "in"})
_IN_CLOCK_LIST = frozenset({"clock", "clock_or_date", "number", "comma", "and", "until", "dash", "slash", "around"})
_BEFORE_CLOCK = frozenset({"around", "until", "towards", "since", "to"})


def named_day(phrase: Phrase, scene: Scene) -> Day | None:
    """The day that the words of a phrase name: by its date if there is one, else by weekday, else counted from today."""
    if dated := phrase.last(*_DATED):
        return _dated(dated, phrase, scene)
    step = phrase.first("step", "this", "day_adjective")
    if named := phrase.last("weekday", "weekday_part"):
        return weekday(int(named.number), scene, step=_direction(step))
    counted = step or phrase.first("day", "morrow")
    return day_from_dct(int(counted.number), scene) if counted else None


def _direction(step: Word | None) -> int | None:
    if step is None or (step.kind == "day_adjective" and step.number == 0):
        return None if step is None else 0
    return 0 if step.kind == "this" else int(step.number)


def _dated(dated: Word, phrase: Phrase, scene: Scene) -> Day | None:
    if dated.kind == "full_date":
        year, month, day = map(int, dated.code.split("-"))
        return month_day(month, day, year, scene)
    if dated.kind == "day_ordinal":
        named = phrase.last("month") or _month_ahead(phrase)
        year_word = phrase.last("year")
        return month_day(int(named.number), int(dated.number), int(year_word.number) if year_word else None, scene) if named else None
    month, day = map(int, dated.code[:5].split("-"))
    return month_day(month, day, None, scene)


def _month_ahead(phrase: Phrase) -> Word | None:
    """The month of a day that is named before others of the same month: "am 5. und 6. Januar"."""
    return next((word for word in phrase.words[phrase.end : phrase.end + 8] if word.kind == "month"), None)


def _on_day(phrase: Phrase, scene: Scene) -> Found | None:
    """A day, or a part of it if the words name one."""
    day = named_day(phrase, scene)
    if day is None:
        return None
    part = phrase.last(*_PART_WORDS)
    if part is None and phrase.words[phrase.start].kind == "day" and is_nowadays(phrase, scene):
        return Found(referring(PRESENT, scene), day)
    if part is None or (part.kind == "morrow" and phrase.first("weekday", "day") is None and phrase.last("part", "small_part") is None):
        return Found(of_day(day), day)
    code = "MO" if part.kind == "early_late" else part.code
    return Found(of_day(day, timex_type="TIME", suffix=f"T{code}"), day)


def is_nowadays(phrase: Phrase, scene: Scene) -> bool:
    """Whether "heute" means these times rather than the day of writing: "bis heute", "noch heute", or a clause that tells no event."""
    if phrase.words[phrase.start].number != 0 or phrase.end - phrase.start > 1:
        return False
    before = phrase.lowers[phrase.start - 1] if phrase.start and scene.tense >= 0 else ""
    if before in words_of(phrase.pack, "nowadays", "before") or phrase.following in words_of(phrase.pack, "nowadays", "after"):
        return True
    if phrase.after() == "before" or phrase.before() in {"around", "since"}:
        return False
    return scene.tense == 0 and not any(word.kind in {"clock_word", "clock"} for word in phrase.words)


def _short_date(phrase: Phrase, scene: Scene) -> Found | None:
    """For "24.12." anywhere, "24.12" only after a preposition of days."""
    is_sure = phrase.words[phrase.start].kind == "short_date"
    return _on_day(phrase, scene) if is_sure or phrase.before() == "at" else None


def _night_to(phrase: Phrase, scene: Scene) -> Found | None:
    """For "Nacht zum Donnerstag", "Nacht von Mittwoch auf Donnerstag": by the day it ends on."""
    part = phrase.first("part")
    if part is None or part.code != _NIGHT:
        return None
    day = named_day(phrase, scene)
    return Found(night_before(day), day) if day else None


def _part_alone(phrase: Phrase, scene: Scene) -> Found | None:
    """For "am Abend": of the day named before, else of the day of writing."""
    part = phrase.last("part", "part_adverb")
    if part is None:
        return None
    if phrase.start == 0 and phrase.lowers[0] in _tomorrow(phrase.pack):
        day = day_from_dct(1, scene)
        is_part = phrase.end > 1
        return Found(of_day(day, timex_type="TIME", suffix=f"T{part.code}") if is_part else of_day(day), day)
    is_after_article = phrase.before() == "articles" and phrase.before(2) in _BEFORE_PART
    if part.kind == "part" and not phrase.first("step", "same", "this") and not (phrase.before() in _BEFORE_PART or is_after_article):
        return None
    step = phrase.first("step")
    day = borrowed(scene, int(step.number) if step and step.number > 0 else 0)
    if step and step.number < 0:
        day = day_from_dct(-1, scene)
    early = phrase.first("early_late")
    mod = "APPROX" if phrase.before() == "towards" else early.code if early else None
    return Found(of_day(day, timex_type="TIME", suffix=f"T{part.code}", mod=mod))


@cache
def _tomorrow(pack: Pack) -> frozenset[str]:
    """Words that mean tomorrow where they open a sentence, and the morning as a noun inside one."""
    return frozenset(form for form, word in listed_words(pack).items() if word.kind == "morrow")


def borrowed(scene: Scene, n_days: int) -> Day:
    """The day named before, or n_days after it; the day of writing where none was named."""
    if scene.named is None:
        return day_from_dct(n_days, scene)
    day = shifted(scene.named, n_days) if n_days else scene.named
    return replace(day, anchor="previous" if day.days else day.anchor)


def beside(phrase: Phrase, scene: Scene) -> Found | None:
    """For "am Tag darauf", "am Vortag", "am selben Tag", "am nächsten Tag", "am Vorabend"."""
    if phrase.first("eve"):
        known = scene.named is not None
        return Found(of_day(borrowed(scene, 0)) if known else unresolved("DATE", "XXXX-XX-XX", EVENT_UNKNOWN))
    first = phrase.first("neighbour", "step", "following_day", "previous_day", "same", "this")
    if first is None or (first.kind in {"neighbour", "step"} and (first.number < 0 and first.kind == "step")):
        return None
    steps = {"following_day": 1, "previous_day": -1, "same": 0, "this": 0}.get(first.kind, int(first.number))
    day = borrowed(scene, steps)
    return Found(of_day(day), day)


def _clock(phrase: Phrase, scene: Scene) -> Found | None:
    """For "20.30 Uhr", "8 Uhr morgens", "halb neun": on the day named before; in a clause without a telling verb on that of writing."""
    words = phrase.words[phrase.start : phrase.end]
    time = _half_before(words) if words[0].kind == "half_hour" else _time_of(words)
    if time is None or (len(words) == 1 and not _is_listed(phrase) and not (words[0].kind == "clock" and phrase.before() in _BEFORE_CLOCK)):
        return None
    mod = "APPROX" if phrase.before() == "towards" else None
    is_told = scene.is_named_here or scene.tense != 0 or not scene.is_day
    day = borrowed(scene, 0) if is_told else day_from_dct(0, scene)
    return Found(of_day(day, timex_type="TIME", suffix=time, mod=mod))


def _is_listed(phrase: Phrase) -> bool:
    """Whether a bare number belongs to a list that ends in "Uhr": "10, 14.30 und 16 Uhr"."""
    for word in phrase.words[phrase.end : phrase.end + 8]:
        if word.kind == "clock_word":
            return True
        if word.kind not in _IN_CLOCK_LIST:
            return False
    return False


def _time_of(words: Sequence[Word]) -> str | None:
    """The TIMEX3 time of "20.30", "8 Uhr 15", "fünf Uhr"; None for an hour that no day has."""
    first = words[0]
    if first.kind != "number":
        return first.code[-6:]
    minutes = words[2].number if len(words) > 2 and words[2].kind == "number" else 0
    is_time = first.number == int(first.number) and 0 <= first.number <= 24 and 0 <= minutes < 60
    return f"T{int(first.number):02}:{int(minutes):02}" if is_time else None


def _half_before(words: Sequence[Word]) -> str | None:
    """For "halb neun": 08:30."""
    hour = words[1].number
    return f"T{int(hour) - 1:02}:30" if 1 <= hour <= 24 else None


def _holiday(phrase: Phrase, scene: Scene) -> Found | None:
    """For "Weihnachten", "Ostern 2019"."""
    word, year = phrase.first("holiday"), phrase.first("year")
    if word is None:
        return None
    if year is None and phrase.first("step", "this") is None:
        reading = in_year("D", scene, lambda one: period_of("D", _holiday_in(word, one)))
        return Found(reading)
    number = int(year.number) if year else (scene.earliest.year if scene.earliest else None)
    if number is None:
        return None
    day = _holiday_in(word, number)
    named = Day(day.isoformat(), (day,), "explicit" if year else "dct")
    return Found(of_day(named), named)


def _holiday_in(word: Word, year: int) -> date:
    if word.code == "easter":
        return easter(year) + timedelta(days=int(word.number))
    return date(year, int(word.code[:2]), int(word.code[3:]))


def _repeated(phrase: Phrase, _: Scene) -> Found | None:
    """For "nachts", "montags", "jeden Samstag": times that come again."""
    word = phrase.last("repeated_part", "repeated_weekday", "weekday", "part")
    if word is None:
        return None
    value = f"XXXX-WXX-{int(word.number)}" if word.number else "XXXX-XX-XX"
    if word.code:
        value += f"T{word.code}"
    return Found(Reading("SET", value))


RULES: Rules = (
    (f"early_late? part to articles? (weekday comma? articles? {_DATE} | weekday | {_DATE} | day)", _night_to),
    ("part of weekday to articles? weekday", _night_to),
    ("part at (day_ordinal month? | short_date) to articles? (day_ordinal month year? | short_date | full_date)", _night_to),
    (f"(weekday_part | weekday {_PART}?) comma? (articles | at)? {_DATE}", _on_day),
    ("day_ordinal month year", _on_day),
    ("day_ordinal month (?! articles? (step | this) unit | articles unit year) ", _on_day),
    ("day_ordinal (?= (comma day_ordinal)* (and | dash | until | slash | comma) (to | articles | at)* day_ordinal month)", _on_day),
    ("full_date", _on_day),
    ("each ordinal? step? (weekday | part | weekday_part)", _repeated),
    (f"(step | this | day_adjective)? (weekday_part | weekday ({_PART} | early_late | repeated_part)?)", _on_day),
    (f"(day | morrow) ({_PART} | early_late | repeated_part)", _on_day),
    ("(clock | number | clock_or_date) clock_word (number (?! clock_word | units | unit))? (repeated_part | small_part)?", _clock),
    ("half_hour number (clock_word? (repeated_part | small_part)?)", _clock),
    ("clock | number (?= (and | until | dash | comma | slash) (clock | number | clock_or_date))", _clock),
    ("clock_or_date (?! clock_word) | short_date", _short_date),
    ("day", _on_day),
    ("morrow", _on_day),
    ("day_adjective (part | unit)", _on_day),
    ("unit (following_day | previous_day)", beside),
    ("same unit", beside),
    ("eve", beside),
    ("(step | same | this)? early_late? part part?", _part_alone),
    ("part_adverb", _part_alone),
    ("(repeated_part | repeated_weekday)", _repeated),
    ("(step | this)? holiday year?", _holiday),
)
