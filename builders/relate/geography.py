"""Where places lie in each other: a town in its district and state, these in their country, that in its continent.

What is known comes from the frozen gazetteer (models/places.py): countries and towns by the identifiers of the entities, states by their
names. The pack adds the landscapes of the countries where its language is spoken, and the words that make a name one of a region
("Provinz", "Kanton Zürich"). Of two places of which nothing is known each is taken for a town; beside a known one, such a place may be
anything.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from claimpack.builders.languages.pack import Pack
from claimpack.builders.models.places import Place, load_places, place_key
from claimpack.builders.relate.lexicon import Lexicon, lexicon
from claimpack.schema.records import Entity

TOWN, DISTRICT, STATE, COUNTRY, CONTINENT = 0, 1, 2, 3, 4
SAME, WITHIN, MAYBE, APART = "same", "within", "maybe", "apart"
_LEVELS = {"town": TOWN, "state": STATE, "country": COUNTRY, "region": CONTINENT}
_COUNTRY, _CONTINENT = "iso3166-1", "un-m49"
# A town that gives a region its name ("Kanton Zürich") is the largest of its name.
_TOWN_OF_REGION = 15_000


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """How wide a place is, the ISO 3166-1 code of its country, and GeoNames' code of its state; "" for what is not known.

    `is_by_town`: a region of which only the town is known that it is named after, and some towns are a state of their own (Moscow).
    """

    level: int
    country: str
    state: str = ""
    is_known: bool = True
    is_by_town: bool = False


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
        return _side_by_side(small, wide)
    if wide.level == CONTINENT or not (small.country and wide.country):
        return MAYBE
    if small.country != wide.country:
        return APART
    if wide.level == COUNTRY:
        return WITHIN
    if not (small.state and wide.state):
        return MAYBE
    if small.state == wide.state:
        return WITHIN if wide.level == STATE else MAYBE
    return MAYBE if small.is_by_town or wide.is_by_town else APART


def _side_by_side(one: Whereabouts, two: Whereabouts) -> str:
    """How two places of one level lie: two names of one state are one state, and a landscape may hold another."""
    if one.level == TOWN or one.level > STATE:
        return APART if one.is_known == two.is_known else MAYBE
    if one.country and two.country and one.country != two.country:
        return APART
    if not (one.state and two.state) or one.is_by_town or two.is_by_town:
        return MAYBE
    if one.state != two.state:
        return APART
    return SAME if one.level == STATE else MAYBE


def _find(entity: Entity, words: Lexicon) -> Whereabouts:
    known = {(one.scheme, one.value) for one in entity.identifiers}
    country = next((value for scheme, value in sorted(known) if scheme == _COUNTRY), "")
    if country:
        return Whereabouts(COUNTRY, country)
    if any(scheme == _CONTINENT for scheme, _ in known):
        return Whereabouts(CONTINENT, "")
    names = tuple(dict.fromkeys((entity.canonical_name, *(name.name for name in entity.names))))
    return _part_of_a_country(names, words) or _by_identifier(names, known) or _region_of_a_town(names, words) or NOWHERE


def _part_of_a_country(names: Iterable[str], words: Lexicon) -> Whereabouts | None:
    """A state or a landscape by its name, with or without the word that says what it is: "Bayern", "Freistaat Bayern", "Allgäu"."""
    for name in names:
        for bare in dict.fromkeys((name, words.places.first_level.sub("", name))):
            if part := load_places().part(bare):
                return Whereabouts(STATE, *part)
            if found := words.places.parts.get(place_key(bare)):
                country, _, state = found.partition(".")
                return Whereabouts(DISTRICT, country, state)
    return None


def _by_identifier(names: Iterable[str], known: set[tuple[str, str]]) -> Whereabouts | None:
    """The place of the gazetteer that bears one of the names and one of the identifiers."""
    for place in (place for name in names for place in load_places().find(name)) if known else ():
        if any((one.scheme, one.value) in known for one in place.identifiers):
            return Whereabouts(_LEVELS[place.kind], place.country, place.part)
    return None


def _region_of_a_town(names: Iterable[str], words: Lexicon) -> Whereabouts | None:
    """A region that says so in its name; where it is named after a large town ("Kanton Zürich") it lies where the town does."""
    for name in names:
        if words.places.region.search(name):
            bare = words.places.region.sub("", name).strip()
            town = next((place for place in load_places().find(bare) if _is_large_town(place)), None) if bare != name else None
            level = STATE if words.places.first_level.search(name) else DISTRICT
            return Whereabouts(level, town.country, town.part, is_by_town=True) if town else Whereabouts(level, "")
    return None


def _is_large_town(place: Place) -> bool:
    return place.kind == "town" and place.population >= _TOWN_OF_REGION
