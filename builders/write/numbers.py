"""What the card tells of a release in numbers: how much there is, who is quoted, which figures disagree.

Everything is counted from the tables themselves, in parts (tallies) that add up; ties are in name order.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
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


@dataclass(frozen=True, slots=True)
class Tally:
    """What was counted in some rows of a table; tallies add up. `counts` leads from what was counted to how often each value is there.

    `speakers` are entity id, wording and number; `disagreeing` the first rows of relations that do not fit together, as they stand.
    """

    table: str
    n_rows: int
    counts: Mapping[str, Mapping[str, int]]
    speakers: tuple[tuple[str | None, str | None, int], ...] = ()
    disagreeing: tuple[tuple[str, str, str, str, str], ...] = ()
    earliest: str | None = None
    latest: str | None = None


@dataclass(frozen=True, slots=True)
class Lookup:
    """What tallies only name: entities' names, claims' texts and articles by claim, sources by article."""

    entities: Mapping[str, str]
    claims: Mapping[str, tuple[str, str]]
    articles: Mapping[str, str]


def count(tables: Mapping[str, pa.Table]) -> Numbers:
    """The numbers of a release. Every table must be there, empty ones too."""
    tallies = [tally(name, table) for name, table in tables.items()]
    return total(tallies, look_up(tallies, tables["entities"], [tables["claims"]], [tables["articles"]]))


def tally(name: str, table: pa.Table) -> Tally:
    """What there is to count in some rows of a table."""
    return Tally(name, len(table), {}) if name not in _TALLIES else _TALLIES[name](table)


def total(tallies: Sequence[Tally], lookup: Lookup) -> Numbers:
    """The numbers of a release, from the tallies of all parts of all its tables."""
    speakers = _ranked(_speakers(tallies, lookup))
    disagreeing = first_disagreements(tallies)
    counted = _added(tallies)
    return Numbers(
        rows={name: sum(each.n_rows for each in tallies if each.table == name) for name in dict.fromkeys(each.table for each in tallies)},
        n_attributed=counted["attributed"]["claims"],
        n_with_quantity=counted["with_quantity"]["claims"],
        claim_types=_ranked(counted["claim_type"]),
        quote_types=_ranked(counted["quote_type"]),
        resolutions=_ranked(counted["resolution"]),
        reject_reasons=_ranked(counted["reason"]),
        relations=_ranked(counted["relation"]),
        agencies=_ranked(counted["agencies"]),
        speakers=speakers[:SPEAKERS],
        n_speakers=len(speakers),
        disagreements=tuple(_disagreement(row, lookup) for row in disagreeing),
        n_disagreements=sum(counted["relation"][kind] for kind in _DISAGREEING),
        n_with_license=counted["licensed"]["articles"],
        earliest=min((each.earliest for each in tallies if each.earliest), default=None),
        latest=max((each.latest for each in tallies if each.latest), default=None),
    )


def first_disagreements(tallies: Iterable[Tally]) -> list[tuple[str, str, str, str, str]]:
    """The first few: contradictions before the rest, then by id. Kind, id, both claims, explanation."""
    rows = (row for each in tallies for row in each.disagreeing)
    return sorted(rows, key=lambda row: (_DISAGREEING.index(row[0]), row[1]))[:DISAGREEMENTS]


def look_up(tallies: Sequence[Tally], entities: pa.Table, claims: Iterable[pa.Table], articles: Iterable[pa.Table]) -> Lookup:
    """What the tallies name, looked up in tables that may come in parts."""
    wanted = pa.array(sorted({name for row in first_disagreements(tallies) for name in row[2:4]}), pa.string())
    texts: dict[str, tuple[str, str]] = {}
    for part in claims if len(wanted) else ():
        found = part.select(["claim_id", "article_id", "text"]).filter(pc.is_in(part["claim_id"], wanted))
        texts.update({row["claim_id"]: (row["text"], row["article_id"]) for row in found.to_pylist()})
    needed = pa.array(sorted({article for _, article in texts.values()}), pa.string())
    uris: dict[str, str] = {}
    for part in articles if len(needed) else ():
        sources = part.select(["article_id", "source_uri"]).filter(pc.is_in(part["article_id"], needed))
        uris.update(zip(sources["article_id"].to_pylist(), sources["source_uri"].to_pylist(), strict=True))
    speaking = pa.array(sorted({entity for each in tallies for entity, _, _ in each.speakers if entity}), pa.string())
    named = entities.select(["entity_id", "canonical_name"]).filter(pc.is_in(entities["entity_id"], speaking))
    return Lookup(dict(zip(named["entity_id"].to_pylist(), named["canonical_name"].to_pylist(), strict=True)), texts, uris)


def _claims(table: pa.Table) -> Tally:
    pairs = Counter(zip(table["speaker_entity_id"].to_pylist(), table["speaker"].to_pylist(), strict=True))
    counts = {
        "attributed": {"claims": _n_filled(table["attributions"])},
        "with_quantity": {"claims": _n_filled(table["quantities"])},
        "claim_type": _counts(table["claim_type"]),
        "quote_type": _counts(_member(table["attributions"], "quote_type")),
        "resolution": _counts(_member(table["times"], "resolution")),
    }
    speakers = tuple((entity, speaker, n) for (entity, speaker), n in pairs.items() if entity or speaker)
    return Tally("claims", len(table), counts, speakers)


def _articles(table: pa.Table) -> Tally:
    counts = {"agencies": _counts(pc.list_flatten(table["agencies"])), "licensed": {"articles": len(table) - table["license"].null_count}}
    first, last = pc.min(table["dct_earliest"]), pc.max(table["dct_latest"])
    return Tally("articles", len(table), counts, earliest=_text(first), latest=_text(last))


def _relations(table: pa.Table) -> Tally:
    kinds = (table.filter(pc.equal(table["relation"], kind)).slice(0, DISAGREEMENTS) for kind in _DISAGREEING)
    rows = (row for part in kinds for row in part.to_pylist())
    disagreeing = tuple((row["relation"], row["relation_id"], row["claim_a"], row["claim_b"], row["explanation"]) for row in rows)
    return Tally("relations", len(table), {"relation": _counts(table["relation"])}, disagreeing=disagreeing)


def _rejects(table: pa.Table) -> Tally:
    return Tally("rejects", len(table), {"reason": _counts(table["reason"])})


_TALLIES: Mapping[str, Callable[[pa.Table], Tally]] = {
    "articles": _articles,
    "claims": _claims,
    "relations": _relations,
    "rejects": _rejects,
}


def _n_filled(lists: pa.ChunkedArray) -> int:
    return int(pc.sum(pc.greater(pc.list_value_length(lists), 0)).as_py() or 0)


def _member(lists: pa.ChunkedArray, name: str) -> pa.ChunkedArray:
    return pc.struct_field(pc.list_flatten(lists), name)


def _counts(values: pa.ChunkedArray) -> dict[str, int]:
    return {entry["values"]: entry["counts"] for entry in pc.value_counts(values).to_pylist()}


def _added(tallies: Iterable[Tally]) -> defaultdict[str, Counter[str]]:
    added: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for each in tallies:
        for what, counts in each.counts.items():
            added[what].update(counts)
    return added


def _ranked(counts: Mapping[str, int]) -> tuple[Count, ...]:
    return tuple(Count(name, counts[name]) for name in sorted(counts, key=lambda name: (-counts[name], name)))


def _speakers(tallies: Iterable[Tally], lookup: Lookup) -> Counter[str]:
    """Speakers by their entity's name, or as the text mostly names them where they are no entity.

    A capital at the beginning makes no other speaker.
    """
    found: Counter[str] = Counter()
    wordings: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for each in tallies:
        for entity, speaker, n in each.speakers:
            if name := lookup.entities.get(entity or ""):
                found[name] += n
            elif speaker:
                wordings[speaker[:1].lower() + speaker[1:]][speaker] += n
    for forms in wordings.values():
        found[min(forms, key=lambda form: (-forms[form], form))] += forms.total()
    return found


def _disagreement(row: tuple[str, str, str, str, str], lookup: Lookup) -> Disagreement:
    kind, _, claim_a, claim_b, explanation = row
    return Disagreement(kind, *_side(claim_a, lookup), *_side(claim_b, lookup), explanation)


def _side(claim: str, lookup: Lookup) -> tuple[str, str]:
    text, article = lookup.claims.get(claim, ("", ""))
    return text, lookup.articles.get(article, article)


def _text(scalar: pa.Scalar) -> str | None:
    return None if scalar.as_py() is None else str(scalar.as_py())
