"""The counts of an article as figures: what is counted where, of whom, by whom, and when it was said.

A count without a place of its own is put to the place that its claim names, else to the place that its article names most often; the
figure says so (`is_place_inferred`). A nationwide count is put to the country that its article names most. Ranks, parts of another count
(but for those sent: "darunter 500 Soldaten") and numbers of cases beside others ("ein weiterer") are no figures, nor are words that commit
to no number.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from claimpack.builders.languages.pack import Pack
from claimpack.builders.relate.counts import CONCEPTS, OF_PEOPLE, Count, counts
from claimpack.builders.relate.geography import Whereabouts, is_country, whereabouts
from claimpack.builders.relate.lexicon import lexicon
from claimpack.builders.relate.names import Names, names_of
from claimpack.builders.relate.profiles import profile_of
from claimpack.builders.relate.sources import branches, source_name
from claimpack.schema.records import Article, Attribution, Claim, Entity, Quantity

RANK = "ordinal"


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One count. `chain` holds the sources, one tuple per branch, the nearest first; empty where the article names nobody
    (`is_attributed`: it passes on what it does not say who said).

    `written` is the article's creation time and `reported` the times of the saying (EDTF where there is one, else TIMEX3): all candidates.
    `population` names the groups that the count is narrowed down to ("police"); it is empty where people or things as such are counted.
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
    population: str = ""


# What is counted, the entity id of the place ("" if none is known), and of things the noun and the unit: what one timeline has in common.
Key = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Located:
    """A figure on its way into a timeline: `key` is that of the timeline, `order` its place there."""

    key: Key
    place: str | None
    order: tuple[date, str, int, int]
    quantity: Quantity
    figure: Figure


@dataclass(frozen=True, slots=True)
class Atlas:
    """What is known of the entities of a corpus when its figures are put to places."""

    places: Mapping[str, Whereabouts]
    names: Mapping[str, str]
    words: Names


def atlas_of(entities: Sequence[Entity], pack: Pack) -> Atlas:
    """What is known of these entities, worked out once for all articles that name them."""
    return Atlas(whereabouts(entities, pack), {entity.entity_id: entity.canonical_name for entity in entities}, names_of(entities))


def article_figures(article: Article, claims: Sequence[Claim], entities: Sequence[Entity], pack: Pack) -> Iterator[Located]:
    """The figures of one article, from its claims alone; entities that it does not name do no harm."""
    return located_figures(article, claims, atlas_of(entities, pack), pack)


def located_figures(article: Article, claims: Sequence[Claim], atlas: Atlas, pack: Pack) -> Iterator[Located]:
    """The figures of one article, where much is known of the entities of its corpus."""
    words = lexicon(pack)
    main, main_country = _main_places(claims, atlas)
    for claim in claims:
        usable = [quantity for quantity in claim.quantities if quantity.property in CONCEPTS and quantity.kind != RANK]
        if not usable:
            continue
        named = next((entity for entity in claim.entity_ids if entity in atlas.places), None)
        is_nationwide = bool(words.nationwide.search(claim.text))
        for count in counts(profile_of(claim, article, atlas.words, pack), pack, words):
            if count.quantity in usable:
                said = count.quantity.place_entity_id or named
                place = said or main
                if is_nationwide and not is_country(place, atlas.places):
                    said, place = None, main_country
                yield _located(claim, article, count, place, atlas, pack, is_place_inferred=said is None)


def _main_places(claims: Iterable[Claim], atlas: Atlas) -> tuple[str, str]:
    """The place and the country that most claims name, the least id of equals; "" for none."""
    named = Counter(entity for claim in claims for entity in claim.entity_ids if entity in atlas.places)
    ranked = sorted(named, key=lambda place: (-named[place], place))
    return next(iter(ranked), ""), next((place for place in ranked if is_country(place, atlas.places)), "")


def _located(  # noqa: PLR0917 - what a figure is made of
    claim: Claim, article: Article, count: Count, place: str, atlas: Atlas, pack: Pack, *, is_place_inferred: bool
) -> Located:
    quantity = count.quantity
    name = quantity.property or ""
    noun = "" if name in OF_PEOPLE else f"{(quantity.counted_text or '').lower()} {quantity.unit}"
    start = quantity.spans[0].start_char if quantity.spans else 0
    order = (article.dct_earliest or date.min, article.article_id, claim.ordinal, start)
    figure = Figure(
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
        is_place_inferred=is_place_inferred,
        is_attributed=any(not row.scope_spans for row in claim.attributions),
        speaker=claim.speaker,
        chain=tuple(chain for branch in branches(claim) if (chain := tuple(_chain(branch, atlas, pack)))),
        population=_population(count),
    )
    return Located((name, place, noun), atlas.names.get(place), order, quantity, figure)


def _population(count: Count) -> str:
    groups = sorted(group.partition(":")[2] or group for group in count.group)
    return ", ".join((*groups, "further") if count.is_further else groups)


def _chain(branch: Iterable[Attribution], atlas: Atlas, pack: Pack) -> Iterator[str]:
    """The names of the sources of one branch; a hop that names nobody is left out."""
    return (name for hop in branch if (name := source_name(hop, atlas.names, pack)))
