"""The best sequence of labels through a table of scores (Viterbi), for many sentences at once.

Scores are whole numbers. Of two equally good paths the one with the later label, in the labels' order, is taken.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
_NEVER = -(10**9)
# Words of a name whose weights are added up, on either side of a word, to see whether it may be in a name.
_REACH = 4
# Bits that hold the label a score came from.
_BITS = 6
_NO_LABEL = -(1 << _BITS)


@dataclass(frozen=True, slots=True, eq=False)
class Paths:
    """Transition weights with the number of the first label in the lowest bits, and the weights of a first label.

    `outside` is the number of O. What transitions gain over O after O: `enter` from O to each label, `stay` the most from a label that is
    not O to each label, `leave` the most from such a label to O.
    """

    transitions: Ints
    first: Ints
    outside: int
    enter: Ints
    stay: Ints
    leave: int

    @classmethod
    def of(cls, labels: Sequence[str], weights: Mapping[tuple[str, str], int]) -> "Paths":
        """The table of labels like B-PER and I-PER: I follows only a label of its own type. Raises ValueError for more than 64 labels."""
        if len(labels) > 1 << _BITS:
            raise ValueError(f"{len(labels)} labels, at most {1 << _BITS} are possible")
        table = [[weights.get((one, two), 0) if _may_follow(one, two) else _NEVER for two in labels] for one in labels]
        marked = (np.array(table, dtype=np.int64) << _BITS) | np.arange(len(labels))[:, None]
        first = np.array([0 if _may_follow("O", label) else _NEVER for label in labels], dtype=np.int64)
        outside = labels.index("O") if "O" in labels else 0
        gain = np.array(table, dtype=np.int64) - table[outside][outside]
        inside = np.arange(len(labels)) != outside
        # A sentence begins without a transition, and O is no label of a name.
        enter = np.where(inside, np.where(first < 0, _NEVER, np.maximum(gain[outside], 0)), _NEVER)
        stay = np.where(inside, gain[inside].max(axis=0, initial=_NEVER), _NEVER)
        return cls(marked, first, outside, enter, stay, max(0, int(gain[:, outside].max())))

    def likely(self, scores: Ints) -> NDArray[np.bool_]:
        """Which words may be part of a name: all others surely have the label O, unless in a name of more than about eight words.

        A name gains no more over its words taken for O than the best labels of its words do, each with the best transition to it, and the
        best transition at its end. Rows between sentences must score O far above all else.
        """
        outside = scores[:, self.outside]
        first: Ints = (scores + self.enter).max(axis=1) - outside
        further: Ints = (scores + self.stay).max(axis=1) - outside
        # The most that a name gains up to a word, and from the word after it on.
        until, after = first.copy(), np.full_like(first, self.leave)
        for _ in range(_REACH):
            until[1:] = np.maximum(first[1:], further[1:] + until[:-1])
            after[:-1] = np.maximum(self.leave, further[1:] + after[1:])
        is_likely: NDArray[np.bool_] = until + after >= 0
        return is_likely

    def best(self, scores: Ints, starts: Sequence[int], lengths: Sequence[int]) -> list[list[int]]:
        """The numbers of the best labels of each sentence; sentence n has the rows from starts[n] on, as many as lengths[n]."""
        order = sorted(range(len(lengths)), key=lambda number: -lengths[number])
        ranked = np.array([lengths[number] for number in order])
        rows = np.array([starts[number] for number in order])
        marked = scores << _BITS
        state: Ints = marked[rows] + (self.first << _BITS)
        final: Ints = state.copy()
        back: list[Ints] = []
        # How many sentences go on at each step; they are the first ones.
        n_open = np.searchsorted(-ranked, -np.arange(1, ranked[0])).tolist()
        for step, n_now in enumerate(n_open, start=1):
            moved = (state[:n_now, :, None] + self.transitions).max(axis=1)
            back.append(moved)
            state = (moved & _NO_LABEL) + marked[rows[:n_now] + step]
            final[:n_now] = state
        return _unwound(final.argmax(axis=1).tolist(), [(step & ~_NO_LABEL).tolist() for step in back], order, ranked.tolist())


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
