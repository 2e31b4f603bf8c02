"""Which verb form a small-written word can be, from the word and its dictionary lemma.

Weak and strong verbs are not told apart: a form ending in "-en" that is not its own lemma may be preterite plural or participle.
"""

from collections.abc import Callable
from dataclasses import dataclass

from claimpack.builders.languages.pack import Pack


@dataclass(frozen=True, slots=True)
class VerbForm:
    """What a form can be as a verb; `lemma` is empty if it is none."""

    lemma: str = ""
    is_finite: bool = False
    is_infinitive: bool = False
    is_zu_infinitive: bool = False
    is_participle: bool = False
    is_adjective: bool = False
    particle: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class VerbRules:
    """The closed lists that the rules of formation need. `lemma_of` and `is_known` ask the dictionary about other forms."""

    haben: frozenset[str]
    sein: frozenset[str]
    werden: frozenset[str]
    modals: frozenset[str]
    infinitives: frozenset[str]
    modal_infinitives: frozenset[str]
    participles: frozenset[str]
    auxiliaries: frozenset[str]
    particles: tuple[str, ...]
    inseparable: tuple[str, ...]
    ge_verbs: frozenset[str]
    ge_stems: frozenset[str]
    ge_participles: frozenset[str]
    same_participles: tuple[str, ...]
    mixed_participles: tuple[str, ...]
    strong_participles: frozenset[str]
    declensions: tuple[str, ...]
    lemma_of: Callable[[str], str]
    is_known: Callable[[str], bool]

    def is_auxiliary(self, form: str) -> bool:
        """Whether the form belongs to an auxiliary or a modal verb."""
        return form in self.auxiliaries

    @staticmethod
    def of(pack: Pack, lemma_of: Callable[[str], str], is_known: Callable[[str], bool]) -> "VerbRules":
        """The lists of words.toml, with the dictionary's lemma of a form and whether it knows one."""

        def words(key: str) -> frozenset[str]:
            return frozenset(pack.words("words", key))

        closed = ("haben", "sein", "werden", "modals", "auxiliary_infinitives", "modal_infinitives", "auxiliary_participles")
        return VerbRules(
            haben=words("haben"),
            sein=words("sein"),
            werden=words("werden"),
            modals=words("modals"),
            infinitives=words("auxiliary_infinitives") | words("modal_infinitives"),
            modal_infinitives=words("modal_infinitives"),
            participles=words("auxiliary_participles"),
            auxiliaries=frozenset[str]().union(*map(words, closed)),
            particles=tuple(sorted(pack.words("words", "particles"), key=lambda particle: (-len(particle), particle))),
            inseparable=pack.words("words", "inseparable_prefixes"),
            ge_verbs=words("ge_verbs"),
            ge_stems=words("ge_stems"),
            ge_participles=words("ge_participles"),
            same_participles=pack.words("words", "same_participles"),
            mixed_participles=pack.words("words", "mixed_participles"),
            strong_participles=words("strong_participles"),
            declensions=pack.words("words", "declensions"),
            lemma_of=lemma_of,
            is_known=is_known,
        )


def verb_form(form: str, lemma: str, rules: VerbRules) -> VerbForm:
    """What the small-written form can be as a verb, given its dictionary lemma."""
    if rules.is_auxiliary(form):
        return _auxiliary(form, lemma, rules)
    is_sure = _is_verb(lemma) and (lemma != form or rules.is_known(form))
    if not is_sure and (zu_form := _zu_infinitive(form, rules)):
        return zu_form
    lemma = lemma if is_sure else _lemma_by_rule(form, rules)
    return _full_verb(form, lemma, rules) if lemma else VerbForm()


def _zu_infinitive(form: str, rules: VerbRules) -> VerbForm | None:
    """An infinitive with zu inside that the dictionary lacks: "fertigzuwerden", "zurückzugewinnen"."""
    head, zu, verb = form.partition("zu")
    if head in rules.particles or not head:
        head, zu, verb = form.rpartition("zu")
    if not zu or not verb or not head:
        return None
    is_infinitive = verb in rules.infinitives or (_is_verb(verb) and rules.is_known(verb) and rules.lemma_of(verb) == verb)
    if not is_infinitive or not (head in rules.particles or rules.is_known(head)):
        return None
    return VerbForm(head + verb, is_zu_infinitive=True, particle=head)


def _full_verb(form: str, lemma: str, rules: VerbRules) -> VerbForm:
    particle = _particle(lemma, rules)
    if particle and _is_zu(form, lemma, particle):
        return VerbForm(lemma, is_zu_infinitive=True, particle=particle)
    if form == lemma + "d" or any(form == lemma + "d" + ending for ending in rules.declensions):
        return VerbForm(lemma, is_adjective=True)
    stem = particle if form.startswith(particle) else ""
    if form == lemma and _is_ge_participle(form[len(stem) :], "", rules) and lemma[len(stem) :] not in rules.ge_stems:
        is_own = lemma in rules.ge_verbs
        return VerbForm(lemma, is_participle=True, is_infinitive=is_own, is_finite=is_own, particle=stem)
    base = _undeclined(form, rules)
    if _is_declined_weak(form[len(stem) :], lemma[len(stem) :]):
        return VerbForm(lemma, is_adjective=True)
    if _is_ge_participle(form[len(stem) :], lemma[len(stem) :], rules):
        return VerbForm(lemma, is_participle=True, is_finite=_finite_too(form, rules), particle=stem)
    is_declined = bool(base) and _is_ge_participle(base[len(stem) :], lemma[len(stem) :], rules)
    return VerbForm(lemma, is_adjective=True) if is_declined else _plain(form, lemma, stem, rules)


def _auxiliary(form: str, lemma: str, rules: VerbRules) -> VerbForm:
    is_finite = any(form in words for words in (rules.haben, rules.sein, rules.werden, rules.modals, rules.modal_infinitives))
    return VerbForm(lemma, is_finite=is_finite, is_infinitive=form in rules.infinitives, is_participle=form in rules.participles)


def _is_verb(lemma: str) -> bool:
    return lemma[0].islower() and lemma.endswith(("en", "eln", "ern", "tun")) and len(lemma) > 2


def _lemma_by_rule(form: str, rules: VerbRules) -> str:
    """The lemma of a form that the dictionary lacks, by how verbs are formed; "" if it is none."""
    for ending in ("", *rules.declensions) if "end" in form else ():
        base = form.removesuffix(ending).removesuffix("d")
        if form == base + "d" + ending and base.endswith("en") and rules.is_known(base):
            return base
    for ending in ("ierten", "ierte", "iert", "iere", "ieren"):
        if form.endswith(ending) and len(form) > len(ending) + 2:
            return form.removesuffix(ending) + "ieren"
    if form.startswith("ge") and form.endswith("t") and rules.is_known(form[2:-1] + "en"):
        return form[2:-1] + "en"
    if not form.startswith(rules.inseparable) and not form.startswith(rules.particles):
        return ""
    found = (_prefixed_lemma(form, prefix, rules) for prefix in (*rules.inseparable, *rules.particles) if form.startswith(prefix))
    return next((lemma for lemma in found if lemma), "")


def _prefixed_lemma(form: str, prefix: str, rules: VerbRules) -> str:
    """The lemma of a known verb behind the prefix, or of weak endings behind be-, ver-, er-."""
    rest = form.removeprefix(prefix)
    if len(rest) <= 3 or prefix == "ge":
        return ""
    inner = rules.lemma_of(rest)
    if inner != rest and _is_verb(inner) and (inner not in rules.infinitives or prefix not in rules.inseparable):
        return prefix + inner
    if inner == rest and _is_verb(rest) and rules.is_known(rest):
        return form
    stem = rest.removesuffix("n").removesuffix("e").removesuffix("t")
    is_weak = prefix in rules.inseparable[:7] and rest.endswith(("t", "te", "ten")) and len(stem) > 2
    return prefix + stem + "en" if is_weak and _is_verb(rules.lemma_of(prefix + stem + "en")) else ""


def _particle(lemma: str, rules: VerbRules) -> str:
    """The separable particle that the lemma begins with, if the rest is a verb."""
    if not lemma.startswith(rules.particles):
        return ""
    for particle in rules.particles:
        if lemma.startswith(particle) and len(lemma) > len(particle) + 2:
            rest = lemma[len(particle) :]
            if rest in rules.infinitives or (_is_verb(rest) and rules.is_known(rest)):
                return particle
    return ""


def _is_zu(form: str, lemma: str, particle: str) -> bool:
    return form == particle + "zu" + lemma[len(particle) :]


def _is_ge_participle(form: str, lemma: str, rules: VerbRules) -> bool:
    """Whether "ge-" stands before the stem and "-t" or "-n" after it, and is not the verb's own."""
    if not form.startswith("ge") or not form.endswith(("t", "n")) or len(form) < 5 or form == lemma:
        return False
    return not lemma.startswith("ge") or form[2:4] == "ge" or (form[2] == "g" and lemma in rules.ge_stems) or form in rules.ge_participles


def _is_bare_participle(form: str, lemma: str, rules: VerbRules) -> bool:
    """Whether a form behind be-, ver-, er- ... or of -ieren is a participle: "erklärt", "verbrannt", "erschossen"."""
    if form.endswith("t"):
        weak = form.removesuffix("t")
        is_weak = lemma in (weak + "en", weak + "n", weak.removesuffix("e") + "en")
        return is_weak or form.endswith(rules.mixed_participles)
    return form.endswith("en") and (form in rules.strong_participles or bool(_strong_participle(form, rules)))


def _strong_participle(form: str, rules: VerbRules) -> str:
    """The verb of a strong participle without "ge-", by the simple verb: "vernommen" by "genommen" of "nehmen"; "" if none."""
    for prefix in rules.inseparable:
        simple = "ge" + form.removeprefix(prefix)
        if prefix == "ge" or not form.startswith(prefix) or not form.endswith("en"):
            continue
        rest = form.removeprefix(prefix)
        if rules.is_known(simple) and not (rest == rules.lemma_of(rest) and rules.is_known(rest)):
            lemma = rules.lemma_of(simple)
            if lemma != simple and _is_verb(lemma) and rules.is_known(prefix + lemma):
                return prefix + lemma
    return ""


def _is_declined_weak(form: str, lemma: str) -> bool:
    """Whether it is "ge-", stem, "-ten": "gekündigten", but not "gebeten"."""
    stem = lemma.removesuffix("n").removesuffix("e")
    return form in ("ge" + stem + "ten", "ge" + stem + "eten")


def _finite_too(form: str, rules: VerbRules) -> bool:
    """A form in "ge-" that is also finite: "gehört" of "gehören"."""
    return form.endswith("t") and (form.removesuffix("t").removesuffix("e") + "en") in rules.ge_verbs


def _undeclined(form: str, rules: VerbRules) -> str:
    for ending in rules.declensions:
        if form.endswith(ending):
            base = form.removesuffix(ending)
            if base.endswith(("t", "en", "n")):
                return base
    return ""


def _plain(form: str, lemma: str, particle: str, rules: VerbRules) -> VerbForm:
    """Infinitive, finite form, or participle without "ge-"."""
    if particle in rules.inseparable:
        particle = ""
    rest = lemma[len(particle) :]
    is_bare = rest.endswith("ieren") or (rest.startswith(rules.inseparable) and rest not in rules.ge_stems)
    strong = _strong_participle(form[len(particle) :], rules) if form == lemma and is_bare else ""
    if strong and strong != rest:
        return VerbForm(particle + strong, is_participle=True, particle=particle)
    if form == lemma:
        return VerbForm(
            lemma, is_finite=True, is_infinitive=True, is_participle=is_bare and lemma.endswith(rules.same_participles), particle=particle
        )
    is_declined = form.endswith(("ter", "tes", "tem", "ner", "nes", "nem", "ene", "enen")) and not form.endswith("erne")
    if is_declined and form + "n" != lemma:
        return VerbForm(lemma, is_adjective=True)
    return VerbForm(
        lemma,
        is_finite=True,
        is_participle=is_bare and _is_bare_participle(form[len(particle) :], rest, rules),
        is_adjective=form.endswith(("te", "ten")),
        particle=particle,
    )
