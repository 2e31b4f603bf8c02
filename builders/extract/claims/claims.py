"""The claims of an article, and the sentences that are none, with the reason.

A claim is one main clause with what hangs on it, without the frame that attributes it (propositions.py). Each sentence of headline, lead,
body and caption yields a claim or a reject; a sentence that is nothing but a frame is listed in the sentence_spans of the claims that it
frames. Offsets are Unicode code points into the article's text.
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace

from claimpack.builders.extract.claims.bare_frames import is_bare_frame
from claimpack.builders.extract.claims.claim_type import speech_acts
from claimpack.builders.extract.claims.contents import Candidate, Found, attributions_of
from claimpack.builders.extract.claims.parts import cut
from claimpack.builders.extract.claims.propositions import Proposition, read_sentence
from claimpack.builders.extract.claims.rows import Progress, fill_claim
from claimpack.builders.extract.claims.sentence_rejects import is_credit, reasons, reject, trimmed_sentence, why_no_claim
from claimpack.builders.extract.claims.spans import Marks
from claimpack.builders.extract.claims.wording import word_claim
from claimpack.builders.extract.facts import Attributed
from claimpack.builders.extract.tags import tag
from claimpack.builders.languages.pack import Pack
from claimpack.builders.text.document import Document, Sentence
from claimpack.schema.records import Claim, Mention, Quantity, Reject, Time

# The claims and the rejects of a sentence.
_Read = tuple[list[Candidate], list[Reject]]

ZONES_WITH_CLAIMS = frozenset({"headline", "lead", "body", "caption"})


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
    touching = _by_sentence(document, attributed)
    marks = Marks.of(document)
    read = [_read(document, number, touching[number], marks, pack) for number in range(len(document.sentences))]
    unclaimed = [number for number, (kept, refused) in enumerate(read) if not kept and not refused and _may_claim(document, number)]
    framed = {number for numbers in _framing(document, unclaimed, touching, _kept(read)) for number in numbers}
    for number in unclaimed:
        if number not in framed:
            read[number] = _read_whole(document, number, touching[number], marks, pack)
    candidates = _kept(read)
    framing = _framing(document, [number for number in unclaimed if number in framed], touching, candidates)
    rejects = [row for _, refused in read for row in refused]
    progress = Progress(document, Found.of(attributed, quantities, times, mentions), pack)
    for candidate, numbers in zip(candidates, framing, strict=True):
        progress.claims.append(fill_claim(candidate, numbers, progress))
    return tuple(progress.claims), tuple(sorted(rejects, key=lambda row: (row.spans[0].start_char, row.spans[-1].end_char)))


def _may_claim(document: Document, number: int) -> bool:
    return document.sentences[number].zone in ZONES_WITH_CLAIMS


def _kept(read: Sequence[_Read]) -> list[Candidate]:
    return [candidate for kept, _ in read for candidate in kept]


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


def _read(document: Document, number: int, near: Sequence[Attributed], marks: Marks, pack: Pack) -> _Read:
    """The claims of a sentence, or its rejects; neither where it is nothing but a frame."""
    sentence = document.sentences[number]
    if sentence.zone not in ZONES_WITH_CLAIMS:
        return [], []
    if is_credit(sentence, pack):
        return [], [reject(document, (sentence.span,), "credit", "caption_credit", stage="sentence")]
    framed: Sequence[Attributed] = ()
    if near:
        near = [entry if not entry.frames or _is_assertion(entry, sentence, pack) else _uncut(entry) for entry in near]
        framed = [entry for entry in near if entry.frames and _frames_here(entry, sentence) and _is_cut(entry)]
    kept: list[Candidate] = []
    refused: list[tuple[str, Proposition]] = []
    for proposition in read_sentence(sentence, framed, marks, pack):
        wording = word_claim(proposition, pack)
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
            return _read_whole(document, number, near, marks, pack)
        return [], [reject(document, trimmed_sentence(document, sentence), reason, f"sentence_{reason}")]
    return [], []


def _read_whole(document: Document, number: int, near: Sequence[Attributed], marks: Marks, pack: Pack) -> _Read:
    """The claims of a sentence where cutting the frames left nothing: it is read with them. A frame alone is none."""
    found, refused = _read(document, number, [_uncut(entry) for entry in near], marks, pack)
    kept = [candidate for candidate in found if not is_bare_frame(candidate.wording, pack)]
    return (kept, refused) if kept or refused else ([], [_fragment(document, number)])


def _frames_here(entry: Attributed, sentence: Sentence) -> bool:
    return any(frame.start_char < sentence.end_char and frame.end_char > sentence.start_char for frame in entry.frames)


def _is_assertion(entry: Attributed, sentence: Sentence, pack: Pack) -> bool:
    """Whether the frame asserts its content: a promise or demand without a finite verb ("versprach, zu helfen") does not."""
    if not any(attribution.cue_lemma in speech_acts(pack) for attribution in entry.attributions):
        return True
    inside = [token for token in sentence.tokens if any(span.start_char <= token.start_char < span.end_char for span in entry.content)]
    return not inside or any(part.finite >= 0 and part.kind != "infinitive" for part in cut(tag(inside, pack).letters)[1])


def _uncut(entry: Attributed) -> Attributed:
    """The attribution with its frame left in the claim."""
    content = tuple(sorted((*entry.content, *entry.frames), key=lambda span: span.start_char))
    return Attributed(content, (), tuple([replace(attribution, frame_spans=()) for attribution in entry.attributions]), entry.rule)


def _is_cut(entry: Attributed) -> bool:
    """Whether the frame is to be cut: an adverb ("angeblich") stays where it is."""
    return any(attribution.cue_class != "adverb" for attribution in entry.attributions)


def _framing(
    document: Document, unclaimed: Iterable[int], touching: Sequence[Sequence[Attributed]], candidates: Sequence[Candidate]
) -> list[list[int]]:
    """For each candidate the sentences that hold nothing but a frame of its attributions."""
    framing: list[list[int]] = [[] for _ in candidates]
    for number in unclaimed:
        frames = [entry for entry in touching[number] if entry.frames and _frames_here(entry, document.sentences[number])]
        for at, candidate in enumerate(candidates):
            if any(entry is frame for entry in candidate.attributed for frame in frames):
                framing[at].append(number)
    return framing


def _fragment(document: Document, number: int) -> Reject:
    return reject(document, trimmed_sentence(document, document.sentences[number]), "fragment", "sentence_fragment")
