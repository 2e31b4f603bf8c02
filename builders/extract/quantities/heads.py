"""Quantities around other words than a plain number: "mehrere", "Dutzende", "ein weiterer", "das erste Todesopfer", "81-jährig"."""

from dataclasses import replace

from claimpack.builders.extract.quantities.comparators import comparator_before
from claimpack.builders.extract.quantities.grammar import COUNT, Line, Phrase, counted_after, is_additional
from claimpack.builders.extract.quantities.intervals import Interval, limited, scaled, vague
from claimpack.builders.extract.quantities.properties import is_person
from claimpack.builders.extract.quantities.words import Unit, pair_of, table_of, unit_at, words_of

_AGE = Unit("age", "a")


def vague_phrase(line: Line, head: str, start: int, end: int) -> Phrase | None:
    """For "mehrere Städte", "Dutzende von Autos", "mehrere hundert", "eine Reihe von Ländern". A vague period is a time, so None."""
    found = _vague_interval(line, head, start, end)
    if found is None:
        return None
    interval, begin = found
    if head == "vague_magnitude" and line.kind(end) in {"magnitude", "magnitudes"} and line.kind(end - 1) != "magnitudes":
        interval, end = _multiplied(line, interval, end), end + 1
    measured = unit_at(line.forms, end, line.pack) if line.kind(end) == "unit" else None
    unit, after = (measured[0], end + measured[1]) if measured else (COUNT, end)
    counted, tail = counted_after(line, unit, after, is_of=head in {"plural", "vague_magnitude"})
    is_verb = counted is None and line.lowers[end - 1] in words_of(line.pack, "vague_verbs") and line.kind(end) not in {"genitive", "of"}
    if is_verb or unit.kind == "duration" or (counted is None and unit is COUNT and head in {"vague_noun", "more"}):
        return None
    if counted and line.lowers[counted[1] - 1] in words_of(line.pack, "vague_no_counts"):
        return None
    if head == "vague_noun" and line.kind(end - 1) != "of" and not _may_lack_of(line, end):
        return None
    return Phrase(
        head, begin, tail, (start, end), (begin, begin), counted, scaled(interval, unit.factor), unit, is_additional(line, after, tail)
    )


def _multiplied(line: Line, interval: Interval, at: int) -> Interval:
    """The interval of "mehrere hundert" before "Millionen"."""
    vague_class = table_of(line.pack, "magnitude_classes").get(line.lowers[at], interval.vague_class)
    return vague(str(vague_class), (interval.low or 0) * line.words[at].value)


def _may_lack_of(line: Line, end: int) -> bool:
    """For "ein paar Leute", "eine Reihe weiterer Länder"; but "eine Reihe Häuser" is a row."""
    return line.lowers[end - 1] in words_of(line.pack, "vague_nouns_alone") or line.kind(end) in {"adjective", "additional"}


def _vague_interval(line: Line, head: str, start: int, end: int) -> tuple[Interval, int] | None:
    """The interval of a vague word, and where the phrase begins."""
    last = line.words[end - 1]
    if head == "more":
        phrase = " ".join(line.lowers[max(start - 1, 0) : end])
        entry = table_of(line.pack, "vague_comparatives").get(phrase)
        return (vague(*pair_of(entry)), start - 1) if entry else None
    if head == "vague_magnitude":
        word = line.lowers[end - 1].rstrip(".")
        vague_class = table_of(line.pack, "magnitude_classes").get(word)
        return (vague(str(vague_class), 2 * last.value), start) if vague_class else None
    if head == "vague_noun":
        last = next(word for word in line.words[start:end] if word.kind == "vague_noun")
    if last.kind == "magnitudes":
        entry = table_of(line.pack, "plurals").get(line.lowers[end - 1])
        return (vague(*pair_of(entry)), start) if entry else None
    return vague(last.code, last.value), start


def one_phrase(line: Line, start: int, previous_end: int) -> Phrase | None:
    """For "ein" where it is a number: with "weiterer", a comparator, a unit, a dead or hurt person, or in a row with other numbers.

    A person that may be dead, hurt or arrested comes back with head "one_person": the clause decides.
    """
    after = start + 1
    unit_start = after + (line.kind(after) in {"additional", "whole", "half", "limit_adjective"})
    measured = unit_at(line.forms, unit_start, line.pack) if line.kind(unit_start) == "unit" else None
    if measured:
        return _one_unit(line, start, unit_start, *measured)
    limit = comparator_before(line.lowers, start, line.pack, is_measured=False)
    begin = start - limit.n_tokens if limit else start
    is_limited = limit is not None and " ".join(line.lowers[begin:start]) in words_of(line.pack, "one", "comparators")
    counted, tail = counted_after(line, COUNT, after, is_of=False)
    if " ".join(line.lowers[after : after + 2]) in words_of(line.pack, "words", "part_pronouns"):
        return Phrase("one", start, after, (start, after), (start, start), None, limited(1, "eq"), COUNT)
    if line.kind(after) == "genitive":
        return None
    is_in_row = counted is not None and is_person(line, counted) and _is_in_row(line, start, tail, previous_end)
    head = _one_head(line, counted, after, is_limited=is_limited, is_in_row=is_in_row)
    if not head:
        return None
    interval = limited(1, limit.kind if limit and is_limited else "eq")
    begin = begin if is_limited else start
    return Phrase(head, begin, tail, (start, after), (begin, start), counted, interval, COUNT, is_additional(line, after, tail))


def _one_head(line: Line, counted: tuple[int, int] | None, after: int, *, is_limited: bool, is_in_row: bool) -> str:
    if line.kind(after) == "additional" or (counted and (is_limited or is_in_row)):
        return "one"
    noun = line.forms[counted[0]] if counted else ""
    if noun in words_of(line.pack, "one", "counted"):
        return "one"
    return "one_person" if noun in words_of(line.pack, "one", "persons") else ""


def _is_in_row(line: Line, start: int, tail: int, previous_end: int) -> bool:
    """For "zwei Frauen und ein Mann", "ein Mann und zwei Frauen"."""
    is_after = line.kind(start - 1) == "and" and previous_end == start - 1
    return is_after or (
        line.kind(tail) == "and"
        and line.kind(tail + 1) in {"number", "round"}
        and (line.is_noun(tail + 2) or line.kind(tail + 2) == "adjective")
    )


def _one_unit(line: Line, start: int, unit_start: int, unit: Unit, n_tokens: int) -> Phrase | None:
    """For "ein Jahr", "ein halbes Jahr", "ein knapper Kilometer", "ein weiterer Tag"."""
    if unit.kind != "duration" and line.forms[unit_start] not in words_of(line.pack, "one", "units"):
        return None
    limit = comparator_before(line.lowers, start, line.pack, is_measured=True)
    begin = start - (limit.n_tokens if limit else 0)
    between = line.words[start + 1] if unit_start > start + 1 else line.words[start]
    kind = limit.kind if limit else between.code if between.kind == "limit_adjective" else "eq"
    counted, tail = counted_after(line, unit, unit_start + n_tokens, is_of=False)
    interval = scaled(limited(0.5 if between.kind == "half" else 1, kind), unit.factor)
    return Phrase("one", begin, tail, (start, start + 1), (begin, start), counted, interval, unit, between.kind == "additional")


def ordinal_phrase(line: Line, start: int) -> Phrase | None:
    """For "erste Todesopfer", "11. Runde"; not "Zweiter Weltkrieg", "in erster Linie", "1. FC"."""
    form, at = line.forms[start], start + 1
    while line.kind(at) == "adjective":
        at += 1
    if not (line.is_noun(at) or line.kind(at) == "unit") or " ".join(line.lowers[start : at + 1]) in words_of(line.pack, "ordinal_phrases"):
        return None
    is_name = (form[0].isupper() and start > 0 and line.forms[start - 1].isalnum()) or (form[0].isdigit() and line.forms[at].isupper())
    if is_name:
        return None
    interval = limited(line.words[start].value, "eq")
    return Phrase("ordinal", start, at + 1, (start, start + 1), (start, start), (at, at + 1), interval, Unit("ordinal", "1"))


def figure_adjective_phrase(line: Line, start: int, *, is_period: bool) -> Phrase:
    """For "81-jährige" (an age unless it measures a period), "14-tägig", "20-prozentig", "30-köpfig"."""
    word = line.words[start]
    if word.code == "age":
        unit = Unit("duration", "a") if is_period else _AGE
    elif word.code == "percent":
        unit = Unit("percent", "%")
    elif word.code == "count":
        unit = COUNT
    else:
        unit = Unit("duration", str(_codes(line)[word.code]))
    limit = comparator_before(line.lowers, start, line.pack, is_measured=True)
    begin = start - (limit.n_tokens if limit else 0)
    interval = limited(word.value, limit.kind if limit else "eq")
    return Phrase("figure_adjective", begin, start + 1, (start, start + 1), (begin, start), None, interval, unit)


def _codes(line: Line) -> dict[str, object]:
    codes = line.pack.section("units")["period_codes"]
    if not isinstance(codes, dict):
        raise TypeError(f"languages/{line.pack.code}/units.toml: [period_codes] is missing")
    return codes


def repeated_phrase(line: Line, start: int) -> Phrase:
    """For "mehrfach", "mindestens dreimal"."""
    word = line.words[start]
    if word.code:
        return Phrase("repeated", start, start + 1, (start, start + 1), (start, start), None, vague(word.code, 2), COUNT)
    limit = comparator_before(line.lowers, start, line.pack, is_measured=True)
    begin = start - (limit.n_tokens if limit else 0)
    return Phrase(
        "repeated", begin, start + 1, (start, start + 1), (begin, start), None, limited(word.value, limit.kind if limit else "eq"), COUNT
    )


def with_shared_unit(line: Line, phrase: Phrase | None) -> Phrase | None:
    """The phrase with the unit of the number behind "und": "acht und elf Jahre alt", or "auf": "von 340 auf 290 Millionen Euro"."""
    if phrase is None or phrase.head != "number" or phrase.counted is not None or phrase.unit.kind != "count":
        return phrase
    if line.lowers[phrase.end : phrase.end + 1] and line.lowers[phrase.end] in words_of(line.pack, "words", "onto"):
        return _with_unit_of_change(line, phrase)
    if line.kind(phrase.end) not in {"and", "or"} or line.kind(phrase.end + 1) != "number":
        return phrase
    found = unit_at(line.forms, phrase.end + 2, line.pack)
    return replace(phrase, unit=found[0]) if found and found[0].factor == 1 else phrase


def _with_unit_of_change(line: Line, phrase: Phrase) -> Phrase:
    """The first of two numbers with magnitude and unit of the second, if it has none of its own."""
    first = phrase.start - 1
    at = next((k for k in range(phrase.end + 1, phrase.end + 4) if line.kind(k) == "number"), -1)
    if at < 0 or first < 0 or line.lowers[first] not in words_of(line.pack, "words", "from") or phrase.interval.value is None:
        return phrase
    has_magnitude = line.kind(at + 1) in {"magnitude", "magnitudes"}
    found = unit_at(line.forms, at + 1 + has_magnitude, line.pack)
    if found is None:
        return phrase
    is_shared = has_magnitude and phrase.number[1] - phrase.number[0] == 1
    value = phrase.interval.value * (line.words[at + 1].value if is_shared else 1)
    return replace(phrase, unit=found[0], interval=scaled(limited(value, phrase.interval.comparator), found[0].factor))
