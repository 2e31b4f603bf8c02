"""How much two claims have in common: shared features, weighed by how rare they are.

A feature's weight is log(1 + N/df) / log(1 + N) over the N claims of the corpus (inverse document frequency, brought to 0..1), or over
the claims of the two articles if that is less: in ten reports of one protest the word "Protest" tells nothing apart. Kinds of features
weigh differently: an event most, a place least, since everything in a report may happen at one place.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import log, sqrt

from claimpack.builders.relate.profiles import Profile

KINDS = {"e": 1.0, "v": 0.8, "t": 0.8, "n": 0.8, "E": 0.6, "L": 0.3, "a": 0.3}
# Two short notes say nothing about which words are common on their subject: below this many claims the corpus alone decides.
FEWEST_CLAIMS = 30


@dataclass(frozen=True, slots=True)
class Affinity:
    """`shared` are weights by feature; `events`, `things`, `names` and `places` sum kinds of them.

    `overlap` is the cosine of the two claims, `covered_a` the part of a's weight that b shares, `covered_b` the other way round.
    """

    shared: Mapping[str, float]
    events: float
    things: float
    names: float
    places: float
    overlap: float
    covered_a: float
    covered_b: float

    @property
    def arguments(self) -> float:
        """What the event is about: things in full, names and places as far as they tell one event from another."""
        return self.things + KINDS["E"] * self.names + KINDS["L"] * self.places


@dataclass(frozen=True, slots=True, eq=False)
class Weights:
    """Weights of features in a corpus, and the weight of each claim by claim_id."""

    features: Mapping[str, float]
    claims: Mapping[str, float]


def weights(profiles: Iterable[Profile]) -> Weights:
    """The weights of a corpus."""
    rows = list(profiles)
    counts = Counter(feature for row in rows for feature in row.features)
    features = {feature: rarity(count, len(rows)) for feature, count in counts.items()}
    return Weights(features, {row.claim.claim_id: _total(row, features) for row in rows})


def local_weights(corpus: Weights, counts: Sequence[Mapping[str, int]], n_claims: int) -> Callable[[str], float]:
    """The weight of a feature among the claims of one or two articles, whose `counts` say how many hold it."""
    known: dict[str, float] = {}
    total = max(n_claims, FEWEST_CLAIMS)

    def weigh(feature: str) -> float:
        if feature not in known:
            known[feature] = min(corpus.features[feature], rarity(sum(count.get(feature, 0) for count in counts), total))
        return known[feature]

    return weigh


def rarity(count: int, total: int) -> float:
    """Inverse document frequency in 0..1."""
    return log(1 + total / count) / log(1 + total)


def affinity(a: Profile, b: Profile, corpus: Weights, weigh: Callable[[str], float]) -> Affinity:
    """What two claims have in common; `weigh` gives the local weight of a feature."""
    small, large = (a.features, b.features) if len(a.features) <= len(b.features) else (b.features, a.features)
    shared = {feature: weigh(feature) * min(small[feature], large[feature]) for feature in small if feature in large}
    sums = dict.fromkeys(KINDS, 0.0)
    whole = 0.0
    for feature, weight in shared.items():
        kind = feature[0]
        sums[kind] += weight
        whole += KINDS[kind] * weight
    weight_a, weight_b = corpus.claims[a.claim.claim_id], corpus.claims[b.claim.claim_id]
    return Affinity(
        shared=shared,
        events=sums["e"] + sums["v"],
        things=sums["t"] + sums["n"],
        names=sums["E"],
        places=sums["L"],
        overlap=min(1.0, whole / sqrt(weight_a * weight_b)) if whole else 0.0,
        covered_a=min(1.0, whole / weight_a) if whole else 0.0,
        covered_b=min(1.0, whole / weight_b) if whole else 0.0,
    )


def _total(profile: Profile, features: Mapping[str, float]) -> float:
    return sum(KINDS[feature[0]] * features[feature] * prominence for feature, prominence in profile.features.items())
