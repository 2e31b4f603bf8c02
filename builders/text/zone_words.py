"""The words of a pack that tell what a line of a news page is for."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from claimpack.builders.languages.pack import Pack

_END_OF_WIDGET = " .:!?*›»>→…|"
_START_OF_WIDGET = " |•·>»*"
_NUMBER = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class ZoneWords:
    """[zones] of text.toml. Sets hold lines as `line_key` writes them; `agency_names` maps a lower-case spelling to the agency's name."""

    months: Mapping[str, int]
    weekdays: tuple[str, ...]
    clock: tuple[str, ...]
    date_labels: tuple[str, ...]
    update_labels: tuple[str, ...]
    date_keys: tuple[str, ...]
    keys: tuple[str, ...]
    between_label_and_date: tuple[str, ...]
    reading_time: tuple[str, ...]
    byline_beginnings: tuple[str, ...]
    before_names: tuple[str, ...]
    after_names: tuple[str, ...]
    name_joints: tuple[str, ...]
    name_particles: tuple[str, ...]
    picture_labels: tuple[str, ...]
    picture_remarks: tuple[str, ...]
    picture_agencies: tuple[str, ...]
    text_source_labels: tuple[str, ...]
    text_agencies: tuple[str, ...]
    agency_names: Mapping[str, str]
    starters: tuple[str, ...]
    widgets: frozenset[str]
    widget_beginnings: tuple[str, ...]
    related_headings: frozenset[str]
    comment_headings: frozenset[str]
    sections: frozenset[str]
    pitches: tuple[str, ...]
    never_last_in_headings: frozenset[str]


def any_of(words: Iterable[str]) -> str:
    """A pattern that matches each of the words, the longest first."""
    return "(?:" + "|".join(re.escape(word) for word in sorted(set(words), key=lambda word: (-len(word), word))) + ")"


def line_key(line: str) -> str:
    """A line as the sets of widgets hold it: lower case, "#" for a number, no marks at its ends."""
    return _NUMBER.sub("#", line.casefold()).rstrip(_END_OF_WIDGET).lstrip(_START_OF_WIDGET)


@cache
def zone_words(pack: Pack) -> ZoneWords:
    """The zone words of a pack. Raises KeyError or TypeError where text.toml lacks a list."""
    zones = pack.section("text")["zones"]
    if not isinstance(zones, dict):
        raise TypeError(f"languages/{pack.code}/text.toml: [zones] is missing")
    lists = {key: tuple(value) for key, value in zones.items() if isinstance(value, list)}
    agencies = {form: name for name, forms in zones["agencies"].items() for form in forms}
    return ZoneWords(
        months={form: number for number, forms in enumerate(lists["months"], start=1) for form in forms},
        weekdays=lists["weekdays"],
        clock=lists["clock"],
        date_labels=lists["date_labels"],
        update_labels=lists["update_labels"],
        date_keys=lists["date_keys"],
        keys=lists["keys"],
        between_label_and_date=lists["between_label_and_date"],
        reading_time=lists["reading_time"],
        byline_beginnings=lists["byline_beginnings"],
        before_names=lists["before_names"],
        after_names=lists["after_names"],
        name_joints=lists["name_joints"],
        name_particles=lists["name_particles"],
        picture_labels=lists["picture_labels"],
        picture_remarks=lists["picture_remarks"],
        picture_agencies=lists["picture_agencies"],
        text_source_labels=lists["text_source_labels"],
        widget_beginnings=lists["widget_beginnings"],
        widgets=_line_keys(lists["widgets"]),
        related_headings=_line_keys(lists["related_headings"]),
        comment_headings=_line_keys(lists["comment_headings"]),
        sections=_line_keys(lists["sections"]),
        pitches=lists["pitches"],
        text_agencies=tuple(dict.fromkeys(spelling for form in agencies for spelling in (form, form.upper(), form.lower()))),
        agency_names={form.casefold(): name for form, name in agencies.items()},
        starters=_starters(pack),
        never_last_in_headings=frozenset(lists["never_last_in_headings"]),
    )


def _line_keys(lines: Iterable[str]) -> frozenset[str]:
    return frozenset(line_key(line) for line in lines)


def _starters(pack: Pack) -> tuple[str, ...]:
    sentences = pack.section("text")["sentences"]
    if not isinstance(sentences, dict):
        raise TypeError(f"languages/{pack.code}/text.toml: [sentences] is missing")
    return tuple(sentences["starters"])
