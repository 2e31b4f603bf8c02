"""Clauses as they grow while the parts of a sentence are read from left to right (see parts).

A part begins a clause, goes on with the last one, hangs on it as a subordinate clause, or borrows from it. Positions are letters.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from claimpack.builders.extract.claims.parts import Part, ends_closed, ends_in_verbs

_VERB_NEXT = re.compile(r",[FEUHWBMhwm]")
_PREPOSITIONAL = re.compile(r"[PpsZ][bDRA#XE]*N+")
_HEADS = re.compile(r"N+|[Oo]")
# A clause inside the first place without its commas: "Leute die da sind", "die Worte als er kam".
_EMBEDDED = re.compile(r"N(?:R|s[ORD])")
_ARTICLE_AND_VERB = re.compile(r"R[A#]*N+[FEUVG]")
# "weitere werden vermisst": an infinitive would stand behind its participle.
_OWN_AUXILIARY = re.compile(r"[DRN#A][hw][XVG]$")
_OWN_SUBJECT = re.compile(r"b*[RDNO#A]")
_VORFELD = ("subordinate", "weak", "question", "infinitive")
_HANGING = ("subordinate", "relative", "weak", "question", "infinitive")
_OPEN = ("subordinate", "relative")

# A participle that comes before the next finite verb or conjunction.
_CLOSES_LATER = re.compile(r"[^FHWBMC]*[XVG]")


@dataclass(slots=True)
class Draft:
    """A clause while the parts are read; positions are letters."""

    start: int
    end: int
    kind: str = "main"
    finite: int = -1
    is_closed: bool = False
    is_verb_final: bool = False
    loose: int = -1
    pending: int = -1
    open_subordinate: bool = False
    last_kind: str = "none"
    base: "Draft | None" = None
    subordinates: list[tuple[str, int, int]] = field(default_factory=list)


def read_parts(parts: Sequence[Part], letters: str) -> list[Draft]:
    """The clauses of the parts of a sentence, in order."""
    drafts: list[Draft] = []
    for number, part in enumerate(parts):
        if drafts and drafts[-1].last_kind == "relative" and _is_verb_final_rest(number, drafts[-1], parts, letters):
            _finish(drafts[-1], part, letters)
        else:
            _read(part, letters, drafts)
    return drafts


def _is_verb_final_rest(number: int, draft: Draft, parts: Sequence[Part], letters: str) -> bool:
    """Whether the part ends a clause with its verb at its end, behind a relative clause: "das Haus, das leer steht, alt sei"."""
    part = parts[number]
    if draft.finite >= 0 or draft.open_subordinate or draft.subordinates[0][1] == draft.start:
        return False
    is_phrase = part.kind == "weak" and not _count_heads(letters[part.start : part.finite])  # "bis Montag dauern werde"
    if not (part.kind == "main" or is_phrase) or part.boundary != "," or not part.is_final or part.is_first:
        return False
    return not any(later.kind == "main" and later.is_first and later.boundary == "," for later in parts[number + 1 :])


def _read(part: Part, letters: str, drafts: list[Draft]) -> None:
    """Add the part to the last clause or begin a new one."""
    if not drafts:
        drafts.append(_begin(part, letters))
        return
    draft = drafts[-1]
    if _closes(part, draft, letters):
        _extend(part, draft, letters)
    elif part.kind in _HANGING and not _is_no_relative(part, draft, letters):
        _hang(part, draft)
    elif _is_inside_subordinate(part, draft, letters):
        _hang_on(part, draft, letters)
    elif _is_gapped(part, draft, letters):
        drafts.append(_gap(part, draft, letters))
    elif part.kind in ("main", "relative") and not _is_another_participle(part, draft, letters):
        _main(part, drafts, letters)
    else:
        _extend(part, draft, letters)


def _is_no_relative(part: Part, draft: Draft, letters: str) -> bool:
    """Whether the article is no relative pronoun: behind a conjunction, or in "der Fluss stieg, die Deiche hielten"."""
    if part.kind != "relative":
        return False
    if part.boundary[-1] in "CK":
        return draft.finite >= 0 or draft.last_kind != "relative" or draft.open_subordinate
    is_short = _ARTICLE_AND_VERB.fullmatch(letters[part.start : part.end].rstrip(".")) is not None
    return is_short and 0 <= draft.finite == draft.end - 1


def _closes(part: Part, draft: Draft, letters: str) -> bool:
    """Whether the part's only verb is the participle or infinitive that the auxiliary before it waits for."""
    if draft.finite < 0 or draft.is_closed or draft.open_subordinate or part.kind in ("subordinate", "weak", "question"):
        return False
    is_helped = _is_helped(part, letters)
    if not (part.is_final or is_helped):
        return False
    auxiliary, verb = letters[draft.finite], "y" if is_helped else letters[part.finite]
    if letters[part.start] in "RQ" and letters[part.start + 1] in "RDPpObo" and _CLOSES_LATER.match(letters, part.end):
        return False
    return (auxiliary in "HWBhw" and verb in "VG") or (auxiliary in "MmWw" and verb in "UuGwhmy")


def _is_helped(part: Part, letters: str) -> bool:
    """Whether the part is a participle or infinitive and the infinitive "sein" alone: "verkauft sein"."""
    return part.finite == part.start and letters[part.finite + 1 : part.finite + 2] == "y" and ends_in_verbs(letters, part)


def _begin(part: Part, letters: str) -> Draft:
    draft = Draft(0, part.end)
    if part.kind in ("subordinate", "weak", "question", "infinitive"):
        draft.subordinates.append((part.kind, part.start, part.end))
        draft.open_subordinate = part.kind in _OPEN and part.finite < 0
        draft.last_kind = part.kind
    elif part.kind == "main":
        _finish(draft, part, letters)
    return draft


def _finish(draft: Draft, part: Part, letters: str) -> None:
    """Give the draft its finite verb."""
    draft.finite = part.finite
    draft.end = part.end
    draft.last_kind = "main"
    draft.is_verb_final = part.is_final and part.finite > part.start + 1
    draft.is_closed = ends_closed(letters[part.finite + 1 : part.end])


def _hang(part: Part, draft: Draft) -> None:
    """A subordinate clause begins; behind a colon it may be the first place of another clause: "Eins ist klar: Wenn A kommt, geht B"."""
    if ":" in part.boundary and draft.finite >= 0 and part.kind in _VORFELD:
        draft.pending = part.start
    draft.subordinates.append((part.kind, part.start, part.end))
    draft.end = part.end
    draft.open_subordinate = draft.open_subordinate or (part.kind in _OPEN and part.finite < 0)
    draft.last_kind = part.kind


def _is_inside_subordinate(part: Part, draft: Draft, letters: str) -> bool:
    """Whether the part goes on with the subordinate clause just read."""
    if draft.last_kind in ("none", "main"):
        return False
    if draft.open_subordinate:
        return part.kind == "none" or part.is_final or letters[part.start] == "R"
    if part.boundary in ("C", "K"):
        return part.kind == "none" or part.is_final
    if part.is_first:
        return False
    n_heads = _count_heads(letters[part.start : part.finite]) if part.is_final else 1
    return n_heads == 0 or (n_heads > 1 and part.boundary[-1] in "CK")


def _count_heads(piece: str) -> int:
    """How many noun phrases stand in a piece without a preposition before them: two before the finite verb make it verb-final."""
    return len(_HEADS.findall(_PREPOSITIONAL.sub("", piece)))


def _hang_on(part: Part, draft: Draft, letters: str) -> None:
    kind, start, _ = draft.subordinates[-1]
    draft.subordinates[-1] = (kind, start, part.end)
    draft.end = part.end
    if part.finite >= 0 and part.is_final and letters[part.start] != "R":
        draft.open_subordinate = False


def _is_gapped(part: Part, draft: Draft, letters: str) -> bool:
    """Whether the part ends like the clause before it and lacks that clause's finite verb: "wurde A getötet, B verletzt"."""
    if draft.finite < 0 or not draft.is_closed or ";" in part.boundary or ":" in part.boundary:
        return False
    piece = letters[part.start : part.end].rstrip(".")
    auxiliary = letters[draft.finite]
    wanted = "XVGx" if auxiliary in "HBWhw" else "UuGhwmy" if auxiliary in "Mm" else ""
    if not piece or piece[-1] not in (wanted + ("Uu" if auxiliary in "Ww" and letters[draft.end - 1] in "Uu" else "")):
        return False
    if part.finite >= 0 and (part.finite < part.start + len(piece.rstrip("XVGxUuhwmy")) or _OWN_AUXILIARY.search(piece)):
        return False
    has_subject = piece[0] in "DRNA#Oo"
    if auxiliary in "Bb" and not has_subject and "x" not in piece and not _PREPOSITIONAL.search(piece):
        return False
    return bool(piece.strip("XVGxUuhwmy")) or (draft.loose >= 0 and "C" not in part.boundary)


def _is_another_participle(part: Part, draft: Draft, letters: str) -> bool:
    """Whether it is one more participle or infinitive of the clause before: "wurden bedroht, verfolgt"."""
    piece = letters[part.start : part.end].rstrip(".")
    return draft.finite >= 0 and draft.is_closed and bool(piece) and not piece.strip("XVGxUuhwmy") and letters[draft.finite] in "HWBMhwm"


def _gap(part: Part, draft: Draft, letters: str) -> Draft:
    start = part.start if draft.loose < 0 or "C" in part.boundary else draft.loose
    moved = [entry for entry in draft.subordinates if entry[1] >= start]
    if start < part.start:
        draft.subordinates = [entry for entry in draft.subordinates if entry[1] < start]
        draft.end = _before(letters, start)
    base = draft.base or draft
    return Draft(start, part.end, kind="gapped", finite=draft.finite, is_closed=True, last_kind="main", base=base, subordinates=moved)


def _main(part: Part, drafts: list[Draft], letters: str) -> None:
    """A part with a finite verb of its own."""
    draft = drafts[-1]
    if draft.finite < 0 and _is_participle_phrase(part, letters):
        _extend(part, draft, letters)
    elif draft.finite < 0 and ":" not in part.boundary:
        _finish(draft, part, letters)
    elif _hides_relative(part, draft, letters):
        draft.subordinates.append(("weak", draft.start, _before(letters, part.start)))
        _finish(draft, part, letters)
    elif part.boundary == "," and draft.pending >= 0 and (part.is_first or letters[draft.pending - 1] == ":"):
        drafts.append(_with_vorfeld(part, draft, draft.pending, letters))
    elif part.is_first and part.boundary == "," and draft.last_kind in _VORFELD and _OWN_SUBJECT.match(letters, part.finite + 1):
        drafts.append(_with_vorfeld(part, draft, draft.subordinates[-1][1], letters))
    else:
        new = Draft(part.start, part.end)
        _finish(new, part, letters)
        if draft.finite >= 0 and ":" not in part.boundary and (part.is_first or _lacks_subject(part, draft, letters)):
            new.kind = "conjunct"
            new.base = draft.base or draft
        drafts.append(new)


def _is_participle_phrase(part: Part, letters: str) -> bool:
    """Whether it is an apposition and the finite verb comes right behind it: "Der Brief, datiert auf Mai, liegt vor"."""
    return part.finite == part.start and letters[part.start] in "VG" and _VERB_NEXT.match(letters, part.end) is not None


def _with_vorfeld(part: Part, draft: Draft, start: int, letters: str) -> Draft:
    """A clause whose first place is what was read from `start` on: "A war dick, da sie aber feucht war, wog B viel"."""
    moved = [entry for entry in draft.subordinates if entry[1] >= start]
    draft.subordinates = draft.subordinates[: len(draft.subordinates) - len(moved)]
    draft.end = _before(letters, start)
    new = Draft(start, part.end, subordinates=moved)
    _finish(new, part, letters)
    return new


def _hides_relative(part: Part, draft: Draft, letters: str) -> bool:
    """Whether the clause before hides a relative clause without commas: "Leute die da sind, sind dort"."""
    is_next = part.boundary == "," and part.is_first and draft.is_verb_final and draft.end == _before(letters, part.start)
    return is_next and _EMBEDDED.search(letters, draft.start, draft.finite) is not None


def _lacks_subject(part: Part, draft: Draft, letters: str) -> bool:
    """In a row of verb-final clauses: "A die Krise nutze und seine Macht sichere", "A krank sei und in Rom bleibe"."""
    if not (draft.is_verb_final and part.is_final and part.boundary == "C"):
        return False
    piece = letters[part.start : part.finite]
    is_passive = piece.endswith(("Xx", "Vx", "Gx")) or (letters[part.finite] in "Ww" and piece[-1:] in ("X", "V", "G"))
    n_heads = _count_heads(piece) + (piece[0] == "s")
    if n_heads == 0 and not is_passive:
        return True
    if _count_heads(letters[draft.start : draft.finite]) < 2:
        return letters[part.finite] in "Hh" and piece[-1:] not in ("X", "V", "G", "x") and n_heads == 1
    return "O" not in piece and piece.count("N") < 2 and not (is_passive and piece[0] in "DRN#A")


def _extend(part: Part, draft: Draft, letters: str) -> None:
    """A part without a verb of its own: apposition, list, or the rest of the clause."""
    piece = letters[part.start : part.end]
    if draft.is_closed and draft.loose < 0 and piece[0] in "DRN#" and draft.last_kind == "main":
        draft.loose = part.start
    draft.end = part.end
    if draft.finite >= 0:
        draft.last_kind = "main"
        if ":" in part.boundary or ("," in part.boundary and part.boundary[-1] in "CK"):
            draft.pending = part.start
    draft.is_closed = draft.is_closed or (draft.finite >= 0 and ends_closed(piece))


def _before(letters: str, start: int) -> int:
    """The end of what stands before `start`, without the marks and conjunctions between."""
    while start > 0 and letters[start - 1] in ",;:-CK.":
        start -= 1
    return start
