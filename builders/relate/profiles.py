"""A claim as comparing sees it: what is told, about whom and where.

`features` are those of words.py and, for each entity that the claim names, "E:" (person, organisation, other) or "L:" (place) with its
id; the words of a name are no features of their own. Each has a prominence: TOLD where it belongs to what the claim tells, MENTIONED
where it only gives circumstances (in a subordinate clause, as an attributive participle, behind "angesichts" or "seit"). `details` are
the lemmas behind concepts and compounds, so that "Hochverrat" and "Landesverrat", one concept, still differ.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from claimpack.builders.languages.pack import Pack
from claimpack.builders.relate.lexicon import Lexicon, lexicon
from claimpack.builders.relate.words import meaning
from claimpack.builders.text.words import analyse
from claimpack.schema.records import Claim, Entity

TOLD = 1.0
MENTIONED = 0.5
_CLAUSES = re.compile(r"[,;:–()]|\s-\s")
_WORDS = re.compile(r"[^\W\d_][\w\u0300-\u036f\u00ad]*(?:[-‐‑][^\W_][\w\u0300-\u036f\u00ad]*)*")


@dataclass(frozen=True, slots=True, eq=False)
class Profile:
    """One claim, ready to be compared. `article` is the number of its article.

    `told` are the event concepts that it tells, `answers` those that would undo or rival one of them; `is_open` says that it leaves a
    question open ("unklar ist, wer hinter den Protesten steht").
    """

    claim: Claim
    article: int
    features: Mapping[str, float]
    details: Mapping[str, tuple[str, ...]]
    told: frozenset[str]
    answers: frozenset[str]
    is_open: bool


@dataclass(frozen=True, slots=True)
class Form:
    """A word of a claim; `particle` is the separated particle that its clause ends in, if the word is written small."""

    text: str
    particle: str
    is_background: bool


def profiles(claims: Iterable[Claim], numbers: Mapping[str, int], entities: Sequence[Entity], pack: Pack) -> Iterator[Profile]:
    """A profile per claim, in the order given; `numbers` leads from article_id to the article's number."""
    kinds = {entity.entity_id: "L" if entity.entity_type == "LOC" else "E" for entity in entities}
    names = {entity.entity_id: _name_words(entity) for entity in entities}
    for claim in claims:
        named = frozenset(word for entity in claim.entity_ids for word in names.get(entity, ()))
        known = {f"{kinds.get(entity, 'E')}:{entity}": TOLD for entity in claim.entity_ids}
        yield _profile(claim, numbers[claim.article_id], known, named, pack)


def _profile(claim: Claim, article: int, features: dict[str, float], named: frozenset[str], pack: Pack) -> Profile:
    """The profile of a claim; `features` holds its entities, `named` the words of their names."""
    words = lexicon(pack)
    details: dict[str, tuple[str, ...]] = {}
    for number, form in enumerate(word_forms(claim.text, pack, words)):
        if form.text.lower() in named:
            continue
        found = meaning(form.text, form.particle, pack, words, is_first=number == 0)
        prominence = MENTIONED if form.is_background or found.is_attributive else TOLD
        for feature in found.features:
            features[feature] = max(prominence, features.get(feature, 0.0))
            if found.lemma not in details.get(feature, ()):
                details[feature] = (*details.get(feature, ()), found.lemma)
    for phrase, concept in words.phrases:
        if phrase.search(claim.text):
            features[concept] = TOLD
    told = frozenset(feature for feature, prominence in features.items() if feature.startswith("e:") and prominence == TOLD)
    return Profile(
        claim=claim,
        article=article,
        features=features,
        details=details,
        told=told,
        answers=frozenset(other for event in told for other in words.answers.get(event, ())),
        is_open=claim.polarity == "underspecified" or bool(words.open.search(claim.text)),
    )


def word_forms(text: str, pack: Pack, words: Lexicon) -> Iterator[Form]:
    """Every word of a claim, clause by clause."""
    particles = pack.words("words", "particles")
    for number, clause in enumerate(_CLAUSES.split(text)):
        forms = _WORDS.findall(clause)
        particle = forms[-1] if len(forms) > 1 and forms[-1] in particles else ""
        is_subordinate = _is_subordinate(forms, pack) if number else _opens_subordinate(forms, pack)
        is_circumstance = False
        for form in forms[:-1] if particle else forms:
            is_circumstance = form.lower() in words.background or (is_circumstance and not _ends_phrase(form, pack))
            yield Form(form, particle if form[0].islower() else "", is_subordinate or is_circumstance)


def _is_subordinate(forms: Sequence[str], pack: Pack) -> bool:
    """Whether a clause that follows another begins with a relative pronoun or a conjunction, or with a preposition and either."""
    opening = [analyse(form, pack) for form in forms[:2]]
    if opening and opening[0].is_preposition and not opening[0].is_subordinator:
        opening = opening[1:]
    return bool(opening) and (opening[0].is_relative or opening[0].is_subordinator)


def _opens_subordinate(forms: Sequence[str], pack: Pack) -> bool:
    """Whether a claim begins with a subordinate clause: "Wenn er zurücktritt, …", not "Als Antwort …"."""
    return len(forms) > 2 and analyse(forms[0].lower(), pack).is_subordinator and analyse(forms[-1], pack).is_finite


def _ends_phrase(form: str, pack: Pack) -> bool:
    word = analyse(form, pack)
    return not word.is_noun and (word.is_finite or word.is_participle or word.is_preposition or word.is_infinitive)


def _name_words(entity: Entity) -> frozenset[str]:
    forms = {word for name in entity.names for word in _WORDS.findall(name.name.lower())}
    return frozenset(forms | {f"{word}s" for word in forms})
