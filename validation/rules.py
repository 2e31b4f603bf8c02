"""The rules across tables: every row that keeps to its schema, article by article. One table says which rule looks at what.

A release of 100,000 articles is read in batches; held in memory are the articles' texts, the ids, the spans of rejects, the
claims that contradict, and the numbers of mentions.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from typing import Any

import pyarrow as pa

from claimpack.schema.arrow import arrow_schema, to_records
from claimpack.schema.columns import unique_key
from claimpack.schema.problems import Finding
from claimpack.schema.records import Article, Claim, Mention, Reject, Span, Zone
from claimpack.validation import identity
from claimpack.validation.claims import check_creation_time, check_hops, check_order, check_quantities, check_times
from claimpack.validation.graph import Counts, check_entity, check_mention, check_relation, check_review
from claimpack.validation.release import Release
from claimpack.validation.texts import Place, check_accounted, check_place, check_quotation, check_source, check_spans, check_zones

CLAIM_RULES: tuple[Callable[[Claim], Iterator[Finding]], ...] = (check_hops, check_quantities, check_times)
PLACED_RULES: tuple[Callable[[Claim, Place], Iterator[Finding]], ...] = (check_quotation, check_place)
ARTICLE_RULES: tuple[Callable[[Article], Iterator[Finding]], ...] = (check_zones, check_creation_time)
_NOWHERE = Place("", None, ())


@dataclass(frozen=True)
class Rows:
    """The rows of a release that keep to their schema. `broken` holds, per table, the numbers of those that do not."""

    release: Release
    broken: Mapping[str, frozenset[int]]

    def records(self, table: str) -> Iterator[Any]:
        """The rows of a table as records, in order."""
        first = 0
        for batch in self.release.batches(table):
            rows = pa.Table.from_batches([batch])
            if broken := self.broken.get(table):
                rows = rows.take(pa.array([number for number in range(len(rows)) if first + number not in broken], pa.int64()))
            yield from to_records(table, rows.select(arrow_schema(table).names).cast(arrow_schema(table)))
            first += batch.num_rows

    def unsure(self, *tables: str) -> set[str]:
        """The articles of broken rows: what is true of all rows of an article cannot be said of them."""
        found: set[str] = set()
        for table in tables:
            if broken := self.broken.get(table):
                found.update(self.release.column(table, "article_id").column(0).take(pa.array(sorted(broken), pa.int64())).to_pylist())
        return found

    def place(self, article_id: str | None) -> Place:
        """An article's text and zones; neither for an article that is not there, or whose row is broken."""
        number = self._numbers.get(article_id or "")
        if number is None:
            return _NOWHERE
        zones = tuple(Zone(**zone) for zone in self._articles["zones"][number].as_py() or ())
        return Place(article_id or "", self._articles["text"][number].as_py(), zones)

    @cached_property
    def _articles(self) -> pa.Table:
        return self.release.column("articles", "article_id", "text", "zones")

    @cached_property
    def _numbers(self) -> dict[str, int]:
        broken = self.broken.get("articles", frozenset())
        return {name: number for number, name in enumerate(self._articles["article_id"].to_pylist()) if number not in broken}


def check_rules(release: Release, broken: Mapping[str, frozenset[int]]) -> Iterator[Finding]:
    """Every breach of a rule across tables, table by table. `broken` rows, which break their schema, are passed over."""
    rows = Rows(release, broken)
    yield from _check_articles(rows)
    yield from _check_claims(rows)
    yield from _check_entities(rows)
    yield from _check_relations(rows)
    yield from _check_rejects(rows)
    yield from _check_reviews(rows)


def _check_articles(rows: Rows) -> Iterator[Finding]:
    for article in rows.records("articles"):
        yield from _check_id("articles", article.article_id, identity.article_id(article))
        yield from check_source(article, rows.release.inputs)
        for rule in ARTICLE_RULES:
            yield from rule(article)


def _check_claims(rows: Rows) -> Iterator[Finding]:
    rejected = _rejected(rows.records("rejects"))
    done = rows.unsure("claims", "rejects")
    for article_id, group in groupby(rows.records("claims"), key=lambda claim: claim.article_id):
        claims: list[Claim] = sorted(group, key=lambda claim: claim.ordinal)
        place = rows.place(article_id)
        for claim in claims:
            yield from check_spans(claim, f"claims/{claim.claim_id}", place)
            for rule in CLAIM_RULES:
                yield from rule(claim)
            for placed_rule in PLACED_RULES:
                yield from placed_rule(claim, place)
        if article_id not in done:
            yield from check_order(claims)
            yield from check_accounted(place, claims, rejected.get(article_id, ()))
        done.add(article_id)
    for article in rows.records("articles"):
        if article.article_id not in done:
            yield from check_accounted(rows.place(article.article_id), (), rejected.get(article.article_id, ()))


def _rejected(rejects: Iterable[Reject]) -> dict[str, list[Span]]:
    spans: dict[str, list[Span]] = {}
    for reject in rejects:
        if reject.article_id is not None:
            spans.setdefault(reject.article_id, []).extend(reject.spans)
    return spans


def _check_entities(rows: Rows) -> Iterator[Finding]:
    counts = Counts()
    mentions: Iterator[Mention] = rows.records("mentions")
    for article_id, group in groupby(mentions, key=lambda mention: mention.article_id):
        place = rows.place(article_id)
        for mention in group:
            counts.add(mention)
            yield from _check_id("mentions", mention.mention_id, identity.mention_id(mention))
            yield from check_spans(mention, f"mentions/{mention.mention_id}", place)
            yield from check_mention(mention)
    for entity in rows.records("entities") if not rows.broken.get("mentions") else ():
        yield from check_entity(entity, counts)


def _check_relations(rows: Rows) -> Iterator[Finding]:
    contradictions = [relation for relation in rows.records("relations") if relation.relation == "contradicts"]
    wanted = {name for relation in contradictions for name in (relation.claim_a, relation.claim_b)}
    claims = {claim.claim_id: claim for claim in (rows.records("claims") if wanted else ()) if claim.claim_id in wanted}
    for relation in rows.records("relations"):
        yield from _check_id("relations", relation.relation_id, identity.relation_id(relation))
        yield from check_relation(relation, claims)


def _check_rejects(rows: Rows) -> Iterator[Finding]:
    for reject in rows.records("rejects"):
        yield from _check_id("rejects", reject.reject_id, identity.reject_id(reject))
        place = rows.place(reject.article_id)
        if reject.text is not None or rows.release.text_mode == "full":
            yield from check_spans(reject, f"rejects/{reject.reject_id}", place)


def _check_reviews(rows: Rows) -> Iterator[Finding]:
    reviews = list(rows.records("reviews"))
    claims = set(rows.release.column("claims", *unique_key("claims")).column(0).to_pylist()) if reviews else set()
    for review in reviews:
        yield from _check_id("reviews", review.review_id, identity.review_id(review))
        yield from check_review(review, review.claim_id in claims)


def _check_id(table: str, said: str, wanted: str) -> Iterator[Finding]:
    if said != wanted:
        yield Finding("TAB008", f"{table}/{said}", f"the id of its content is {wanted}", "never edit a row without its id")
