"""The pieces of a sentence between its commas: what each one is, where its finite verb stands, and which piece goes on with which.

Positions count letters (see extract/terms).
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from claimpack.builders.extract.attribution.cue_words import CueWords
from claimpack.builders.extract.attribution.finite_verbs import first_letter, has_second_subject, sure_verbs, unsure_verb
from claimpack.builders.extract.attribution.terms import BORDERS, KONJUNKTIV, QUOTE, Term

_ZU = re.compile(r"z|Z[UGhwmyu]").search
_BORDER = re.compile(f"[{re.escape(''.join(sorted(BORDERS)))}]")
# "Ein Sprecher bezeichnet das als …", "Die Anwohner fordern ein …" before a coordinator and a second verb.
_FIRST_OF_TWO = re.compile("([^hwmSsQC]*?[NOo]b*)[VU](?=[DROo]).*C").match
_OPENERS = frozenset("bCK")
_NAMING, _LEXICAL = re.compile("[NOo]").search, re.compile("[XVGUzxhwmyu]").search
_INFINITIVES = "UGhwmy"
_NOMINAL = frozenset("A#EXVGUb")
_CONDITIONAL = frozenset("HWBMFEUhwm")
_FULL_BORDERS = frozenset(("", ":", ";"))


@dataclass(frozen=True, slots=True)
class _Sentence:
    """The letters with the forms they stand for, where somebody's name follows an "E", and the words that open clauses."""

    letters: str
    terms: Sequence[Term]
    named: Sequence[int]
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


def cut_segments(letters: str, terms: Sequence[Term], named: Sequence[int], words: CueWords) -> tuple[Segment, ...]:
    """The segments of a sentence, in order. `named`: the letters behind an "E" where the name of a person or an organisation begins."""
    sentence = _Sentence(letters, terms, named, words)
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
    sure = sure_verbs(letters, start, end, sentence.named)
    if len(sure) == 1 and letters[end - 1] == "U" and letters[sure[0]] in "BFE" and has_second_subject(letters, sure[0], end):
        sure.append(end - 1)
    if sure and "C" in letters[start : sure[0]] and (first := _FIRST_OF_TWO(letters, start, sure[0])) is not None:
        sure.insert(0, first.end(1))
    if len(sure) < 2:
        return [_segment(sentence, (start, end), border, sure)]
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


def _segment(sentence: _Sentence, stretch: tuple[int, int], border: str, sure: Sequence[int]) -> Segment:
    letters = sentence.letters
    start, end = stretch
    first = first_letter(letters, start, end) if letters[start] in _OPENERS else start
    if sure:
        verb = sure[-1] if letters[first] in "SsQRPp" and _is_final(letters, sure[-1], end) else sure[0]
    else:
        verb = unsure_verb(letters, first, (start, end), border)
    is_last = verb >= 0 and _is_final(letters, verb, end)
    kind = _kind(letters, (first, end), verb, is_last=is_last)
    if kind in ("main", "inf") and border in (",", "-", "&") and is_last and _opens_relative(sentence, first, verb):
        kind = "rel"
    return Segment(start, end, border, kind, verb, sentence.terms[first].lower if kind in ("sub", "rel", "inf") else "", -1)


def _kind(letters: str, stretch: tuple[int, int], verb: int, *, is_last: bool) -> str:
    first, end = stretch
    letter = letters[first]
    if letter == "S":
        return "sub"
    if letter in "sQ" and (is_last or (verb < 0 and letter == "Q")):
        return "sub"
    if (verb < 0 or letters[verb] not in "HWBMFEj") and _ZU(letters, first, end) is not None:
        return "inf"
    return "main" if verb >= 0 else "frag"


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
    """Which segments wait for the rest of their clause; -1: none. `late`: a phrase behind a comma, which may be a subject."""

    clause: int = -1
    phrase: int = -1
    late: int = -1
    comparison: int = -1
    lacks_lexical: bool = False


def _joined(sentence: _Sentence, pieces: Sequence[Segment]) -> tuple[Segment, ...]:
    """The segments with their leads: a clause that is interrupted goes on behind the interruption."""
    letters = sentence.letters
    found: list[Segment] = []
    waiting = _Open()
    for number, piece in enumerate(pieces):
        start, end, border, kind, verb, opener, _ = piece
        here = Segment(start, end, border, kind, verb, opener, number)
        may_be_rest = waiting.lacks_lexical and border == "," and (kind == "main" or (kind == "rel" and letters.startswith("R#", start)))
        if may_be_rest and letters[verb] in "VGUhwm":
            here = here._replace(kind="frag", verb=-1)
        if here.kind == "main":
            here = _main(sentence, here, waiting, found)
        elif kind == "quote":
            waiting.lacks_lexical = False
        _note(letters, here, number, waiting, is_comparison=_is_comparison(sentence, here))
        _note_subject(letters, here, number, waiting, found)
        found.append(here)
    return tuple(found)


def _main(sentence: _Sentence, piece: Segment, waiting: _Open, found: list[Segment]) -> Segment:
    """A main clause with its lead; what stands before it is put right where only it shows what that is."""
    waiting.lacks_lexical = _lacks_lexical(sentence.letters, piece)
    here = _continued(sentence.letters, piece, waiting, found[-1] if found else None)
    is_verb_first = piece.border == "," and here.lead == piece.lead and piece.verb == piece.start
    if is_verb_first and waiting.late >= 0 and sentence.terms[piece.verb].signs & KONJUNKTIV:
        here = here._replace(lead=waiting.late)
    if here.kind == "cont" and here.lead == waiting.comparison:
        first = first_letter(sentence.letters, found[here.lead].start, found[here.lead].end)
        found[here.lead] = found[here.lead]._replace(kind="sub", opener=sentence.terms[first].lower)
    if piece.border == "," and found and _is_condition(sentence, found, here):
        for before in range(found[-1].lead, piece.lead):
            if found[before].kind == "main":
                found[before] = found[before]._replace(kind="sub")
    return here


def _note_subject(letters: str, piece: Segment, number: int, waiting: _Open, found: Sequence[Segment]) -> None:
    """Keep in mind a phrase that may be the subject of what is said behind it."""
    if piece.kind == "frag" and piece.border == "," and found and _may_open_speech(letters, piece.start, found[-1]):
        waiting.late = number
    elif piece.kind in ("main", "quote") or piece.border not in (",", "-"):
        waiting.late = -1


def _is_condition(sentence: _Sentence, found: Sequence[Segment], piece: Segment) -> bool:
    """Whether a clause with its verb first is the first place of the main clause behind it: "Sollte A kommen, (so) geht B"."""
    letters = sentence.letters
    number = len(found) - 1
    while number > 0 and (found[number].kind != "main" and found[number].border in (",", "&")):
        number -= 1
    first = found[number]
    if first.kind != "main" or first.lead != number or letters[first.verb] not in _CONDITIONAL:
        return False
    start = first_letter(letters, first.start, first.end)
    term = sentence.terms[first.verb]
    is_unreal = term.signs & KONJUNKTIV > 0 or term.lower in sentence.words.open_forms_of_sollen
    is_open = first.border in _FULL_BORDERS or (first.border == "," and is_unreal)
    if not is_open or first.verb != start or start + 1 >= first.end or letters[start + 1] not in "NA#DROob":
        return False
    opens = piece.start + (letters[piece.start] == "b" and sentence.terms[piece.start].lower in sentence.words.then)
    return piece.verb == opens


def _may_open_speech(letters: str, start: int, before: Segment) -> bool:
    """Whether a phrase behind a main clause may be the subject of what is said: "Der Sender meldet, der Rat, der tagt, sei müde"."""
    is_inverted = before.verb == before.start and before.border == ","
    return before.kind == "main" and before.verb >= 0 and not is_inverted and letters[start] in "RDNA#O"


def _continued(letters: str, piece: Segment, waiting: _Open, before: Segment | None) -> Segment:
    """A main clause as the rest of what waits for one, else as it is."""
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
    if piece.kind == "frag" and piece.border in ("", ";", ":", "&") and _NAMING(letters, piece.start, piece.end) is not None:
        waiting.phrase = number
    elif piece.kind == "main":
        waiting.phrase = -1


def _is_comparison(sentence: _Sentence, piece: Segment) -> bool:
    """Whether the piece is "wie" with a subject, whose verb a relative clause or an apposition keeps away."""
    if piece.kind != "frag":
        return False
    first = first_letter(sentence.letters, piece.start, piece.end)
    return sentence.terms[first].lower in sentence.words.as_openers and first + 1 < piece.end


def _lacks_lexical(letters: str, piece: Segment) -> bool:
    """Whether an auxiliary waits for its participle or infinitive, which a comma keeps away."""
    return letters[piece.verb] in "HWMhwm" and _LEXICAL(letters, piece.verb + 1, piece.end) is None
