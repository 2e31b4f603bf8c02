"""What the pages need to know of one another: a line for each article, claim and entity, and where its page is.

The release is read once for it, table by table. Only lines are kept, so that memory grows with the number of claims, not their size.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import pairwise
from typing import cast

from claimpack.builders.explore.addresses import article_address, check_ids, claim_address, entity_address
from claimpack.builders.languages.pack import Pack, available, load
from claimpack.builders.relate.timelines import Timeline, timelines
from claimpack.builders.release import Release
from claimpack.schema.arrow import to_records
from claimpack.schema.records import Article, Claim, Entity, Reject, Review

HEADING = 90
_FIRST_ZONES = ("headline", "lead", "body")


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
    """Every line by its id; claims by entity (said by it, naming it), rejects and reviews by what they are of."""

    articles: Mapping[str, ArticleLine]
    claims: Mapping[str, ClaimLine]
    entities: Mapping[str, EntityLine]
    timelines: tuple[Timeline, ...]
    said_by: Mapping[str, list[str]]
    naming: Mapping[str, list[str]]
    rejects: tuple[Reject, ...]
    reviews: Mapping[str, list[Review]]


@dataclass(slots=True)
class _Claims:
    """What one reading of the claims leaves."""

    lines: dict[str, ClaimLine] = field(default_factory=dict)
    counts: Counter[str] = field(default_factory=Counter)
    slim: list[Claim] = field(default_factory=list)
    said_by: defaultdict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    naming: defaultdict[str, list[str]] = field(default_factory=lambda: defaultdict(list))


def read_directory(release: Release) -> Directory:
    """The lines of a release. Raises ClaimpackError REL074 if it holds ids that are none, REL005 if a table cannot be read."""
    for table, column in (("articles", "article_id"), ("claims", "claim_id"), ("claims", "article_id"), ("entities", "entity_id")):
        check_ids(release.table(table)[column].to_pylist(), f"{table}.{column}")
    claims = _read_claims(release)
    articles = tuple(cast("Iterator[Article]", to_records("articles", release.table("articles"))))
    entities = tuple(cast("Iterator[Entity]", to_records("entities", release.table("entities"))))
    by_id = {article.article_id for article in articles}
    reviews: defaultdict[str, list[Review]] = defaultdict(list)
    for review in cast("Iterator[Review]", to_records("reviews", release.table("reviews"))):
        reviews[review.claim_id].append(review)
    return Directory(
        articles={article.article_id: _article_line(article, claims.counts[article.article_id]) for article in articles},
        claims=claims.lines,
        entities={row.entity_id: _entity_line(row) for row in entities},
        timelines=timelines(_counted(claims.slim, by_id), articles, entities, _pack(release)),
        said_by=claims.said_by,
        naming=claims.naming,
        rejects=tuple(cast("Iterator[Reject]", to_records("rejects", release.table("rejects")))),
        reviews=reviews,
    )


def rows_by_article(release: Release, name: str, second: str) -> Iterator[object]:
    """The records of a table by article and a second column; a release that is as it should be is in that order already."""
    table = release.table(name)
    keys = list(zip(table["article_id"].to_pylist(), table[second].to_pylist(), strict=True))
    if any(left > right for left, right in pairwise(keys)):
        table = table.sort_by([("article_id", "ascending"), (second, "ascending")])
    return to_records(name, table)


def _read_claims(release: Release) -> _Claims:
    found = _Claims()
    for claim in cast("Iterator[Claim]", rows_by_article(release, "claims", "ordinal")):
        found.counts[claim.article_id] += 1
        number = found.counts[claim.article_id]
        line = ClaimLine(claim.claim_id, claim.article_id, number, claim.text, claim.speaker, claim.speaker_entity_id)
        found.lines[claim.claim_id] = line
        found.slim.append(_slim(claim))
        if claim.speaker_entity_id:
            found.said_by[claim.speaker_entity_id].append(claim.claim_id)
        for entity_id in dict.fromkeys(claim.entity_ids):
            if entity_id != claim.speaker_entity_id:
                found.naming[entity_id].append(claim.claim_id)
    return found


def _counted(claims: list[Claim], articles: set[str]) -> list[Claim]:
    """The claims whose figures are compared: those of an article of the release that no person rejected."""
    return [claim for claim in claims if claim.article_id in articles and claim.status != "rejected"]


def _slim(claim: Claim) -> Claim:
    """The claim without what a timeline does not look at."""
    slim = replace(
        claim,
        spans=(),
        sha256="",
        sentence_spans=(),
        prefix="",
        suffix="",
        decontextualised=None,
        decontext_edits=(),
        event_spans=(),
        hedge_spans=(),
        checkworthiness_features=(),
    )
    return slim if claim.quantities else replace(slim, text="", attributions=(), times=())


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
    return words if len(words) <= HEADING else words[:HEADING].rsplit(" ", 1)[0][:HEADING].rstrip(" ,;:-") + "…"


def _pack(release: Release) -> Pack | None:
    language = release.manifest.language
    return load(language) if language in available() else None
