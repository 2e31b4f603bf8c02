"""The pieces of a sentence between its commas: what each one is, where its finite verb stands, and which piece goes on with which.

Positions count letters (see extract/terms).
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from claimpack.builders.extract.attribution.cue_words import CueWords
from claimpack.builders.extract.attribution.terms import BORDERS, QUOTE, VERBS, Term

_ZU = re.compile(r"z|Z[UGhwmyu]")
_BORDER = re.compile(f"[{re.escape(''.join(sorted(BORDERS)))}]")
_SURE, _DOUBTFUL = re.compile(f"[{''.join(sorted(VERBS))}]"), re.compile("E")
_ONE_PHRASE = re.compile(r"[oORD]|[RD]?[A#]*N+")
_UNSURE = frozenset("hwmjuUVG")
_INFINITIVES = "UGhwmy"
_AUXILIARIES = frozenset("hwmHWMB")
_FULL = frozenset(("", ":", ";"))
_NOMINAL = frozenset("A#EXVGUb")


@dataclass(frozen=True, slots=True)
class _Sentence:
    """The letters with the forms they stand for, and the words that open clauses."""

    letters: str
    terms: Sequence[Term]
    words: CueWords


class Segment(NamedTuple):
    """Letters start to end. `border` is the mark before it: "" for the first, "&" for a coordinator.

    `kind` is main, sub, rel, inf, frag, quote or cont (the rest of a clause that was interrupted). `verb` is its finite verb (-1:
    none), `lead` the number of the segment where its clause begins, `opener` the word that makes it subordinate.
    """

    start: int
    end: int
    border: str
    kind: str
    verb: int
    opener: str
    lead: int


def cut_segments(letters: str, terms: Sequence[Term], words: CueWords) -> tuple[Segment, ...]:
    """The segments of a sentence, in order."""
    sentence = _Sentence(letters, terms, words)
    pieces: list[Segment] = []
    start, border = 0, ""
    for match in _BORDER.finditer(letters + ","):
        at, letter = match.start(), match.group()
        if at > start:
            pieces.extend(_pieces(sentence, (start, at), border))
            border = ""
        if letter == QUOTE:
            pieces.append(Segment(at, at + 1, border or QUOTE, "quote", -1, "", len(pieces)))
            border = QUOTE
        else:
            border = letter if border in ("", QUOTE, ",") else border
        start = at + 1
    return _joined(sentence, pieces)


def _pieces(sentence: _Sentence, stretch: tuple[int, int], border: str) -> list[Segment]:
    """One segment, or several where a coordinator stands between two finite verbs."""
    letters = sentence.letters
    start = stretch[0]
    end = start + len(letters[start : stretch[1]].rstrip("."))
    if end <= start:
        return []
    sure = _sure(letters, start, end)
    if len(sure) == 1 and letters[end - 1] == "U" and letters[sure[0]] in "BFE" and _has_second_subject(letters, sure[0], end):
        sure.append(end - 1)
    cuts = []
    for left, right in pairwise(sure):
        joints = [at for at in range(left + 1, right) if letters[at] in "CK"]
        if joints:
            cuts.append(joints[-1])
    found = []
    for cut in (*cuts, end):
        found.append(_segment(sentence, (start, cut), border, [at for at in sure if start <= at < cut]))
        start, border = cut, "&"
    return found


def _has_second_subject(letters: str, verb: int, end: int) -> bool:
    """Whether a coordinator and a noun stand between a finite verb and the end: "war teuer und die Bürger klagen"."""
    joint = letters.rfind("C", verb, end)
    return joint > 0 and letters[joint + 1] in "RD" and letters[end - 2] == "N"


def _sure(letters: str, start: int, end: int) -> list[int]:
    """The letters that are surely finite verbs: no other form, no adjective before a noun."""
    found = [match.start() for match in _SURE.finditer(letters, start, end) if not _is_participle(letters, match.start(), start, end)]
    doubtful = [match.start() for match in _DOUBTFUL.finditer(letters, start, end)]
    may_come_first = doubtful and not found and letters[_first(letters, start, end)] not in "SsQ" and not _ends_open(letters, end)
    for at in doubtful:
        before = letters[at - 1] if at > start else ""
        behind = letters[at + 1] if at + 1 < end else ""
        if behind and behind in "NAEVXGU#" and before and before in "DRA#Pp":
            continue
        if not behind or behind not in "NA#EX" or (may_come_first and before not in ("U", "E")):
            found.append(at)
    return sorted(found)


def _is_participle(letters: str, at: int, start: int, end: int) -> bool:
    """Whether a form that looks finite stands between an auxiliary and a final "haben" or "werden": "soll … verschworen haben"."""
    return letters[at] == "F" and at == end - 2 and letters[end - 1] in "hw" and any(letter in "mM" for letter in letters[start:at])


def _ends_open(letters: str, end: int) -> bool:
    """Whether the piece ends with an infinitive or a plural that can be its verb ("im Netz veröffentlichte Videos zeigen")."""
    return letters[end - 1] in "Uz" or letters[end - 2 : end - 1] == "Z"


def _first(letters: str, start: int, end: int) -> int:
    """The letter that may open a subordinate clause, behind coordinators and adverbs ("und zwar dass")."""
    first = start
    while first < end - 1 and letters[first] in "CK":
        first += 1
    while first + 1 < end and letters[first] == "b" and letters[first + 1] in "SsbQ":
        first += 1
    return first


def _segment(sentence: _Sentence, stretch: tuple[int, int], border: str, sure: Sequence[int]) -> Segment:
    letters = sentence.letters
    start, end = stretch
    first = _first(letters, start, end)
    verb = _unsure_verb(letters, first, (start, end), border)
    if sure:
        verb = sure[-1] if letters[first] in "SsQRPp" and _is_final(letters, sure[-1], end) else sure[0]
    kind = _kind(letters, first, end, verb)
    is_last = verb >= 0 and _is_final(letters, verb, end)
    if kind in ("main", "inf") and border in (",", "-", "&") and is_last and _opens_relative(sentence, first, verb):
        kind = "rel"
    return Segment(start, end, border, kind, verb, sentence.terms[first].lower if kind in ("sub", "rel", "inf") else "", -1)


def _unsure_verb(letters: str, first: int, stretch: tuple[int, int], border: str) -> int:
    """The form that can be finite where none surely is: the auxiliary of a main clause ("haben … gefordert"), else the last."""
    start, end = stretch
    may_be_relative = letters[first] in "RPp" and border not in _FULL and letters[end - 1] in _AUXILIARIES
    if letters[first] not in "SsQ" and not may_be_relative:
        for at in range(first, end - 1):
            if letters[at] in "hwm" and letters[at - 1 : at] != "Z":
                return at
    for at in range(end - 1, start - 1, -1):
        if letters[at] not in _UNSURE or (at > start and letters[at - 1] == "Z"):
            continue
        is_attribute = start < at < end - 1 and letters[at + 1] in "NA" and letters[at - 1] in "DRA#Pp"
        is_second = border in _FULL and at < end - 1 and _ONE_PHRASE.fullmatch(letters, first, at) is not None
        if is_second and (letters[at + 1] in "RD" or letters[at - 1 : at + 1] == "RU"):
            return at  # "Einige vertreten die Ansicht", "Das sagen viele"
        if not is_attribute:
            return at if letters[at] != "G" or at == end - 1 else -1
    return -1


def _kind(letters: str, first: int, end: int, verb: int) -> str:
    letter = letters[first]
    if letter == "S":
        return "sub"
    is_last = verb >= 0 and _is_final(letters, verb, end)
    if letter in "sQ" and (is_last or (verb < 0 and letter == "Q")):
        return "sub"
    if (verb < 0 or letters[verb] not in "HWBMFEj") and _has_zu(letters, first, end):
        return "inf"
    return "main" if verb >= 0 else "frag"


def _has_zu(letters: str, first: int, end: int) -> bool:
    return _ZU.search(letters, first, end) is not None


def _is_final(letters: str, verb: int, end: int) -> bool:
    """Whether nothing but infinitives stands behind the verb."""
    return not letters[verb + 1 : end].strip(_INFINITIVES)


def _opens_relative(sentence: _Sentence, first: int, verb: int) -> bool:
    """Whether "der" opens a relative clause and is no article, in a piece that ends with its verb."""
    letters = sentence.letters
    if letters[first] in "Pp" and letters[first + 1] == "R":
        return letters[first + 2] not in "NA#E" or sentence.terms[first + 1].lower in sentence.words.relatives
    is_relative = sentence.terms[first].lower in sentence.words.relatives
    if letters[first] != "R" or is_relative:
        return is_relative
    noun = first + 1
    while noun < verb and letters[noun] in _NOMINAL:
        noun += 1
    if noun >= verb or letters[noun] != "N":
        return True
    is_behind_noun = first > 1 and (letters[first - 2] == "N" or sentence.terms[first - 2].lower in sentence.words.relativised)
    return letters[noun + 1 : verb].strip("N") != "" or (is_behind_noun and noun + 1 == verb)


@dataclass(slots=True)
class _Open:
    """Which segments wait for the rest of their clause; -1: none."""

    clause: int = -1
    phrase: int = -1
    comparison: int = -1
    lacks_lexical: bool = False


def _joined(sentence: _Sentence, pieces: Sequence[Segment]) -> tuple[Segment, ...]:
    """The segments with their leads: a clause that is interrupted goes on behind the interruption."""
    letters = sentence.letters
    found: list[Segment] = []
    waiting = _Open()
    for number, piece in enumerate(pieces):
        here = Segment(*piece[:-1], number)
        is_dated = piece.kind == "rel" and letters.startswith("R#", piece.start)
        if waiting.lacks_lexical and piece.border == "," and (piece.kind == "main" or is_dated) and letters[piece.verb] in "VGUhwm":
            here = here._replace(kind="frag", verb=-1)
        if here.kind in ("main", "quote"):
            waiting.lacks_lexical = here.kind == "main" and _lacks_lexical(letters, here)
        here = _continued(letters, here, waiting, found[-1] if found else None)
        if here.kind == "cont" and here.lead == waiting.comparison:
            first = _first(letters, found[here.lead].start, found[here.lead].end)
            found[here.lead] = found[here.lead]._replace(kind="sub", opener=sentence.terms[first].lower)
        _note(letters, here, number, waiting, is_comparison=_is_comparison(sentence, here))
        found.append(here)
    return tuple(found)


def _continued(letters: str, piece: Segment, waiting: _Open, before: Segment | None) -> Segment:
    """The segment as the rest of what waits for one, else as it is."""
    if piece.kind != "main":
        return piece
    if piece.border == "&" and before is not None and before.kind in ("rel", "sub") and _is_final(letters, piece.verb, piece.end):
        return piece._replace(kind="cont", lead=before.lead)
    is_rest = piece.border in (",", "-", QUOTE) and _is_final(letters, piece.verb, piece.end)
    if is_rest and (waiting.comparison >= 0 or waiting.clause >= 0):
        lead = waiting.comparison if waiting.comparison >= 0 and piece.border != QUOTE else waiting.clause
        return piece._replace(kind="cont", lead=lead) if lead >= 0 else piece
    if waiting.phrase >= 0 and piece.verb == piece.start and piece.border not in ("&", QUOTE):
        return piece._replace(lead=waiting.phrase)
    return piece


def _note(letters: str, piece: Segment, number: int, waiting: _Open, *, is_comparison: bool) -> None:
    """Keep in mind what the segment opens or closes."""
    if piece.kind in ("sub", "rel") and piece.verb < 0:
        waiting.clause = number
    elif piece.kind == "cont" and piece.lead == waiting.clause:
        waiting.clause = -1
    if piece.kind in ("main", "cont", "quote"):
        waiting.comparison = -1
    elif is_comparison:
        waiting.comparison = number
    if piece.kind == "frag" and piece.border in ("", ";", ":", "&") and any(letter in "NOo" for letter in letters[piece.start : piece.end]):
        waiting.phrase = number
    elif piece.kind == "main":
        waiting.phrase = -1


def _is_comparison(sentence: _Sentence, piece: Segment) -> bool:
    """Whether the piece is "wie" with a subject, whose verb a relative clause or an apposition keeps away."""
    if piece.kind != "frag":
        return False
    first = _first(sentence.letters, piece.start, piece.end)
    return sentence.terms[first].lower in sentence.words.as_openers and first + 1 < piece.end


def _lacks_lexical(letters: str, piece: Segment) -> bool:
    """Whether an auxiliary waits for its participle or infinitive, which a comma keeps away."""
    return letters[piece.verb] in "HWMhwm" and not any(letter in "XVGUzx" for letter in letters[piece.verb + 1 : piece.end])
