"""The words of a pack hold together."""

import pytest

from claimpack.builders.languages.pack import Pack
from claimpack.builders.relate.explain import ENGLISH, phrases
from claimpack.builders.relate.lexicon import lexicon


@pytest.fixture
def section(pack: Pack):
    return pack.section("relations")


@pytest.mark.parametrize("table", ["opposites", "rivals", "phrases"])
def test_every_event_that_is_named_is_one(table: str, section) -> None:
    named = set(section[table]) | {word for listed in section[table].values() for word in listed if table != "phrases"}
    assert named - set(section["events"]) == set()


def test_every_exclusive_thing_is_a_thing(section) -> None:
    assert set(section["exclusive"]["things"]) - set(section["things"]) == set()


def test_what_is_opposite_is_so_both_ways(pack: Pack) -> None:
    words = lexicon(pack)
    assert {(second, first) for first, second in words.opposites} == words.opposites


def test_every_sentence_and_reason_stands_in_both_languages_with_the_same_gaps(pack: Pack) -> None:
    local = phrases(pack)
    for english, other in ((ENGLISH.sentences, local.sentences), (ENGLISH.reasons, local.reasons)):
        assert set(english) == set(other)
        assert [key for key in english if gaps(english[key]) != gaps(other[key])] == []


def gaps(template: str) -> set[str]:
    return {part.partition("}")[0] for part in template.split("{")[1:]}


def test_phrases_are_written_in_lower_case(pack: Pack) -> None:
    assert all(pattern.pattern == pattern.pattern.lower() for pattern, _ in lexicon(pack).phrases)
