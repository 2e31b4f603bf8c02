"""What a linear-chain model expects of labelled sentences: the gradient of their log probability, for many sentences at once.

Rabiner 1989, "A tutorial on hidden Markov models"; Lafferty, McCallum, Pereira 2001, "Conditional random fields".
"""

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]


def surplus(scores: Floats, gold: Ints, sizes: Ints, moves: Floats) -> tuple[Floats, Floats]:
    """What is expected beyond what is given: of labels by sentence, word and label, and of moves by label and next label.

    `scores` are by sentence, word and label, `gold` the given labels by sentence and word, `sizes` the sentences' words; what stands
    behind a sentence's last word is not looked at.
    """
    is_word: Flags = np.arange(scores.shape[1]) < sizes[:, None]
    before = _before(scores, is_word, moves)
    behind = _behind(scores, is_word, moves)
    total = _log_sum(before[:, -1], 1)[:, None]
    labels = np.exp(before + behind - total[..., None]) * is_word[..., None]
    moved = np.zeros_like(moves)
    for at in range(1, scores.shape[1]):
        own = is_word[:, at]
        ahead = (scores[own, at] + behind[own, at] - total[own])[:, None, :]
        moved += np.exp(before[own, at - 1, :, None] + moves + ahead).sum(axis=0)
    rows, columns = is_word.nonzero()
    labels[rows, columns, gold[rows, columns]] -= 1
    rows, columns = is_word[:, 1:].nonzero()
    np.subtract.at(moved, (gold[rows, columns], gold[rows, columns + 1]), 1)
    return labels, moved


def _before(scores: Floats, is_word: Flags, moves: Floats) -> Floats:
    """The log sums over all ways to each label of each word; behind the last word those of the last."""
    sums = np.empty_like(scores)
    sums[:, 0] = scores[:, 0]
    for at in range(1, scores.shape[1]):
        reached = _log_sum(sums[:, at - 1, :, None] + moves, 1) + scores[:, at]
        sums[:, at] = np.where(is_word[:, at, None], reached, sums[:, at - 1])
    return sums


def _behind(scores: Floats, is_word: Flags, moves: Floats) -> Floats:
    """The log sums over all ways from each label of each word to the end."""
    sums = np.zeros_like(scores)
    for at in range(scores.shape[1] - 2, -1, -1):
        left = _log_sum(moves + (scores[:, at + 1] + sums[:, at + 1])[:, None, :], 2)
        sums[:, at] = np.where(is_word[:, at + 1, None], left, 0)
    return sums


def _log_sum(values: Floats, axis: int) -> Floats:
    most = values.max(axis=axis, keepdims=True)
    summed: Floats = (most + np.log(np.exp(values - most).sum(axis=axis, keepdims=True))).squeeze(axis)
    return summed
