"""One claim's row: every column, from its proposition and what the other steps found."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from claimpack.builders.extract.attribution.rows import cut_to
from claimpack.builders.extract.attribution.source_kinds import names_saying
from claimpack.builders.extract.claims.checkworthiness import Worth, score
from claimpack.builders.extract.claims.claim_type import find_type
from claimpack.builders.extract.claims.contents import Candidate, Contents, Found, contents_of, entities_of, number_branches
from claimpack.builders.extract.claims.decontext import StandAlone, stand_alone
from claimpack.builders.extract.claims.event_types import Event, find_event, tells_of_violence
from claimpack.builders.extract.claims.factuality import Judgement, find_tense, judge
from claimpack.builders.extract.claims.inner_frames import is_inner_scope
from claimpack.builders.extract.claims.propositions import Proposition
from claimpack.builders.extract.claims.referents import Surroundings
from claimpack.builders.ids import claim_id, sha256_hex
from claimpack.builders.languages.pack import Pack
from claimpack.builders.spans import text_of
from claimpack.builders.text.document import Document
from claimpack.schema.records import Attribution, Claim, Feature, Span

_CONTEXT = 32
_INCOMPLETE = frozenset({"ambiguous", "refused"})
_CONTINUED = "konjunktiv_continued"
_RULES = {"conjunct": "shared_subject", "gapped": "shared_verb", "verbless": "verbless_clause"}


@dataclass(slots=True)
class Told:
    """An article and what is known of it so far: whether it tells of violence, and how often each claim's text occurred."""

    document: Document
    found: Found
    pack: Pack
    violence: bool | None = None
    seen: dict[str, int] = field(default_factory=dict)

    def claim_id(self, text: str) -> str:
        """The id of the next claim with this text."""
        n_before = self.seen.get(text, 0)
        self.seen[text] = n_before + 1
        return claim_id(self.document.article.article_id, text, n_before)

    def is_violent(self) -> bool:
        """Whether the article tells of violence."""
        if self.violence is None:
            self.violence = tells_of_violence(self.document, self.pack)
        return self.violence


class Unfilled(NamedTuple):
    """A claim before its columns are filled, the how-manieth of its article; `framing`: the sentences that hold its frame alone."""

    told: Told
    ordinal: int
    candidate: Candidate
    framing: Sequence[int]


class _Reading(NamedTuple):
    """What the steps say of one candidate."""

    contents: Contents
    claim_type: str
    tense: str
    judgement: Judgement
    event: Event | None
    speaker: tuple[str | None, str | None]
    alone: StandAlone
    attributions: tuple[Attribution, ...]
    entity_ids: tuple[str, ...]


def fill_claims(unfilled: Sequence[Unfilled], pack: Pack) -> list[Claim]:
    """The rows of claims, in order; those of one article stand together."""
    texts = [_text(one) for one in unfilled]
    ids = [one.told.claim_id(text) for one, text in zip(unfilled, texts, strict=True)]
    readings = _read_claims(unfilled, ids, pack)
    scores = [score(_worth(reading, len(text)), pack) for reading, text in zip(readings, texts, strict=True)]
    return [_row(*row) for row in zip(unfilled, texts, ids, readings, scores, strict=True)]


def _text(one: Unfilled) -> str:
    text, spans = one.told.document.text, one.candidate.proposition.spans
    return text[spans[0].start_char : spans[0].end_char] if len(spans) == 1 else text_of(text, spans)


def _row(one: Unfilled, text: str, own_id: str, reading: _Reading, scored: tuple[float, tuple[Feature, ...]]) -> Claim:
    """The row of a claim."""
    document, proposition = one.told.document, one.candidate.proposition
    spans = proposition.spans
    first, last = spans[0].start_char, spans[-1].end_char
    return Claim(
        claim_id=own_id,
        article_id=document.article.article_id,
        ordinal=one.ordinal,
        zone=proposition.sentence.zone,
        spans=spans,
        text=text,
        sha256=sha256_hex(text.encode()),
        sentence_spans=_sentences(one.candidate.sentence, one.framing, document),
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
        checkworthiness=scored[0],
        checkworthiness_features=scored[1],
        speaker=reading.speaker[0],
        speaker_entity_id=reading.speaker[1],
        attributions=reading.attributions,
        quantities=reading.contents.quantities,
        times=reading.contents.times,
        entity_ids=reading.entity_ids,
        rule=_rule(proposition),
        status="auto",
    )


def _sentences(own: int, framing: Sequence[int], document: Document) -> tuple[Span, ...]:
    if not framing:
        return (document.sentences[own].span,)
    return tuple([document.sentences[number].span for number in sorted({own, *framing})])


def _read_claims(unfilled: Sequence[Unfilled], ids: Sequence[str], pack: Pack) -> list[_Reading]:
    """Each step's answers for all claims before the next step's, in the order in which they need each other."""
    claims = [one.candidate for one in unfilled]
    contents = [contents_of(claim, one.told.document, one.told.found) for one, claim in zip(unfilled, claims, strict=True)]
    tenses = [find_tense(claim.wording, claim.attributed, pack) for claim in claims]
    types = [
        find_type(claim.wording, claim.attributed, inside.quantities, tense, pack)
        for claim, inside, tense in zip(claims, contents, tenses, strict=True)
    ]
    judgements = [judge(claim.wording, claim.attributed, kind, pack) for claim, kind in zip(claims, types, strict=True)]
    events = [
        find_event(one.candidate.wording, one.candidate.attributed, pack, is_violent=one.told.is_violent, polarity=judgement.polarity)
        for one, judgement in zip(unfilled, judgements, strict=True)
    ]
    speakers = _speakers(unfilled)
    alone = [_alone(one, speaker, pack) for one, (_, speaker) in zip(unfilled, speakers, strict=True)]
    chains = [
        _chain(one, judgement, before if one.ordinal else None, pack) if one.candidate.attributed else ()
        for one, judgement, before in zip(unfilled, judgements, ["", *ids], strict=False)
    ]
    entities = [entities_of(one.candidate.proposition.spans, one.told.found) for one in unfilled]
    return list(map(_Reading, contents, types, tenses, judgements, events, speakers, alone, chains, entities))


def _alone(one: Unfilled, speaker: str | None, pack: Pack) -> StandAlone:
    told, candidate = one.told, one.candidate
    around = Surroundings(told.document, told.found, candidate.sentence, _reporter(candidate, speaker) if candidate.attributed else None)
    return stand_alone(candidate.proposition, candidate.wording, around, pack)


def _chain(one: Unfilled, judgement: Judgement, before: str | None, pack: Pack) -> tuple[Attribution, ...]:
    """The rows of the claim's attributions, cut to the claim. `before` is the id of the claim before it."""
    text, spans = one.told.document.text, one.candidate.proposition.spans
    return tuple([cut_to(row, spans, judgement.polarity, text, pack) for row in number_branches(one.candidate.attributed, before)])


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


def _speakers(unfilled: Sequence[Unfilled]) -> list[tuple[str | None, str | None]]:
    """Name and entity of the first source of each claim; what goes on without a cue has the speaker of the claim before."""
    speakers: list[tuple[str | None, str | None]] = []
    for one in unfilled:
        before = speakers[-1] if one.ordinal else None
        speakers.append(_speaker(one.candidate, before, one.told))
    return speakers


def _speaker(candidate: Candidate, before: tuple[str | None, str | None] | None, told: Told) -> tuple[str | None, str | None]:
    inner = [token.start_char for token in candidate.wording.inner] if candidate.attributed else ()
    for entry in candidate.attributed:
        if entry.rule == _CONTINUED and not entry.attributions[0].source_text and before is not None:
            return before
        for attribution in entry.attributions:
            is_nobody = is_inner_scope(attribution, inner) or names_saying(attribution, told.pack)
            if attribution.hop == 1 and attribution.source_text and not is_nobody:
                name = _name(attribution.source_text, attribution.source_kind, attribution.source_entity_id, told.found)
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
