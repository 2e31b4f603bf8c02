"""Scores of extraction against claimpack's own gold format: one JSON file per article with spans as [start, end].

Claims match one to one at an IoU of 0.8 or more. Quantities match by overlap ("exact" also needs comparator, value, bounds and, where the
gold has one, property); times, mentions and sentences by their exact spans. A source is right if it shares half of the shorter span.
A quantity or time that stands in several claims counts once.
"""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from claimpack.builders.evaluate.counts import Score, half_overlap, iou, match
from claimpack.builders.extract.facts import Facts
from claimpack.schema.problems import ClaimpackError
from claimpack.schema.records import Attribution, Claim, Quantity, Span, Time

Record = Mapping[str, Any]  # a piece of a gold file, at the border where it is read
Spans = tuple[Span, ...]
CLAIM_IOU = 0.8


@dataclass(frozen=True, slots=True)
class GoldArticle:
    """A gold file: the name of its source, the source's digest, and the record as read."""

    source: str
    sha256: str
    record: Record


def read_gold(folder: Path) -> list[GoldArticle]:
    """The gold articles of a folder, by file name. Raises ClaimpackError SRC040 for a file that is no gold file."""
    articles = []
    for path in sorted(folder.glob("*.json")):
        record = json.loads(path.read_text(encoding="utf-8"))
        if isinstance(record, list):
            continue  # relations.json
        if not {"source", "sha256", "claims", "zones"} <= record.keys():
            raise ClaimpackError("SRC040", "not a gold file: it needs source, sha256, zones and claims", where=str(path))
        articles.append(GoldArticle(record["source"], record["sha256"], record))
    return articles


def score_facts(pairs: Iterable[tuple[GoldArticle, Facts]]) -> list[Score]:
    """Scores over all articles, in a fixed order."""
    count: Counter[str] = Counter()
    for gold, facts in pairs:
        _count_claims(count, gold.record, facts.claims)
        _count_mentions(count, gold.record, facts)
        _count_zones(count, gold.record, facts)
        _count_quantities(count, gold.record, facts.claims)
        _count_times(count, gold.record, facts.claims)
    names = sorted({name.rsplit(".", 1)[0] for name in count})
    return [Score(name, count[name + ".hit"], count[name + ".gold"], count[name + ".found"]) for name in names]


def spans_of(pairs: object) -> Spans:
    """Spans from a gold file's [[start, end], ...]; () for null."""
    return tuple(Span(int(start), int(end)) for start, end in pairs or ())  # type: ignore[attr-defined]


def _count_claims(count: Counter[str], gold: Record, claims: tuple[Claim, ...]) -> None:
    found = match([spans_of(claim["spans"]) for claim in gold["claims"]], [claim.spans for claim in claims], iou, CLAIM_IOU)
    _flat(count, "claims", len(found), len(gold["claims"]), len(claims))
    for i, j in found:
        want, got = gold["claims"][i], claims[j]
        for name in ("claim_type", "event_type", "factuality", "polarity", "tense"):
            _share(count, name, is_right=want[name] == getattr(got, name))
        _count_attributions(count, want, got)


def _count_attributions(count: Counter[str], want: Record, got: Claim) -> None:
    if not want["attributions"]:
        _share(count, "nobody quoted", is_right=not got.attributions)
    sources = [spans_of(step["source"]) for step in want["attributions"] if step["hop"] == 1 and step["source"]]
    if sources:
        _share(
            count,
            "speaker",
            is_right=any(half_overlap(source, step.source_spans) for source in sources for step in got.attributions if step.hop == 1),
        )
    for step in want["attributions"]:
        if step["hop"] > 1:
            right = any(half_overlap(spans_of(step["source"]), other.source_spans) for other in got.attributions if other.hop > 1)
            _share(count, "second hop", is_right=right)
        elif other := _counterpart(step, got.attributions):
            _share(count, "quote_type", is_right=other.quote_type == step["quote_type"])
            _share(count, "mood", is_right=other.mood == step["mood"])


def _counterpart(step: Record, found: tuple[Attribution, ...]) -> Attribution | None:
    source = spans_of(step["source"])
    first = [other for other in found if other.hop == 1]
    same = [other for other in first if (half_overlap(source, other.source_spans) if source else not other.source_spans)]
    return next(iter(same + first), None)


def _count_mentions(count: Counter[str], gold: Record, facts: Facts) -> None:
    nested = {spans_of(mention["spans"]) for mention in gold["mentions"] if mention.get("nested")}
    want = {(spans_of(mention["spans"]), mention["entity_type"]) for mention in gold["mentions"]}
    got = {(mention.spans, mention.entity_type) for mention in facts.mentions if mention.mention_type == "NAM"}
    want, got = ({key for key in keys if key[0] not in nested} for keys in (want, got))
    _flat(count, "mentions", len(want & got), len(want), len(got))


def _count_zones(count: Counter[str], gold: Record, facts: Facts) -> None:
    found = {at: zone.zone for zone in facts.article.zones for at in range(zone.start_char, zone.end_char)}
    for zone in gold["zones"]:
        for at, character in enumerate(zone["text"], zone["start"]):
            if not character.isspace():
                _share(count, "zones (characters)", is_right=found.get(at) == zone["zone"])


def _count_quantities(count: Counter[str], gold: Record, claims: tuple[Claim, ...]) -> None:
    want: dict[Spans, Record] = {
        spans_of(quantity["spans"]): quantity for claim in reversed(gold["claims"]) for quantity in claim["quantities"]
    }
    got: dict[Spans, Quantity] = {quantity.spans: quantity for claim in reversed(claims) for quantity in claim.quantities}
    pairs = match(list(want), list(got), iou, 1e-9)
    exact = sum(_is_exact(list(want.values())[i], list(got.values())[j]) for i, j in pairs)
    _flat(count, "quantities", len(pairs), len(want), len(got))
    _flat(count, "quantities exact", exact, len(want), len(got))


def _is_exact(want: Record, got: Quantity) -> bool:
    bounds = all(want[name] == getattr(got, name) for name in ("comparator", "value", "low", "high"))
    return bounds and want["property"] in (None, got.property)


def _count_times(count: Counter[str], gold: Record, claims: tuple[Claim, ...]) -> None:
    want: dict[Spans, Record] = {spans_of(time["spans"]): time for claim in reversed(gold["claims"]) for time in claim["times"]}
    got: dict[Spans, Time] = {time.spans: time for claim in reversed(claims) for time in claim.times}
    both = [spans for spans in want if spans in got]
    _flat(count, "times", len(both), len(want), len(got))
    for spans in both:
        for column in ("timex_value", "edtf", "role", "resolution"):
            _share(count, f"times {column}", is_right=want[spans][column] == getattr(got[spans], column))


def _flat(count: Counter[str], name: str, hits: int, n_gold: int, n_found: int) -> None:
    count.update({name + ".hit": hits, name + ".gold": n_gold, name + ".found": n_found})


def _share(count: Counter[str], name: str, *, is_right: bool) -> None:
    _flat(count, name, int(is_right), 1, 1)


def iter_lines(scores: Iterable[Score]) -> Iterator[str]:
    """A line per score: name, precision, recall, F1, counts."""
    for score in scores:
        rates = f"P {score.precision:.3f}  R {score.recall:.3f}  F {score.f1:.3f}"
        yield f"{score.name:<28} {rates}  ({score.n_hits} of {score.n_gold} gold, {score.n_found} found)"
