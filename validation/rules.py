"""The rules across tables: every row that keeps to its schema, article by article. One table says which rule looks at what.

A release is read in batches; held in memory are the articles of one row group, all ids, the rejects, and the claims that
contradict.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from claimpack.schema.arrow import arrow_schema, to_records
from claimpack.schema.columns import unique_key
from claimpack.schema.problems import Finding
from claimpack.schema.records import Article, Claim, Mention, Reject, Span
from claimpack.validation import identity
from claimpack.validation.articles import Articles, read_articles
from claimpack.validation.claims import check_creation_time, check_hops, check_order, check_quantities, check_times
from claimpack.validation.counted import check_counts
from claimpack.validation.days import check_candidates
from claimpack.validation.graph import check_mention, check_relation, check_review
from claimpack.validation.release import Release
from claimpack.validation.texts import Place, check_accounted, check_place, check_quotation, check_source, check_spans, check_zones
from claimpack.validation.withheld import check_withheld

CLAIM_RULES: tuple[Callable[[Claim], Iterator[Finding]], ...] = (check_hops, check_quantities, check_times)
PLACED_RULES: tuple[Callable[[Claim, Place], Iterator[Finding]], ...] = (check_quotation, check_place, check_candidates)
# For each row of a batch whether it is wanted.
Choice = Callable[[pa.RecordBatch], pa.Array]
ARTICLE_RULES: tuple[Callable[[Article], Iterator[Finding]], ...] = (check_zones, check_creation_time)


@dataclass(frozen=True)
class Rows:
    """The rows of a release that keep to their schema. `broken` holds, per table, the numbers of those that do not."""

    release: Release
    broken: Mapping[str, frozenset[int]]

    def records(self, table: str, keep: Choice | None = None) -> Iterator[Any]:
        """The rows of a table as records, in order; with `keep`, only those for which it says true."""
        first = 0
        for batch in self.release.batches(table):
            is_kept = [first + row not in broken for row in range(batch.num_rows)] if (broken := self.broken.get(table)) else None
            first += batch.num_rows
            kept = batch.filter(pa.array(is_kept, pa.bool_())) if is_kept is not None else batch
            if keep is not None:
                kept = kept.filter(keep(kept))
            rows = pa.Table.from_batches([kept])
            yield from to_records(table, rows.select(arrow_schema(table).names).cast(arrow_schema(table)))

    def unsure(self, *tables: str) -> set[str]:
        """The articles of broken rows: what is true of all rows of an article cannot be said of them."""
        found: set[str] = set()
        for table in tables:
            if broken := self.broken.get(table):
                found.update(self.release.column(table, "article_id").column(0).take(pa.array(sorted(broken), pa.int64())).to_pylist())
        return found

    @cached_property
    def articles(self) -> Articles:
        """The articles whose rows are not broken."""
        return read_articles(self.release, self.broken.get("articles", ()))


def check_rules(release: Release, broken: Mapping[str, frozenset[int]]) -> Iterator[Finding]:
    """Every breach of a rule across tables, table by table. `broken` rows, which break their schema, are passed over."""
    rows = Rows(release, broken)
    yield from check_articles(rows)
    yield from check_claims(rows)
    yield from check_mentions(rows)
    yield from check_counts(release, broken)
    yield from check_relations(rows)
    yield from check_rejects(rows)
    yield from check_reviews(rows)


def check_articles(rows: Rows) -> Iterator[Finding]:
    """What is said of articles: ids, sources, texts, zones, dates."""
    for article in rows.records("articles"):
        yield from _check_id("articles", article.article_id, identity.article_id(article))
        yield from check_source(article, rows.release.inputs)
        yield from check_withheld(article, rows.release.text_mode)
        for rule in ARTICLE_RULES:
            yield from rule(article)


def check_claims(rows: Rows) -> Iterator[Finding]:
    """What is said of claims, each and together; and whether every sentence of an article is a claim or a reject."""
    rejected = _rejected(rows.records("rejects"))
    done = rows.unsure("claims", "rejects")
    for article_id, group in groupby(rows.records("claims"), key=lambda claim: claim.article_id):
        claims: list[Claim] = sorted(group, key=lambda claim: claim.ordinal)
        place = rows.articles.place(article_id)
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
    for article_id in rows.articles.numbers:
        if article_id not in done:
            yield from check_accounted(rows.articles.place(article_id), (), rejected.get(article_id, ()))


def _rejected(rejects: Iterable[Reject]) -> dict[str, list[Span]]:
    spans: dict[str, list[Span]] = {}
    for reject in rejects:
        if reject.article_id is not None:
            spans.setdefault(reject.article_id, []).extend(reject.spans)
    return spans


def check_mentions(rows: Rows) -> Iterator[Finding]:
    """What is said of each mention."""
    mentions: Iterator[Mention] = rows.records("mentions")
    for article_id, group in groupby(mentions, key=lambda mention: mention.article_id):
        place = rows.articles.place(article_id)
        for mention in group:
            yield from _check_id("mentions", mention.mention_id, identity.mention_id(mention))
            yield from check_spans(mention, f"mentions/{mention.mention_id}", place)
            yield from check_mention(mention)


def check_relations(rows: Rows, keep: Choice | None = None) -> Iterator[Finding]:
    """What is said of relations, or of those that `keep` keeps; without it, records are made only of those that may be wrong."""
    doubtful = list(rows.records("relations", keep=keep or _may_be_wrong))
    wanted = frozenset(name for relation in doubtful for name in (relation.claim_a, relation.claim_b))
    claims = {claim.claim_id: claim for claim in rows.records("claims", keep=_among(wanted))} if wanted else {}
    for relation in doubtful:
        yield from _check_id("relations", relation.relation_id, identity.relation_id(relation))
        yield from check_relation(relation, claims)


def _may_be_wrong(relations: pa.RecordBatch) -> pa.Array:
    """Contradictions, pairs out of order, and ids that are not of their pair."""
    names, first, second = (relations.column(name) for name in ("relation_id", "claim_a", "claim_b"))
    is_named = identity.are_relation_ids(*(column.to_pylist() for column in (names, first, second)))
    is_odd = pc.or_(pc.greater_equal(first, second), pc.invert(pa.array(is_named, pa.bool_())))
    return pc.or_(is_odd, pc.equal(relations.column("relation"), "contradicts"))


def _among(claims: frozenset[str]) -> Choice:
    names = pa.array(sorted(claims), pa.string())
    return lambda batch: pc.is_in(batch.column("claim_id"), value_set=names)


def check_rejects(rows: Rows, keep: Choice | None = None) -> Iterator[Finding]:
    """What is said of rejects, or of those that `keep` keeps.

    Article by article: rejects are sorted by their own ids, and would call for another row group of articles each time.
    """
    for reject in sorted(rows.records("rejects", keep), key=lambda reject: (reject.article_id or "", reject.reject_id)):
        yield from _check_id("rejects", reject.reject_id, identity.reject_id(reject))
        if reject.text is not None or rows.release.text_mode == "full":
            yield from check_spans(reject, f"rejects/{reject.reject_id}", rows.articles.place(reject.article_id))


def check_reviews(rows: Rows) -> Iterator[Finding]:
    """What is said of reviews."""
    reviews = list(rows.records("reviews"))
    claims = set(rows.release.column("claims", *unique_key("claims")).column(0).to_pylist()) if reviews else set()
    for review in reviews:
        yield from _check_id("reviews", review.review_id, identity.review_id(review))
        yield from check_review(review, review.claim_id in claims)


def _check_id(table: str, said: str, wanted: str) -> Iterator[Finding]:
    if said != wanted:
        yield Finding("TAB008", f"{table}/{said}", f"the id of its content is {wanted}", "never edit a row without its id")
