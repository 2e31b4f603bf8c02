"""The claims of articles, ready to be compared.

A shelf makes them ready when they are asked for, from claims, articles and entities. What is ready may be kept: `stored` is what there is
to write down of an article, `ArticleClaims` come back from it by `restored`, without a look at the words again.
"""

from collections import OrderedDict, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from operator import attrgetter

from claimpack.builders.languages.pack import Pack
from claimpack.builders.relate.blocks import ArticleClaims, article_claims
from claimpack.builders.relate.counts import Count, counts
from claimpack.builders.relate.geography import Whereabouts
from claimpack.builders.relate.lexicon import lexicon
from claimpack.builders.relate.names import Names, persons_of
from claimpack.builders.relate.profiles import Profile, Reading, profile_of
from claimpack.schema.records import Article, Claim

# How many claims without a place are still set where the last place named lies.
SETTING = 2
# How many articles are kept indexed: the articles of a story come one after another.
KEPT = 4096
# Gives the claims of an article, by its id.
Indexed = Callable[[str], ArticleClaims]
_READING = tuple(field.name for field in fields(Reading))


@dataclass(frozen=True, slots=True)
class Stored:
    """An article and its claims in reading order, and of each claim what is understood of it and its counts."""

    article: Article
    claims: tuple[Claim, ...]
    readings: tuple[Reading, ...]
    counts: tuple[tuple[Count, ...], ...]


def stored(article: Article, claims: ArticleClaims) -> Stored:
    """What there is to write down of an article."""
    members = attrgetter(*_READING)
    return Stored(
        article,
        tuple(claims.claims),
        tuple(Reading(**dict(zip(_READING, members(profile), strict=True))) for profile in claims.profiles),
        tuple(claims.counts),
    )


def restored(found: Stored) -> ArticleClaims:
    """The claims of an article that was written down."""
    pairs = zip(found.claims, found.readings, strict=True)
    return article_claims([Profile(claim=claim, article=found.article, **vars(reading)) for claim, reading in pairs], found.counts)


def kept(index: Indexed) -> Indexed:
    """The same, but the KEPT articles last asked for are not made again."""
    found: OrderedDict[str, ArticleClaims] = OrderedDict()

    def indexed(name: str) -> ArticleClaims:
        if name in found:
            found.move_to_end(name)
            return found[name]
        claims = found[name] = index(name)
        if len(found) > KEPT:
            found.popitem(last=False)
        return claims

    return indexed


class Shelf:
    """The articles of a corpus, or of a part of it, whose claims are indexed when they are asked for."""

    def __init__(
        self, claims: Iterable[Claim], articles: Iterable[Article], names: Names, places: Mapping[str, Whereabouts], pack: Pack
    ) -> None:
        """`names` and `places` are those of the entities that the claims name, or more."""
        self.articles: Mapping[str, Article] = {row.article_id: row for row in sorted(articles, key=lambda row: row.article_id)}
        self._names, self._places, self._pack = names, places, pack
        self._claims: defaultdict[str, list[Claim]] = defaultdict(list)
        for claim in claims:
            self._claims[claim.article_id].append(claim)

    def indexed(self, name: str) -> ArticleClaims:
        """The claims of an article in reading order, ready to be compared."""
        words = lexicon(self._pack)
        in_order = sorted(self._claims[name], key=lambda claim: (claim.ordinal, claim.claim_id))
        rows = list(self._profiles(in_order, self.articles[name]))
        return article_claims(rows, [counts(row, self._pack, words) for row in rows])

    def _profiles(self, claims: Sequence[Claim], article: Article) -> Iterator[Profile]:
        """The profiles of an article's claims; a claim without a place is set where the last claims before it were."""
        setting, left, persons = frozenset[str](), 0, persons_of(claims, self._names)
        for claim in claims:
            named = frozenset(entity for entity in claim.entity_ids if entity in self._places)
            setting, left = (named, SETTING) if named else (setting if left else frozenset(), max(0, left - 1))
            yield profile_of(claim, article, self._names, self._pack, setting, persons)
