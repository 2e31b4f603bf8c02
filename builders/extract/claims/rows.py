"""One claim's row: every column, from its proposition and what the other steps found."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from claimpack.builders.extract.attribution.rows import cut_to
from claimpack.builders.extract.claims.checkworthiness import Worth, score
from claimpack.builders.extract.claims.claim_type import find_type
from claimpack.builders.extract.claims.contents import Candidate, Contents, Found, contents_of, entities_of, number_branches
from claimpack.builders.extract.claims.decontext import StandAlone, stand_alone
from claimpack.builders.extract.claims.event_types import Event, find_event, tells_of_violence
from claimpack.builders.extract.claims.factuality import Judgement, find_tense, judge
from claimpack.builders.extract.claims.propositions import Proposition
from claimpack.builders.extract.claims.referents import Surroundings
from claimpack.builders.extract.facts import Attributed
from claimpack.builders.ids import claim_id, sha256_hex
from claimpack.builders.languages.pack import Pack
from claimpack.builders.spans import text_of
from claimpack.builders.text.document import Document
from claimpack.schema.records import Attribution, Claim, Span

_CONTEXT = 32
_INCOMPLETE = frozenset({"ambiguous", "refused"})
_CONTINUED = "konjunktiv_continued"
_RULES = {"conjunct": "shared_subject", "gapped": "shared_verb", "verbless": "verbless_clause"}


@dataclass(slots=True)
class Progress:
    """An article and what is known of it so far: its claims, and how often each text occurred."""

    document: Document
    found: Found
    pack: Pack
    violence: bool | None = None
    claims: list[Claim] = field(default_factory=list)
    seen: dict[str, int] = field(default_factory=dict)

    def n_before(self, text: str) -> int:
        """How many claims with this text came before; this one is counted."""
        n_seen = self.seen.get(text, 0)
        self.seen[text] = n_seen + 1
        return n_seen

    def is_violent(self) -> bool:
        """Whether the article tells of violence; looked up when first asked."""
        if self.violence is None:
            self.violence = tells_of_violence(self.document, self.pack)
        return self.violence


class _Reading(NamedTuple):
    """What the steps say of one candidate."""

    contents: Contents
    claim_type: str
    tense: str
    judgement: Judgement
    event: Event | None
    speaker: str | None
    speaker_id: str | None
    alone: StandAlone
    attributions: tuple[Attribution, ...]
    entity_ids: tuple[str, ...]


def fill_claim(candidate: Candidate, framing: Sequence[int], progress: Progress) -> Claim:
    """The row of a candidate; `framing` are the numbers of sentences that hold its frame alone."""
    document, spans = progress.document, candidate.proposition.spans
    first, last = spans[0].start_char, spans[-1].end_char
    text = document.text[first:last] if len(spans) == 1 else text_of(document.text, spans)
    reading = _read_claim(candidate, progress)
    checkworthiness, features = score(_worth(reading, len(text)), progress.pack)
    return Claim(
        claim_id=claim_id(document.article.article_id, text, progress.n_before(text)),
        article_id=document.article.article_id,
        ordinal=len(progress.claims),
        zone=candidate.proposition.sentence.zone,
        spans=spans,
        text=text,
        sha256=sha256_hex(text.encode()),
        sentence_spans=_sentences(candidate.sentence, framing, document),
        prefix=document.text[max(0, first - _CONTEXT) : first],
        suffix=document.text[last : last + _CONTEXT],
        decontextualised=reading.alone.text,
        decontext_status=reading.alone.status,
        decontext_edits=reading.alone.edits,
        claim_type=reading.claim_type,
        event_type=reading.event.event_type if reading.event else None,
        event_spans=reading.event.spans if reading.event else (),
        polarity=reading.judgement.polarity,
        tense=reading.tense,
        factuality=reading.judgement.factuality,
        hedge_spans=reading.judgement.hedge_spans,
        checkworthiness=checkworthiness,
        checkworthiness_features=features,
        speaker=reading.speaker,
        speaker_entity_id=reading.speaker_id,
        attributions=reading.attributions,
        quantities=reading.contents.quantities,
        times=reading.contents.times,
        entity_ids=reading.entity_ids,
        rule=_rule(candidate.proposition),
        status="auto",
    )


def _sentences(own: int, framing: Sequence[int], document: Document) -> tuple[Span, ...]:
    if not framing:
        return (document.sentences[own].span,)
    return tuple([document.sentences[number].span for number in sorted({own, *framing})])


def _read_claim(candidate: Candidate, progress: Progress) -> _Reading:
    """Each step's answer, in the order in which they need each other."""
    document, found, pack = progress.document, progress.found, progress.pack
    wording, attributed = candidate.wording, candidate.attributed
    before = progress.claims[-1] if progress.claims else None
    contents = contents_of(candidate, document, found)
    tense = find_tense(wording, pack, is_attributed=bool(attributed))
    claim_type = find_type(wording, attributed, contents.quantities, tense, pack)
    judgement = judge(wording, attributed, claim_type, pack)
    speaker, speaker_id = _speaker(attributed, before, found) if attributed else (None, None)
    around = Surroundings(document, found, candidate.sentence, _reporter(candidate, speaker_id) if attributed else None)
    return _Reading(
        contents,
        claim_type,
        tense,
        judgement,
        find_event(wording, attributed, pack, is_violent=progress.is_violent, polarity=judgement.polarity),
        speaker,
        speaker_id,
        stand_alone(candidate.proposition, wording, around, pack),
        _chain(candidate, judgement, before, progress) if attributed else (),
        entities_of(candidate.proposition.spans, found),
    )


def _chain(candidate: Candidate, judgement: Judgement, before: Claim | None, progress: Progress) -> tuple[Attribution, ...]:
    """The rows of the claim's attributions, cut to the claim."""
    rows = number_branches(candidate.attributed, before.claim_id if before else None)
    text, spans = progress.document.text, candidate.proposition.spans
    return tuple([cut_to(row, spans, judgement.polarity, text, progress.pack) for row in rows])


def _worth(reading: _Reading, n_characters: int) -> Worth:
    return Worth(
        reading.claim_type,
        reading.event.event_type if reading.event else None,
        reading.contents.quantities,
        len(reading.contents.times),
        len(reading.entity_ids),
        n_characters,
        bool(reading.attributions) and any(row.source_spans for row in reading.attributions),
        bool(reading.judgement.hedge_spans),
        reading.alone.status in _INCOMPLETE,
    )


def _speaker(attributed: Sequence[Attributed], before: Claim | None, found: Found) -> tuple[str | None, str | None]:
    """Name and entity of the first source; what goes on without a cue has the speaker of the claim before."""
    for entry in attributed:
        if entry.rule == _CONTINUED and not entry.attributions[0].source_text and before is not None:
            return before.speaker, before.speaker_entity_id
        for attribution in entry.attributions:
            if attribution.hop == 1 and attribution.source_text:
                name = _name(attribution.source_text, attribution.source_kind, attribution.source_entity_id, found)
                return name, attribution.source_entity_id
    return None, None


def _reporter(candidate: Candidate, speaker_id: str | None) -> str | None:
    """The speaker whom "er" may mean: nobody in direct speech."""
    is_direct = any(entry.attributions[0].quote_type == "direct" for entry in candidate.attributed)
    return None if is_direct else speaker_id


def _name(source: str, kind: str, entity: str | None, found: Found) -> str:
    """A person by the name, anyone else as the text has it."""
    mention = found.by_id.get(entity) if entity is not None else None
    return mention.text if mention is not None and kind == "named_person" else source


def _rule(proposition: Proposition) -> str:
    return _RULES.get(proposition.clause.kind, "quoted_clause" if proposition.is_quoted else "main_clause")
