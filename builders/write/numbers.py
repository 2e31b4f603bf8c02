"""What the card tells of a release in numbers: how much there is, who is quoted, which figures disagree.

Everything is counted from the tables themselves; ties are in name order.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

import pyarrow as pa
import pyarrow.compute as pc

SPEAKERS = 10
DISAGREEMENTS = 10
_DISAGREEING = ("contradicts", "inconsistent_detail")


@dataclass(frozen=True, slots=True)
class Count:
    """How often something stands in the release."""

    name: str
    n: int


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Two claims that do not fit together, and where each stands."""

    relation: str
    text_a: str
    source_a: str
    text_b: str
    source_b: str
    explanation: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbers:
    """Rows per table, claims by type, rejects by reason, times by resolution, speakers and disagreements."""

    rows: dict[str, int]
    n_attributed: int
    n_with_quantity: int
    claim_types: tuple[Count, ...]
    quote_types: tuple[Count, ...]
    resolutions: tuple[Count, ...]
    reject_reasons: tuple[Count, ...]
    relations: tuple[Count, ...]
    agencies: tuple[Count, ...]
    speakers: tuple[Count, ...]
    n_speakers: int
    disagreements: tuple[Disagreement, ...]
    n_disagreements: int
    n_with_license: int
    earliest: str | None
    latest: str | None


def count(tables: Mapping[str, pa.Table]) -> Numbers:
    """The numbers of a release. Every table must be there, empty ones too."""
    articles, claims = tables["articles"], tables["claims"]
    speakers = _speakers(claims, tables["entities"])
    disagreeing = tables["relations"].filter(pc.is_in(tables["relations"]["relation"], pa.array(_DISAGREEING)))
    return Numbers(
        rows={name: len(table) for name, table in tables.items()},
        n_attributed=_n_filled(claims["attributions"]),
        n_with_quantity=_n_filled(claims["quantities"]),
        claim_types=_counts(claims["claim_type"]),
        quote_types=_counts(_member(claims["attributions"], "quote_type")),
        resolutions=_counts(_member(claims["times"], "resolution")),
        reject_reasons=_counts(tables["rejects"]["reason"]),
        relations=_counts(tables["relations"]["relation"]),
        agencies=_counts(pc.list_flatten(articles["agencies"])),
        speakers=speakers[:SPEAKERS],
        n_speakers=len(speakers),
        disagreements=_disagreements(disagreeing, tables),
        n_disagreements=len(disagreeing),
        n_with_license=len(articles) - articles["license"].null_count,
        earliest=_text(pc.min(articles["dct_earliest"])),
        latest=_text(pc.max(articles["dct_latest"])),
    )


def _n_filled(lists: pa.ChunkedArray) -> int:
    return int(pc.sum(pc.greater(pc.list_value_length(lists), 0)).as_py() or 0)


def _member(lists: pa.ChunkedArray, name: str) -> pa.ChunkedArray:
    return pc.struct_field(pc.list_flatten(lists), name)


def _counts(values: pa.ChunkedArray) -> tuple[Count, ...]:
    return _ranked({entry["values"]: entry["counts"] for entry in pc.value_counts(values).to_pylist()})


def _ranked(counts: Mapping[str, int]) -> tuple[Count, ...]:
    return tuple(Count(name, counts[name]) for name in sorted(counts, key=lambda name: (-counts[name], name)))


def _speakers(claims: pa.Table, entities: pa.Table) -> tuple[Count, ...]:
    """Speakers by their entity's name, or as the text names them where they are no entity."""
    names = dict(zip(entities["entity_id"].to_pylist(), entities["canonical_name"].to_pylist(), strict=True))
    pairs = zip(claims["speaker_entity_id"].to_pylist(), claims["speaker"].to_pylist(), strict=True)
    return _ranked(Counter(name for entity, speaker in pairs if (name := names.get(entity) or speaker)))


def _disagreements(disagreeing: pa.Table, tables: Mapping[str, pa.Table]) -> tuple[Disagreement, ...]:
    """The first few: contradictions before the rest, then in the order of the table."""
    by_kind = [disagreeing.filter(pc.equal(disagreeing["relation"], kind)).slice(0, DISAGREEMENTS) for kind in _DISAGREEING]
    found = pa.concat_tables(by_kind).slice(0, DISAGREEMENTS).to_pylist()
    wanted = pa.array([row[side] for row in found for side in ("claim_a", "claim_b")], pa.string())
    claims = tables["claims"].select(["claim_id", "article_id", "text"])
    texts = {row["claim_id"]: row for row in claims.filter(pc.is_in(claims["claim_id"], wanted)).to_pylist()}
    uris = dict(zip(tables["articles"]["article_id"].to_pylist(), tables["articles"]["source_uri"].to_pylist(), strict=True))
    return tuple(
        Disagreement(row["relation"], *_side(texts.get(row["claim_a"]), uris), *_side(texts.get(row["claim_b"]), uris), row["explanation"])
        for row in found
    )


def _side(claim: Mapping[str, str] | None, uris: Mapping[str, str]) -> tuple[str, str]:
    return (claim["text"], uris.get(claim["article_id"], claim["article_id"])) if claim else ("", "")


def _text(scalar: pa.Scalar) -> str | None:
    return None if scalar.as_py() is None else str(scalar.as_py())
