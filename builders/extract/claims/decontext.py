"""A claim as it reads on its own: pronouns and bare titles replaced by names where the text allows it (after Claimify).

A pronoun counts as bound if a noun stands before it in the claim. A free "er" takes the speaker of indirect speech, or the one person
named in the sentence before; "der Präsident" takes the one name that followed that title earlier. Where two names fit the claim is
ambiguous, where the speaker speaks of himself it is refused. The claim's spans never change; an edit names the words and the evidence.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from claimpack.builders.extract.claims.contents import Found
from claimpack.builders.extract.claims.propositions import Proposition
from claimpack.builders.extract.claims.wording import Wording
from claimpack.builders.languages.pack import Pack
from claimpack.builders.text.document import Document, Sentence, Token
from claimpack.builders.text.words import Word
from claimpack.schema.records import Edit, Mention, Span


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Where a claim stands and who says it: the number of its sentence, the mention of the speaker."""

    document: Document
    found: Found
    sentence: int
    speaker_id: str | None


@dataclass(frozen=True, slots=True)
class StandAlone:
    """The claim on its own: None where it was refused. status: none_needed, complete, ambiguous, refused."""

    text: str | None
    status: str
    edits: tuple[Edit, ...]


@dataclass(frozen=True, slots=True, eq=False)
class _Lists:
    pronouns: frozenset[str]
    singular: frozenset[str]
    objects: frozenset[str]
    possessives: frozenset[str]
    unclear: frozenset[str]
    pointing: frozenset[str]
    speech_persons: frozenset[str]
    definite: frozenset[str]
    roles: frozenset[str]
    polite: str
    genitive_articles: frozenset[str]
    attributive: frozenset[str]
    sibilants: tuple[str, ...]
    genitive: str
    genitive_after_sibilant: str


def stand_alone(proposition: Proposition, wording: Wording, around: Surroundings, pack: Pack) -> StandAlone:
    """The claim with its edits, in text order."""
    lists = _lists(pack)
    lowers = wording.lowers.union([word.lower for word in wording.inner_words]) if wording.inner_words else wording.lowers
    if lists.pronouns.isdisjoint(lowers) and not _may_point(wording, lists):
        return StandAlone(_applied(around.document.text, proposition.spans, ()), "none_needed", ())
    if not lists.speech_persons.isdisjoint(lowers):
        return StandAlone(None, "refused", ())
    entries = [*zip(wording.tokens, wording.words, strict=True), *zip(wording.inner, wording.inner_words, strict=True)]
    entries.sort(key=lambda entry: entry[0].start_char)
    tokens, words = [token for token, _ in entries], [word for _, word in entries]
    edits: list[Edit] = []
    is_ambiguous = False
    for at in _open_words(tokens, words, lists):
        edit = _edit(at, tokens, words, around, lists)
        if edit:
            edits.append(edit)
        else:
            is_ambiguous = is_ambiguous or words[at].lower not in lists.definite or words[at].lower in lists.pointing
    text = _applied(around.document.text, proposition.spans, edits)
    return StandAlone(text, "ambiguous" if is_ambiguous else "complete" if edits else "none_needed", tuple(edits))


def _may_point(wording: Wording, lists: _Lists) -> bool:
    """Whether it begins with a demonstrative, or has a title that may stand for a name."""
    if wording.words and wording.words[0].lower in lists.pointing:
        return True
    return not lists.roles.isdisjoint(wording.nouns) or any(word.lemma in lists.roles for word in wording.inner_words)


def _open_words(tokens: Sequence[Token], words: Sequence[Word], lists: _Lists) -> Iterator[int]:
    """Positions of words that need what stands outside the claim: free pronouns, and articles before a bare title."""
    n_nouns = n_named = 0
    for at, word in enumerate(words):
        following = words[at + 1] if at + 1 < len(words) else None
        is_bound = n_named > (word.lower in lists.objects) if word.lower in lists.singular else n_nouns > 0
        if word.lower in lists.definite and following is not None and following.is_noun:
            if following.lemma in lists.roles and not _goes_on(at + 2, words, lists):
                yield at
        elif not is_bound and _is_free(at, tokens, words, lists):
            yield at
        n_nouns += word.is_noun
        n_named += word.is_noun and at > 0 and (word.is_name or words[at - 1].is_article)


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


def _edit(at: int, tokens: Sequence[Token], words: Sequence[Word], around: Surroundings, lists: _Lists) -> Edit | None:
    lower = words[at].lower
    if lower in lists.definite and at + 1 < len(words) and words[at + 1].is_noun:
        return _named_title(around, tokens[at], tokens[at + 1], words[at + 1].lemma)
    if lower not in lists.singular and lower not in lists.possessives:
        return None
    mention = _person(around, tokens[at].start_char)
    if mention is None:
        return None
    name = mention.text if lower in lists.singular else _genitive(mention.text, lists)
    return Edit(
        op="resolve_pronoun", spans=(Span(tokens[at].start_char, tokens[at].end_char),), replacement=name, evidence_spans=mention.spans
    )


def _person(around: Surroundings, before: int) -> Mention | None:
    """The speaker, if a named person; else the one person named in this sentence before the word, or in the sentence before."""
    found, sentences = around.found, around.document.sentences
    speaker = found.by_id.get(around.speaker_id) if around.speaker_id is not None else None
    if speaker is not None and speaker.entity_type == "PER":
        return speaker
    sentence = sentences[around.sentence]
    here = [mention for mention in _people(sentence, found) if mention.spans[0].start_char < before]
    if here:
        return _only(here)
    if around.sentence and sentences[around.sentence - 1].paragraph == sentence.paragraph:
        return _only(list(_people(sentences[around.sentence - 1], found)))
    return None


def _people(sentence: Sentence, found: Found) -> Iterator[Mention]:
    for mention in found.mentions:
        if mention.spans[0].start_char >= sentence.end_char:
            break
        if mention.spans[0].start_char >= sentence.start_char and mention.entity_type == "PER" and mention.derivation == "none":
            yield mention


def _only(mentions: Sequence[Mention]) -> Mention | None:
    """The fullest of the mentions if all share their last name, else None."""
    surnames = {mention.text.split()[-1].rstrip("s") for mention in mentions}
    return max(mentions, key=lambda mention: (len(mention.text), -mention.spans[0].start_char)) if len(surnames) == 1 else None


def _named_title(around: Surroundings, article: Token, noun: Token, lemma: str) -> Edit | None:
    """A bare title ("der Präsident") with the one name that followed it before."""
    text = around.document.text
    names: dict[str, Mention] = {}
    if noun.start_char > article.end_char + 1:
        return None
    for mention in around.found.mentions:
        start = mention.spans[0].start_char
        if start >= article.start_char:
            break
        before = text[max(0, start - len(lemma) - 3) : start].split()
        if before and before[-1].startswith(lemma) and len(before[-1]) <= len(lemma) + 2:
            names.setdefault(mention.text.split()[-1].rstrip("s"), mention)
    if len(names) != 1:
        return None
    mention = next(iter(names.values()))
    title, spans = text[article.start_char : noun.end_char], (Span(article.start_char, noun.end_char),)
    return Edit(op="resolve_np", spans=spans, replacement=f"{title} {mention.text}", evidence_spans=mention.spans)


def _genitive(name: str, lists: _Lists) -> str:
    return name + (lists.genitive_after_sibilant if name.endswith(lists.sibilants) else lists.genitive)


def _applied(text: str, spans: Sequence[Span], edits: Sequence[Edit]) -> str:
    """The pieces with the edits made, joined by a space."""
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
        singular=words("singular"),
        objects=words("objects"),
        possessives=words("possessives"),
        unclear=words("unclear"),
        pointing=words("pointing"),
        speech_persons=words("speech_persons"),
        definite=words("definite"),
        roles=words("roles"),
        polite=str(section["polite"]),
        genitive_articles=words("genitive_articles"),
        attributive=words("attributive"),
        sibilants=pack.words("decontext", "sibilants"),
        genitive=str(section["genitive"]),
        genitive_after_sibilant=str(section["genitive_after_sibilant"]),
    )
