"""The best sequence of labels through a table of scores (Viterbi), for many sentences at once.

Scores are whole numbers. Of two equally good paths the one with the later label, in the labels' order, is taken.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
_NEVER = -(10**9)
# Bits that hold the label a score came from.
_BITS = 6


@dataclass(frozen=True, slots=True, eq=False)
class Paths:
    """Transition weights with the number of the first label in the lowest bits, and the weights of a first label."""

    transitions: Ints
    first: Ints

    @classmethod
    def of(cls, labels: Sequence[str], weights: Mapping[tuple[str, str], int]) -> "Paths":
        """The table of labels like B-PER and I-PER: I follows only a label of its own type. Raises ValueError for more than 64 labels."""
        if len(labels) > 1 << _BITS:
            raise ValueError(f"{len(labels)} labels, at most {1 << _BITS} are possible")
        table = [[weights.get((one, two), 0) if _may_follow(one, two) else _NEVER for two in labels] for one in labels]
        marked = (np.array(table, dtype=np.int64) << _BITS) | np.arange(len(labels))[:, None]
        return cls(marked, np.array([0 if _may_follow("O", label) else _NEVER for label in labels], dtype=np.int64))

    def best(self, scores: Ints, starts: Sequence[int], lengths: Sequence[int]) -> list[list[int]]:
        """The numbers of the best labels of each sentence; sentence n has the rows from starts[n] on, as many as lengths[n]."""
        order = sorted(range(len(lengths)), key=lambda number: -lengths[number])
        ranked = [lengths[number] for number in order]
        rows = np.array([starts[number] for number in order])
        state: Ints = scores[rows] + self.first
        final: Ints = state.copy()
        back: list[Ints] = []
        n_open = len(order)
        for step in range(1, ranked[0]):
            while ranked[n_open - 1] <= step:
                n_open -= 1
            moved = ((state[:n_open] << _BITS)[:, :, None] + self.transitions).max(axis=1)
            back.append(moved & ((1 << _BITS) - 1))
            state = (moved >> _BITS) + scores[rows[:n_open] + step]
            final[:n_open] = state
        return _unwound(final.argmax(axis=1).tolist(), [step.tolist() for step in back], order, ranked)


def _unwound(last: list[int], back: list[list[list[int]]], order: Sequence[int], lengths: Sequence[int]) -> list[list[int]]:
    """The paths in the sentences' order, read from their last labels backwards."""
    paths: list[list[int]] = [[] for _ in order]
    for rank, number in enumerate(order):
        if not lengths[rank]:
            continue
        label = last[rank]
        path = [label]
        for step in range(lengths[rank] - 2, -1, -1):
            label = back[step][rank][label]
            path.append(label)
        paths[number] = path[::-1]
    return paths


def _may_follow(one: str, two: str) -> bool:
    return two[0] != "I" or (one != "O" and one[2:] == two[2:])
