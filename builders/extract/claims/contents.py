"""What stands inside a claim: its quantities, times, entities and attributions, with indexes made the claim's own."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from claimpack.builders.extract.claims.propositions import Proposition
from claimpack.builders.extract.claims.wording import Wording
from claimpack.builders.extract.facts import Attributed
from claimpack.builders.extract.times.roles import role_of
from claimpack.builders.spans import contains, overlap
from claimpack.builders.text.document import Document
from claimpack.schema.records import Attribution, Mention, Quantity, Span, Time


@dataclass(frozen=True, slots=True)
class Found:
    """Everything that the other steps found in the article, each in text order, with first offsets and ids for looking up."""

    attributed: tuple[Attributed, ...]
    quantities: tuple[Quantity, ...]
    times: tuple[Time, ...]
    mentions: tuple[Mention, ...]
    by_id: Mapping[str, Mention]
    quantity_starts: tuple[int, ...]
    time_starts: tuple[int, ...]
    mention_starts: tuple[int, ...]

    @staticmethod
    def of(attributed: Sequence[Attributed], quantities: Sequence[Quantity], times: Sequence[Time], mentions: Sequence[Mention]) -> "Found":
        """The findings with their offsets. Quantities, times and mentions must be in text order."""
        return Found(
            tuple(attributed),
            tuple(quantities),
            tuple(times),
            tuple(mentions),
            {mention.mention_id: mention for mention in mentions},
            tuple([quantity.spans[0].start_char for quantity in quantities]),
            tuple([time.spans[0].start_char for time in times]),
            tuple([mention.spans[0].start_char for mention in mentions]),
        )


class Candidate(NamedTuple):
    """A proposition that is a claim, with the attributions that cover it and the number of its sentence."""

    proposition: Proposition
    wording: Wording
    attributed: tuple[Attributed, ...]
    sentence: int


class Contents(NamedTuple):
    """The quantities and times of one claim, with the indexes between them made local."""

    quantities: tuple[Quantity, ...]
    times: tuple[Time, ...]


_EMPTY = Contents((), ())


def attributions_of(spans: Sequence[Span], near: Sequence[Attributed]) -> list[Attributed]:
    """Those whose content covers half of the claim or more; and those without a frame that cover a part of it, with that part as scope."""
    if not near:
        return []
    size = sum(span.end_char - span.start_char for span in spans)
    chosen = []
    for attributed in near:
        shared = overlap(attributed.content, spans)
        if 2 * shared >= size:
            chosen.append(attributed)
        elif shared and not attributed.frames and contains(spans, attributed.content):
            chosen.append(_with_scope(attributed))
    return chosen


def _with_scope(attributed: Attributed) -> Attributed:
    rows = [row if row.scope_spans else replace(row, scope_spans=attributed.content) for row in attributed.attributions]
    return replace(attributed, attributions=tuple(rows))


def number_branches(chosen: Sequence[Attributed], inherited_from: str | None) -> tuple[Attribution, ...]:
    """The rows of the attributions, branches numbered from 1 in order; a continued Konjunktiv inherits from the claim before."""
    rows = []
    for branch, attributed in enumerate(chosen, 1):
        origin = inherited_from if attributed.rule == "konjunktiv_continued" else None
        for attribution in attributed.attributions:
            is_right = attribution.branch == branch and attribution.inherited_from == origin
            rows.append(attribution if is_right else replace(attribution, branch=branch, inherited_from=origin))
    return tuple(rows)


def contents_of(candidate: Candidate, document: Document, found: Found) -> Contents:
    """The quantities inside the claim and the times in it or in its frames.

    In a claim that is itself a saying, the times are the report's.
    """
    spans = candidate.proposition.spans
    low, high = spans[0].start_char, spans[-1].end_char
    quantity_at = _within(found.quantity_starts, low, high)
    if quantity_at:
        quantity_at = [index for index in quantity_at if contains(spans, found.quantities[index].spans)]
    frames = [frame for entry in candidate.attributed for frame in entry.frames] if candidate.attributed else []
    for frame in frames:
        low, high = min(low, frame.start_char), max(high, frame.end_char)
    time_at = _within(found.time_starts, low, high)
    times: tuple[Time, ...] = ()
    if not time_at and not quantity_at:
        return _EMPTY
    if time_at:
        time_at = [index for index in time_at if _is_inside(found.times[index].spans, spans, frames)]
        is_saying = any(not entry.frames and _holds_cue(candidate.wording, entry) for entry in candidate.attributed)
        times = tuple([_with_role(found.times[index], spans, candidate.wording, is_saying=is_saying) for index in time_at])
    if not quantity_at:
        return Contents((), times)
    place = _place_of(spans, document, candidate.sentence, found)
    return Contents(tuple([_localised(found.quantities[index], quantity_at, time_at, place) for index in quantity_at]), times)


def _localised(quantity: Quantity, quantity_at: Sequence[int], time_at: Sequence[int], place: str | None) -> Quantity:
    """The quantity with the claim's own indexes; a count without a place has the claim's."""
    part_of = quantity_at.index(quantity.part_of) if quantity.part_of in quantity_at else None
    time = time_at.index(quantity.time) if quantity.time in time_at else None
    where = quantity.place_entity_id or (place if quantity.kind == "count" else None)
    if part_of == quantity.part_of and time == quantity.time and where == quantity.place_entity_id:
        return quantity
    return replace(quantity, part_of=part_of, time=time, place_entity_id=where)


def _holds_cue(wording: Wording, entry: Attributed) -> bool:
    """Whether a verb of saying is the claim's own: "wurde am Montag gemeldet", "versprach am Montag"."""
    starts = {span.start_char for row in entry.attributions if row.cue_class == "verb" for span in row.cue_spans}
    return bool(starts) and any(token.start_char in starts for token in wording.tokens)


def _is_inside(inner: Sequence[Span], spans: Sequence[Span], frames: Sequence[Span]) -> bool:
    return contains(spans, inner) or contains(frames, inner)


def _with_role(time: Time, spans: Sequence[Span], wording: Wording, *, is_saying: bool) -> Time:
    start = time.spans[0].start_char
    is_inner = any(token.start_char == start for token in wording.inner)
    role = role_of(time, is_in_report=is_saying or not contains(spans, time.spans), is_inner=is_inner)
    return time if role == time.role else replace(time, role=role)


def _within(starts: Sequence[int], low: int, high: int) -> Sequence[int]:
    """Indexes of the items that begin between two offsets."""
    first = bisect_left(starts, low)
    return range(first, bisect_left(starts, high, first)) if first < len(starts) and starts[first] < high else ()


def entities_of(spans: Sequence[Span], found: Found) -> tuple[str, ...]:
    """The mention ids of the names inside the claim, in text order."""
    within = _within(found.mention_starts, spans[0].start_char, spans[-1].end_char)
    if not within:
        return ()
    inside = found.mentions[within[0] : within[-1] + 1]
    if len(spans) == 1:
        end = spans[0].end_char
        return tuple([one.mention_id for one in inside if one.mention_type == "NAM" and one.spans[-1].end_char <= end])
    return tuple([one.mention_id for one in inside if one.mention_type == "NAM" and contains(spans, one.spans)])


def _place_of(spans: Sequence[Span], document: Document, sentence: int, found: Found) -> str | None:
    """The mention id of the claim's first place; if it has none, of the sentence's before it in the paragraph."""
    before = document.sentences[sentence - 1] if sentence else None
    is_near = before is not None and before.paragraph == document.sentences[sentence].paragraph
    for where in (spans, (before.span,)) if before is not None and is_near else (spans,):
        for index in _within(found.mention_starts, where[0].start_char, where[-1].end_char):
            mention = found.mentions[index]
            is_place = mention.entity_type == "LOC" and mention.mention_type == "NAM" and mention.derivation == "none"
            if is_place and contains(where, mention.spans):
                return mention.mention_id
    return None
