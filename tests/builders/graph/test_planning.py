"""From the keys of articles to stories, and from stories to slots."""

from datetime import date

import numpy as np
import pytest

from claimpack.builders.graph.frames import unpacked
from claimpack.builders.graph.key_tables import keys_file, keys_of_tables
from claimpack.builders.graph.slots import MOST_PAIRS, slots_of
from claimpack.builders.ids import article_id
from claimpack.builders.relate.keys import ArticleKeys, corpus_keys

IDS = [article_id(str(number)) for number in range(6_000)]


def divided(keys: list[str], days: list[int], sizes: list[int] | None = None) -> dict[str, list[int]]:
    found = slots_of(keys, np.array(days), np.array(sizes or [1] * len(keys)))
    return {name: places.tolist() for name, places in found}


@pytest.mark.parametrize("days", [[0] * 6_000, [736_000] * 6_000, [736_000 + number % 3_000 for number in range(6_000)]])
def test_every_story_is_in_one_slot_and_no_slot_has_too_much(days: list[int]) -> None:
    found = divided(IDS, days)
    assert sorted(place for places in found.values() for place in places) == list(range(6_000))
    assert max(map(len, found.values())) <= MOST_PAIRS
    assert len(found) < 4 * 6_000 / MOST_PAIRS


def test_stories_of_one_day_are_nearer_than_those_of_a_year_later() -> None:
    days = [736_000 + 365 * (number % 2) for number in range(1_000)]
    assert all(len({days[place] for place in places}) == 1 for places in divided(IDS[:1_000], days).values())


def test_a_story_more_changes_one_slot_or_divides_it() -> None:
    days = [736_000 + number % 300 for number in range(6_000)]
    before, after = divided(IDS[1:], days[1:]), divided([*IDS[1:], IDS[0]], [*days[1:], days[0]])
    changed = {name for name in before if before[name] != after.get(name)}
    assert len(changed) == 1


def test_a_story_too_large_for_a_slot_has_one_of_its_own() -> None:
    found = divided(IDS[:10], [736_000] * 10, [10 * MOST_PAIRS, *[1] * 9])
    assert [0] in found.values()


def test_without_stories_there_are_no_slots() -> None:
    assert divided([], []) == {}


def keys(number: int) -> ArticleKeys:
    day = date(2022, 1, 1 + number % 28) if number % 3 else None
    features = {f"n:wort{number % 5}": 1 + number % 2, "E:ent_1": 2, f"L:ört{number % 7}": 1}
    return ArticleKeys(IDS[number], day, day, number % 4, features if number % 6 else {})


@pytest.mark.parametrize("size", [1, 7, 20])
def test_keys_are_the_same_by_way_of_tables(size: int) -> None:
    rows = sorted(map(keys, range(20)), key=lambda row: row.article_id)
    parts = [rows[start : start + size] for start in range(0, len(rows), size)]
    found, expected = keys_of_tables([unpacked(keys_file(part)) for part in parts]), corpus_keys(rows)
    assert (found.article_ids, found.names, found.n_claims) == (expected.article_ids, expected.names, expected.n_claims)
    assert found.days.tolist() == expected.days.tolist()
    assert [held(found, place) for place in range(len(rows))] == [held(expected, place) for place in range(len(rows))]


def held(found, article: int) -> dict[str, int]:
    entries = found.entries_of(np.array([article]))
    return {found.names[found.features[entry]]: found.counts[entry].item() for entry in entries}


def test_keys_of_articles_without_claims() -> None:
    found = keys_of_tables([unpacked(keys_file([])), unpacked(keys_file([ArticleKeys(IDS[0], None, None, 0, {})]))])
    assert (found.article_ids, found.names, found.starts.tolist()) == ([IDS[0]], [], [0, 0])
