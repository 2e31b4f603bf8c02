"""The best sequence of labels through a table of scores (Viterbi), sought only where a name may be.

Scores are whole numbers, and only what a label gains over O matters. At few words may a name begin; from each of them the path is followed
until no name can go on. What is left out cannot be on the best path. Of two equally good ways to a label, the one from the later label, in
the labels' order, is taken.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import compress

import numpy as np
from numpy.typing import NDArray

from claimpack.builders.models.examples import LabelSpan

Scores = NDArray[np.int16]
Ints = NDArray[np.int32]
Sums = NDArray[np.int64]
# What no score makes up for; several times as much is still a whole number of four bytes.
_NEVER = -(10**8)

# The words of names so far, the last first: row, number of the label, and the words before it.
Chain = tuple[int, int, "Chain"] | None
# A label that a word may have, with the gain of the best path to it and the names on that path.
State = tuple[int, int, Chain]
# A whole number by row and column.
Cells = Callable[[int, int], int]


@dataclass(frozen=True, slots=True, eq=False)
class Paths:
    """What transitions gain over O after O.

    `moves` are these gains by label and label before it; I never follows another type. `outside` is the number of O; `enter` and `leave`
    are the gains from O to each label and from it to O, 0 for O. Types are numbered: `types` has the number of each label's type,
    `beginnings` and `insides` the numbers of each type's B and I (or B, where there is no I), `further` for each label the I of its type,
    or -1. The others are bounds by type: `first` is the least that a name must gain to begin after O, `begin` the least after any label,
    `stay` the most that a transition to I gains, `end` the most that one to O gains, `change` the most that another name right behind it
    gains by standing there.
    """

    labels: tuple[str, ...]
    moves: tuple[tuple[int, ...], ...]
    outside: int
    enter: Ints
    leave: Ints
    types: tuple[int, ...]
    beginnings: tuple[int, ...]
    insides: tuple[int, ...]
    further: tuple[int, ...]
    first: Ints
    begin: Ints
    stay: Ints
    end: Ints
    change: Ints

    @classmethod
    def of(cls, labels: Sequence[str], weights: Mapping[tuple[str, str], int]) -> "Paths":
        """The gains of transition weights between O and labels like B-PER and I-PER."""
        table = [[weights.get((one, two), 0) if _may_follow(one, two) else _NEVER for two in labels] for one in labels]
        outside = labels.index("O")
        gains = np.array(table, dtype=np.int32) - table[outside][outside]
        enter = np.where(gains[outside] > _NEVER // 2, gains[outside], 0).astype(np.int32)
        names = [label[2:] for label in labels if label[0] == "B"]
        beginnings = [labels.index(f"B-{name}") for name in names]
        insides = [labels.index(f"I-{name}" if f"I-{name}" in labels else f"B-{name}") for name in names]
        last = gains[[beginnings, insides]]
        return cls(
            labels=tuple(labels),
            moves=tuple(tuple(column) for column in gains.T.tolist()),
            outside=outside,
            enter=enter,
            leave=gains[:, outside],
            types=tuple(names.index(label[2:]) if label[2:] in names else -1 for label in labels),
            beginnings=tuple(beginnings),
            insides=tuple(insides),
            further=tuple(labels.index(f"I{label[1:]}") if f"I{label[1:]}" in labels and label != "O" else -1 for label in labels),
            first=-enter[beginnings],
            begin=(gains[:, outside, None] - gains)[:, beginnings].min(axis=0),
            stay=np.where(np.equal(beginnings, insides), _NEVER, last[:, range(len(names)), insides].max(axis=0)).astype(np.int32),
            end=last[..., outside].max(axis=0),
            change=(last[..., beginnings] - enter[beginnings]).max(axis=(0, 2)),
        )

    def spans(self, scores: Scores, firsts: Sequence[int], lasts: Sequence[int]) -> list[LabelSpan]:
        """First row, row after the last, and type of each name on the best path.

        `firsts` and `lasts` are the rows of the first and last words of sentences; before, between and after the sentences stand rows that
        score O far above all else.
        """
        gains = scores.astype(np.int32)
        gains -= gains[:, self.outside, None]
        # A sentence has no transitions at its ends.
        gains[firsts] -= self.enter
        gains[lasts] -= self.leave
        most, follows = self._most(gains)
        rows, types = (gains[:, self.beginnings] + np.maximum(most, self.end) >= self.first).nonzero()
        openers: dict[int, list[int]] = {}
        for row, number in zip(rows.tolist(), types.tolist(), strict=True):
            openers.setdefault(row, []).append(self.beginnings[number])
        found: list[LabelSpan] = []
        done = 0
        for row, labels in openers.items():
            if row >= done:
                done, chain = self._followed(row, labels, gains.item, most.item, follows)
                if chain:
                    found += self._names(chain)
        return found

    def _most(self, gains: Ints) -> tuple[Sums, bytes]:
        """What a name gains at most over O after each of its words, by type, if it goes on or another follows, and which may follow."""
        sums: Sums = (gains[:, self.insides] + self.stay).cumsum(axis=0, dtype=np.int64)
        loose = np.maximum(_going_on(sums, np.maximum(self.end, self.change)), self.change)
        follows: NDArray[np.bool_] = gains[:, self.beginnings] + np.maximum(loose, self.end) >= self.begin
        change = np.full(loose.shape, 4 * _NEVER, dtype=np.int64)
        change[:-1][follows[1:].any(axis=1)] = self.change
        most: Sums = np.maximum(_going_on(sums, np.maximum(change, self.end)), change)
        return most, follows.tobytes()

    def _followed(self, row: int, labels: Sequence[int], gains: Cells, most: Cells, follows: bytes) -> tuple[int, Chain]:
        """The names from a row on, up to the next row where no name can stand, and that row."""
        outside, leaves, types, n_types = self.outside, self.moves[self.outside], self.types, len(self.beginnings)
        reached: list[State] = [(label, self.moves[label][outside] + gains(row, label), (row, label, None)) for label in labels]
        outer: State = (outside, 0, None)
        while True:
            # The gain of O at the next word, which a label must be able to surpass.
            _, value, chain = outer
            for label, gain, words in reached:
                left = gain + leaves[label]
                if left >= value and left > outer[1]:
                    value, chain = left, words
            states = [state for state in reached if state[1] + most(row, types[state[0]]) >= value]
            row += 1
            if not states:
                return row, chain
            begins = compress(self.beginnings, follows[row * n_types : (row + 1) * n_types])
            reached = [self._reached([*states, outer], row, label, gains(row, label)) for label in begins]
            reached += self._continued(states, row, gains)
            outer = (outside, value, chain)

    def _continued(self, states: Sequence[State], row: int, gains: Cells) -> Iterator[State]:
        """The I label of each type that a word may go on with."""
        onto: dict[int, tuple[int, Chain]] = {}
        for label, gain, chain in states:
            further = self.further[label]
            if further >= 0:
                moved = gain + self.moves[further][label]
                if further not in onto or moved >= onto[further][0]:
                    onto[further] = moved, chain
        for label, (gain, chain) in onto.items():
            yield label, gain + gains(row, label), (row, label, chain)

    def _reached(self, states: Sequence[State], row: int, label: int, own: int) -> State:
        """A label with the greatest gain on a way to it."""
        moves = self.moves[label]
        greatest = 4 * _NEVER
        through: Chain = None
        for before, gain, chain in states:
            moved = gain + moves[before]
            if moved >= greatest:
                greatest, through = moved, chain
        return label, greatest + own, (row, label, through)

    def _names(self, chain: Chain) -> list[LabelSpan]:
        """The names of a chain in order."""
        spans: list[LabelSpan] = []
        end = 0
        while chain:
            row, label, chain = chain
            end = end or row + 1
            if self.labels[label][0] == "B":
                spans.append((row, end, self.labels[label][2:]))
                end = 0
        return spans[::-1]


def _going_on(sums: Sums, ends: Sums | Ints) -> Sums:
    """For each row the greatest sum from the next row on, with what ends it."""
    most = np.full(sums.shape, 4 * _NEVER, dtype=np.int64)
    most[:-1] = np.maximum.accumulate((sums + ends)[:0:-1])[::-1] - sums[:-1]
    return most


def _may_follow(one: str, two: str) -> bool:
    return two[0] != "I" or (one != "O" and one[2:] == two[2:])
