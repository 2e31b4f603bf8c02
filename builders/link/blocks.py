"""Which names are worth comparing: those that share a block. So the work grows with the names, not with their pairs.

Blocks: the same letters; the same gazetteer entry, alias or sure place; consonants that sound alike (of the surname, or of the
longest word); the letters of an acronym.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations

from rapidfuzz import fuzz

from claimpack.builders.languages.pack import Pack
from claimpack.builders.link.forms import Key
from claimpack.builders.link.gazetteer import Gazetteer, sure_place
from claimpack.builders.link.names import content_words, initials, standard
from claimpack.builders.link.person import parse_person
from claimpack.builders.link.readings import coarse_keys, plain, romanised
from claimpack.builders.models.name_words import NameWords, name_words
from claimpack.builders.models.places import place_key

# A larger block is cut up by the first letter of its names.
LARGEST = 400
# Given names less alike than this, in percent of their letters, are not compared by sound.
LEAST_ALIKE = 30


def candidate_pairs(keys: Iterable[Key], gazetteer: Gazetteer, pack: Pack) -> list[tuple[Key, Key]]:
    """The pairs of one type to be compared, each once, sorted."""
    blocks: defaultdict[tuple[str, str], list[Key]] = defaultdict(list)
    for key in sorted(keys):
        for block in sorted(_blocks(key, gazetteer, pack)):
            blocks[key[0], block].append(key)
    pairs = {pair for members in blocks.values() for part in _parts(members) for pair in combinations(part, 2)}
    return sorted(pair for pair in pairs if _is_worth_it(*pair, pack))


def _parts(members: list[Key]) -> Iterator[list[Key]]:
    if len(members) <= LARGEST:
        yield members
        return
    parts: defaultdict[str, list[Key]] = defaultdict(list)
    for key in members:
        parts[place_key(key[1])[:2]].append(key)
    yield from (part[:LARGEST] for part in parts.values())


def _blocks(key: Key, gazetteer: Gazetteer, pack: Pack) -> set[str]:
    entity_type, name = key
    entry = gazetteer.find(entity_type, name)
    blocks = {"letters " + place_key(name)} | ({"entry " + entry.name} if entry else set())
    return blocks | (_person_blocks(name, pack) if entity_type == "PER" else _other_blocks(key, name_words(pack)))


def _person_blocks(name: str, pack: Pack) -> set[str]:
    """The surname's sounds; for a full name the sounds of both ends together too, which finds it in the other order."""
    person = parse_person(name, pack)
    if not person.given:
        return {"one " + sound for sound in coarse_keys(person.surname)}
    firsts, lasts = coarse_keys(person.given[0]), coarse_keys(person.surname)
    turned = {" ".join(("ends", *sorted((first, last)))) for first in firsts for last in lasts}
    return turned | {"surname " + sound for sound in lasts} | {"whole " + sound for sound in coarse_keys("".join(person.words))}


def _other_blocks(key: Key, words: NameWords) -> set[str]:
    entity_type, name = key
    content = content_words(name, words)
    longest = max(content, key=lambda word: (len(word), word))
    blocks = {f"sound {len(content)} {sound}" for sound in coarse_keys(longest)} | {"alias " + standard(name, words)}
    blocks |= {"acronym " + row for row in initials(name, words)} if " " in name or "-" in name else {"acronym " + name.casefold()}
    place = sure_place(name, words) if entity_type == "LOC" else None
    return blocks | ({"place " + place.identifiers[0].value} if place else set())


def _is_worth_it(left: Key, right: Key, pack: Pack) -> bool:
    """Whether two persons' names may agree at all, by the letters of their given names."""
    if left[0] != "PER":
        return True
    a, b = parse_person(left[1], pack), parse_person(right[1], pack)
    if not a.given or not b.given:
        return not a.given and not b.given
    return (
        max(_alike(a.given[0], b.given[0]), _alike(a.given[0], b.surname), _alike("".join(a.words), "".join(b.words)) - 30) >= LEAST_ALIKE
    )


def _alike(left: str, right: str) -> float:
    if len(left.rstrip(".")) == 1 or len(right.rstrip(".")) == 1:
        return 100.0
    return float(fuzz.ratio(plain(romanised(left)).casefold(), plain(romanised(right)).casefold()))
