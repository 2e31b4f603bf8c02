"""Where places lie in each other: a town in its region or state, that in its country, that in its continent.

What is known comes from the frozen gazetteer (models/places.py), by the identifiers of the entities; of the parts of a country it knows
little, so the pack lists those of the countries where its language is spoken, and the words that make a name one of a region ("Provinz").
Of two places of which nothing is known each is taken for a town; beside a known one, such a place may be anything.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from claimpack.builders.languages.pack import Pack
from claimpack.builders.models.places import load_places, place_key
from claimpack.builders.relate.lexicon import Lexicon, lexicon
from claimpack.schema.records import Entity

TOWN, PART, COUNTRY, CONTINENT = 0, 1, 2, 3
SAME, WITHIN, MAYBE, APART = "same", "within", "maybe", "apart"
_LEVELS = {"town": TOWN, "state": PART, "country": COUNTRY, "region": CONTINENT}
_COUNTRY, _CONTINENT = "iso3166-1", "un-m49"


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """How wide a place is, and the ISO 3166-1 code of its country, "" if that is not known."""

    level: int
    country: str
    is_known: bool = True


NOWHERE = Whereabouts(TOWN, "", is_known=False)


def whereabouts(entities: Iterable[Entity], pack: Pack) -> dict[str, Whereabouts]:
    """Entity id -> what is known of where it lies, for all places."""
    words = lexicon(pack)
    return {entity.entity_id: _find(entity, words) for entity in entities if entity.entity_type == "LOC"}


def is_country(place: str, places: Mapping[str, Whereabouts]) -> bool:
    """Whether the entity is a country."""
    return places.get(place, NOWHERE).level == COUNTRY


def compare(left: str, right: str, places: Mapping[str, Whereabouts]) -> str:
    """same, within (one lies in the other, either way), maybe (it might) or apart. Symmetric."""
    if left == right:
        return SAME
    small, wide = sorted((places.get(left, NOWHERE), places.get(right, NOWHERE)), key=lambda place: place.level)
    if small.level == wide.level:
        return APART if small.is_known == wide.is_known else MAYBE
    if wide.level == CONTINENT:
        return MAYBE
    if small.country and wide.country:
        return APART if small.country != wide.country else WITHIN if wide.level == COUNTRY else MAYBE
    return MAYBE


def _find(entity: Entity, words: Lexicon) -> Whereabouts:
    known = {(one.scheme, one.value) for one in entity.identifiers}
    country = next((value for scheme, value in sorted(known) if scheme == _COUNTRY), "")
    if country:
        return Whereabouts(COUNTRY, country)
    if any(scheme == _CONTINENT for scheme, _ in known):
        return Whereabouts(CONTINENT, "")
    names = (entity.canonical_name, *(name.name for name in entity.names))
    part = next((words.parts[key] for name in names if (key := place_key(name)) in words.parts), None)
    if part is not None:
        return Whereabouts(PART, part)
    found = (place for name in names for place in load_places().find(name)) if known else iter(())
    for place in found:
        if any((one.scheme, one.value) in known for one in place.identifiers):
            return Whereabouts(_LEVELS[place.kind], place.country)
    return Whereabouts(PART, "") if any(words.region.search(name) for name in names) else NOWHERE
