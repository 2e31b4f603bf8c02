"""Frames inside a clause that hangs on another one: "die Bombe, die laut Polizei 50 Kilo wog", "weil nach Angaben der Bahn …".

What such a frame covers is no sentence of its own: the clause stays in the claim of its main clause, frame and all, and the attribution has
it as its scope. A clause of what somebody says ("sagte, dass laut Umfragen …") is a claim of its own and stays one.
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from operator import attrgetter

from claimpack.builders.extract.attribution.cue_words import cue_words
from claimpack.builders.extract.claims.parts import cut
from claimpack.builders.extract.claims.spans import tokens_in
from claimpack.builders.extract.facts import Attributed
from claimpack.builders.extract.tags import letter_of, tag
from claimpack.builders.languages.pack import Pack
from claimpack.builders.spans import overlap
from claimpack.builders.text.document import Sentence, Token
from claimpack.schema.records import Attribution

_VERBLESS = frozenset({"preposition", "particle"})
_START = attrgetter("start_char")
# The letters that a dependent clause can open with.
_OPENING = frozenset("RPpSsQbKNA#")
_DEPENDENT = frozenset({"subordinate", "relative", "weak", "question"})


def with_inner_scope(near: Sequence[Attributed], sentence: Sentence, pack: Pack) -> list[Attributed]:
    """The attributions, those of an inner clause without their frame and with that clause as their scope."""
    return [_scoped(entry) if _is_inner(entry, near, sentence, pack) or _is_adverbial(entry, sentence, pack) else entry for entry in near]


def _is_adverbial(entry: Attributed, sentence: Sentence, pack: Pack) -> bool:
    """Whether the verb of saying stands in a clause that says when or why: "Nachdem bekannt geworden war, dass …, stieg der Kurs"."""
    if entry.rule != "behind" or not entry.frames:
        return False
    words, tokens = cue_words(pack), sentence.tokens
    first = bisect_left(tokens, entry.frames[0].start_char, key=_START)
    if first >= len(tokens) or tokens[first].text.lower() not in words.adverbial_openers:
        return False
    frame = tokens[first : bisect_left(tokens, entry.frames[-1].end_char, first, key=_START)]
    if len(frame) < 2 or frame[-1].text.lower() not in words.complementisers:
        return False
    parts = cut(tag(frame[:-1], pack).letters)[1]
    return bool(parts) and parts[0].kind in ("subordinate", "weak") and not any(part.kind == "main" for part in parts)


def is_inner_scope(row: Attribution, inner: Sequence[int]) -> bool:
    """Whether a row speaks of an inner clause alone: it is not the claim's speaker. `inner`: offsets of the words of inner clauses."""
    if not row.scope_spans or row.quote_type == "reported":
        return False
    return row.cue_class in _VERBLESS or (row.cue_class == "verb" and any(span.start_char in inner for span in row.cue_spans))


def _scoped(entry: Attributed) -> Attributed:
    rows = tuple([replace(row, frame_spans=(), scope_spans=entry.content) for row in entry.attributions])
    return Attributed(entry.content, (), rows, entry.rule)


def _is_inner(entry: Attributed, near: Sequence[Attributed], sentence: Sentence, pack: Pack) -> bool:
    """Whether a verbless frame stands in a clause with its verb at its end, and words of the main clause stand outside."""
    if not entry.frames or not entry.content or any(row.cue_class not in _VERBLESS for row in entry.attributions):
        return False
    if not (sentence.start_char <= entry.content[0].start_char and entry.content[-1].end_char <= sentence.end_char):
        return False
    first = entry.content[0].start_char
    if any(other is not entry and overlap(other.content, entry.content) and other.content[0].start_char >= first for other in near):
        return False
    start = min(entry.content[0].start_char, entry.frames[0].start_char)
    end = max(entry.content[-1].end_char, entry.frames[-1].end_char)
    tokens = sentence.tokens
    inside = [at for at, token in enumerate(tokens) if start <= token.start_char < end]
    if not inside or not _has_word(tokens[: inside[0]]) | _has_word(tokens[inside[-1] + 1 :]):
        return False
    said = tokens_in(tokens, entry.content)
    is_behind_comma = inside[0] > 0 and tokens[inside[0] - 1].text == ","
    is_before_comma = inside[-1] + 1 < len(tokens) and tokens[inside[-1] + 1].text == ","
    if not said or letter_of(said[0].text, pack, is_first=inside[0] == 0) not in _OPENING:
        return False
    return _is_dependent(said, pack, is_behind_comma=is_behind_comma, is_before_comma=is_before_comma)


def _has_word(tokens: Sequence[Token]) -> bool:
    return any(token.text[0].isalnum() for token in tokens)


def _is_dependent(tokens: Sequence[Token], pack: Pack, *, is_behind_comma: bool, is_before_comma: bool) -> bool:
    """Whether the words are a subordinate clause, or behind a comma a relative one."""
    letters, parts = cut(tag(tokens, pack).letters)
    if not parts:
        return False
    first, others = parts[0], parts[1:]
    if any(part.kind == "main" for part in others):
        return False
    opens = letters[first.start : first.start + 2]
    is_relative = is_behind_comma and first.is_final and (opens[:1] == "R" or opens in ("PR", "pR"))
    return is_relative or (first.kind in _DEPENDENT and (first.kind == "subordinate" or is_behind_comma or is_before_comma))
