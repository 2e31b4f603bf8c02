"""Which of many figures exclude each other."""

import time

import pytest

from claimpack.builders.relate import disputes as module
from claimpack.builders.relate.disputes import disputes


@pytest.mark.parametrize("comparators", [("eq",), ("eq", "gt", "approx", "vague")])
def test_in_a_long_row_the_same_figures_are_disputed_as_if_all_pairs_were_compared(comparators, corpus, monkeypatch) -> None:
    numbers = [(n * 7919) % 61 + 40 for n in range(60)] + [900]
    figures = [corpus.count(f"{n} Tote", n, "dead", comparators[place % len(comparators)]) for place, n in enumerate(numbers)]
    monkeypatch.setattr(module, "FEW", 10**6)
    every = {place for pair in disputes(figures) for place in pair}
    monkeypatch.setattr(module, "FEW", 0)
    assert {place for pair in disputes(figures) for place in pair} == every


def test_a_long_row_is_compared_in_a_time_that_grows_with_it(corpus) -> None:
    figures = [corpus.count("7 Tote", n % 900 + 1, "dead") for n in range(4000)]
    start = time.process_time()
    assert len(list(disputes(figures))) < 4000 * (module.REACH + 10)
    assert time.process_time() - start < 10
