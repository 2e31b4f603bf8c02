"""Scores of relations against annotated pairs: which pairs were found, and what they were said to be to each other.

A pair has no direction. "pairs" counts pairs; "label" is the accuracy of the relation over the pairs that both have, and so is each
judgement ("numeric_relation", "same_place" ...).
"""

from collections.abc import Iterable
from operator import attrgetter

from claimpack.builders.evaluate.counts import Score
from claimpack.schema.records import Relation

JUDGEMENTS = ("numeric_relation", "same_event", "same_population", "same_place", "same_time", "independent_sources")


def relation_scores(gold: Iterable[Relation], found: Iterable[Relation]) -> tuple[Score, ...]:
    """Pairs, label, and each judgement, in this order. Both sides speak of the same claim ids."""
    want = {frozenset((row.claim_a, row.claim_b)): row for row in gold}
    got = {frozenset((row.claim_a, row.claim_b)): row for row in found}
    both = sorted(want.keys() & got.keys(), key=sorted)
    scores = [Score("pairs", len(both), len(want), len(got))]
    for name, column in (("label", "relation"), *((name, name) for name in JUDGEMENTS)):
        value = attrgetter(column)
        n_right = sum(value(want[pair]) == value(got[pair]) for pair in both)
        scores.append(Score(name, n_right, len(both), len(both)))
    return tuple(scores)
