"""What stands inside a claim: its quantities, times, entities and attributions, with indexes made the claim's own."""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from claimpack.builders.extract.claims.wording import Wording
from claimpack.builders.extract.facts import Attributed
from claimpack.builders.extract.times.roles import role_of
from claimpack.builders.spans import contains, overlap
from claimpack.builders.text.document import Sentence
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


@dataclass(frozen=True, slots=True)
class Contents:
    """The quantities and times of one claim, with the indexes between them made local."""

    quantities: tuple[Quantity, ...]
    times: tuple[Time, ...]


def attributions_of(spans: Sequence[Span], near: Sequence[Attributed]) -> list[Attributed]:
    """Those whose content covers half of the claim or more; and those without a frame that cover a part of it, with that part as scope."""
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


def contents_of(
    spans: Sequence[Span], frames: Sequence[Span], wording: Wording, found: Found, before: Sentence | None, *, is_saying: bool
) -> Contents:
    """The quantities inside the claim and the times in it or in its frames.

    `before` is the sentence where a count without a place may have it; `is_saying`: the claim is itself an act of saying with a source.
    """
    time_at = [index for index in _within(found.time_starts, spans, frames) if _is_inside(found.times[index].spans, spans, frames)]
    quantity_at = [index for index in _within(found.quantity_starts, spans) if contains(spans, found.quantities[index].spans)]
    times = tuple([_with_role(found.times[index], spans, wording, is_saying=is_saying) for index in time_at])
    if not quantity_at:
        return Contents((), times)
    place = _place_of(spans, before, found)
    quantities = []
    for index in quantity_at:
        quantity = found.quantities[index]
        part_of = quantity_at.index(quantity.part_of) if quantity.part_of in quantity_at else None
        time = time_at.index(quantity.time) if quantity.time in time_at else None
        where = quantity.place_entity_id or (place if quantity.kind == "count" else None)
        quantities.append(replace(quantity, part_of=part_of, time=time, place_entity_id=where))
    return Contents(tuple(quantities), times)


def _is_inside(inner: Sequence[Span], spans: Sequence[Span], frames: Sequence[Span]) -> bool:
    return contains(spans, inner) or contains(frames, inner)


def _with_role(time: Time, spans: Sequence[Span], wording: Wording, *, is_saying: bool) -> Time:
    start = time.spans[0].start_char
    is_inner = any(token.start_char == start for token in wording.inner)
    role = role_of(time, is_in_report=is_saying or not contains(spans, time.spans), is_inner=is_inner)
    return time if role == time.role else replace(time, role=role)


def _within(starts: Sequence[int], spans: Sequence[Span], frames: Sequence[Span] = ()) -> range:
    """Indexes of the items that begin inside the hull of the spans and frames; the spans are in order, the frames need not be."""
    if not starts:
        return range(0)
    low, high = spans[0].start_char, spans[-1].end_char
    for frame in frames:
        low, high = min(low, frame.start_char), max(high, frame.end_char)
    first = bisect_left(starts, low)
    return range(first, bisect_right(starts, high - 1, first))


def entities_of(spans: Sequence[Span], found: Found) -> tuple[str, ...]:
    """The mention ids of the names inside the claim, in text order."""
    inside = [found.mentions[index] for index in _within(found.mention_starts, spans)]
    return tuple([mention.mention_id for mention in inside if mention.mention_type == "NAM" and contains(spans, mention.spans)])


def _place_of(spans: Sequence[Span], before: Sentence | None, found: Found) -> str | None:
    """The mention id of the claim's first place; of the sentence's before it if it has none."""
    for where in (tuple(spans), (before.span,) if before else ()):
        for index in _within(found.mention_starts, where) if where else ():
            mention = found.mentions[index]
            is_place = mention.entity_type == "LOC" and mention.mention_type == "NAM" and mention.derivation == "none"
            if is_place and contains(where, mention.spans):
                return mention.mention_id
    return None
