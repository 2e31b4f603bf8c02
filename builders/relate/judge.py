"""Two claims side by side, and what is said of them.

A rule is a function from a Pair to a Judgement, or None where it has nothing to say; the first that speaks decides (see rules.py). A
judgement describes texts: that two claims cannot both be true is said only where event, group, place and time are known to be the same.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from claimpack.builders.languages.pack import Pack
from claimpack.builders.relate.affinity import Affinity, LocalWeights, affinity
from claimpack.builders.relate.circumstances import NO, UNKNOWN, YES
from claimpack.builders.relate.counts import Count
from claimpack.builders.relate.geography import Whereabouts
from claimpack.builders.relate.lexicon import Lexicon
from claimpack.builders.relate.profiles import Profile
from claimpack.builders.relate.sources import independent_sources, terminal_sources
from claimpack.schema.records import Article


@dataclass(frozen=True, slots=True, eq=False)
class Corpus:
    """What every pair is judged with: where entities lie, what they are called, and the words of the language.

    `sides` keeps the wordings of claims while two articles are compared (explain.py).
    """

    places: Mapping[str, Whereabouts]
    countries: frozenset[str]
    names: Mapping[str, str]
    pack: Pack
    words: Lexicon
    sides: dict[tuple[str, str, str], str]


@dataclass(frozen=True, slots=True, eq=False)
class Side:
    """A claim with its counts and its weight."""

    profile: Profile
    counts: tuple[Count, ...]
    weight: float


class Pair:
    """Two claims, a before b by claim_id. What they have in common is worked out when it is first asked for."""

    def __init__(self, one: Side, two: Side, corpus: Corpus, weigh: LocalWeights) -> None:
        left, right = (one, two) if one.profile.claim.claim_id < two.profile.claim.claim_id else (two, one)
        self.a: Profile = left.profile
        self.b: Profile = right.profile
        self.counts_a, self.counts_b = left.counts, right.counts
        self.corpus = corpus
        self.is_within: bool = self.a.article is self.b.article
        self._weigh, self._weights = weigh, (left.weight, right.weight)
        self._affinity: Affinity | None = None
        self._independent = ""

    @property
    def article_a(self) -> Article:
        return self.a.article

    @property
    def article_b(self) -> Article:
        return self.b.article

    @property
    def in_order(self) -> tuple[Profile, Profile]:
        """The two in the order of their article's text."""
        return (self.a, self.b) if self.a.claim.ordinal < self.b.claim.ordinal else (self.b, self.a)

    @property
    def are_opposed(self) -> bool:
        """Whether one is affirmed and the other denied."""
        return {self.a.polarity, self.b.polarity} == {"positive", "negative"}

    @property
    def denied_first(self) -> tuple[Profile, Profile]:
        """Of two that are opposed the one that is denied, then the one that is affirmed."""
        return (self.a, self.b) if self.a.polarity == "negative" else (self.b, self.a)

    def weight(self, feature: str) -> float:
        """The weight of a feature that both hold."""
        return self._weigh[feature] * min(self.a.features[feature], self.b.features[feature])

    @property
    def affinity(self) -> Affinity:
        """What the two have in common."""
        if self._affinity is None:
            self._affinity = affinity(self.a, self.b, *self._weights, self._weigh)
        return self._affinity

    @property
    def independent(self) -> str:
        """Whether the two rest on different sources."""
        if not self._independent:
            words = self.corpus.words
            self._independent = independent_sources(
                self.a.claim, self.b.claim, self.article_a, self.article_b, pack=self.corpus.pack, words=words
            )
        return self._independent

    @property
    def is_retold(self) -> bool:
        """Whether one article may well give two figures for one thing: from two sources, or in its headline and its text."""
        a, b = ({source.source_text for source in terminal_sources(side.claim)} for side in (self.a, self.b))
        return a != b or (self.a.claim.zone == "headline") != (self.b.claim.zone == "headline")

    @property
    def agreement(self) -> str:
        """What to call two claims that say the same: a second source corroborates, the same one repeats."""
        return "repeats" if self.is_within or self.independent == NO else "corroborates"


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """A relation with its grounds. `reason` names a sentence of the pack, `words` fill it; `narrow` is the more exact side, "a" or "b".

    `quantities` are the wordings of two figures, and `counted` the property that both count.
    """

    relation: str
    rule: str
    reason: str
    words: tuple[str, ...] = ()
    narrow: str = ""
    numeric_relation: str | None = None
    same_event: str = UNKNOWN
    same_population: str = UNKNOWN
    same_place: str = UNKNOWN
    same_time: str = UNKNOWN
    quantities: tuple[str, str] | None = None
    counted: str = ""

    @property
    def is_one_thing(self) -> bool:
        """Whether event, group, place and time are all known to be the same: the condition of `contradicts`."""
        return {self.same_event, self.same_population, self.same_place, self.same_time} == {YES}
