"""A claim as comparing sees it: what is told, about whom and where.

`features` are those of words.py and, for each entity that the claim names, "E:" (person, organisation, other) or "L:" (place) with its
id; the words of a name are no features of their own, and a person's age stands for a name. Each has a prominence: TOLD where it belongs to
what the claim tells, MENTIONED where it only gives circumstances (in a subordinate clause, as an attributive participle, behind
"angesichts" or "seit"), SUPPOSED where it is a condition or a purpose ("wenn er zurücktritt", "um ihn zu stürzen"). `details` are the
lemmas behind concepts and compounds, so that "Hochverrat" and "Landesverrat", one concept, still differ.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from re import Pattern

from claimpack.builders.languages.pack import Pack
from claimpack.builders.relate.lexicon import Lexicon, lexicon
from claimpack.builders.relate.words import meaning
from claimpack.builders.text.words import analyse
from claimpack.schema.records import Article, Claim, Entity, Quantity

TOLD = 1.0
MENTIONED = 0.5
SUPPOSED = 0.25
MEASURES = frozenset({"measure", "percent", "money"})
LONG_PHRASE = 5
# Whose number a claim may leave open.
LEFT_OPEN = {
    "e:kill": "#dead",
    "e:injure": "#injured",
    "e:arrest": "#arrested",
    "e:damage": "#damaged",
    "e:deploy": "#deployed",
    "t:army": "#deployed",
    "t:peace_force": "#deployed",
}
# Why or by whom something happened; and the event of those who are in a hospital.
CAUSES = ("e:cause", "e:orchestrate", "e:lead")
TREATED = "e:treat"
_CLAUSES = re.compile(r"[,;:–()]|\s-\s")
_WORDS = re.compile(r"[^\W\d_][\w\u0300-\u036f\u00ad]*(?:[-‐‑][^\W_][\w\u0300-\u036f\u00ad]*)*")


@dataclass(frozen=True, eq=False)
class Profile:
    """One claim, ready to be compared, and its article.

    `told` are the event concepts that it tells, `answers` those that would undo or rival one of them; `is_open` says that it leaves a
    question open ("unklar ist, wer hinter den Protesten steht"). `sites`, `exclusive` and `personal` are the things at one place each, the
    things of which an event has one, and the events of one person's life (lexicon.py) that it holds. `topics` are what two claims may be
    about without sharing anything else: a cause ("?"), what happened to a building ("@e:burn"), how many were hurt ("#injured").
    `setting` are the places last named before it, if it names none itself.
    """

    claim: Claim
    article: Article
    features: Mapping[str, float]
    details: Mapping[str, tuple[str, ...]]
    told: frozenset[str]
    answers: frozenset[str]
    is_open: bool
    sites: frozenset[str] = frozenset()
    exclusive: frozenset[str] = frozenset()
    personal: frozenset[str] = frozenset()
    topics: frozenset[str] = frozenset()
    setting: frozenset[str] = frozenset()

    @cached_property
    def content(self) -> dict[str, None]:
        """The events and things, told or mentioned, in the order of the text."""
        return dict.fromkeys(feature for feature in self.features if feature[0] in "evtn")

    @cached_property
    def is_naming(self) -> bool:
        """Whether it names somebody."""
        return any(feature[0] == "E" for feature in self.features)

    @cached_property
    def measures(self) -> tuple[Quantity, ...]:
        """Its figures that are no counts."""
        return tuple(quantity for quantity in self.claim.quantities if quantity.kind in MEASURES)

    def says(self, pattern: Pattern[str]) -> bool:
        """Whether its text holds the pattern; asked once."""
        found = self._said.get(pattern)
        if found is None:
            found = self._said[pattern] = pattern.search(self.claim.text) is not None
        return found

    @cached_property
    def _said(self) -> dict[Pattern[str], bool]:
        return {}


@dataclass(frozen=True, slots=True)
class Form:
    """A word of a claim; `particle` is the separated particle that its clause ends in, if the word is written small."""

    text: str
    particle: str
    prominence: float


@dataclass(frozen=True, slots=True, eq=False)
class Names:
    """Of each entity id the feature that it is, and the words of its names."""

    features: Mapping[str, str]
    words: Mapping[str, frozenset[str]]


def names_of(entities: Iterable[Entity]) -> Names:
    """What a profile needs to know of entities."""
    features: dict[str, str] = {}
    words: dict[str, frozenset[str]] = {}
    for entity in entities:
        features[entity.entity_id] = f"{'L' if entity.entity_type == 'LOC' else 'E'}:{entity.entity_id}"
        words[entity.entity_id] = _name_words(entity)
    return Names(features, words)


def profile_of(claim: Claim, article: Article, names: Names, pack: Pack, setting: frozenset[str] = frozenset()) -> Profile:
    """The profile of a claim; an entity that `names` does not know counts as one, but none of its words."""
    words = lexicon(pack)
    named = frozenset(word for entity in claim.entity_ids for word in names.words.get(entity, ()))
    features = {names.features.get(entity, f"E:{entity}"): TOLD for entity in claim.entity_ids}
    details: dict[str, tuple[str, ...]] = {}
    forms = list(word_forms(claim.text, pack, words))
    has_verb = any(analyse(form.text, pack).is_finite for form in forms)
    for number, form in enumerate(forms):
        text = _without_name(form.text, named)
        if not text:
            continue
        found = meaning(text, form.particle, pack, words, is_first=number == 0)
        prominence = min(form.prominence, MENTIONED) if found.is_attributive and has_verb else form.prominence
        for feature in found.features:
            features[feature] = max(prominence, features.get(feature, 0.0))
            if found.lemma not in details.get(feature, ()):
                details[feature] = (*details.get(feature, ()), found.lemma)
    for age in (quantity for quantity in claim.quantities if quantity.kind == "age" and quantity.value):
        features[f"E:age {age.value:g}"] = TOLD
        details[f"E:age {age.value:g}"] = (age.text,)
    for phrase, concept in words.phrases:
        if found_phrase := phrase.search(claim.text):
            features[concept] = TOLD
            details.setdefault(concept, (_shown(found_phrase[0]),))
    told = frozenset(feature for feature, prominence in features.items() if feature.startswith("e:") and prominence == TOLD)
    return Profile(
        claim=claim,
        article=article,
        features=features,
        details=details,
        told=told,
        answers=frozenset(other for event in told for other in words.answers.get(event, ())),
        is_open=claim.polarity == "underspecified" or bool(words.open.search(claim.text)),
        sites=words.sites & features.keys(),
        exclusive=words.exclusive & features.keys(),
        personal=words.of_persons & told,
        topics=frozenset(_topics(features, told, claim, words)),
        setting=frozenset() if any(feature.startswith("L:") for feature in features) else setting,
    )


def _topics(features: Mapping[str, float], told: frozenset[str], claim: Claim, words: Lexicon) -> Iterator[str]:
    if any(cause in features for cause in CAUSES):
        yield "?"
    if not words.sites.isdisjoint(features):
        yield from (f"@{event}" for event in told)
    yield from (f"@{event}" for event in sorted(told & words.situations))
    if TREATED in told and claim.quantities:
        yield "#injured"
    if words.no_number.search(claim.text):
        yield from (name for feature, name in LEFT_OPEN.items() if feature in features)


def _shown(phrase: str) -> str:
    """A phrase as readers are shown it: of a long one the ends."""
    words = phrase.split()
    return phrase if len(words) < LONG_PHRASE else f"{words[0]} … {words[-1]}"


def _without_name(form: str, named: frozenset[str]) -> str:
    """The form, or what a name is compounded with ("NATO-Truppen" -> Truppen), or "" for a name."""
    if form.lower() not in named:
        return form
    _, hyphen, tail = form.rpartition("-")
    return tail if hyphen and tail.lower() not in named else ""


def word_forms(text: str, pack: Pack, words: Lexicon) -> Iterator[Form]:
    """Every word of a claim, clause by clause."""
    whole, is_resumed = TOLD, False
    for number, clause in enumerate(_CLAUSES.split(text)):
        forms = _WORDS.findall(clause)
        particle = forms[-1] if len(forms) > 1 and forms[-1] in words.particles else ""
        is_subordinate = _is_subordinate(forms, pack) if number else _opens_subordinate(forms, pack)
        if is_subordinate and number and not any(analyse(form, pack).is_finite for form in forms):
            is_subordinate, is_resumed = False, True  # "dem Präsidenten, dem ersten des Landes, das Amt entzogen"
        elif is_resumed:
            is_subordinate, is_resumed = is_subordinate and analyse(forms[0], pack).is_subordinator, False
        if forms and forms[0].lower() in words.suppositions and (is_subordinate or number):
            whole = SUPPOSED
        elif whole == SUPPOSED and any(word.is_finite and not word.is_infinitive for word in (analyse(form, pack) for form in forms[:2])):
            whole = TOLD  # else the purpose goes on: "um den Präsidenten, Anna Rabe, zu stürzen"
        is_circumstance = False
        for form in forms[:-1] if particle else forms:
            is_circumstance = form.lower() in words.background or (is_circumstance and not _ends_phrase(form, pack))
            yield Form(form, particle if form[0].islower() else "", min(whole, MENTIONED if is_subordinate or is_circumstance else TOLD))


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
    """The words of all its names, and of a name in several parts ("Nur-Sultan") the parts, but not what it is compounded with."""
    forms = {word for name in entity.names for word in _WORDS.findall(name.name.lower())}
    forms |= {part for word in _WORDS.findall(entity.canonical_name.lower()) for part in word.split("-")}
    return frozenset(forms | {f"{word}s" for word in forms})
