"""Durations, repeated times, and words for now, once and soon: "über 30 Jahren", "jahrelang", "alle vier Jahre", "derzeit"."""

from collections.abc import Mapping
from dataclasses import replace
from functools import cache

from claimpack.builders.extract.quantities.comparators import comparator_before
from claimpack.builders.extract.times.calendar import step
from claimpack.builders.extract.times.grammar import Found, Phrase, Rules
from claimpack.builders.extract.times.lexicon import Word, table, words_of
from claimpack.builders.extract.times.values import FUTURE, VAGUE_PERIOD, Reading, Scene, referring, relative, unresolved
from claimpack.builders.languages.pack import Pack

_CLOCK_UNITS = {"h": "H", "m": "M", "S": "S"}
_MODS = {
    "gt": "MORE_THAN",
    "approx_above": "MORE_THAN",
    "ge": "EQUAL_OR_MORE",
    "lt": "LESS_THAN",
    "approx_below": "LESS_THAN",
    "le": "EQUAL_OR_LESS",
    "approx": "APPROX",
}
_AGE_REACH = 6
_BEFORE_BARE = frozenset({"since", "before", "after", "over"})
_AMOUNT = "(number | one)"
_MIDDLE = "(half | whole | vague | step | limit | further)"


def duration_value(amount: float | None, unit: str) -> str:
    """The TIMEX3 value of a duration: P3D, PT2H, P0.5Y; PXY if the amount is not known."""
    figure = "X" if amount is None else f"{amount:.10g}"
    return f"PT{figure}{_CLOCK_UNITS[unit]}" if unit in _CLOCK_UNITS else f"P{figure}{unit}"


def _duration(phrase: Phrase, scene: Scene) -> Found | None:
    """A duration with a figure, with the comparator before it. An age ("81 Jahre alt") is none."""
    words = phrase.words[phrase.start : phrase.end]
    if words[0].kind == "one" and phrase.first("vague"):
        return _vague_duration(phrase, scene)
    amount, unit = _amount(words[0]), phrase.first("unit", "units")
    if amount is None or unit is None or is_age(phrase, unit) or phrase.lowers[phrase.start] == "eines":
        return None
    if phrase.first("half"):
        amount = 0.5 if words[0].kind in {"one", "half"} else amount + 0.5
    value = duration_value(amount, unit.code) + _second_part(phrase)
    limit = comparator_before(phrase.lowers, phrase.start, phrase.pack, is_measured=True)
    adjective = phrase.first("limit")
    mod = _MODS.get(limit.kind) if limit else adjective.code if adjective else None
    start = phrase.start - (limit.n_tokens if limit else 0)
    opener = phrase.words[start - 1].kind if start else ""
    if (
        unit.code == "Y"
        and opener == "noun"
        and limit
        and limit.kind in {"gt", "lt"}
        and phrase.forms[phrase.end - 1] in _dative_years(phrase.pack)
    ):
        return None  # "Menschen über 60 Jahren"
    reading = Reading("DURATION", value, mod, anchor=_anchor(opener, scene))
    return Found(_ago(reading, amount, unit, scene) if opener == "before" and mod is None else reading, None, start)


def _amount(word: Word) -> float | None:
    return 1.0 if word.kind in {"one", "half"} else word.number if word.kind == "number" else None


def _second_part(phrase: Phrase) -> str:
    """For "und neun Monate" of "zwei Jahre und neun Monate": 9M."""
    words = phrase.words[phrase.start : phrase.end]
    at = next((i for i, word in enumerate(words) if word.kind in {"unit", "units"}), len(words))
    rest = [word for word in words[at + 1 :] if word.kind in {"number", "unit", "units"}]
    return f"{rest[0].number:.10g}{_CLOCK_UNITS.get(rest[1].code, rest[1].code)}" if len(rest) == 2 else ""


def is_age(phrase: Phrase, unit: Word) -> bool:
    """For "81 Jahre alt", "im Alter zwischen 12 und 24 Jahren", "mit 81 Jahren"."""
    is_year = unit.code == "Y"
    reach = range(1, _AGE_REACH if is_year else 3)
    is_after_age = any(phrase.before(n_words) == "age" for n_words in reach)
    return phrase.after() == "old" or is_after_age or (is_year and phrase.before() in {"with", "around", "until"})


@cache
def _dative_years(pack: Pack) -> tuple[str, ...]:
    return words_of(pack, "age_years")


def _ago(reading: Reading, amount: float, unit: Word, scene: Scene) -> Reading:
    """For "vor drei Tagen": the length as value, as in KRAUTS, and the day or year it leads to as EDTF."""
    if unit.code in _CLOCK_UNITS or amount != int(amount):
        return reading
    point = relative(unit.code, scene, lambda day: step(unit.code, day, -int(amount)))
    if point.issue:
        return reading
    return replace(point, timex_type="DURATION", value=reading.value)


def _vague_duration(phrase: Phrase, scene: Scene) -> Found | None:
    """For "seit Tagen", "einige Wochen", "jahrelang": no figure. A bare plural needs a preposition of time before it."""
    unit = phrase.last("units", "period")
    if unit is None or (phrase.end - phrase.start == 1 and unit.kind == "units" and phrase.before() not in _BEFORE_BARE):
        return None
    anchor = _anchor(phrase.before(), scene)
    return Found(unresolved("DURATION", duration_value(None, unit.code), VAGUE_PERIOD, anchor=anchor))


def _anchor(opener: str, scene: Scene) -> str:
    """The word "seit" makes a period end with the document's date, where that is known."""
    return "dct" if opener == "since" and scene.earliest else "none"


def _period_adjective(phrase: Phrase, _: Scene) -> Found | None:
    """For "14-tägige Frist", "zweistündig"; one of years only before something that lasts ("30-jährige Haft")."""
    word = phrase.words[phrase.start]
    if word.code == "Y" and not lasts(phrase.following, phrase.pack):
        return None
    return Found(Reading("DURATION", duration_value(word.number, word.code)))


def lasts(noun: str, pack: Pack) -> bool:
    """Whether a noun names something that has a duration, rather than something that has an age: "Haft", "Jubiläum"."""
    starts, ends = _lasting(pack)
    return noun.startswith(starts) or noun.endswith(ends)


@cache
def _lasting(pack: Pack) -> tuple[tuple[str, ...], tuple[str, ...]]:
    return words_of(pack, "lasting", "starts"), words_of(pack, "lasting", "ends")


def _coming(phrase: Phrase, scene: Scene) -> Found | None:
    """For "in den kommenden Tagen" it is some time ahead, for "in den vergangenen Jahren" and "letzten zehn Jahren" a period up to now."""
    direction, unit, figure = phrase.first("step"), phrase.last("units"), phrase.first("number")
    if direction is None or unit is None:
        return None
    anchor = "dct" if scene.earliest else "none"
    if figure or phrase.first("both"):
        return Found(Reading("DURATION", duration_value(figure.number if figure else 2, unit.code), anchor=anchor))
    if direction.number > 0:
        return Found(unresolved("DATE", FUTURE, VAGUE_PERIOD, anchor=anchor))
    return Found(unresolved("DURATION", duration_value(None, unit.code), VAGUE_PERIOD, anchor=anchor))


def _reference(phrase: Phrase, scene: Scene) -> Found | None:
    """For "jetzt", "damals", "demnächst"."""
    return Found(referring(phrase.words[phrase.start].code, scene))


def set_phrase(phrase: Phrase, scene: Scene) -> Found | None:
    """For "zur Zeit", "in Zukunft", "in letzter Zeit": the phrase without its preposition and article."""
    phrases, openers = _phrases(phrase.pack)
    for n_tokens in range(4, 1, -1):
        start = max(phrase.end - n_tokens, 0)
        code = phrases.get(" ".join(phrase.lowers[start : phrase.end]))
        if code and phrase.after() != "articles":
            while phrase.lowers[start] in openers:
                start += 1
            return Found(referring(code, scene), None, start)
    return None


@cache
def _phrases(pack: Pack) -> tuple[Mapping[str, str], frozenset[str]]:
    phrases = {phrase: str(code) for phrase, code in table(pack, "phrases").items()}
    return phrases, frozenset((*words_of(pack, "words", "phrase_openers"), *words_of(pack, "words", "articles")))


def _repeated(phrase: Phrase, _: Scene) -> Found | None:
    """For "täglich", "zweimal wöchentlich", "jedes Jahr", "alle vier Jahre", "pro Tag", "Jahr um Jahr"."""
    if word := phrase.first("repeated"):
        return Found(Reading("SET", word.code))
    unit = phrase.last("unit", "units", "season")
    if unit is None or (phrase.first("per") and phrase.before() == "measure"):
        return None
    figure = phrase.first("number")
    if phrase.first("every") and unit.kind == "units" and figure is None and phrase.first("vague") is None:
        return None
    return Found(Reading("SET", duration_value(None if phrase.first("vague") else figure.number if figure else 1.0, unit.code)))


REPEATED: Rules = (
    ("times? repeated", _repeated),
    ("each step? (unit | season)", _repeated),
    ("every (number | vague) units", _repeated),
    ("per unit", _repeated),
    ("unit around unit", _repeated),
)
DURATIONS: Rules = (
    ("this units", set_phrase),
    ("step (number | vague | both)? units | number step units", _coming),
    (f"{_AMOUNT} {_MIDDLE}? (unit | units) ((and | comma) number (unit | units))? (long (?! noun))?", _duration),
    ("half unit", _duration),
    ("one? vague adjective? units", _vague_duration),
    ("period", _vague_duration),
    ("period_adjective", _period_adjective),
    ("reference", _reference),
    ("phrase_end", set_phrase),
    ("units", _vague_duration),
)
