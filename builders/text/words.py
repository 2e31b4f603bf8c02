"""What a German word form can be: verb form, noun, adjective, pronoun, preposition, conjunction.

One form is judged alone, so a word may be several things ("verletzt": finite or participle; "gehen": infinitive or finite). Closed classes
stand in words.toml of the language pack; open classes come from simplemma's dictionary lemma and from rules of word formation. What a form
is in its sentence is not known here (see extract/clauses).
"""

from dataclasses import dataclass, replace
from functools import cache, lru_cache
from sys import intern

from claimpack.builders.languages.pack import Pack
from claimpack.builders.models.dictionary import is_known, lemma_of
from claimpack.builders.text.verbs import VerbForm, VerbRules, verb_form

_CACHE_SIZE = 1 << 17


@dataclass(frozen=True, slots=True)
class Word:
    """All that one form can be. `lemma` is the dictionary form: the verb's where the form can be a verb.

    `is_helping` covers every form of haben, sein, werden, lassen and the modal verbs. `is_name` says that the dictionary lacks the noun.
    `is_verbal` says that a form that is no noun may be an infinitive or participle.
    `particle` is the separable particle of a verb form written in one word ("stattfindet", "mitgeteilt", "mitzuteilen": statt, mit).
    """

    form: str
    lower: str
    lemma: str
    is_noun: bool = False
    is_verbal: bool = False
    is_mark: bool = False
    is_finite: bool = False
    is_infinitive: bool = False
    is_zu_infinitive: bool = False
    is_participle: bool = False
    is_haben: bool = False
    is_sein: bool = False
    is_werden: bool = False
    is_modal: bool = False
    is_helping: bool = False
    particle: str = ""
    is_name: bool = False
    is_adjective: bool = False
    is_adverb: bool = False
    is_pronoun: bool = False
    is_nominative: bool = False
    is_article: bool = False
    is_determiner: bool = False
    is_preposition: bool = False
    is_relative: bool = False
    is_question: bool = False
    is_subordinator: bool = False
    is_coordinator: bool = False
    is_separable: bool = False
    is_number: bool = False

    @property
    def is_auxiliary(self) -> bool:
        """A form of haben, sein or werden."""
        return self.is_haben or self.is_sein or self.is_werden

    @property
    def is_verb(self) -> bool:
        """Any verb form, finite or not."""
        return self.is_finite or self.is_infinitive or self.is_zu_infinitive or self.is_participle


@dataclass(frozen=True, slots=True, eq=False)
class _Closed:
    """The closed classes of words.toml; `any` holds the forms that are no verb but an auxiliary."""

    any: frozenset[str]
    determiners: frozenset[str]
    articles: frozenset[str]
    pronouns: frozenset[str]
    nominatives: frozenset[str]
    relatives: frozenset[str]
    questions: frozenset[str]
    subordinators: frozenset[str]
    coordinators: frozenset[str]
    prepositions: frozenset[str]
    particles: frozenset[str]
    adverbs: frozenset[str]
    not_verbs: frozenset[str]
    extra_adjectives: frozenset[str]


@lru_cache(maxsize=_CACHE_SIZE)
def analyse(form: str, pack: Pack, *, is_first: bool = False) -> Word:
    """Everything the form can be. `is_first`: it opens a sentence, so that its capital letter says nothing."""
    if not form[0].isalpha():
        if form[0] == "-" and form[1:2].isupper():
            return Word(form, form.lower(), form, is_noun=True)
        return Word(form, form.lower(), form, is_number=form[0].isdigit(), is_mark=not form[-1].isalnum() and not form[0].isalnum())
    lower = intern(form.lower())
    if form == lower or (is_first and lower != form and form[1:] == lower[1:]):
        word = _lower(form, lower, pack)
        return replace(word, is_noun=True, is_verbal=False) if is_first and form != lower and _is_noun(form, pack) else word
    return Word(form, lower, _lemma(form, pack), is_noun=True, is_name=not _known(form, pack), is_adjective=_derived(form))


def _lower(form: str, lower: str, pack: Pack) -> Word:
    """A form written small, or at the beginning of a sentence."""
    closed = _closed(pack)
    is_closed = lower in closed.any
    rules = _rules(pack)
    verb = verb_form(lower, _lemma(lower, pack), rules) if not is_closed or rules.is_auxiliary(lower) else VerbForm()
    return Word(
        form,
        lower,
        intern(verb.lemma) or _lemma(lower, pack),
        is_finite=verb.is_finite,
        is_infinitive=verb.is_infinitive,
        is_zu_infinitive=verb.is_zu_infinitive,
        is_participle=verb.is_participle,
        is_haben=lower in rules.haben,
        is_sein=lower in rules.sein,
        is_werden=lower in rules.werden,
        is_modal=lower in rules.modals,
        is_helping=rules.is_auxiliary(lower) or verb.lemma in rules.modal_infinitives,
        is_verbal=verb.is_infinitive or verb.is_participle,
        particle=verb.particle,
        is_adjective=verb.is_adjective or lower in closed.extra_adjectives or not (is_closed or verb.lemma) or lower in closed.not_verbs,
        is_adverb=lower in closed.adverbs,
        is_pronoun=lower in closed.pronouns,
        is_nominative=lower in closed.nominatives,
        is_article=lower in closed.articles,
        is_determiner=lower in closed.determiners,
        is_preposition=lower in closed.prepositions,
        is_relative=lower in closed.relatives,
        is_question=lower in closed.questions,
        is_subordinator=lower in closed.subordinators,
        is_coordinator=lower in closed.coordinators,
        is_separable=lower in closed.particles,
    )


def _is_noun(form: str, pack: Pack) -> bool:
    """Whether the dictionary knows the capitalised form as a noun, or does not know the small one."""
    return _lemma(form, pack)[0].isupper() and (_known(form, pack) or not _known(form.lower(), pack))


def _derived(form: str) -> bool:
    """A place's adjective: "Berliner Mauer"; a declined one ("Deutsche") is a noun as much."""
    return form.endswith("er") and len(form) > 4


@lru_cache(maxsize=_CACHE_SIZE)
def _lemma(form: str, pack: Pack) -> str:
    forms = _forms(pack)
    if form in forms:
        return forms[form]
    return intern(lemma_of(form, pack.code)) or form


@lru_cache(maxsize=_CACHE_SIZE)
def _known(form: str, pack: Pack) -> bool:
    return is_known(form, pack.code)


@cache
def _forms(pack: Pack) -> dict[str, str]:
    table = pack.section("words")["verb_forms"]
    if not isinstance(table, dict):
        raise TypeError(f"languages/{pack.code}/words.toml: verb_forms is not a table")
    return {str(form): str(lemma) for form, lemma in table.items()}


@cache
def _rules(pack: Pack) -> VerbRules:
    return VerbRules.of(pack, lambda form: _lemma(form, pack), lambda form: form in _forms(pack) or _known(form, pack))


@cache
def _closed(pack: Pack) -> _Closed:
    def words(*keys: str) -> frozenset[str]:
        return frozenset(word for key in keys for word in pack.words("words", key))

    return _Closed(
        any=words("articles", "possessives", "determiners", "pronouns", "prepositions", "adverbs", "coordinators", "subordinators")
        | words("particles", "not_verbs"),
        determiners=words("articles", "possessives", "determiners"),
        articles=words("articles"),
        pronouns=words("pronouns"),
        nominatives=words("nominatives"),
        relatives=words("relatives"),
        questions=words("questions"),
        subordinators=words("subordinators"),
        coordinators=words("coordinators"),
        prepositions=words("prepositions"),
        particles=words("particles"),
        adverbs=words("adverbs"),
        not_verbs=words("not_verbs"),
        extra_adjectives=words("extra_adjectives"),
    )
