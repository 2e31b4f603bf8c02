"""Entity ids where extraction left mention ids."""

from claimpack.builders.link.apply import apply_links
from claimpack.schema.records import Attribution, Claim, Quantity

ENTITIES = {"men_1": "ent_a", "men_2": "ent_a", "men_3": "ent_b"}


def claim(entity_ids: tuple[str, ...] = (), source: str | None = None, place: str | None = None) -> Claim:
    step = Attribution(
        hop=1,
        branch=1,
        source_entity_id=source,
        source_kind="named_person",
        quote_type="direct",
        medium="speech",
        mood="none",
        factuality="CT+",
        stance="neutral",
    )
    quantity = Quantity(text="3", kind="count", comparator="eq", bounds_basis="explicit", unit="1", place_entity_id=place)
    return Claim(
        claim_id="clm_1",
        article_id="art_1",
        ordinal=0,
        zone="body",
        text="…",
        sha256="0",
        prefix="",
        suffix="",
        decontext_status="none_needed",
        claim_type="event_property",
        polarity="positive",
        tense="non_future",
        factuality="CT+",
        checkworthiness=0.5,
        speaker_entity_id=source,
        attributions=(step,),
        quantities=(quantity,),
        entity_ids=entity_ids,
        rule="clause",
        status="auto",
    )


def test_two_mentions_of_one_entity_are_named_once_in_order() -> None:
    (linked,) = apply_links([claim(("men_3", "men_1", "men_2"))], ENTITIES)
    assert linked.entity_ids == ("ent_b", "ent_a")


def test_speaker_source_and_place_become_entities() -> None:
    (linked,) = apply_links([claim(source="men_1", place="men_3")], ENTITIES)
    assert linked.speaker_entity_id == "ent_a"
    assert linked.attributions[0].source_entity_id == "ent_a"
    assert linked.quantities[0].place_entity_id == "ent_b"


def test_a_mention_without_an_entity_becomes_none() -> None:
    (linked,) = apply_links([claim(("men_9",), "men_9", "men_9")], ENTITIES)
    assert linked.entity_ids == ()
    assert linked.speaker_entity_id is None
    assert linked.attributions[0].source_entity_id is None
    assert linked.quantities[0].place_entity_id is None
