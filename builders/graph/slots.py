"""Which stories are related together: those of the same days, so that most of an article's stories fall to one task.

Days are divided in halves, and these again, as long as there is too much in one (a binary trie over the day and, within a day, the bits of
the story's key). So stories of ten years or of one day are divided evenly alike, and one article more changes the slots it falls into, or
divides one of them.
"""

from collections.abc import Iterator, Sequence

import numpy as np

from claimpack.builders.graph.buckets import hash_of

# Pairs of articles in a slot at most, unless one story has more. Two articles of a hundred words are related in a few milliseconds.
MOST_PAIRS = 512
_DAY_BITS, _KEY_BITS = 24, 32
_BITS = _DAY_BITS + _KEY_BITS


def slots_of(keys: Sequence[str], days: np.ndarray, sizes: np.ndarray) -> Iterator[tuple[str, np.ndarray]]:
    """The slots of stories, by time: the name of each, and the places of its stories.

    `keys` are the stories' keys (article ids), `days` when they were told (proleptic ordinals, 0 if unknown), `sizes` their pairs.
    """
    codes = np.array([hash_of(key) for key in keys], np.int64) | days.astype(np.int64) << _KEY_BITS
    order = np.argsort(codes, kind="stable")
    codes, before = codes[order], np.cumsum([0, *sizes[order].tolist()])
    waiting = [(0, 0)] if len(keys) else []
    while waiting:
        depth, prefix = waiting.pop()
        height = _BITS - depth
        first, last = np.searchsorted(codes, [prefix << height, (prefix + 1) << height])
        if first == last:
            continue
        if before[last] - before[first] > MOST_PAIRS and codes[first] != codes[last - 1]:
            waiting += [(depth + 1, 2 * prefix + 1), (depth + 1, 2 * prefix)]
        else:
            yield f"{depth:02}-{prefix:0{_BITS // 4}x}", order[first:last]
