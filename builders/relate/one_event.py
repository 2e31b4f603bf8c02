"""Whether two claims tell of one event: they share an event, something that it is about, and enough for their length.

The thresholds are in units of affinity.py, where a rare event weighs about 0.8 and a rare thing 0.65. They were set coarsely, on the
annotated pairs of the seed articles and by reading what they let through in unannotated news: few pairs bear no fine tuning.
"""

from claimpack.builders.relate.judge import Pair

# A shared event, something that it is about, and so much in common for the length of the claims.
EVENT = 0.30
ARGUMENT = 0.25
ALIKE = 1 / 3
# Two shared events need no third thing: a state of emergency that is declared.
TWO_EVENTS = 1.10
# Nearly all participants are the same, in claims of one event type: the army and the demonstrators.
PARTICIPANTS = 0.90
RATHER_ALIKE = 0.45
# Claims that name other people mostly tell of other events.
VERY_ALIKE = 0.50
# What few claims hold tells one event or place from another.
RARE = 0.60
VERY_RARE = 0.75
# From here on a claim holds next to nothing that the other does not.
NOTHING_ELSE = 0.90
# Claims of one article share its subject as a matter of course: only one that says nearly the same is the same.
REPEATED = 0.75


def is_told_twice(pair: Pair) -> bool:
    """Whether two claims share an event and what it is about."""
    if not _may_be_one_event(pair) or not _are_alike(pair):
        return False
    found = pair.affinity
    if pair.is_within and found.overlap < REPEATED:
        return True
    if found.things >= PARTICIPANTS and found.overlap >= RATHER_ALIKE and pair.a.claim.event_type == pair.b.claim.event_type is not None:
        return True
    events = _byword_of(pair, "ev")
    rare = sum(weight for feature, weight in found.shared.items() if feature[0] == "L" and weight >= RARE)
    arguments = found.arguments + rare - sum(weight for word, weight in _byword_of(pair, "tn").items() if word in events)
    strongest = max(events.values(), default=0.0)
    if sum(events.values()) >= TWO_EVENTS or (strongest >= EVENT and arguments >= ARGUMENT):
        return True
    if pair.is_within or max(found.covered_a, found.covered_b) < NOTHING_ELSE:
        return False
    return strongest >= (RARE if min(found.covered_a, found.covered_b) >= NOTHING_ELSE else VERY_RARE)


def _are_alike(pair: Pair) -> bool:
    """Whether they share enough for their length; within an article more, unless one event of one person is told."""
    overlap = pair.affinity.overlap
    if overlap < (REPEATED if pair.is_within and not _is_one_event_of_one(pair) else ALIKE):
        return False
    if overlap < VERY_ALIKE and names_others(pair):
        return False
    return not pair.is_within or pair.a.claim.tense == pair.b.claim.tense


def _is_one_event_of_one(pair: Pair) -> bool:
    """Whether both claims tell a rare event of one person, at one place or in one word: a visit to a town, an order to shoot."""
    if not pair.affinity.names:
        return False
    rare = [event for event in pair.a.told & pair.b.told if pair.affinity.shared[event] >= RARE]
    return bool(rare) and (share_a_town(pair) or any(_is_one_word(event, pair) for event in rare))


def share_a_town(pair: Pair) -> bool:
    """Whether both name a place that is no country."""
    return any(feature[0] == "L" and feature[2:] not in pair.corpus.countries for feature in pair.affinity.shared)


def _is_one_word(event: str, pair: Pair) -> bool:
    """Whether both name it by one noun."""
    return any(word[:1].isupper() and word in pair.b.details.get(event, ()) for word in pair.a.details.get(event, ()))


def _byword_of(pair: Pair, kinds: str) -> dict[str, float]:
    """The weights of shared features of these kinds by the word that tells them: "Klinik", a place of treatment, is one word."""
    found: dict[str, float] = {}
    for feature, weight in pair.affinity.shared.items():
        if feature[0] in kinds:
            word = pair.a.details.get(feature, (feature,))[0]
            found[word] = max(weight, found.get(word, 0.0))
    return found


def _may_be_one_event(pair: Pair) -> bool:
    """What is_told_twice asks for at least, worked out from events and things alone: most pairs fail here."""
    n_events, things = 0, 0.0
    for feature in pair.a.content:
        if feature in pair.b.content:
            weight = pair.weight(feature)
            if feature[0] in "tn":
                things += weight
            elif weight >= EVENT:
                return True
            else:
                n_events += 1
    return n_events > 1 or things >= PARTICIPANTS


def names_others(pair: Pair) -> bool:
    """Whether both name people or organisations, but no common one."""
    return not pair.affinity.names and pair.a.is_naming and pair.b.is_naming


def names_two_sites(pair: Pair) -> bool:
    """Whether each names a building or the like, and not the same: an airport, a town hall."""
    left, right = pair.a.sites, pair.b.sites
    return bool(left) and bool(right) and left.isdisjoint(right)
