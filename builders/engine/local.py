"""Run one function over many items: in this process, or on a pool of processes. Knows no domain word.

Results come back in the order of the items, whatever the number of workers, so that nothing downstream depends on it.
"""

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from itertools import islice
from typing import TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")

# Below this many items a pool costs more than it saves.
SMALL = 64
CHUNK = 32


def run(function: Callable[[Item], Result], items: Iterable[Item], n_workers: int = 1) -> Iterator[Result]:
    """function(item) for each item, in order. `function` must be picklable if n_workers > 1; what it raises is raised here."""
    stream = iter(items)
    first = list(islice(stream, SMALL))
    if n_workers <= 1 or len(first) < SMALL:
        yield from map(function, first)
        yield from map(function, stream)
        return
    with ProcessPoolExecutor(n_workers) as pool:
        yield from pool.map(function, first, chunksize=CHUNK)
        while batch := list(islice(stream, CHUNK * n_workers * 16)):
            yield from pool.map(function, batch, chunksize=CHUNK)
