"""Names of entities as comparing sees them: the feature that each is, and whom an article's pronouns mean.

A feature of a claim has a prominence: TOLD where it belongs to what the claim tells, MENTIONED where it only gives circumstances.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from claimpack.schema.records import Claim, Entity

TOLD = 1.0
MENTIONED = 0.5
RESOLVED = frozenset({"resolve_pronoun", "resolve_np"})
WORDS = re.compile(r"[^\W\d_][\w\u0300-\u036f\u00ad]*(?:[-‐‑][^\W_][\w\u0300-\u036f\u00ad]*)*")


@dataclass(frozen=True, slots=True, eq=False)
class Names:
    """Of each entity id the feature that it is, the words of its names, and its spellings in lower case."""

    features: Mapping[str, str]
    words: Mapping[str, frozenset[str]]
    spellings: Mapping[str, tuple[str, ...]]


def names_of(entities: Iterable[Entity]) -> Names:
    """What a profile needs to know of entities."""
    features: dict[str, str] = {}
    words: dict[str, frozenset[str]] = {}
    spellings: dict[str, tuple[str, ...]] = {}
    for entity in entities:
        features[entity.entity_id] = f"{'L' if entity.entity_type == 'LOC' else 'E'}:{entity.entity_id}"
        words[entity.entity_id] = _name_words(entity)
        spellings[entity.entity_id] = tuple(name.lower() for name in (entity.canonical_name, *(name.name for name in entity.names)))
    return Names(features, words, spellings)


def persons_of(claims: Iterable[Claim], names: Names) -> Mapping[str, str]:
    """Of each spelling of those whom the claims of an article name, in lower case, the feature: whom its pronouns can mean."""
    named = sorted({entity for claim in claims for entity in claim.entity_ids}, reverse=True)
    return {spelling: names.features[entity] for entity in named if entity in names.features for spelling in names.spellings[entity]}


def meant_by_pronouns(claim: Claim, persons: Mapping[str, str]) -> Iterator[tuple[str, float]]:
    """Who is meant by its pronouns, as far as that was found out: "Er" -> Anton Rabe, who is told of, "sein" -> his, who is mentioned."""
    for edit in claim.decontext_edits:
        words = edit.replacement.lower().split() if edit.op in RESOLVED else []
        for end in (" ".join(words[start:]) for start in range(len(words))):  # "der Präsident Anton Rabe": the name stands last
            bare = end.removesuffix("s")
            if feature := persons.get(bare) or persons.get(end):
                yield feature, TOLD if bare == end or bare not in persons else MENTIONED
                break


def _name_words(entity: Entity) -> frozenset[str]:
    """The words of all its names, and of a name in several parts ("Nur-Sultan") the parts, but not what it is compounded with."""
    forms = {word for name in entity.names for word in WORDS.findall(name.name.lower())}
    forms |= {part for word in WORDS.findall(entity.canonical_name.lower()) for part in word.split("-")}
    return frozenset(forms | {f"{word}s" for word in forms})
