"""A claim as it reads on its own: pronouns and bare titles replaced by names where the text allows it (after Claimify).

A pronoun counts as bound if a noun stands before it in the claim. A free "er" takes the speaker of indirect speech, or the one person
named in the sentence before; "der Präsident" takes the one name that followed that title earlier. Where two names fit the claim is
ambiguous, where the speaker speaks of himself it is refused. The claim's spans never change; an edit names the words and the evidence.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from claimpack.builders.extract.claims.propositions import Proposition
from claimpack.builders.extract.claims.referents import Surroundings, find_man
from claimpack.builders.extract.claims.wording import Wording
from claimpack.builders.languages.pack import Pack
from claimpack.builders.text.document import Token
from claimpack.builders.text.words import Word
from claimpack.schema.records import Edit, Mention, Span


class StandAlone(NamedTuple):
    """The claim on its own: None where it was refused. status: none_needed, complete, ambiguous, refused."""

    text: str | None
    status: str
    edits: tuple[Edit, ...]


@dataclass(frozen=True, slots=True, eq=False)
class _Lists:
    pronouns: frozenset[str]
    free: frozenset[str]
    referring: frozenset[str]
    anyone: frozenset[str]
    singular: frozenset[str]
    objects: frozenset[str]
    possessives: frozenset[str]
    unclear: frozenset[str]
    pointing: frozenset[str]
    speech_persons: frozenset[str]
    definite: frozenset[str]
    roles: frozenset[str]
    kinds: Mapping[str, str]
    polite: str
    genitive_articles: frozenset[str]
    attributive: frozenset[str]
    sibilants: tuple[str, ...]
    genitive: str
    genitive_after_sibilant: str
    genitive_article: str
    object_articles: frozenset[str]
    partitives: frozenset[str]
    former: frozenset[str]


_ADJECTIVE = 16


def stand_alone(proposition: Proposition, wording: Wording, around: Surroundings, pack: Pack) -> StandAlone:
    """The claim with its edits, in text order."""
    lists = _lists(pack)
    inner = [word.lower for word in wording.inner_words]
    if lists.pronouns.isdisjoint(wording.lowers) and lists.pronouns.isdisjoint(inner) and not _may_point(wording, lists):
        return StandAlone(_applied(around.document.text, proposition.spans, ()), "none_needed", ())
    tokens, words = _in_order(wording)
    speaks = not (lists.speech_persons.isdisjoint(wording.lowers) and lists.speech_persons.isdisjoint(inner))
    if speaks and _speaks_of_himself(words, lists):
        return StandAlone(None, "refused", ())
    edits: list[Edit] = []
    is_ambiguous = False
    for at in _open_words(tokens, words, lists):
        edit = _edit(at, tokens, words, around, pack)
        if edit:
            edits.append(edit)
        else:
            is_ambiguous = is_ambiguous or words[at].lower not in lists.definite or words[at].lower in lists.pointing
    text = _applied(around.document.text, proposition.spans, edits)
    return StandAlone(text, "ambiguous" if is_ambiguous else "complete" if edits else "none_needed", tuple(edits))


def _in_order(wording: Wording) -> tuple[Sequence[Token], Sequence[Word]]:
    """Tokens and words of the main clause and the subordinate clauses, in text order."""
    if not wording.inner and not wording.has_borrowed:
        return wording.tokens, wording.words
    tokens, words = [*wording.tokens, *wording.inner], [*wording.words, *wording.inner_words]
    order = sorted(range(len(tokens)), key=[token.start_char for token in tokens].__getitem__)
    return [tokens[at] for at in order], [words[at] for at in order]


def _speaks_of_himself(words: Sequence[Word], lists: _Lists) -> bool:
    """Whether "ich", "wir" or "mein" with its noun stands there: "meinen" may be a verb."""
    for at, word in enumerate(words):
        if word.lower in lists.speech_persons:
            following = words[at + 1] if at + 1 < len(words) else None
            if not word.is_determiner or (following is not None and (following.is_noun or following.is_adjective)):
                return True
    return False


def _may_point(wording: Wording, lists: _Lists) -> bool:
    """Whether it begins with a demonstrative, or has a title that may stand for a name."""
    if wording.words and wording.words[0].lower in lists.pointing:
        return True
    if not lists.roles.isdisjoint(wording.nouns):
        return True
    return bool(wording.inner_words) and not lists.roles.isdisjoint([word.lemma for word in wording.inner_words])


def _open_words(tokens: Sequence[Token], words: Sequence[Word], lists: _Lists) -> Iterator[int]:
    """Positions of words that need what stands outside the claim: free pronouns, and articles before a bare title."""
    n_nouns = n_named = n_anyone = 0
    for at, word in enumerate(words):
        if word.lower in lists.referring:
            following = words[at + 1] if at + 1 < len(words) else None
            is_bound = n_named > 1 if word.lower in lists.objects else n_anyone + (n_named if word.lower in lists.singular else n_nouns) > 0
            if word.lower in lists.definite and following is not None and following.is_noun:
                if following.lemma in lists.roles and not _goes_on(at + 2, words, lists):
                    yield at
            elif not is_bound and _is_free(at, tokens, words, lists):
                yield at
        if word.is_noun:
            n_nouns += 1
            n_named += at > 0 and (word.is_name or words[at - 1].is_article)
        elif word.lower in lists.anyone:
            n_anyone += 1


def _is_free(at: int, tokens: Sequence[Token], words: Sequence[Word], lists: _Lists) -> bool:
    lower = words[at].lower
    following = words[at + 1] if at + 1 < len(words) else None
    if lower in lists.singular:
        return True
    if lower in lists.possessives:
        return following is not None and (following.is_noun or following.is_adjective)
    if lower in lists.unclear:
        return tokens[at].text != lists.polite or at == 0
    stands_alone = following is None or following.is_finite or following.is_adverb
    return lower in lists.pointing and at == 0 and stands_alone


def _goes_on(at: int, words: Sequence[Word], lists: _Lists) -> bool:
    """Whether a name, a genitive or "von" makes the title clear."""
    if at >= len(words):
        return False
    word = words[at]
    is_genitive = word.lower in lists.genitive_articles and at + 1 < len(words) and (words[at + 1].is_noun or words[at + 1].is_adjective)
    return word.is_noun or is_genitive or word.lower in lists.attributive


def _edit(at: int, tokens: Sequence[Token], words: Sequence[Word], around: Surroundings, pack: Pack) -> Edit | None:
    lists = _lists(pack)
    lower = words[at].lower
    if lower in lists.definite and at + 1 < len(words) and words[at + 1].is_noun:
        return _named_title(around, tokens[at], tokens[at + 1], words[at + 1].lemma, lists)
    if lower not in lists.singular and lower not in lists.possessives:
        return None
    if (lower in lists.objects and _has_rival(words[:at], words, lists)) or (at and words[at - 1].lower in lists.partitives):
        return None
    mention = find_man(around, tokens[at].start_char, pack)
    if mention is None:
        return None
    name = mention.text if lower in lists.singular else _genitive(mention.text, lists)
    return Edit(
        op="resolve_pronoun", spans=(Span(tokens[at].start_char, tokens[at].end_char),), replacement=name, evidence_spans=mention.spans
    )


def _has_rival(before: Sequence[Word], words: Sequence[Word], lists: _Lists) -> bool:
    """Whether "er" stands in the claim as well, or a noun before "ihn" that it can stand for."""
    if any(word.lower in lists.singular and word.lower not in lists.objects for word in words):
        return True
    return any(word.lower in lists.object_articles for word in before)


def _named_title(around: Surroundings, article: Token, noun: Token, lemma: str, lists: _Lists) -> Edit | None:
    """A bare title ("der Präsident") with the one name that it has in the article, if that came before.

    None for a genitive ("der Rücktritt des Papstes" may be any pope's), for a former holder, and for a place if another was named since.
    """
    text = around.document.text
    if noun.start_char > article.end_char + 1 or article.text.lower() == lists.genitive_article:
        return None
    names: dict[str, Mention] = {}
    is_other_since = False
    wanted = lists.kinds.get(lemma, "PER")
    for mention in around.found.mentions:
        start = mention.spans[0].start_char
        before = text[max(0, start - len(lemma) - _ADJECTIVE) : start].split()
        if mention.entity_type == wanted and before and before[-1].startswith(lemma) and len(before[-1]) <= len(lemma) + 2:
            if len(before) > 1 and before[-2].lower() in lists.former:
                return None
            names.setdefault(mention.text.split()[-1].rstrip("s"), mention)
            is_other_since = False
        elif start < article.start_char:
            is_other_since = is_other_since or mention.entity_type == wanted == "LOC"
    first = next(iter(names.values()), None)
    if len(names) != 1 or first is None or first.spans[0].start_char >= article.start_char or is_other_since:
        return None
    title, spans = text[article.start_char : noun.end_char], (Span(article.start_char, noun.end_char),)
    return Edit(op="resolve_np", spans=spans, replacement=f"{title} {first.text}", evidence_spans=first.spans)


def _genitive(name: str, lists: _Lists) -> str:
    return name + (lists.genitive_after_sibilant if name.endswith(lists.sibilants) else lists.genitive)


def _applied(text: str, spans: Sequence[Span], edits: Sequence[Edit]) -> str:
    """The pieces with the edits made, joined by a space."""
    if not edits:
        return " ".join([text[span.start_char : span.end_char] for span in spans])
    pieces = []
    for span in spans:
        at, piece = span.start_char, ""
        for edit in edits:
            where = edit.spans[0]
            if at <= where.start_char and where.end_char <= span.end_char:
                piece += text[at : where.start_char] + edit.replacement
                at = where.end_char
        pieces.append(piece + text[at : span.end_char])
    return " ".join(pieces)


@cache
def _lists(pack: Pack) -> _Lists:
    def words(*keys: str) -> frozenset[str]:
        return frozenset(word for key in keys for word in pack.words("decontext", key))

    section = pack.section("decontext")
    return _Lists(
        pronouns=words("singular", "possessives", "unclear", "speech_persons"),
        anyone=words("anyone"),
        free=words("singular", "possessives", "unclear"),
        referring=words("singular", "possessives", "unclear", "pointing", "definite"),
        singular=words("singular"),
        objects=words("objects"),
        possessives=words("possessives"),
        unclear=words("unclear"),
        pointing=words("pointing"),
        speech_persons=words("speech_persons"),
        definite=words("definite"),
        roles=words("roles", "place_roles", "organisation_roles"),
        kinds={
            word: kind for key, kind in (("place_roles", "LOC"), ("organisation_roles", "ORG")) for word in pack.words("decontext", key)
        },
        polite=str(section["polite"]),
        genitive_articles=words("genitive_articles"),
        attributive=words("attributive"),
        sibilants=pack.words("decontext", "sibilants"),
        genitive=str(section["genitive"]),
        genitive_after_sibilant=str(section["genitive_after_sibilant"]),
        genitive_article=str(section["genitive_article"]),
        object_articles=words("object_articles"),
        partitives=words("partitives"),
        former=words("former"),
    )
