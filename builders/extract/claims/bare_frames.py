"""Clauses that say no more than that somebody said something: "sagte er am Montag", "Das teilte die Polizei mit".

Where an attribution covers what was said, such a clause is cut or listed with it; one that is left over states nothing of its own.
"""

from dataclasses import dataclass
from functools import cache

from claimpack.builders.extract.claims.wording import Wording
from claimpack.builders.languages.pack import Pack
from claimpack.builders.text.words import Word

_MARKS_INSIDE = frozenset(",;.-–—()")


@dataclass(frozen=True, slots=True, eq=False)
class _Lists:
    any: frozenset[str]
    verbs: frozenset[str]
    with_object_behind: frozenset[str]
    objects: frozenset[str]
    subjects: frozenset[str]
    listeners: frozenset[str]
    prepositions: frozenset[str]
    genitives: frozenset[str]
    negations: frozenset[str]


def is_bare_frame(wording: Wording, pack: Pack) -> bool:
    """Whether a clause is a verb of saying with its subject, when, where and to whom it was said, and at most "das" for what was said."""
    lists = _lists(pack)
    if wording.predicate not in lists.any or wording.inner_words or wording.is_passive or wording.has_borrowed:
        return False
    return _may_lack_content(wording, lists) and lists.negations.isdisjoint(wording.lowers) and _has_subject_alone(wording, lists)


def _may_lack_content(wording: Wording, lists: _Lists) -> bool:
    """Whether the verb tells of a saying here: "berichtete", "schrieb das", "bestätigte dies", but not "das bestätigte die Annahme"."""
    verb, first = wording.predicate, wording.words[0]
    if verb in lists.verbs or first is wording.finite:
        return True
    if verb in lists.with_object_behind and first.lower in lists.objects:
        return False
    return not lists.objects.isdisjoint(wording.lowers)


def _has_subject_alone(wording: Wording, lists: _Lists) -> bool:
    """Whether no phrase stands there but the subject and those that hang on it or on a preposition."""
    n_subjects, is_governed, before = 0, False, None
    for at, word in enumerate(wording.words):
        if word.is_noun:
            if not is_governed and not (before is not None and before.is_noun):
                n_subjects += 1
        elif word.is_preposition and not word.is_separable:
            if word.lower not in lists.prepositions:
                return False
            is_governed = True
        elif (word.is_coordinator or word.lower in lists.genitives) and before is not None and before.is_noun:
            is_governed = True
        elif not _stays(word, lists):
            following = wording.words[at + 1] if at + 1 < len(wording.words) else None
            is_attribute = following is not None and (following.is_noun or following.is_adjective or following.is_number)
            is_subject = word.is_nominative or word.lower in lists.subjects
            if not is_subject and not (is_attribute and (word.is_determiner or word.is_adjective or word.is_number)):
                return False
            n_subjects += is_subject
            is_governed = is_governed and not (before is not None and before.is_noun)
        before = word
    return n_subjects <= 1


def _stays(word: Word, lists: _Lists) -> bool:
    """Whether a word says nothing of what was said: the verb, an adverb, "das", "ihm"."""
    if word.lower in lists.objects or word.lower in lists.listeners or word.form in _MARKS_INSIDE:
        return True
    return word.is_finite or word.is_verbal or word.is_separable or (word.is_adverb and not word.is_determiner)


@cache
def _lists(pack: Pack) -> _Lists:
    def words(section: str, key: str) -> frozenset[str]:
        return frozenset(pack.words(section, key))

    return _Lists(
        any=words("claims", "frame_verbs") | words("claims", "frame_verbs_with_object") | words("claims", "frame_verbs_with_object_behind"),
        verbs=words("claims", "frame_verbs"),
        with_object_behind=words("claims", "frame_verbs_with_object_behind"),
        objects=words("claims", "frame_objects"),
        subjects=words("claims", "frame_subjects"),
        listeners=words("claims", "frame_listeners"),
        prepositions=words("claims", "frame_prepositions"),
        genitives=words("words", "genitives"),
        negations=words("hedges", "negations"),
    )
