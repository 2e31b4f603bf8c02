"""Which of many figures exclude each other, in a time that grows with their number, not its square.

Two figures disagree if their intervals are disjoint, or if both are named numbers too far apart for one count (intervals.py). In a row of
up to FEW figures all pairs are laid side by side. In a longer one each is laid beside its neighbours and beside the extremes: for a figure
that disagrees with any other disagrees with one of these, since the farther a number lies away the less it fits.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from claimpack.builders.relate.intervals import DISJOINT, EQUAL, INCOMPARABLE, figure, interval, is_near, is_vague, numeric_relation
from claimpack.schema.records import Quantity

FEW = 40
# How many neighbours to each side a figure is laid beside.
REACH = 6


def disputes(quantities: Sequence[Quantity]) -> Iterator[tuple[int, int]]:
    """Pairs of places of figures that disagree, the less first, each once."""
    near: set[tuple[int, int]]
    if len(quantities) <= FEW:
        near = set(combinations(range(len(quantities)), 2))
    else:
        extremes = sorted(set(_extremes(quantities)))
        beside = ((a, b) for a in range(len(quantities)) for b in range(a + 1, min(a + 1 + REACH, len(quantities))))
        near = {*beside, *((min(a, b), max(a, b)) for a in range(len(quantities)) for b in extremes if a != b)}
    return (pair for pair in sorted(near) if disagree(quantities[pair[0]], quantities[pair[1]]))


def disagree(a: Quantity, b: Quantity) -> bool:
    """Whether two figures exclude each other, or name numbers too far apart for one count ("mehr als 4400", "ungefähr 10.000")."""
    how = numeric_relation(a, b)
    if how in {EQUAL, INCOMPARABLE}:
        return False
    return how == DISJOINT or (not is_vague(a) and not is_vague(b) and not is_near(a, b))


def _extremes(quantities: Sequence[Quantity]) -> Iterator[int]:
    """The figures with the least upper and the greatest lower bound, and of each kind of comparator those of least and greatest number."""
    places = range(len(quantities))
    found = [interval(quantity) for quantity in quantities]
    yield min(places, key=lambda place: (row.high if (row := found[place]) else float("inf"), place))
    yield max(places, key=lambda place: (row.low if (row := found[place]) else float("-inf"), -place))
    kinds: defaultdict[tuple[str, bool], list[int]] = defaultdict(list)
    for place, quantity in enumerate(quantities):
        if figure(quantity) is not None:
            kinds[quantity.comparator, is_vague(quantity)].append(place)
    for listed in kinds.values():
        yield min(listed, key=lambda place: (figure(quantities[place]) or 0.0, place))
        yield max(listed, key=lambda place: (figure(quantities[place]) or 0.0, -place))
