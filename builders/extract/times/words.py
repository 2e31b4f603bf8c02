"""What a word is in a time expression: month, weekday, unit, article, number ...

One word form is judged alone, and each form once. Its kind is one of KINDS, written as one character, so that the rules of the grammar can
be regular expressions over the kinds of a sentence.
"""

import re
from functools import cache

from claimpack.builders.extract.quantities.number_words import digits_of, number_of, number_words, ordinal_of
from claimpack.builders.extract.times.lexicon import Word, declined, listed_words, no_adjectives, table, words_of
from claimpack.builders.languages.pack import Pack
from claimpack.builders.text.forms import FormTable


def _split(kinds: str) -> tuple[str, ...]:
    return tuple(kinds.split())


# Kinds that only join others, kinds that may begin an expression without making one, and kinds without which there is none.
JOINING = _split(
    "other noun adjective articles at in before since after until over towards around of to and dash comma slash open close further with "
    "both part_of limit measure mark"
)
OPENING = _split(
    "number ordinal vague this each every per one long half half_hour old age following_day previous_day same whole step times"
)
TELLING = _split(
    "day_ordinal year full_date short_date clock clock_or_date clock_word month weekday weekday_part repeated_weekday part small_part "
    "repeated_part part_adverb early_late day morrow day_adjective reference unit units year_part season boundary neighbour edge eve "
    "decade decades period period_adjective repeated holiday phrase_end"
)
KINDS = (*JOINING, *OPENING, *TELLING)
LETTERS = {kind: chr(0x100 + index) for index, kind in enumerate(KINDS)}

_FULL_DATE = re.compile(r"(?P<d>0?[1-9]|[12]\d|3[01])\.(?P<m>0?[1-9]|1[0-2])\.(?P<y>\d{4}|\d{2})\.?$")
_ISO_DATE = re.compile(r"(?P<y>[12]\d{3})-(?P<m>0[1-9]|1[0-2])-(?P<d>0[1-9]|[12]\d|3[01])$")
_SHORT_DATE = re.compile(r"(?P<d>0?[1-9]|[12]\d|3[01])\.(?P<m>0?[1-9]|1[0-2])(?P<dot>\.?)$")
_CLOCK = re.compile(r"(?P<h>[01]?\d|2[0-4])[.:](?P<min>[0-5]\d)$")
_YEAR = re.compile(r"1\d{3}|20\d\d")
_FIGURE_COMPOUND = re.compile(r"(?P<figure>\d+(?:,\d+)?)-(?P<unit>[A-ZÄÖÜ][a-zäöü]+)(?:-|$)")
_DECADE = re.compile(r"(?P<tens>(?:1\d|20)?\d0)-?er(?P<whole>n|-?[Jj]ahren?)?$")


class _Judge:
    """What a form is in a time expression, by the lists of a pack."""

    def __init__(self, pack: Pack) -> None:
        self._pack = pack
        self._listed = listed_words(pack)
        self._decades = _decades(pack)
        self._endings = {form: str(unit) for stem, unit in table(pack, "period_endings").items() for form in declined(pack, stem)}
        self._no_adjectives = frozenset(no_adjectives(pack))
        self._adjective_endings = pack.words("times", "adjective_endings")

    def __call__(self, form: str) -> Word:
        lower = form.lower()
        if listed := self._listed.get(form) or self._listed.get(lower) or (form.isupper() and self._listed.get(form.capitalize())):
            return listed
        if form[0].isdigit():
            return self._figure_adjective(lower) or self._figure_compound(form) or _read_digits(form)
        if rank := ordinal_of(form, self._pack):
            return Word("ordinal", rank)
        if (value := number_of(form, self._pack) or number_words(self._pack).rounds.get(lower)) is not None:
            return Word("number", value)
        if found := self._decades.get(lower) or self._figure_adjective(lower):
            return found
        if not form[0].isalpha():
            return Word("mark")
        if form[0].isupper():
            return Word("noun")
        is_adjective = len(form) > 4 and lower.endswith(self._adjective_endings) and lower not in self._no_adjectives
        return Word("adjective" if is_adjective else "other")

    def _figure_compound(self, form: str) -> Word | None:
        """For "14-Tage-Frist"."""
        match = _FIGURE_COMPOUND.match(form)
        unit = self._listed.get(match["unit"]) if match else None
        if match is None or unit is None or unit.kind not in {"unit", "units"}:
            return None
        return Word("period_adjective", digits_of(match["figure"]) or 0, unit.code)

    def _figure_adjective(self, lower: str) -> Word | None:
        """For "14-tägige", "zweistündiger": number and unit."""
        if "ig" not in lower:
            return None
        for length in range(len(lower) - 1, 4, -1):
            unit = self._endings.get(lower[-length:])
            if unit:
                value = number_of(lower[:-length].rstrip("-"), self._pack)
                return None if value is None else Word("period_adjective", value, unit)
        return None


@cache
def time_words(pack: Pack) -> FormTable[Word]:
    """The words of times.toml, and the forms read so far."""
    return FormTable(_Judge(pack), LETTERS)


def _decades(pack: Pack) -> dict[str, Word]:
    """For "neunziger", "Neunzigerjahren"."""
    tens = {word: value for word, value in table(pack, "decades").items() if isinstance(value, int)}
    alone = {word: Word("decade", value) for word, value in tens.items()}
    return alone | {word + noun: Word("decades", value) for word, value in tens.items() for noun in words_of(pack, "decades", "nouns")}


def _read_digits(form: str) -> Word:
    """Dates, clock times, years, decades, ordinals and numbers in digits."""
    if match := _FULL_DATE.match(form) or _ISO_DATE.match(form):
        return Word("full_date", 0, f"{_with_century(match['y'])}-{int(match['m']):02}-{int(match['d']):02}")
    if _YEAR.fullmatch(form):
        return Word("year", int(form))
    if match := _DECADE.match(form):
        return Word("decades" if match["whole"] else "decade", int(match["tens"]))
    if form[-1] == "." and form[:-1].isdigit() and len(form) < 5:
        return Word("day_ordinal" if 1 <= int(form[:-1]) <= 31 else "ordinal", int(form[:-1]))
    if clock_or_date := _clock_or_date(form):
        return clock_or_date
    value = digits_of(form)
    return Word("other") if value is None else Word("number", value)


def _clock_or_date(form: str) -> Word | None:
    """For "20.30", "20:30", "24.12.", and "10.12", which may be either: its code is "12-10 T10:12"."""
    clock, day = _CLOCK.match(form), _SHORT_DATE.match(form)
    time = f"T{int(clock['h']):02}:{clock['min']}" if clock else ""
    month_day = f"{int(day['m']):02}-{int(day['d']):02}" if day else ""
    if clock and day and not day["dot"]:
        return Word("clock_or_date", 0, f"{month_day} {time}")
    if day:
        return Word("short_date", 0, month_day)
    return Word("clock", 0, time) if clock else None


def _with_century(year: str) -> str:
    """Two digits are read as 1970 to 2069."""
    return year if len(year) == 4 else ("20" if int(year) < 70 else "19") + year
