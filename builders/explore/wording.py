"""The words of the pages: labels, sentences, numbers and dates, in German or English.

The words are data (words/<language>.toml). What comes from a release is put into them as a value, never as a pattern.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from math import isfinite

from claimpack.schema.problems import ClaimpackError

FALLBACK = "en"
_LARGE = 1e15
_DECEMBER = 12


@dataclass(frozen=True, slots=True, eq=False)
class Wording:
    """The words of one interface language. `nouns` and `units` are singular and plural, `sections` the labels by topic."""

    language: str
    months: tuple[str, ...]
    nouns: Mapping[str, tuple[str, str]]
    units: Mapping[str, tuple[str, str]]
    sections: Mapping[str, Mapping[str, str]]

    def say(self, section: str, key: str, **values: object) -> str:
        """A sentence with its values put in. Raises KeyError for a sentence that is not there."""
        return self.sections[section][key].format(**values)

    def label(self, section: str, value: str | None) -> str:
        """What a value of a vocabulary is called; the value itself where it has no name."""
        if value is None:
            return self.sections["site"]["unknown"]
        return self.sections[section].get(value) or value.replace("_", " ")

    def meanings(self, section: str) -> tuple[tuple[str, str], ...]:
        """The values of a vocabulary that the pages explain, each with its explanation."""
        return tuple(self.sections[f"{section}_meaning"].items())

    def number(self, value: float | None) -> str:
        """A number with the language's separators, at most six decimals."""
        if value is None or not isfinite(value):
            return "?"
        if abs(value) >= _LARGE:
            return f"{value:.3g}"
        plain = f"{value:,.6f}".rstrip("0").rstrip(".") if value != int(value) else f"{int(value):,}"
        return plain.translate(str.maketrans(",.", self.say("format", "separators")))

    def count(self, n: int, noun: str) -> str:
        """A count with its noun: "1 claim", "1,200 claims"."""
        return f"{self.number(n)} {self.nouns[noun][n != 1]}"

    def day(self, value: date) -> str:
        """One day in words."""
        return self.say("format", "day", day=value.day, month=self.months[value.month - 1], year=value.year)

    def month(self, value: date) -> str:
        """The month of a day, with its year."""
        return self.say("format", "month", month=self.months[value.month - 1], year=value.year)

    def period(self, earliest: date | None, latest: date | None) -> str:
        """A stretch of days in words: a day, a month, a year, or from one day to another."""
        if earliest is None or latest is None:
            known = earliest or latest
            return self.say("format", "open_period", day=self.day(known)) if known else self.say("format", "no_day")
        if earliest == latest:
            return self.day(earliest)
        if earliest.day == 1 and latest == _last_of_month(earliest):
            return self.month(earliest)
        if (earliest.month, earliest.day, latest.month, latest.day) == (1, 1, 12, 31) and earliest.year == latest.year:
            return str(earliest.year)
        return self.say("format", "period", first=self.day(earliest), last=self.day(latest))


@cache
def load_wording(language: str) -> Wording:
    """The words of an interface language ("de"). Raises ClaimpackError REL073 if there are none."""
    if language not in languages():
        hint = f"languages of the pages: {', '.join(languages())}"
        raise ClaimpackError("REL073", f'the pages have no words in "{language}"', where="--language", hint=hint)
    found = tomllib.loads((files("claimpack.builders.explore") / "words" / f"{language}.toml").read_text(encoding="utf-8"))
    nouns, units = ({name: (forms[0], forms[1]) for name, forms in found.pop(table).items()} for table in ("nouns", "units"))
    return Wording(language, tuple(found.pop("months")), nouns, units, found)


def language_for(corpus: str) -> str:
    """The interface language for a corpus ("de-AT"): its own if the pages have words in it, else English."""
    own = corpus.partition("-")[0].lower()
    return own if own in languages() else FALLBACK


@cache
def languages() -> tuple[str, ...]:
    """Languages that the pages have words in, sorted."""
    names = (path.name for path in (files("claimpack.builders.explore") / "words").iterdir())
    return tuple(sorted(name.removesuffix(".toml") for name in names if name.endswith(".toml")))


def _last_of_month(first: date) -> date:
    following = date(first.year + 1, 1, 1) if first.month == _DECEMBER else date(first.year, first.month + 1, 1)
    return date.fromordinal(following.toordinal() - 1)
