"""Sayings of one sentence that hang together: who hands on whose words, and on whom a source rests.

- "Das berichtete X unter Berufung auf Y": X first, Y second
- "X sagte laut Z, …", "X hat nach Angaben von Z … gefordert": Z first, X second
- a second source for the sentence before is a branch of its own
"""

from collections.abc import Sequence

from claimpack.builders.extract.attribution.sayings import Saying
from claimpack.builders.spans import contains, overlap, subtract
from claimpack.schema.records import Span

_PHRASES = frozenset({"preposition", "particle"})
_ADVERBS = frozenset({"adverb", "pro_adverb"})


def chained(sayings: Sequence[Saying], before: Sequence[Saying]) -> list[Saying]:
    """The sayings of a line, those that belong to one chain as one. `before`: the sayings of the sentence before."""
    if not sayings:
        return []
    verbs = [saying for saying in sayings if saying.rule not in _PHRASES | _ADVERBS | {"chain"}]
    phrases = [saying for saying in sayings if saying.rule in _PHRASES]
    rests = [saying for saying in sayings if saying.rule == "chain"]
    others = [saying for saying in sayings if saying.rule in _ADVERBS]
    for rest in rests:
        verbs, phrases = _resting(rest, verbs, phrases, others)
    for phrase in phrases:
        verbs = _handed_on(phrase, verbs, others)
    found = [_branched(saying, before) for saying in (*verbs, *others) if saying.content]
    return sorted(found, key=lambda saying: (saying.content[0].start_char, -saying.content[-1].end_char))


def _resting(rest: Saying, verbs: list[Saying], phrases: list[Saying], others: list[Saying]) -> tuple[list[Saying], list[Saying]]:
    """The saying whose frame holds "unter Berufung auf Y", or the phrase beside it, rests on Y; alone it is a saying of its own."""
    for group in (verbs, phrases):
        for index, saying in enumerate(group):
            is_inside = contains(saying.frames, rest.frames)
            is_beside = saying.rule in _PHRASES and abs(rest.frames[0].start_char - saying.frames[-1].end_char) <= 1
            is_clause = saying.quote_type == "reported" and contains(saying.content, rest.frames)
            if is_inside or is_beside or is_clause:
                frames = subtract(saying.frames, rest.frames) if is_inside else saying.frames
                content = subtract(saying.content, rest.frames) if is_beside else saying.content
                group[index] = saying._replace(frames=_tight(frames), content=_tight(content), below=(*saying.below, rest))
                return verbs, phrases
    others.append(rest)
    return verbs, phrases


def _tight(spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """Without pieces that hold no more than a mark or a space."""
    return tuple(span for span in spans if span.end_char - span.start_char > 2) or spans


def _handed_on(phrase: Saying, verbs: list[Saying], others: list[Saying]) -> list[Saying]:
    """A phrase in the frame of a saying hands it on; one in a reported act takes it over; else it is a saying of its own."""
    for index, saying in enumerate(verbs):
        if saying.frames and contains(saying.frames, phrase.frames):
            verbs[index] = saying._replace(frames=_tight(subtract(saying.frames, phrase.frames)), above=(*saying.above, phrase))
            return verbs
        if saying.quote_type == "reported" and overlap(saying.content, phrase.content):
            others.append(phrase._replace(below=(*phrase.below, saying)))
            return [*verbs[:index], *verbs[index + 1 :]]
    others.append(phrase)
    return verbs


def _branched(saying: Saying, before: Sequence[Saying]) -> Saying:
    if saying.rule != "sentence_before":
        return saying
    n_before = sum(1 for other in before if other.quote_type != "direct" and overlap(other.content, saying.content))
    return saying._replace(branch=1 + n_before)
