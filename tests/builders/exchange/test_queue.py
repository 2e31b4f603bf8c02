"""Which claims come first, and what a reviewer sees around them."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from claimpack.builders import ids
from claimpack.builders.exchange.queue import review_queue
from claimpack.builders.release import Release
from claimpack.schema.problems import ClaimpackError

Rows = dict[str, list[Any]]
ReleaseOf = Callable[..., Release]


def with_claims(rows: Rows, *worths: float) -> list[Any]:
    """As many claims of one article as there are numbers, with that check-worthiness."""
    claim = rows["claims"][0]
    return [
        replace(claim, claim_id=ids.claim_id(claim.article_id, claim.text, number), ordinal=number, checkworthiness=worth)
        for number, worth in enumerate(worths)
    ]


def ordinals(release: Release, limit: int = 0, *, is_all: bool = False) -> list[int]:
    return [task.claim.ordinal for task in review_queue(release, limit, is_all=is_all)]


def test_the_most_checkworthy_come_first_and_equals_in_reading_order(rows: Rows, release_of: ReleaseOf) -> None:
    rows |= {"claims": with_claims(rows, 0.5, 0.9, 0.5, 0.7), "relations": [], "provenance": []}
    assert ordinals(release_of(rows)) == [1, 3, 0, 2]
    assert ordinals(release_of(rows), 2) == [1, 3]


def test_of_equals_the_disputed_come_first(rows: Rows, release_of: ReleaseOf) -> None:
    claims = with_claims(rows, 0.5, 0.5, 0.5)
    a, b = sorted((claims[1].claim_id, claims[2].claim_id))
    relation = replace(rows["relations"][0], relation_id=ids.relation_id(a, b), claim_a=a, claim_b=b)
    rows |= {"claims": claims, "relations": [relation], "provenance": []}
    assert ordinals(release_of(rows)) == [1, 2, 0]
    assert [task.n_disputes for task in review_queue(release_of(rows), 0)] == [1, 1, 0]


def test_what_is_decided_is_left_out_unless_all_are_asked_for(rows: Rows, release_of: ReleaseOf) -> None:
    first, second = with_claims(rows, 0.9, 0.5)
    rows |= {"claims": [replace(first, status="rejected"), second], "relations": [], "provenance": []}
    assert ordinals(release_of(rows)) == [1]
    assert ordinals(release_of(rows), is_all=True) == [0, 1]


def test_a_task_shows_the_lines_of_the_claims_sentence(reviewed: Release) -> None:
    task = review_queue(reviewed, 1)[0]
    assert task.text == "🚒🚒 Eil 👨‍👩‍👧: Am Samstag wurden, so die Polizei, mindestens 12 Menschen verletzt."
    assert [task.text[span.start_char : span.end_char] for span in task.pieces] == ["Am Samstag wurden", "mindestens 12 Menschen verletzt"]


def test_without_the_article_a_task_shows_the_claim_between_prefix_and_suffix(emoji: Rows, release_of: ReleaseOf) -> None:
    task = review_queue(release_of(emoji, text_mode="quotes"), 1)[0]
    assert task.offset is None
    assert task.text.startswith(task.claim.prefix)
    assert task.text.endswith(task.claim.suffix)
    assert [task.text[span.start_char : span.end_char] for span in task.pieces] == ["Am Samstag wurden", "mindestens 12 Menschen verletzt"]


def test_an_article_in_one_endless_line_is_cut_around_the_claim(rows: Rows, release_of: ReleaseOf) -> None:
    article, claim = rows["articles"][0], rows["claims"][0]
    rows["articles"][0] = replace(article, text=article.text + " Weiter so." * 10_000)
    task = next(task for task in review_queue(release_of(rows), 0) if task.claim.claim_id == claim.claim_id)
    assert task.text.startswith(claim.text)
    assert len(task.text) == len(claim.text) + 1500


def test_a_release_without_words_cannot_be_reviewed(emoji: Rows, release_of: ReleaseOf) -> None:
    with pytest.raises(ClaimpackError) as raised:
        review_queue(release_of(emoji, text_mode="none"), 1)
    assert (raised.value.code, "rehydrate" in raised.value.hint) == ("REL096", True)
