"""A claim as its card shows it: who says so, what it counts, when, and how it stands to others."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from claimpack.builders.explore.comparisons import Comparison
from claimpack.builders.explore.directory import ClaimLine, Directory, EntityLine
from claimpack.schema.records import Attribution, Claim, Quantity, Review, Time


@dataclass(frozen=True, slots=True)
class Hop:
    """One source, with its entity and the claim whose source it carries on."""

    step: Attribution
    entity: EntityLine | None
    carried_on: ClaimLine | None


@dataclass(frozen=True, slots=True)
class Counted:
    """One number, with the group that it is narrowed down to ("" if to none), its place, its time and the number it is a part of."""

    quantity: Quantity
    population: str
    place: EntityLine | None
    time: Time | None
    whole: Quantity | None


@dataclass(frozen=True, slots=True)
class Card:
    """A claim, the n-th of its article, with all that is known of it. `branches`: independent sources, each the nearest first."""

    number: int
    claim: Claim
    branches: tuple[tuple[Hop, ...], ...]
    counted: tuple[Counted, ...]
    entities: tuple[EntityLine, ...]
    comparisons: tuple[Comparison, ...]
    n_more: int
    reviews: tuple[Review, ...]


def card_of(claim: Claim, number: int, directory: Directory, comparisons: tuple[Comparison, ...], n_more: int) -> Card:
    """The card of a claim, with how it stands to others, of which `n_more` are not shown."""
    return Card(
        number=number,
        claim=claim,
        branches=tuple(_branches(claim, directory)),
        counted=tuple(_counted(claim, quantity, directory) for quantity in claim.quantities),
        entities=tuple(line for key in dict.fromkeys(claim.entity_ids) if (line := directory.entities.get(key))),
        comparisons=comparisons,
        n_more=n_more,
        reviews=tuple(directory.reviews.get(claim.claim_id, ())),
    )


def _branches(claim: Claim, directory: Directory) -> Iterator[tuple[Hop, ...]]:
    steps = sorted(claim.attributions, key=lambda step: (step.branch, step.hop))
    for _, branch in groupby(steps, key=lambda step: step.branch):
        yield tuple(_hop(step, directory) for step in branch)


def _hop(step: Attribution, directory: Directory) -> Hop:
    return Hop(step, directory.entities.get(step.source_entity_id or ""), directory.claims.get(step.inherited_from or ""))


def _counted(claim: Claim, quantity: Quantity, directory: Directory) -> Counted:
    time, whole = quantity.time, quantity.part_of
    return Counted(
        quantity=quantity,
        population=directory.groups.get((claim.claim_id, quantity.spans[0].start_char), "") if quantity.spans else "",
        place=directory.entities.get(quantity.place_entity_id or ""),
        time=claim.times[time] if time is not None and 0 <= time < len(claim.times) else None,
        whole=claim.quantities[whole] if whole is not None and 0 <= whole < len(claim.quantities) else None,
    )
