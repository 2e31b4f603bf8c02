"""What follows from a judgement: of one event place and group are the same too, and two states of one thing are two events.

Asked only after the relation is decided, so that nothing that is inferred here can make two claims contradict each other.
"""

from dataclasses import replace

from claimpack.builders.relate.circumstances import NO, UNKNOWN, YES, places
from claimpack.builders.relate.judge import Judgement, Pair

# Relations between two accounts of one event; of things that cannot be compared nothing follows.
_OF_ONE_EVENT = frozenset({"corroborates", "repeats", "specifies", "inconsistent_detail"})
# Reasons that say nothing of a group.
_WITHOUT_A_GROUP = frozenset({"cause", "open"})


def settled(found: Judgement, pair: Pair) -> Judgement:
    """The judgement with what follows from it; what was found out before stays."""
    event = found.same_event
    if found.relation == "updates" and found.reason == "opposite":
        event, group = (NO if event == UNKNOWN else event), YES
    elif found.relation not in _OF_ONE_EVENT:
        return found
    else:
        has_group = found.quantities is None and found.reason not in _WITHOUT_A_GROUP
        is_one = event == UNKNOWN and found.quantities is not None and found.relation == "specifies"
        event, group = (YES if is_one else event), (YES if has_group else UNKNOWN)
        if event != YES:
            return found
    group = group if found.same_population == UNKNOWN else found.same_population
    place = YES if found.same_place == UNKNOWN and not _is_place_open(found, pair) else found.same_place
    if (event, group, place) == (found.same_event, found.same_population, found.same_place):
        return found
    return replace(found, same_event=event, same_population=group, same_place=place)


def _is_place_open(found: Judgement, pair: Pair) -> bool:
    """Whether the places may be two: both sides name one, or one names a place and is more exact, which it may be in place."""
    n_placed = bool(places(pair.a)) + bool(places(pair.b))
    return n_placed > (0 if found.relation == "specifies" else 1)
