"""How much two claims have in common: shared features, weighed by how rare they are.

A feature's weight is log(1 + N/df) / log(1 + N) over the N claims of the corpus (inverse document frequency, brought to 0..1), or over
the claims of the two articles if that is less: in ten reports of one protest the word "Protest" tells nothing apart. Kinds of features
weigh differently: an event most, a place least, since everything in a report may happen at one place.

In a corpus of more than COMMON claims every feature that less than one claim in COMMON holds is as rare as can be, and weights are
rounded: so the table of weights stays small, and one article more changes few of them.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import log, sqrt

from claimpack.builders.relate.profiles import Profile

KINDS = {"e": 1.0, "v": 0.8, "t": 0.8, "n": 0.8, "E": 0.6, "L": 0.3, "a": 0.3}
# Two short notes say nothing about which words are common on their subject: below this many claims the corpus alone decides.
FEWEST_CLAIMS = 30
COMMON = 10_000
GRAIN = 64


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
    """The features of a corpus that are not rare, with weights below 1; all others weigh 1."""

    features: Mapping[str, float]

    def of(self, feature: str) -> float:
        """The weight of a feature in 0..1."""
        return self.features.get(feature, 1.0)

    def only(self, features: Iterable[str]) -> "Weights":
        """The weights of these features alone: what a part of the corpus needs."""
        return Weights({feature: self.features[feature] for feature in features if feature in self.features})

    def total(self, profile: Profile) -> float:
        """The weight of a whole claim."""
        return sum(KINDS[feature[0]] * self.of(feature) * prominence for feature, prominence in profile.features.items())


def corpus_weights(counts: Mapping[str, int], n_claims: int) -> Weights:
    """The weights of a corpus of so many claims; `counts` say how many of them hold a feature."""
    whole = min(n_claims, COMMON)
    if not whole:
        return Weights({})
    found = ((feature, min(n_claims / count, whole)) for feature, count in counts.items())
    rounded = ((feature, round(GRAIN * log(1 + rare) / log(1 + whole)) / GRAIN) for feature, rare in found)
    return Weights({feature: weight for feature, weight in rounded if weight < 1})


class LocalWeights(dict[str, float]):
    """The weight of each feature among the claims of one or two articles, worked out when it is first asked for."""

    def __init__(self, corpus: Weights, counts: Sequence[Mapping[str, int]], n_claims: int) -> None:
        """`counts` say how many of the `n_claims` claims of the articles hold a feature."""
        super().__init__()
        self._corpus, self._counts, self._total = corpus.features, counts, max(n_claims, FEWEST_CLAIMS)
        self._rarest = log(1 + self._total)

    def __missing__(self, feature: str) -> float:
        """The inverse document frequency in 0..1, or what the feature weighs in the corpus if that is less."""
        held = 0
        for count in self._counts:
            held += count.get(feature, 0)
        weight = log(1 + self._total / held) / self._rarest
        usual = self._corpus.get(feature, 1.0)
        weight = self[feature] = usual if usual < weight else weight
        return weight


def affinity(a: Profile, b: Profile, weight_a: float, weight_b: float, weigh: LocalWeights) -> Affinity:
    """What two claims of these weights have in common; `weigh` gives the local weight of a feature."""
    small, large = (a.features, b.features) if len(a.features) <= len(b.features) else (b.features, a.features)
    shared: dict[str, float] = {}
    sums = {"e": 0.0, "v": 0.0, "t": 0.0, "n": 0.0, "E": 0.0, "L": 0.0, "a": 0.0}
    for feature, prominence in small.items():
        if feature in large:
            other = large[feature]
            weight = shared[feature] = weigh[feature] * (prominence if prominence < other else other)
            sums[feature[0]] += weight
    events, things = sums["e"] + sums["v"], sums["t"] + sums["n"]
    whole = sums["e"] + 0.8 * (sums["v"] + things) + 0.6 * sums["E"] + 0.3 * (sums["L"] + sums["a"])  # as in KINDS
    if not whole:
        return Affinity(shared, events, things, 0.0, 0.0, 0.0, 0.0, 0.0)
    overlap, covered_a, covered_b = whole / sqrt(weight_a * weight_b), whole / weight_a, whole / weight_b
    return Affinity(shared, events, things, sums["E"], sums["L"], min(1.0, overlap), min(1.0, covered_a), min(1.0, covered_b))
