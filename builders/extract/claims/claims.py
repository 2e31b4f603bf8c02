"""The claims of an article, and the sentences that are none, with the reason.

A claim is one main clause with what hangs on it, without the frame that attributes it (propositions.py). Each sentence of headline, lead,
body and caption yields a claim or a reject; a sentence that is nothing but a frame is listed in the sentence_spans of the claims that it
frames. Offsets are Unicode code points into the article's text.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice
from typing import NamedTuple

from claimpack.builders.extract.claims.bare_frames import is_bare_frame
from claimpack.builders.extract.claims.claim_type import speech_acts
from claimpack.builders.extract.claims.contents import Candidate, Found, attributions_of
from claimpack.builders.extract.claims.inner_frames import with_inner_scope
from claimpack.builders.extract.claims.parts import cut
from claimpack.builders.extract.claims.propositions import Asked, Proposition, read_sentences
from claimpack.builders.extract.claims.rows import Told, Unfilled, fill_claims
from claimpack.builders.extract.claims.sentence_rejects import is_credit, reasons, reject, trimmed_sentence, why_no_claim
from claimpack.builders.extract.claims.spans import Marks, tokens_in
from claimpack.builders.extract.claims.wording import Wording, word_claim
from claimpack.builders.extract.facts import Attributed
from claimpack.builders.extract.tags import tag
from claimpack.builders.languages.pack import Pack
from claimpack.builders.text.document import Document, Sentence
from claimpack.schema.records import Claim, Mention, Quantity, Reject, Time

# The claims and the rejects of a sentence.
_Read = tuple[list[Candidate], list[Reject]]

ZONES_WITH_CLAIMS = frozenset({"headline", "lead", "body", "caption"})


class Findings(NamedTuple):
    """What the steps before have found in an article; quantities, times and mentions in text order."""

    document: Document
    attributed: Sequence[Attributed]
    quantities: Sequence[Quantity]
    times: Sequence[Time]
    mentions: Sequence[Mention]


class _Asked(NamedTuple):
    """A sentence that may hold claims, with the attributions that touch it. `framed`: those whose frame is to be cut out of it."""

    article: "_Article"
    number: int
    near: Sequence[Attributed]
    framed: Sequence[Attributed]

    @property
    def sentence(self) -> Sentence:
        return self.article.document.sentences[self.number]


class _Article(NamedTuple):
    """An article while it is read: `touching` are the attributions of each sentence, `read` is what was found in it."""

    document: Document
    touching: Sequence[Sequence[Attributed]]
    marks: Marks
    read: list[_Read]


def find_claims(
    document: Document,
    pack: Pack,
    *,
    attributed: Sequence[Attributed],
    quantities: Sequence[Quantity],
    times: Sequence[Time],
    mentions: Sequence[Mention],
) -> tuple[tuple[Claim, ...], tuple[Reject, ...]]:
    """The claims in reading order, and the rejects of the sentences and clauses that are none.

    Quantities, times and mentions must be in text order. Columns that name an entity hold mention ids.
    """
    return claims_of_all((Findings(document, attributed, quantities, times, mentions),), pack)[0]


def claims_of_all(found: Sequence[Findings], pack: Pack) -> list[tuple[tuple[Claim, ...], tuple[Reject, ...]]]:
    """The claims and rejects of each article: each step over all of them before the next, so that the processor's caches hold it."""
    articles = [_opened(one) for one in found]
    _read_all([asked for article in articles for asked in _asked(article, pack)], pack)
    unfilled = [_unfilled(one, article, pack) for one, article in zip(found, articles, strict=True)]
    filled = iter(fill_claims([claim for own in unfilled for claim in own], pack))
    return [(tuple(islice(filled, len(own))), _rejects(article)) for own, article in zip(unfilled, articles, strict=True)]


def _opened(found: Findings) -> _Article:
    document = found.document
    return _Article(document, _by_sentence(document, found.attributed), Marks.of(document), [([], []) for _ in document.sentences])


def _asked(article: _Article, pack: Pack) -> Iterator[_Asked]:
    """The sentences to be read; a credit is rejected as it stands."""
    for number, sentence in enumerate(article.document.sentences):
        if is_credit(sentence, pack):
            article.read[number] = [], [reject(article.document, (sentence.span,), "credit", "caption_credit", stage="sentence")]
        elif sentence.zone in ZONES_WITH_CLAIMS:
            yield _framed(article, number, article.touching[number], pack)


def _framed(article: _Article, number: int, near: Sequence[Attributed], pack: Pack) -> _Asked:
    if not near:
        return _Asked(article, number, (), ())
    sentence = article.document.sentences[number]
    near = with_inner_scope(near, sentence, pack)
    near = [entry if not entry.frames or _is_assertion(entry, sentence, pack) else _uncut(entry) for entry in near]
    return _Asked(article, number, near, [entry for entry in near if entry.frames and _frames_here(entry, sentence) and _is_cut(entry)])


def _unfilled(found: Findings, article: _Article, pack: Pack) -> list[Unfilled]:
    """The claims of an article that has been read; what was cut as a frame and frames no claim is read once more."""
    unclaimed = [number for number, (kept, refused) in enumerate(article.read) if not kept and not refused and _may_claim(article, number)]
    framed = {number for numbers in _framing(article, unclaimed, _kept(article)) for number in numbers}
    for number in unclaimed:
        if number not in framed:
            article.read[number] = _read_whole(article, number, article.touching[number], pack)
    candidates = _kept(article)
    framing = _framing(article, [number for number in unclaimed if number in framed], candidates)
    told = Told(article.document, Found.of(found.attributed, found.quantities, found.times, found.mentions), pack)
    return [Unfilled(told, *one) for one in zip(range(len(candidates)), candidates, framing, strict=True)]


def _may_claim(article: _Article, number: int) -> bool:
    return article.document.sentences[number].zone in ZONES_WITH_CLAIMS


def _kept(article: _Article) -> list[Candidate]:
    return [candidate for kept, _ in article.read for candidate in kept]


def _rejects(article: _Article) -> tuple[Reject, ...]:
    rejects = [row for _, refused in article.read for row in refused]
    return tuple(sorted(rejects, key=lambda row: (row.spans[0].start_char, row.spans[-1].end_char)))


def _by_sentence(document: Document, attributed: Sequence[Attributed]) -> list[list[Attributed]]:
    """For each sentence the attributions with a content or frame in it, in order."""
    starts = [sentence.start_char for sentence in document.sentences]
    touching: list[list[Attributed]] = [[] for _ in starts]
    for entry in attributed:
        numbers: set[int] = set()
        for span in (*entry.content, *entry.frames):
            first = max(0, bisect_right(starts, span.start_char) - 1)
            numbers.update(range(first, bisect_right(starts, span.end_char - 1)))
        for number in sorted(numbers):
            touching[number].append(entry)
    return touching


def _read_all(asked: Sequence[_Asked], pack: Pack) -> None:
    """Read the sentences: their claims, or their rejects; neither where a sentence is nothing but a frame."""
    propositions = read_sentences([Asked(one.sentence, one.framed, one.article.marks) for one in asked], pack)
    wordings = [[word_claim(proposition, pack) for proposition in found] for found in propositions]
    for one, found, worded in zip(asked, propositions, wordings, strict=True):
        one.article.read[one.number] = _chosen(one, found, worded, pack)


def _chosen(asked: _Asked, propositions: Sequence[Proposition], wordings: Sequence[Wording], pack: Pack) -> _Read:
    """The propositions of a sentence that are claims, and the rejects of the others."""
    article, number, near, framed = asked
    document = article.document
    kept: list[Candidate] = []
    refused: list[tuple[str, Proposition]] = []
    for proposition, wording in zip(propositions, wordings, strict=True):
        sources = attributions_of(proposition.spans, near) if near else ()
        reason = why_no_claim(proposition, wording, is_attributed=bool(sources), pack=pack)
        if reason:
            refused.append((reason, proposition))
        else:
            kept.append(Candidate(proposition, wording, tuple(sources), number))
    if kept:
        clauses = [(reason, entry) for reason, entry in refused if reason != "fragment"]
        return kept, [reject(document, entry.spans, reason, f"clause_{reason}") for reason, entry in clauses]
    if refused:
        reason = reasons([entry[0] for entry in refused])
        if reason == "fragment" and framed:
            return _read_whole(article, number, near, pack)
        return [], [reject(document, trimmed_sentence(document, asked.sentence), reason, f"sentence_{reason}")]
    return [], []


def _read_whole(article: _Article, number: int, near: Sequence[Attributed], pack: Pack) -> _Read:
    """The claims of a sentence where cutting the frames left nothing: it is read with them. A frame alone is none."""
    _read_all([_framed(article, number, [_uncut(entry) for entry in near], pack)], pack)
    found, refused = article.read[number]
    kept = [candidate for candidate in found if not is_bare_frame(candidate.wording, pack)]
    return (kept, refused) if kept or refused else ([], [_fragment(article.document, number)])


def _frames_here(entry: Attributed, sentence: Sentence) -> bool:
    return any(frame.start_char < sentence.end_char and frame.end_char > sentence.start_char for frame in entry.frames)


def _is_assertion(entry: Attributed, sentence: Sentence, pack: Pack) -> bool:
    """Whether the frame asserts its content: a promise or demand without a finite verb ("versprach, zu helfen") does not."""
    if not any(attribution.cue_lemma in speech_acts(pack) for attribution in entry.attributions):
        return True
    inside = tokens_in(sentence.tokens, entry.content)
    kinds = [part.kind for part in cut(tag(inside, pack).letters)[1] if part.kind == "infinitive" or part.finite >= 0] if inside else []
    return not inside or "main" in kinds or (bool(kinds) and kinds[0] != "infinitive")


def _uncut(entry: Attributed) -> Attributed:
    """The attribution with its frame left in the claim."""
    content = tuple(sorted((*entry.content, *entry.frames), key=lambda span: span.start_char))
    return Attributed(content, (), tuple([replace(attribution, frame_spans=()) for attribution in entry.attributions]), entry.rule)


def _is_cut(entry: Attributed) -> bool:
    """Whether the frame is to be cut: an adverb ("angeblich") stays where it is."""
    return any(attribution.cue_class != "adverb" for attribution in entry.attributions)


def _framing(article: _Article, unclaimed: Iterable[int], candidates: Sequence[Candidate]) -> list[list[int]]:
    """For each candidate the sentences that hold nothing but a frame of its attributions."""
    framing: list[list[int]] = [[] for _ in candidates]
    for number in unclaimed:
        sentence = article.document.sentences[number]
        frames = [entry for entry in article.touching[number] if entry.frames and _frames_here(entry, sentence)]
        for at, candidate in enumerate(candidates):
            if any(entry is frame for entry in candidate.attributed for frame in frames):
                framing[at].append(number)
    return framing


def _fragment(document: Document, number: int) -> Reject:
    return reject(document, trimmed_sentence(document, document.sentences[number]), "fragment", "sentence_fragment")
