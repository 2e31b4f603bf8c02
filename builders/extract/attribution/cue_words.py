"""The words of saying, as a typed record: cue verbs, cue nouns, prepositions and source nouns of attribution.toml.

A separable verb is found whole ("mitteilte", "mitgeteilt": mitteilen) or in two pieces ("teilte … mit": teilen, mit).
"""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cache

from claimpack.builders.languages.pack import Pack

_NONE: Mapping[str, "VerbCue"] = {}


@dataclass(frozen=True, slots=True)
class VerbCue:
    """A verb of saying.

    `clause`: a clause may be what is said; `weak`: only if the clause shows it itself; `noun`: its object alone reports an act of saying;
    `prepositions`: those that bring in what is reported.
    """

    lemma: str
    clause: bool
    weak: bool
    noun: bool
    prepositions: frozenset[str]


@dataclass(frozen=True, slots=True, eq=False)
class CueWords:
    """All words of attribution.toml. The fields behind `particles` are its lists of those names, whatever table they stand in."""

    whole: Mapping[str, VerbCue]
    parts: Mapping[str, Mapping[str, VerbCue]]
    adjective_cues: Mapping[str, VerbCue]
    forms: Mapping[str, tuple[str, str]]
    company: Mapping[str, frozenset[str]]
    chains: Mapping[str, tuple[tuple[str, ...], ...]]
    phrase_triggers: frozenset[str]
    weak_triggers: frozenset[str]
    supporting: frozenset[str]
    after_nach_endings: tuple[str, ...]
    after_aus_endings: tuple[str, ...]
    document_endings: tuple[str, ...]
    genitive_adjective: tuple[str, ...]
    titled_endings: tuple[str, ...]
    speech_nouns: tuple[str, ...]
    distancing_phrases: tuple[str, ...]
    writing_nouns: tuple[str, ...]
    things: tuple[str, ...]
    feminine_endings: tuple[str, ...]
    adverbial: tuple[str, ...]
    surely_adverbial: tuple[str, ...]
    particles: frozenset[str]
    saying: frozenset[str]
    after_nach: frozenset[str]
    after_nach_indefinite: frozenset[str]
    definite: frozenset[str]
    after_aus: frozenset[str]
    bare: frozenset[str]
    bare_adjectives: frozenset[str]
    evidence: frozenset[str]
    own: frozenset[str]
    demanding: frozenset[str]
    victims: frozenset[str]
    dative: frozenset[str]
    no_dative: frozenset[str]
    before: frozenset[str]
    nominal: frozenset[str]
    cautious: frozenset[str]
    from_view: frozenset[str]
    for_whom: frozenset[str]
    behind: frozenset[str]
    nominal_behind: frozenset[str]
    no_sources: frozenset[str]
    attributive_adverbs: frozenset[str]
    anaphoric: frozenset[str]
    anaphoric_konjunktiv: frozenset[str]
    forms_of_sollen: frozenset[str]
    open_forms_of_sollen: frozenset[str]
    first_person: frozenset[str]
    plan: frozenset[str]
    states: frozenset[str]
    with_um: frozenset[str]
    about: frozenset[str]
    intending: frozenset[str]
    for_what: frozenset[str]
    asking: frozenset[str]
    past_infinitives: frozenset[str]
    perfect_infinitives: frozenset[str]
    past_participles: frozenset[str]
    set_phrases: frozenset[str]
    persons: frozenset[str]
    singular: frozenset[str]
    nominative_persons: frozenset[str]
    feminine: frozenset[str]
    expletive_cues: frozenset[str]
    backward: frozenset[str]
    addressees: frozenset[str]
    interview: frozenset[str]
    with_whom: frozenset[str]
    blocking: frozenset[str]
    backward_verbs: frozenset[str]
    thinking: frozenset[str]
    judging: frozenset[str]
    pronominal: frozenset[str]
    uncounted: frozenset[str]
    acts: frozenset[str]
    addressing: frozenset[str]
    weak_with_infinitive: frozenset[str]
    plain_verbs: frozenset[str]
    sources_of_nouns: frozenset[str]
    quoting: frozenset[str]
    causative: frozenset[str]
    passive_verbs: frozenset[str]
    counting_verbs: frozenset[str]
    negatable_verbs: frozenset[str]
    negations: frozenset[str]
    perfect_with_sein: frozenset[str]
    nobody: frozenset[str]
    clause_openers: frozenset[str]
    adverbial_openers: frozenset[str]
    complementisers: frozenset[str]
    as_openers: frozenset[str]
    so: frozenset[str]
    then: frozenset[str]
    impersonal: frozenset[str]
    relatives: frozenset[str]
    relativised: frozenset[str]
    nominative_relatives: frozenset[str]
    possessive: frozenset[str]
    oblique: frozenset[str]
    genitive: frozenset[str]
    masculine: frozenset[str]
    masculine_pronouns: frozenset[str]
    not_masculine: frozenset[str]
    nominative_only: frozenset[str]
    attributive: frozenset[str]
    joining: frozenset[str]
    times: frozenset[str]
    agents: frozenset[str]
    adverbial_phrases: frozenset[str]
    verbs_like_possessives: frozenset[str]
    report_openers: frozenset[str]
    heard: frozenset[str]
    not_around: frozenset[str]
    naming: frozenset[str]
    verbatim: frozenset[str]
    clause_final: frozenset[str]
    rejecting: frozenset[str]
    reflexive: frozenset[str]
    places: frozenset[str]
    negation: frozenset[str]
    probably: frozenset[str]
    possibly: frozenset[str]
    speech: frozenset[str]
    writing: frozenset[str]
    thought: frozenset[str]
    none: frozenset[str]
    endorsing: frozenset[str]
    distancing: frozenset[str]
    probable: frozenset[str]
    possible: frozenset[str]
    open: frozenset[str]
    negative: frozenset[str]

    def verb(self, lemma: str, particle: str = "") -> VerbCue | None:
        """The verb of this lemma with the particle, or else without."""
        return self.parts.get(lemma, _NONE).get(particle) or self.whole.get(lemma)


@cache
def cue_words(pack: Pack) -> CueWords:
    """The record of the pack's attribution.toml."""
    lists = _lists(pack)
    whole, parts = _verbs(pack)
    names = [field.name for field in fields(CueWords)]
    sets = {name: frozenset(word.replace("|", "") for word in lists[name]) for name in names[names.index("particles") + 1 :]}
    chain = tuple(tuple(phrase.split()) for phrase in lists["chain"])
    openers = tuple(dict.fromkeys(phrase[0].lower() for phrase in chain))
    strong = ("before", "cautious", "behind", "so", "attributive_adverbs", "anaphoric", "anaphoric_konjunktiv")
    phrase_triggers = frozenset(word for name in strong for word in lists[name])
    weak = frozenset(word for name in ("nominal", "nominal_behind", "from_view") for word in lists[name]) | frozenset(openers)
    supporting = frozenset(word for name in ("after_nach", "after_nach_indefinite", "after_aus") for word in lists[name])
    return CueWords(
        whole=whole,
        parts=parts,
        adjective_cues=_adjectives(pack),
        forms=_forms(pack),
        company=_company(pack),
        chains={opener: tuple(phrase for phrase in chain if phrase[0].lower() == opener) for opener in openers},
        phrase_triggers=phrase_triggers,
        weak_triggers=weak - phrase_triggers,
        supporting=supporting | frozenset(word for phrase in chain for word in phrase[1:2]),
        after_nach_endings=lists["after_nach_endings"],
        after_aus_endings=lists["after_aus_endings"],
        document_endings=lists["document_endings"],
        genitive_adjective=lists["genitive_adjective"],
        titled_endings=lists["titled_endings"],
        speech_nouns=lists["speech_nouns"],
        distancing_phrases=lists["distancing_phrases"],
        writing_nouns=lists["writing_nouns"],
        things=lists["things"],
        feminine_endings=lists["feminine_endings"],
        adverbial=lists["adverbial"],
        surely_adverbial=lists["surely_adverbial"],
        particles=frozenset(particle for by_particle in parts.values() for particle in by_particle) | sets["blocking"],
        **sets,
    )


def word_list(pack: Pack, name: str) -> tuple[str, ...]:
    """A list of words of attribution.toml, whatever table it stands in. Raises KeyError if there is none."""
    return _lists(pack)[name]


@cache
def _lists(pack: Pack) -> dict[str, tuple[str, ...]]:
    """Every list of the file by its name; names are unique in the file."""
    found: dict[str, tuple[str, ...]] = {}
    for name, value in pack.section("attribution").items():
        table = value if isinstance(value, dict) and name not in ("prepositional_verbs", "company") else {name: value}
        found.update({key: tuple(str(word) for word in words) for key, words in table.items() if isinstance(words, list)})
    return found


def _adjectives(pack: Pack) -> dict[str, VerbCue]:
    table = pack.section("attribution")["adjective_cues"]
    if not isinstance(table, dict):
        raise TypeError(f"languages/{pack.code}/attribution.toml: adjective_cues is not a table")
    none: frozenset[str] = frozenset()
    return {word: VerbCue(str(lemma), clause=True, weak=True, noun=False, prepositions=none) for word, lemma in table.items()}


def _forms(pack: Pack) -> dict[str, tuple[str, str]]:
    table = pack.section("attribution")["forms"]
    if not isinstance(table, dict):
        raise TypeError(f"languages/{pack.code}/attribution.toml: forms is not a table")
    return {form: (str(letter), str(lemma)) for form, (letter, lemma) in table.items()}


def _company(pack: Pack) -> dict[str, frozenset[str]]:
    table = pack.section("attribution")["company"]
    if not isinstance(table, dict):
        raise TypeError(f"languages/{pack.code}/attribution.toml: company is not a table")
    return {lemma: frozenset(words) for lemma, words in table.items()}


def _verbs(pack: Pack) -> tuple[dict[str, VerbCue], dict[str, dict[str, VerbCue]]]:
    """The verbs by their whole lemma, and the separable ones by lemma and particle."""
    clause, weak, noun = (frozenset(pack.words("attribution", key)) for key in ("clause_verbs", "weak_verbs", "object_verbs"))
    table = pack.section("attribution")["prepositional_verbs"]
    if not isinstance(table, dict):
        raise TypeError(f"languages/{pack.code}/attribution.toml: prepositional_verbs is not a table")
    whole: dict[str, VerbCue] = {}
    parts: dict[str, dict[str, VerbCue]] = {}
    for entry in sorted(clause | weak | noun | table.keys() | frozenset(_lists(pack)["judging"])):
        particle, _, base = entry.rpartition("|")
        cue = VerbCue(particle + base, entry in clause or entry in weak, entry in weak, entry in noun, frozenset(table.get(entry, ())))
        whole[cue.lemma] = cue
        if particle:
            parts.setdefault(base, {})[particle] = cue
    return whole, parts
