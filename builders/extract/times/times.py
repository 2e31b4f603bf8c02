"""Time expressions of an article, resolved against its date: "am Samstag", "5. Januar", "seit über 30 Jahren".

Spans leave out preposition and article. The role is the one that the sentence shows; beside a claim roles.role_of decides.
"""

from collections.abc import Sequence
from dataclasses import replace
from operator import itemgetter

from claimpack.builders.extract.times.calendar import day_of
from claimpack.builders.extract.times.days import RULES as DAYS
from claimpack.builders.extract.times.durations import DURATIONS, REPEATED
from claimpack.builders.extract.times.grammar import Build, Phrase, compiled, next_match, trigger
from claimpack.builders.extract.times.periods import RULES as PERIODS
from claimpack.builders.extract.times.roles import role_in_sentence
from claimpack.builders.extract.times.tense import tense_of
from claimpack.builders.extract.times.values import YEAR_DIFFERS, Reading, Scene
from claimpack.builders.extract.times.words import time_words
from claimpack.builders.languages.pack import Pack
from claimpack.builders.text.document import Document, Sentence, Token
from claimpack.schema.records import Span, Time

RULES = (*REPEATED, *DAYS, *PERIODS, *DURATIONS)
_PATTERN = compiled([pattern for pattern, _ in RULES])
_DATED = [rule in (*DAYS, *PERIODS) for rule in RULES]  # the rules that ask for the tense
_BUILDS: tuple[Build, ...] = tuple(build for _, build in RULES)
_FORM = itemgetter(0)
# How many sentences a day that was named lasts, where the document's date is known to the day.
_DAY_LASTS = 3


def find_times(document: Document, pack: Pack) -> tuple[Time, ...]:
    """The times of all sentences, in text order. A part of the day alone takes the day named before it."""
    words, needed = time_words(pack), trigger()
    article = document.article
    scene = Scene(article.dct_earliest, article.dct_latest)
    times: list[Time] = []
    last_named = 0
    for index, sentence in enumerate(document.sentences):
        letters = words.letters(map(_FORM, sentence.tokens))
        if not needed.search(letters):
            continue
        is_over = scene.is_day and index - last_named > _DAY_LASTS
        before = scene._replace(is_caption=sentence.zone == "caption", named=None if is_over else scene.named, is_named_here=False)
        scene = _read_sentence(document.text, sentence, before, pack, letters=letters, times=times)
        last_named = last_named if scene.named is before.named else index
    return tuple(times)


def _read_sentence(text: str, sentence: Sentence, scene: Scene, pack: Pack, *, letters: str, times: list[Time]) -> Scene:
    """Adds the sentence's times; what comes back is the scene with the last day that it named."""
    forms = list(map(_FORM, sentence.tokens))
    read = time_words(pack).readings(forms)
    lowers = [form.lower() for form in forms]
    position = free_from = 0
    while match := next_match(_PATTERN, letters, position):
        position = match.start() + 1
        rule = (match.lastindex or 1) - 1
        tense = tense_of(forms, match.start(), match.end(), pack) if _DATED[rule] else 0
        scene = scene if scene.tense == tense else scene._replace(tense=tense)
        found = _BUILDS[rule](Phrase(read, forms, lowers, match.start(), match.end(), pack), scene)
        if found is None:
            continue
        start = max(free_from, match.start() if found.start is None else found.start)
        role = role_in_sentence(forms, start, match.end(), pack)
        times.append(_time(text, sentence.tokens[start : match.end()], _checked(found.reading, scene), role))
        position = free_from = match.end()
        if found.day:
            scene = scene._replace(named=found.day, is_named_here=True)
    return scene


def _time(text: str, tokens: Sequence[Token], reading: Reading, role: str) -> Time:
    span = Span(tokens[0].start_char, tokens[-1].end_char)
    return Time(
        spans=(span,),
        text=text[span.start_char : span.end_char],
        role=role,
        timex_type=reading.timex_type,
        timex_value=reading.value,
        timex_mod=reading.mod,
        edtf=reading.edtf,
        earliest=reading.earliest,
        latest=reading.latest,
        anchor=reading.anchor,
        resolution=reading.resolution,
        issue=reading.issue,
    )


def _checked(reading: Reading, scene: Scene) -> Reading:
    """In a caption, a full date that a year's difference would bring into the document's month is in conflict with it."""
    day, first, last = reading.earliest, scene.earliest, scene.latest
    if not scene.is_caption or reading.anchor != "explicit" or day is None or day != reading.latest or first is None or last is None:
        return reading
    for years in (-1, 1):
        moved = day_of(day.year - years, day.month, day.day)
        if moved and abs((moved - first).days) <= 31 and first.year + years == day.year:
            return replace(reading, resolution="conflict", issue=YEAR_DIFFERS)
    return reading
