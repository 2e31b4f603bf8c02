"""Put entities where extraction left mentions."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from claimpack.schema.records import Claim


def apply_links(claims: Iterable[Claim], mention_entities: Mapping[str, str]) -> Iterator[Claim]:
    """The claims with entity ids for mention ids; a mention without an entity becomes None, or is left out of entity_ids."""

    def entity(mention: str | None) -> str | None:
        return None if mention is None else mention_entities.get(mention)

    for claim in claims:
        yield replace(
            claim,
            entity_ids=tuple(dict.fromkeys(found for mention in claim.entity_ids if (found := entity(mention)))),
            speaker_entity_id=entity(claim.speaker_entity_id),
            attributions=tuple(replace(step, source_entity_id=entity(step.source_entity_id)) for step in claim.attributions),
            quantities=tuple(replace(quantity, place_entity_id=entity(quantity.place_entity_id)) for quantity in claim.quantities),
        )
