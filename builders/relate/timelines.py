"""Which figures disagree, and who stands behind each: the counts of one property at one place, in the order in which they were written.

A count without a place of its own is put to the place that its claim names, else to the place that its article names most often; the
figure says so (`is_place_inferred`). A pause of more than a month begins a new timeline. Only timelines in which two figures disagree are
returned. That they do is arithmetic on intervals, no verdict: they may count different groups, or the same at different times.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations

from claimpack.builders.languages.pack import Pack
from claimpack.builders.relate.counts import CONCEPTS, OF_PEOPLE
from claimpack.builders.relate.intervals import DISJOINT, EQUAL, interval, is_near, is_vague, numeric_relation
from claimpack.builders.relate.lexicon import lexicon
from claimpack.builders.relate.sources import branches
from claimpack.schema.records import Article, Attribution, Claim, Entity, Quantity

PAUSE = timedelta(days=31)
COUNTRY = "iso3166-1"  # the scheme by which a country is known


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One count. `chain` holds the sources, one tuple per branch, the nearest first; empty where the article names nobody
    (`is_attributed`: it passes on what it does not say who said).

    `written` is the article's creation time and `reported` the times of the saying (EDTF where there is one, else TIMEX3): all candidates.
    """

    claim_id: str
    article_id: str
    article: str
    written: str | None
    reported: tuple[str, ...]
    text: str
    comparator: str
    value: float | None
    low: float | None
    high: float | None
    counted_text: str | None
    is_place_inferred: bool
    is_attributed: bool = False
    speaker: str | None
    chain: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """The counts of one property at one place; `disagreements` are pairs of places in `figures`."""

    property: str
    place_entity_id: str | None
    place: str | None
    figures: tuple[Figure, ...]
    disagreements: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class _Count:
    claim: Claim
    article: Article
    quantity: Quantity
    is_place_inferred: bool


def timelines(
    claims: Sequence[Claim], articles: Sequence[Article], entities: Sequence[Entity], pack: Pack | None = None
) -> tuple[Timeline, ...]:
    """The disputed timelines, by property, place and time; of things only those of one noun, cars with cars.

    The words of the pack tell a nationwide count, which is put to the country that its article names most; without a pack none is told.
    """
    names = {entity.entity_id: entity.canonical_name for entity in entities}
    groups: defaultdict[tuple[str, str, str], list[_Count]] = defaultdict(list)
    for name, place, count in _counts(claims, articles, entities, pack):
        noun = "" if name in OF_PEOPLE else (count.quantity.counted_text or "").lower()
        groups[name, place, noun].append(count)
    found = [
        timeline
        for (name, place, _), counts in groups.items()
        for part in _parts(sorted(counts, key=_written))
        if (timeline := _timeline(name, place, part, names)).disagreements
    ]
    return tuple(sorted(found, key=lambda line: (line.property, line.place or "", line.figures[0].written or "", line.figures[0].claim_id)))


def _counts(
    claims: Sequence[Claim], articles: Sequence[Article], entities: Sequence[Entity], pack: Pack | None
) -> Iterator[tuple[str, str, _Count]]:
    """Property, place ("" if none is known) and count; no ranks, no parts of another count, none that commits to no number."""
    by_id = {article.article_id: article for article in articles}
    places = frozenset(entity.entity_id for entity in entities if entity.entity_type == "LOC")
    main = _main_places(claims, places)
    countries = frozenset(entity.entity_id for entity in entities if any(one.scheme == COUNTRY for one in entity.identifiers))
    main_country = _main_places(claims, countries)
    nationwide = lexicon(pack).nationwide if pack else None
    for claim in claims:
        for quantity in claim.quantities:
            is_part = quantity.part_of is not None or quantity.kind == "ordinal"
            if quantity.property in CONCEPTS and not is_part and interval(quantity) is not None:
                named = quantity.place_entity_id or next((entity for entity in claim.entity_ids if entity in places), None)
                place = named or main.get(claim.article_id, "")
                if nationwide and place not in countries and nationwide.search(claim.text):
                    named, place = None, main_country.get(claim.article_id, "")
                yield quantity.property, place, _Count(claim, by_id[claim.article_id], quantity, named is None)


def _main_places(claims: Sequence[Claim], places: frozenset[str]) -> dict[str, str]:
    """article_id -> the place that most of its claims name; the least id of equals."""
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for claim in claims:
        counts[claim.article_id].update(entity for entity in claim.entity_ids if entity in places)
    return {article: min(count, key=lambda place: (-count[place], place)) for article, count in counts.items() if count}


def _parts(counts: Sequence[_Count]) -> Iterator[list[_Count]]:
    """The counts cut where nothing was written for longer than PAUSE. Those without a date stand at the beginning."""
    part: list[_Count] = []
    for count in counts:
        if part and _day(count) - _day(part[-1]) > PAUSE and _day(part[-1]) != date.min:
            yield part
            part = []
        part.append(count)
    yield part


def _written(count: _Count) -> tuple[date, str, int, int]:
    return _day(count), count.article.article_id, count.claim.ordinal, count.quantity.spans[0].start_char if count.quantity.spans else 0


def _day(count: _Count) -> date:
    return count.article.dct_earliest or date.min


def _timeline(name: str, place: str, counts: Sequence[_Count], names: Mapping[str, str]) -> Timeline:
    pairs = combinations(range(len(counts)), 2)
    return Timeline(
        property=name,
        place_entity_id=place or None,
        place=names.get(place),
        figures=tuple(_figure(count, names) for count in counts),
        disagreements=tuple((a, b) for a, b in pairs if _disagree(counts[a].quantity, counts[b].quantity)),
    )


def _disagree(a: Quantity, b: Quantity) -> bool:
    """Whether two figures exclude each other, or name numbers too far apart for one count ("mehr als 4400", "ungefähr 10.000")."""
    how = numeric_relation(a, b)
    return how == DISJOINT or (how != EQUAL and not is_vague(a) and not is_vague(b) and not is_near(a, b))


def _chain(branch: Sequence[Attribution], names: Mapping[str, str]) -> tuple[str, ...]:
    """The names of the sources of one branch; a hop that names nobody is left out."""
    return tuple(name for hop in branch if (name := hop.source_text or names.get(hop.source_entity_id or "", "")))


def _figure(count: _Count, names: Mapping[str, str]) -> Figure:
    claim, article, quantity = count.claim, count.article, count.quantity
    return Figure(
        claim_id=claim.claim_id,
        article_id=article.article_id,
        article=article.publisher or article.title or article.source_uri,
        written=article.dct_value,
        reported=tuple(time.edtf or time.timex_value for time in claim.times if time.role == "report"),
        text=quantity.text,
        comparator=quantity.comparator,
        value=quantity.value,
        low=quantity.low,
        high=quantity.high,
        counted_text=quantity.counted_text,
        is_place_inferred=count.is_place_inferred,
        is_attributed=any(not row.scope_spans for row in claim.attributions),
        speaker=claim.speaker,
        chain=tuple(chain for branch in branches(claim) if (chain := _chain(branch, names))),
    )
