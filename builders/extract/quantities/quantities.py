"""Numbers with what they count, as the interval that the words commit to: "mehr als 4400 Personen", "knapp 1700 weitere Menschen".

Years, dates and clock times are no quantities (see times), nor are dialling codes and numbers that are part of a name. `part_of` and `time`
are indexes into all quantities and all times of the article; place_entity_id stays empty here.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from operator import itemgetter

from claimpack.builders.extract.quantities.distances import is_distance
from claimpack.builders.extract.quantities.grammar import TRIGGER, Line, Phrase, head_name, next_head, number_phrase
from claimpack.builders.extract.quantities.heads import (
    figure_adjective_phrase,
    one_phrase,
    ordinal_phrase,
    repeated_phrase,
    vague_phrase,
    with_shared_unit,
)
from claimpack.builders.extract.quantities.links import is_cumulative, is_part, is_part_of_next, is_toll, number_noun, with_deaths
from claimpack.builders.extract.quantities.names import SCORE, is_age_in_brackets, not_a_quantity, scores
from claimpack.builders.extract.quantities.properties import Cue, clause, cues_of, property_of
from claimpack.builders.extract.quantities.words import Unit, quantity_words, word_set
from claimpack.builders.languages.pack import Pack
from claimpack.builders.text.document import Document, Sentence
from claimpack.schema.records import Quantity, Span, Time

_VAGUE_HEADS = frozenset({"vague_magnitude", "vague_noun", "vague", "plural", "more"})
_NUMBER_HEADS = frozenset({"fraction", "between", "range", "number"})
_RANKED = frozenset({"dead", "injured", "arrested", "deployed"})
_HARM = frozenset({"dead", "injured", "arrested"})
_FORM = itemgetter(0)
_OPENING = 3
_OLDEST = 130
_AGE = Unit("age", "a")


@dataclass(frozen=True, slots=True)
class NotQuantity:
    """A number that was read and is no quantity, and what it is instead: "dialling code", "score", "number in a name"."""

    span: Span
    text: str
    detail: str


@dataclass(frozen=True, slots=True)
class _Reading:
    """What the numbers of a sentence are."""

    sentence: Sentence
    line: Line
    phrases: tuple[Phrase, ...]
    rejected: tuple[tuple[int, int, str], ...]
    owners: Mapping[int, int]


def find_quantities(document: Document, pack: Pack, times: Sequence[Time]) -> tuple[Quantity, ...]:
    """The quantities of all sentences, in text order. `times` are those of find_times for the same document."""
    return read_numbers(document, pack, times)[0]


def read_numbers(document: Document, pack: Pack, times: Sequence[Time]) -> tuple[tuple[Quantity, ...], tuple[NotQuantity, ...]]:
    """The quantities of all sentences, and the numbers that are neither quantities nor times; both in text order."""
    return numbers_of_all((document,), pack, (times,))[0]


def numbers_of_all(
    documents: Sequence[Document], pack: Pack, times: Sequence[Sequence[Time]]
) -> list[tuple[tuple[Quantity, ...], tuple[NotQuantity, ...]]]:
    """The same of each document: each step over all of them before the next, so that the processor's caches hold it."""
    letters_of = quantity_words(pack).letters
    letters = [[letters_of(map(_FORM, sentence.tokens)) for sentence in document.sentences] for document in documents]
    readings = [list(_readings(*read, pack)) for read in zip(documents, letters, times, strict=True)]
    return [_numbers(*read) for read in zip(documents, readings, times, strict=True)]


def _numbers(
    document: Document, readings: Sequence[_Reading], times: Sequence[Time]
) -> tuple[tuple[Quantity, ...], tuple[NotQuantity, ...]]:
    found: list[Quantity] = []
    rejected: list[NotQuantity] = []
    tolls: list[int] = []
    whole: int | None = None
    paragraph = -1
    for reading in readings:
        if reading.sentence.paragraph != paragraph:
            paragraph, whole = reading.sentence.paragraph, None
        for phrase, quantity in _rows(document.text, reading, times):
            if quantity.property == "other" and phrase.counted is None and is_toll(reading.line, phrase):
                tolls.append(len(found))
            if quantity.kind != "count" or phrase.head == "repeated":
                found.append(quantity)
            elif is_part_of_next(reading.line, phrase, reading.phrases):
                found.append(replace(quantity, part_of=len(found) + 1))
            elif whole is not None and is_part(reading.line, phrase, reading.phrases):
                found.append(_part(quantity, whole, found))
            else:
                whole = len(found)
                found.append(quantity)
        rejected += _rejected(document.text, reading)
    return tuple(with_deaths(found, tolls)), tuple(rejected)


def not_quantities(document: Document, pack: Pack, times: Sequence[Time]) -> tuple[NotQuantity, ...]:
    """The numbers of the sentences that are neither quantities nor times, in text order."""
    return read_numbers(document, pack, times)[1]


def _rejected(text: str, reading: _Reading) -> Iterator[NotQuantity]:
    for start, end, detail in reading.rejected:
        span = _span(reading.sentence, start, end)
        yield NotQuantity(span, text[span.start_char : span.end_char], detail)


def _rows(text: str, reading: _Reading, times: Sequence[Time]) -> Iterator[tuple[Phrase, Quantity]]:
    cues = cues_of(reading.line) if any(_needs_clause(phrase) for phrase in reading.phrases) else ()
    for phrase in reading.phrases:
        if quantity := _quantity(text, reading, phrase, cues, times):
            yield phrase, quantity


def _readings(document: Document, letters_of: Sequence[str], times: Sequence[Time], pack: Pack) -> Iterator[_Reading]:
    """The sentences that hold a number, read. `letters_of` has the letters of each sentence."""
    words = quantity_words(pack)
    first_time = 0
    for sentence, letters in zip(document.sentences, letters_of, strict=True):
        while first_time < len(times) and times[first_time].spans[0].start_char < sentence.start_char:
            first_time += 1
        if not TRIGGER.search(letters):
            continue
        owners = _owners(sentence, times, first_time)
        forms = list(map(_FORM, sentence.tokens))
        line = Line(forms, [form.lower() for form in forms], words.readings(forms), letters, pack)
        phrases, rejected = _phrases(line, times, owners)
        if phrases or rejected:
            yield _Reading(sentence, line, phrases, rejected, owners)


def _owners(sentence: Sentence, times: Sequence[Time], first: int) -> dict[int, int]:
    """Token -> the time that it belongs to."""
    owners = {}
    for index in range(first, len(times)):
        span = times[index].spans[0]
        if span.start_char >= sentence.end_char:
            break
        for at, token in enumerate(sentence.tokens):
            if span.start_char <= token.start_char < span.end_char:
                owners[at] = index
    return owners


def _phrases(line: Line, times: Sequence[Time], owners: Mapping[int, int]) -> tuple[tuple[Phrase, ...], tuple[tuple[int, int, str], ...]]:
    """The quantities of a sentence, and the numbers that are none."""
    phrases: list[Phrase] = []
    rejected = []
    position = 0
    while match := next_head(line.letters, position):
        position = match.start() + 1
        owner = owners.get(match.end() - 1, owners.get(match.start()))
        if owner is not None and times[owner].timex_type != "DURATION":
            continue
        phrase = _phrase(line, head_name(match), match.start(), match.end(), phrases[-1].end if phrases else 0, is_period=owner is not None)
        if phrase is None:
            continue
        if reason := not_a_quantity(line, phrase) if phrase.head in _NUMBER_HEADS else "":
            rejected.append((phrase.start - (line.forms[phrase.start - 1] == "+"), phrase.number[1], reason))
        else:
            phrases.append(phrase)
        position = max(position, match.end() if reason else phrase.end)
    results = [(at, at + 1, SCORE) for at in scores(line) if at not in owners]
    return tuple(phrases), tuple(sorted([*rejected, *results]))


def _phrase(line: Line, head: str, start: int, end: int, previous_end: int, *, is_period: bool) -> Phrase | None:
    """The phrase around a head, by the kind of head; None if it is none."""
    if head in _NUMBER_HEADS:
        phrase = with_shared_unit(line, number_phrase(line, head, start, end))
        if phrase is None or phrase.unit.kind not in {"count", "duration"}:
            return phrase
        is_age = phrase.unit.code == "a" and not is_period and (phrase.interval.value or 0) <= _OLDEST
        return replace(phrase, unit=_AGE) if is_age or is_age_in_brackets(line, phrase) else phrase
    if head in _VAGUE_HEADS:
        return None if is_period else vague_phrase(line, head, start, end)
    if head == "one":
        phrase = one_phrase(line, start, previous_end)
        return None if phrase and phrase.unit.kind == "duration" and not is_period else phrase
    if head == "ordinal":
        return ordinal_phrase(line, start)
    return figure_adjective_phrase(line, start, is_period=is_period) if head == "figure_adjective" else repeated_phrase(line, start)


def _needs_clause(phrase: Phrase) -> bool:
    return phrase.unit.kind in {"count", "ordinal"} and phrase.head != "repeated"


def _quantity(text: str, reading: _Reading, phrase: Phrase, cues: Sequence[Cue], times: Sequence[Time]) -> Quantity | None:
    """The row of a phrase; None for "ein Mann" of whom nothing is said that would be counted."""
    line, sentence, interval = reading.line, reading.sentence, phrase.interval
    counted = phrase.counted or (number_noun(line, phrase) if phrase.unit.kind == "count" and phrase.head in _NUMBER_HEADS else None)
    prop = _property(line, replace(phrase, counted=counted) if counted else phrase, reading.phrases, cues)
    if phrase.head == "one_person" and prop not in _HARM:
        return None
    span = _span(sentence, phrase.start, phrase.end)
    limit = (_span(sentence, *phrase.comparator),) if phrase.comparator[0] < phrase.comparator[1] else ()
    nouns = (_span(sentence, *counted),) if counted else ()
    return Quantity(
        spans=(span,),
        text=text[span.start_char : span.end_char],
        kind=phrase.unit.kind,
        comparator=interval.comparator,
        comparator_spans=limit,
        value=interval.value,
        low=interval.low,
        high=interval.high,
        low_inclusive=interval.low_inclusive,
        high_inclusive=interval.high_inclusive,
        bounds_basis=interval.bounds_basis,
        vague_class=interval.vague_class,
        unit=phrase.unit.code,
        counted_spans=nouns,
        counted_text=text[nouns[0].start_char : nouns[0].end_char] if nouns else None,
        property=prop,
        cumulative=is_cumulative(line, phrase),
        additional=phrase.is_additional,
        time=_time_of(reading, phrase, times),
    )


def _property(line: Line, phrase: Phrase, phrases: Sequence[Phrase], cues: Sequence[Cue]) -> str | None:
    """Counts always have one; a rank where it ranks the dead, hurt, held or sent; a measure unless it is a speed or a distance."""
    kind = phrase.unit.kind
    if kind == "measure":
        is_size = phrase.unit.code not in word_set(line.pack, "no_sizes", "units") and not is_distance(line, phrase)
        return "size" if is_size else None
    if not _needs_clause(phrase):
        return "other" if kind == "count" else None
    if phrase.head == "figure_adjective":
        return "size"
    found = property_of(line, phrase, phrases, cues)
    if kind == "ordinal":
        return found if found in _RANKED else None
    return found or "other"


def _part(quantity: Quantity, whole: int, found: Sequence[Quantity]) -> Quantity:
    """The quantity as a part of another: with its property, unless it has one of its own."""
    inherited = found[whole].property if quantity.property in {"other", "size"} else quantity.property
    return replace(quantity, part_of=whole, property=inherited)


def _time_of(reading: _Reading, phrase: Phrase, times: Sequence[Time]) -> int | None:
    """The period that the quantity measures, or the date or time of day in its clause or at the head of the sentence."""
    if phrase.unit.kind in {"age", "ordinal"}:
        return None
    if phrase.unit.kind == "duration":
        return reading.owners.get(phrase.number[0])
    first, last = clause(reading.line, phrase.start, phrase.end)
    dated = [(at, owner) for at, owner in sorted(reading.owners.items()) if times[owner].timex_type in {"DATE", "TIME"}]
    inside = [owner for at, owner in dated if first <= at < last]
    opening = [owner for at, owner in dated if at <= _OPENING]
    return next(iter([*inside, *opening]), None)


def _span(sentence: Sentence, start: int, end: int) -> Span:
    return Span(sentence.tokens[start].start_char, sentence.tokens[end - 1].end_char)
