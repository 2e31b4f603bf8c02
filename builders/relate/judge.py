"""Two claims side by side, and what is said of them.

A rule is a function from a Pair to a Judgement, or None where it has nothing to say; the first that speaks decides (see rules.py). A
judgement describes texts: that two claims cannot both be true is said only where event, group, place and time are known to be the same.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from claimpack.builders.languages.pack import Pack
from claimpack.builders.relate.affinity import Affinity
from claimpack.builders.relate.circumstances import NO, UNKNOWN, YES
from claimpack.builders.relate.counts import Count
from claimpack.builders.relate.lexicon import Lexicon
from claimpack.builders.relate.profiles import Profile
from claimpack.builders.relate.sources import independent_sources
from claimpack.schema.records import Article


@dataclass(frozen=True, slots=True, eq=False)
class Corpus:
    """What every pair is judged with. `countries` says of an entity id whether it is a country."""

    articles: Sequence[Article]
    countries: Mapping[str, bool]
    names: Mapping[str, str]
    pack: Pack
    words: Lexicon


@dataclass(frozen=True, eq=False)
class Pair:
    """Two claims, a before b by claim_id."""

    a: Profile
    b: Profile
    counts_a: tuple[Count, ...]
    counts_b: tuple[Count, ...]
    affinity: Affinity
    corpus: Corpus

    @property
    def article_a(self) -> Article:
        return self.corpus.articles[self.a.article]

    @property
    def article_b(self) -> Article:
        return self.corpus.articles[self.b.article]

    @property
    def is_within(self) -> bool:
        """Whether both stand in one article."""
        return self.a.article == self.b.article

    @cached_property
    def independent(self) -> str:
        """Whether the two rest on different sources."""
        return independent_sources(
            self.a.claim, self.b.claim, self.article_a, self.article_b, pack=self.corpus.pack, words=self.corpus.words
        )

    @property
    def agreement(self) -> str:
        """What to call two claims that say the same: a second source corroborates, the same one repeats."""
        return "repeats" if self.is_within or self.independent == NO else "corroborates"


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """A relation with its grounds. `reason` names a sentence of the pack, `words` fill it; `narrow` is the more exact side, "a" or "b"."""

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

    @property
    def is_one_thing(self) -> bool:
        """Whether event, group, place and time are all known to be the same: the condition of `contradicts`."""
        return {self.same_event, self.same_population, self.same_place, self.same_time} == {YES}
