"""Sentences and clauses that are no claim, and why: question, imperative, fragment, opinion, credit."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from claimpack.builders.extract.claims.bare_frames import is_bare_frame
from claimpack.builders.extract.claims.clauses import subject_of
from claimpack.builders.extract.claims.propositions import Proposition
from claimpack.builders.extract.claims.wording import Wording
from claimpack.builders.ids import reject_id
from claimpack.builders.languages.pack import Pack
from claimpack.builders.spans import text_of
from claimpack.builders.text.document import Document, Sentence
from claimpack.builders.text.words import analyse
from claimpack.schema.records import Reject, Span

_ENDING = frozenset("\"“”„‟»«›‹‘’')]}")
_OUTER = frozenset('"“”„‟»«›‹')
_FEW = 3


@dataclass(frozen=True, slots=True, eq=False)
class _Lists:
    opinion_words: frozenset[str]
    credit_words: frozenset[str]
    polite: frozenset[str]


def reject(
    document: Document, spans: tuple[Span, ...], reason: str, rule: str, *, stage: str = "claim", detail: str | None = None
) -> Reject:
    """A reject row of these spans."""
    article = document.article
    return Reject(
        reject_id=reject_id(article.source_uri, spans, stage, reason),
        article_id=article.article_id,
        source_uri=article.source_uri,
        spans=spans,
        text=text_of(document.text, spans),
        stage=stage,
        reason=reason,
        rule=rule,
        detail=detail,
    )


def is_credit(sentence: Sentence, pack: Pack) -> bool:
    """A picture's credit inside a caption: "Foto: Agentur/Name"."""
    tokens = sentence.tokens
    return sentence.zone == "caption" and len(tokens) > 1 and tokens[0].text in _lists(pack).credit_words and tokens[1].text == ":"


def why_no_claim(proposition: Proposition, wording: Wording, *, is_attributed: bool, pack: Pack) -> str:
    """The reason why a proposition is no claim, or "" if it is one."""
    sentence = proposition.sentence
    mark = _mark_behind(proposition)
    if mark == "?" and not proposition.is_quoted:
        return "question"
    if _is_imperative(proposition, mark, pack):
        return "imperative"
    if proposition.clause.finite is None:
        is_elided = sentence.zone == "caption" and _places(wording)
        is_infinitive = proposition.is_quoted and any(part.kind == "infinitive" for part in proposition.clause.subordinates)
        return "" if is_elided or is_infinitive or _is_headline_passive(sentence, wording) else "fragment"
    if is_attributed:
        return ""
    return "opinion" if _is_opinion(wording, pack) else "fragment" if is_bare_frame(wording, pack) else ""


def _mark_behind(proposition: Proposition) -> str:
    """The mark that ends the clause if it is the last one of its sentence, else the empty string."""
    end = proposition.spans[-1].end_char
    for token in reversed(proposition.sentence.tokens):
        if token.end_char <= end:
            return ""
        if token.text not in _ENDING:
            return token.text[0]
    return ""


def _is_imperative(proposition: Proposition, mark: str, pack: Pack) -> bool:
    """Whether a verb stands first with "Sie" behind it, or in a sentence with an exclamation mark and no subject."""
    clause, chosen = proposition.clause, proposition.chosen
    tokens = chosen.tokens
    first, last = clause.first, clause.last
    while first < last and not tokens[first].text[0].isalpha():
        first += 1
    if first + 1 >= last or not tokens[first].text[0].isupper():
        return False
    is_polite = tokens[first + 1].text in _lists(pack).polite
    if not is_polite and (mark != "!" or subject_of(clause, tokens, pack) is not None):
        return False
    word = analyse(chosen.words[first].lower, pack)
    if not word.is_verb or word.is_helping or tokens[first].start_char != proposition.spans[0].start_char:
        return False
    return word.is_infinitive and mark != "?" if is_polite else not word.is_participle


def _places(wording: Wording) -> bool:
    """Whether a verbless caption places something: a noun, and a preposition or adverb that says where or when."""
    return bool(wording.nouns) and len(wording.words) > _FEW and any(word.is_preposition or word.is_adverb for word in wording.words)


def _is_headline_passive(sentence: Sentence, wording: Wording) -> bool:
    """Whether it is a headline with a participle and no auxiliary: "Hundert Menschen festgenommen"."""
    last = wording.last
    return sentence.zone != "body" and len(wording.words) > 1 and last is not None and last.is_participle


def _is_opinion(wording: Wording, pack: Pack) -> bool:
    """Whether it is a copula and an evaluation, nothing more: "Sein Verhalten ist überraschend"."""
    finite, last = wording.finite, wording.last
    if finite is None or last is None or not finite.is_sein or wording.has_participle or wording.inner:
        return False
    return last.lower in _lists(pack).opinion_words


@cache
def _lists(pack: Pack) -> _Lists:
    def words(key: str) -> frozenset[str]:
        return frozenset(pack.words("claims", key))

    return _Lists(words("opinion_words"), words("credit_words"), words("polite"))


def trimmed_sentence(document: Document, sentence: Sentence) -> tuple[Span, ...]:
    """The sentence without its closing mark and the quotation marks around it."""
    start, end = sentence.start_char, sentence.end_char
    text = document.text
    while end > start + 1 and (text[end - 1] in _OUTER or text[end - 1] in ".!?…:" or text[end - 1].isspace()):
        end -= 1
    while start < end - 1 and (text[start] in _OUTER or text[start].isspace()):
        start += 1
    return (Span(start, end),)


def reasons(rejected: Sequence[str]) -> str:
    """The one reason for a sentence of which nothing was kept: the first that says more than fragment."""
    return next((reason for reason in rejected if reason != "fragment"), "fragment")
