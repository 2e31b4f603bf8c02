"""What the pages need to know of one another: a line for each article, claim and entity, and where its page is.

The release is read for it shard by shard. Only lines and figures are kept, so that memory grows with the number of claims, not with all
that is known of them.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from claimpack.builders.explore.addresses import article_address, check_ids, claim_address, entity_address
from claimpack.builders.explore.reading import by_article, in_order, records
from claimpack.builders.languages.pack import Pack, available, load
from claimpack.builders.relate.figures import Located, article_figures
from claimpack.builders.relate.timelines import Timeline, join_figures
from claimpack.builders.release import Release
from claimpack.schema.records import Article, Claim, Entity, Reject, Review

HEADING = 90
_FIRST_ZONES = ("headline", "lead", "body")
# The pack for figures of a corpus in a language that has none.
_DEFAULT = "de"


@dataclass(frozen=True, slots=True)
class ArticleLine:
    """An article as other pages name it. `heading` is its title, else its first words, else its source."""

    article_id: str
    heading: str
    source_uri: str
    language: str
    publisher: str | None
    earliest: date | None
    latest: date | None
    group: str
    n_claims: int

    @property
    def address(self) -> str:
        return article_address(self.article_id)


@dataclass(frozen=True, slots=True)
class ClaimLine:
    """A claim as other pages name it: the n-th of its article, counted from 1."""

    claim_id: str
    article_id: str
    number: int
    text: str
    speaker: str | None
    speaker_entity_id: str | None

    @property
    def address(self) -> str:
        return claim_address(self.article_id, self.number, self.claim_id)


@dataclass(frozen=True, slots=True)
class EntityLine:
    """An entity as other pages name it."""

    entity_id: str
    entity_type: str
    name: str
    n_mentions: int
    n_articles: int

    @property
    def address(self) -> str:
        return entity_address(self.entity_id)


@dataclass(frozen=True, slots=True, eq=False)
class Directory:
    """Every line by its id; claims by entity (said by it, naming it), rejects and reviews by what they are of.

    `groups`: by the claim and start of a count the group that it is narrowed down to (relate/figures.py); those that are not are left out.
    """

    articles: Mapping[str, ArticleLine]
    claims: Mapping[str, ClaimLine]
    entities: Mapping[str, EntityLine]
    timelines: tuple[Timeline, ...]
    groups: Mapping[tuple[str, int], str]
    said_by: Mapping[str, list[str]]
    naming: Mapping[str, list[str]]
    rejects: tuple[Reject, ...]
    reviews: Mapping[str, list[Review]]


@dataclass(slots=True)
class _Reading:
    """What one reading of the articles with their claims leaves."""

    entities: Mapping[str, Entity]
    pack: Pack
    articles: dict[str, ArticleLine] = field(default_factory=dict)
    claims: dict[str, ClaimLine] = field(default_factory=dict)
    figures: list[Located] = field(default_factory=list)
    said_by: defaultdict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    naming: defaultdict[str, list[str]] = field(default_factory=lambda: defaultdict(list))


def read_directory(release: Release) -> Directory:
    """The lines of a release. Raises ClaimpackError REL074 if it holds ids that are none, REL005 if a table cannot be read."""
    reading = _Reading({entity.entity_id: entity for entity in records(release, Entity)}, _pack(release))
    check_ids(reading.entities, "entities.entity_id")
    claims = by_article(release, Claim)
    for article in in_order(release, Article):
        _read_article(article, claims(article.article_id), reading)
    reviews: defaultdict[str, list[Review]] = defaultdict(list)
    for review in records(release, Review):
        reviews[review.claim_id].append(review)
    return Directory(
        articles=reading.articles,
        claims=reading.claims,
        entities={row.entity_id: _entity_line(row) for row in reading.entities.values()},
        timelines=join_figures(reading.figures),
        groups={
            (row.figure.claim_id, row.quantity.spans[0].start_char): row.figure.population
            for row in reading.figures
            if row.figure.population and row.quantity.spans
        },
        said_by=reading.said_by,
        naming=reading.naming,
        rejects=tuple(records(release, Reject)),
        reviews=reviews,
    )


def _read_article(article: Article, claims: Sequence[Claim], reading: _Reading) -> None:
    check_ids((article.article_id,), "articles.article_id")
    check_ids((claim.claim_id for claim in claims), "claims.claim_id")
    reading.articles[article.article_id] = _article_line(article, len(claims))
    for number, claim in enumerate(claims, start=1):
        line = ClaimLine(claim.claim_id, claim.article_id, number, claim.text, claim.speaker, claim.speaker_entity_id)
        reading.claims[claim.claim_id] = line
        if claim.speaker_entity_id:
            reading.said_by[claim.speaker_entity_id].append(claim.claim_id)
        for entity_id in dict.fromkeys(claim.entity_ids):
            if entity_id != claim.speaker_entity_id:
                reading.naming[entity_id].append(claim.claim_id)
    # Only what no person rejected is compared.
    compared = [claim for claim in claims if claim.status != "rejected"]
    named = dict.fromkeys(entity_id for claim in compared for entity_id in _named(claim))
    entities = [reading.entities[entity_id] for entity_id in named if entity_id in reading.entities]
    reading.figures.extend(article_figures(article, compared, entities, reading.pack))


def _named(claim: Claim) -> Iterator[str]:
    """The ids of the entities that a claim names, whether they are in the release or not."""
    yield from claim.entity_ids
    yield from (quantity.place_entity_id for quantity in claim.quantities if quantity.place_entity_id)
    yield from (step.source_entity_id for step in claim.attributions if step.source_entity_id)


def _article_line(article: Article, n_claims: int) -> ArticleLine:
    return ArticleLine(
        article_id=article.article_id,
        heading=heading_of(article),
        source_uri=article.source_uri,
        language=article.language,
        publisher=article.publisher,
        earliest=article.dct_earliest,
        latest=article.dct_latest,
        group=article.independence_group,
        n_claims=n_claims,
    )


def _entity_line(row: Entity) -> EntityLine:
    return EntityLine(row.entity_id, row.entity_type, row.canonical_name, row.n_mentions, row.n_articles)


def heading_of(article: Article) -> str:
    """The title; without one, the first words of the headline or the body; without a text, the source."""
    if article.title:
        return _shortened(article.title)
    text = article.text or ""
    starts = (zone for name in _FIRST_ZONES for zone in article.zones if zone.zone == name)
    first = next((line for zone in starts if (line := text[zone.start_char : zone.end_char].strip())), text.strip())
    return _shortened(first.partition("\n")[0]) or _shortened(article.source_uri)


def _shortened(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= HEADING else words[:HEADING].rsplit(" ", 1)[0][:HEADING].rstrip(" ,;:.-") + "…"


def _pack(release: Release) -> Pack:
    language = release.manifest.language
    return load(language if language in available() else _DEFAULT)
