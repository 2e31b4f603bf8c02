"""What a word form stands for when claims are compared: kinds of events and things, else its own lemma.

A feature is a string with a kind in front: "e:" an event concept of the pack ("e:arrest"), "t:" a thing concept, "n:" "v:" "a:" the lemma
of a noun, verb or other word that no concept covers. So "Festnahme", "verhaftet" and "in Gewahrsam" meet in one feature. Nothing here
knows what the words around it are, so a word of two meanings bears the concepts of both.
"""

from dataclasses import dataclass
from functools import lru_cache

from claimpack.builders.extract.quantities.number_words import number_of
from claimpack.builders.languages.pack import Pack
from claimpack.builders.models.dictionary import is_known
from claimpack.builders.relate.lexicon import Lexicon
from claimpack.builders.text.words import Word, analyse

SHORTEST_WORD = 3
SHORTEST_TAIL = 4
_CACHE_SIZE = 1 << 17
_ENDINGS = ("en", "em", "er", "es", "e")
_LINKS = ("es", "en", "er", "s", "n", "e")


@dataclass(frozen=True, slots=True, eq=False)
class Meaning:
    """The features of one word form; `lemma` is what a detail is told by, even where a concept covers it. Nouns keep their capital letter.

    `is_attributive`: a declined participle ("besetzte Gebäude"), which mentions an event but does not tell it.
    """

    features: tuple[str, ...]
    lemma: str
    is_attributive: bool = False


NOTHING = Meaning((), "")


@lru_cache(maxsize=_CACHE_SIZE)
def meaning(form: str, particle: str, pack: Pack, words: Lexicon, *, is_first: bool = False) -> Meaning:
    """What one word form stands for; `particle` is the separated verb particle of its clause, or "".

    `is_first`: the word opens a claim, so that its capital letter says nothing.
    """
    word = analyse(form, pack, is_first=is_first)
    if len(form) < SHORTEST_WORD or _is_function(word) or number_of(form, pack) is not None:
        return NOTHING
    if word.is_noun:
        return _noun(form, pack, words)
    lemma, is_attributive = _verb_lemma(word, particle, pack)
    has_particle = bool(particle) and word.is_finite and lemma.startswith(particle)  # "kündigte … an" has nothing to do with "kündigen"
    concepts = _concepts(lemma if has_particle else form.lower(), lemma, words)
    if concepts or _is_light(lemma, words):
        return Meaning(concepts, lemma, is_attributive)
    return Meaning((f"{'v' if word.is_verb or is_attributive else 'a'}:{lemma}",), lemma, is_attributive)


def _noun(form: str, pack: Pack, words: Lexicon) -> Meaning:
    shown = analyse(form, pack).lemma
    lemma = shown.lower()
    concepts = _concepts(form.lower(), lemma, words) or _tail_concepts(lemma, pack, words)
    if concepts or _is_light(lemma, words):
        return Meaning(concepts, shown)
    tail = compound_tail(lemma, pack)
    if tail in words.light and _is_light_front(lemma.removesuffix(tail), words):
        return Meaning((), shown)
    return Meaning((f"n:{lemma}",) if tail is None or tail in words.light else (f"n:{lemma}", f"n:{tail}"), shown)


@lru_cache(maxsize=_CACHE_SIZE)
def compound_tail(noun: str, pack: Pack) -> str | None:
    """The longest part at the end of a compound that is a noun, its front being one too: "gaspreis" -> "preis"."""
    for cut in range(SHORTEST_WORD, len(noun) - SHORTEST_WORD):
        tail = noun[cut:].lstrip("-")
        if len(tail) >= SHORTEST_TAIL and _is_noun(tail, pack) and _is_front(noun[:cut], pack):
            return tail
    return None


def _is_function(word: Word) -> bool:
    closed = word.is_pronoun or word.is_preposition or word.is_determiner or word.is_subordinator or word.is_coordinator
    return closed or word.is_adverb or word.is_auxiliary or word.is_modal or word.is_number or word.is_mark


def _is_light_front(front: str, words: Lexicon) -> bool:
    """Whether a compound with a light end begins with a light word too: "Dienstagabend", "Wochenende", "Jahresbeginn"."""
    return any(stem in words.light for stem in (front, *(front.removesuffix(link) for link in _LINKS)))


def _is_light(lemma: str, words: Lexicon) -> bool:
    return lemma in words.light or lemma.rstrip("enrsm") in words.light


def _verb_lemma(word: Word, particle: str, pack: Pack) -> tuple[str, bool]:
    """The lemma, case-folded, with its separated particle; for a declined participle ("ausgebrannte") that of its verb, and True."""
    lemma = word.lemma.lower()
    if particle and word.is_finite:
        return next((particle + stem for stem in (lemma, word.form.lower()) if _is_known(particle + stem, pack)), lemma), False
    if not word.is_verb:
        for ending in _ENDINGS:
            if word.form.endswith(ending):
                bare = analyse(word.form.removesuffix(ending), pack)
                return (bare.lemma.lower(), True) if bare.is_participle else (lemma, False)
    return lemma, False


def _concepts(low: str, lemma: str, words: Lexicon) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for form in (lemma, low):
        for end in range(SHORTEST_WORD, len(form) + 1):
            found |= dict.fromkeys(words.prefixes.get(form[:end], ()))
        found |= dict.fromkeys(words.exact.get(form, ()))
    return tuple(found)


def _tail_concepts(lemma: str, pack: Pack, words: Lexicon) -> tuple[str, ...]:
    for start in range(SHORTEST_WORD - 1, len(lemma) - SHORTEST_WORD + 1):
        found = words.tails.get(lemma[start:].lstrip("-"), ())
        if found and _is_front(lemma[:start], pack):
            return found
    return ()


def _is_front(front: str, pack: Pack) -> bool:
    """Whether it can begin a compound: a noun, with or without a linking sound; particles ("vor", "auf") make no compounds."""
    if front in pack.words("words", "particles") or front in pack.words("words", "prepositions"):
        return False
    stems = [front, *(front.removesuffix(link) for link in _LINKS if front.endswith(link))]
    return front.endswith("-") or any(len(stem) >= SHORTEST_WORD and _is_noun(stem, pack) for stem in stems)


def _is_noun(form: str, pack: Pack) -> bool:
    return _is_known(form.capitalize(), pack)


@lru_cache(maxsize=_CACHE_SIZE)
def _is_known(form: str, pack: Pack) -> bool:
    return is_known(form, pack.code)
