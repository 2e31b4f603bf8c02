"""A claim as comparing sees it: what is told, about whom and where.

`features` are those of words.py and, for each entity that the claim names, "E:" (person, organisation, other) or "L:" (place) with its
id; the words of a name are no features of their own, and a person's age stands for a name. Each has a prominence: TOLD where it belongs to
what the claim tells, MENTIONED where it only gives circumstances (in a subordinate clause, as an attributive participle, behind
"angesichts" or "seit"), SUPPOSED where it is a condition or a purpose ("wenn er zurücktritt", "um ihn zu stürzen"). `details` are the
lemmas behind concepts and compounds, so that "Hochverrat" and "Landesverrat", one concept, still differ.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from re import Pattern

from claimpack.builders.languages.pack import Pack
from claimpack.builders.relate.lexicon import Lexicon, lexicon
from claimpack.builders.relate.names import MENTIONED, TOLD, WORDS, Names, meant_by_pronouns
from claimpack.builders.relate.words import meaning
from claimpack.builders.text.words import analyse
from claimpack.schema.records import Article, Claim, Quantity

SUPPOSED = 0.25
MEASURES = frozenset({"measure", "percent", "money"})
LONG_PHRASE = 5
# A claim of so few events and things is about the events that it tells.
SHORT = 3
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


@dataclass(frozen=True, eq=False, kw_only=True)
class Reading:
    """What is understood of one claim.

    `told` are the event concepts that it tells, `answers` those that would undo or rival one of them; `polarity` is negative too where
    those who are quoted deny the claim ("die Polizei bestritt, dass …"), or where a word denies an event alone (`denied`: "unverletzt");
    `is_open` says that it leaves a question open ("unklar ist, wer hinter den Protesten steht"). `sites`, `exclusive` and `personal` are
    the things at one place each, the things of which an event has one, and the events of one person's life (lexicon.py) that it holds.
    `topics` are what two claims may be about without sharing anything else: a cause ("?"), what happened to a building ("@e:burn"), the
    event of a short claim, how many were hurt ("#injured"). `setting` are the places last named before it, if it names none itself;
    `is_meant` says that something is demanded, promised, threatened or refused.
    """

    features: Mapping[str, float]
    details: Mapping[str, tuple[str, ...]]
    told: frozenset[str]
    answers: frozenset[str]
    polarity: str
    is_open: bool
    denied: frozenset[str] = frozenset()
    sites: frozenset[str] = frozenset()
    exclusive: frozenset[str] = frozenset()
    personal: frozenset[str] = frozenset()
    topics: frozenset[str] = frozenset()
    setting: frozenset[str] = frozenset()
    is_meant: bool = False


@dataclass(frozen=True, eq=False, kw_only=True)
class Profile(Reading):
    """One claim, ready to be compared, and its article."""

    claim: Claim
    article: Article

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


def profile_of(  # noqa: PLR0917 - the claim, and what its article tells about it
    claim: Claim,
    article: Article,
    names: Names,
    pack: Pack,
    setting: frozenset[str] = frozenset(),
    persons: Mapping[str, str] | None = None,
) -> Profile:
    """The profile of a claim; an entity that `names` does not know counts as one, but none of its words.

    `setting` are the places last named before it, `persons` those whom its pronouns can mean (persons_of).
    """
    words = lexicon(pack)
    features = dict(meant_by_pronouns(claim, persons or {})) | {
        names.features.get(entity, f"E:{entity}"): TOLD for entity in claim.entity_ids
    }
    details: dict[str, tuple[str, ...]] = {}
    denied = _read_words(claim, names, pack, features, details)
    _read_phrases(claim, words, features, details)
    told = frozenset(feature for feature, prominence in features.items() if feature.startswith("e:") and prominence == TOLD)
    polarity = _polarity(claim, words, has_denial=bool(denied))
    return Profile(
        claim=claim,
        article=article,
        features=features,
        details=details,
        told=told,
        answers=_answers(told, polarity, words),
        polarity=polarity,
        is_open=claim.polarity == "underspecified" or bool(words.wordings.open.search(claim.text)),
        denied=denied if claim.polarity == "positive" else frozenset(),
        sites=frozenset(words.sites & features.keys()),
        exclusive=frozenset(words.exclusive & features.keys()),
        personal=words.of_persons & told,
        topics=frozenset(_topics(features, told, claim, words)),
        is_meant=not told.isdisjoint(words.stages.intentions),
        setting=frozenset() if any(feature.startswith("L:") for feature in features) else setting,
    )


def _answers(told: frozenset[str], polarity: str, words: Lexicon) -> frozenset[str]:
    """The events that would undo or rival one that is told; of what is denied, demanded or refused, the event itself."""
    others = frozenset(other for event in told for other in words.answers.get(event, ()))
    is_done = polarity == "positive" and told.isdisjoint(words.stages.intentions)
    return others if is_done else others | (told - words.stages.replies)


def _read_words(claim: Claim, names: Names, pack: Pack, features: dict[str, float], details: dict[str, tuple[str, ...]]) -> frozenset[str]:
    """Puts what the words of a claim stand for into its features and details; what comes back are the events that a word denies."""
    words = lexicon(pack)
    named = frozenset(word for entity in claim.entity_ids for word in names.words.get(entity, ()))
    forms = list(word_forms(claim.text, pack, words))
    has_verb = any(analyse(form.text, pack).is_finite for form in forms)
    denied: dict[str, None] = {}
    for number, form in enumerate(forms):
        text = _without_name(form.text, named) or _kind_of_place(form.text, claim, names, words)
        if not text:
            continue
        if form.prominence == TOLD and (event := words.negations.get(text.lower())):
            denied[event] = None
            continue
        found = meaning(text, form.particle, pack, words, is_first=number == 0)
        prominence = min(form.prominence, MENTIONED) if found.is_attributive and has_verb else form.prominence
        for feature in found.features:
            features[feature] = max(prominence, features.get(feature, 0.0))
            if found.lemma not in details.get(feature, ()):
                details[feature] = (*details.get(feature, ()), found.lemma)
    features.update(dict.fromkeys(denied, TOLD))
    return frozenset(denied)


def _polarity(claim: Claim, words: Lexicon, *, has_denial: bool) -> str:
    """What the claim's words and last sources make of it: what all of them deny is negative, although it is worded as a fact.

    What a word denies ("unverletzt") or a verb excludes is negative, unless that is denied in turn ("nicht auszuschließen").
    """
    if claim.polarity == "negative" and (has_denial or words.wordings.possible.search(claim.text)):
        return "positive"
    if claim.polarity == "positive" and (has_denial or words.wordings.excluded.search(claim.text)):
        return "negative"
    last = {hop.branch: hop for hop in sorted(claim.attributions, key=lambda hop: hop.hop) if not hop.scope_spans}
    is_denied = bool(last) and all(hop.factuality.endswith("-") for hop in last.values())
    return "negative" if is_denied and claim.polarity == "positive" else claim.polarity


def _read_phrases(claim: Claim, words: Lexicon, features: dict[str, float], details: dict[str, tuple[str, ...]]) -> None:
    """Puts ages and concepts of several words into a claim's features and details."""
    for age in (quantity for quantity in claim.quantities if quantity.kind == "age" and quantity.value):
        features[f"E:age {age.value:g}"] = TOLD
        details[f"E:age {age.value:g}"] = (age.text,)
    for phrase, concept in words.phrases if words.any_phrase.search(claim.text.lower()) else ():
        if found := phrase.search(claim.text):
            features[concept] = TOLD
            details.setdefault(concept, (_shown(found[0]),))


def _topics(features: Mapping[str, float], told: frozenset[str], claim: Claim, words: Lexicon) -> Iterator[str]:
    if any(cause in features for cause in CAUSES):
        yield "?"
    if not words.sites.isdisjoint(features):
        yield from (f"@{event}" for event in told)
    is_short = sum(feature[0] in "evtn" for feature in features) <= SHORT
    yield from (f"@{event}" for event in sorted(told if is_short else told & words.situations))
    if TREATED in told and claim.quantities:
        yield "#injured"
    if words.wordings.no_number.search(claim.text) or (claim.quantities and words.among_all.search(claim.text)):
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


def _kind_of_place(form: str, claim: Claim, names: Names, words: Lexicon) -> str:
    """What a place is by its name: "Rheintalstrecke" -> "Strecke"; "" for "Freiburg" and for persons and bodies."""
    low = form.lower()
    kind = next((kind for kind in words.places.kinds if low.endswith(kind.lower())), "")
    places = (entity for entity in claim.entity_ids if names.features.get(entity, "").startswith("L:")) if kind else ()
    return kind if any(low in names.words[place] for place in places) else ""


def word_forms(text: str, pack: Pack, words: Lexicon) -> Iterator[Form]:
    """Every word of a claim, clause by clause."""
    whole, is_resumed = TOLD, False
    for number, clause in enumerate(_CLAUSES.split(text)):
        forms = WORDS.findall(clause)
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
