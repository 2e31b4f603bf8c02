"""Clauses that are set between two dashes or commas inside another one: "Die Regierung – sie regiert seit 2019 – trat zurück".

Such a clause hangs on the one around it, so that its finite verb neither ends that clause nor becomes its own. What stands before the first
dash and behind the second must be one clause: the finite verb comes right behind the second dash, or stands before the first one and what
follows the second goes on with its clause. Between commas an auxiliary or modal must wait for its other verb: "Es sollen zehn Höfe, das
sind alle, verkauft sein".
"""

from collections.abc import Sequence

from claimpack.builders.extract.claims.parts import Part, ends_closed, ends_in_verbs

_INSERTED = "weak"
_HAVE, _CAN = "HWBhw", "MmWw"
_WAITING = frozenset("HWMhwm")


def hang_insertions(parts: Sequence[Part], letters: str) -> Sequence[Part]:
    """The parts of a sentence, those that are set between dashes or commas made subordinate."""
    if len(parts) > 2 and "," in letters:
        parts = _hang_asides(parts, letters)
    if letters.count("-") < 2:
        return parts
    found = list(parts)
    dashes = [number for number, part in enumerate(found) if number and _is_dash(part.boundary)]
    at = 0
    while at + 1 < len(dashes):
        first, last = dashes[at], dashes[at + 1]
        if _is_inserted(found, first, last, letters):
            for number in range(first, last):
                if found[number].kind == "main":
                    found[number] = found[number]._replace(kind=_INSERTED)
            found[last] = found[last]._replace(boundary=",")
            at += 1
        at += 1
    return found


def _hang_asides(parts: Sequence[Part], letters: str) -> Sequence[Part]:
    """The parts, main clauses between commas made subordinate where the verb before them waits for what is behind them."""
    found: Sequence[Part] = parts
    for at in range(1, len(parts) - 1):
        before, aside, behind = parts[at - 1], parts[at], parts[at + 1]
        is_aside = aside.kind == "main" and not aside.is_first and aside.boundary == "," == behind.boundary
        if is_aside and _waits(before, letters) and _completes(behind, letters[before.finite], letters):
            found = (*found[:at], aside._replace(kind=_INSERTED), *found[at + 1 :])
    return found


def _waits(part: Part, letters: str) -> bool:
    """Whether the part is a main clause with an auxiliary or modal and no other verb behind it."""
    if part.kind != "main" or letters[part.finite] not in _WAITING or part.finite + 1 >= part.end:
        return False
    return not ends_closed(letters[part.finite + 1 : part.end])


def _completes(part: Part, auxiliary: str, letters: str) -> bool:
    """Whether the part ends with the participle or infinitive that an auxiliary waits for, and has no other finite verb."""
    if part.kind not in ("main", "none") or (part.finite >= 0 and not ends_in_verbs(letters, part)):
        return False
    piece = letters[part.start : part.end].rstrip(".")
    return (auxiliary in "HWhw" and piece[-1:] in ("V", "G", "X")) or (auxiliary in _CAN and piece[-1:] in tuple("UuGhwmy"))


def _is_dash(boundary: str) -> bool:
    return "-" in boundary and not set(boundary) & set(";:CK")


def _is_inserted(parts: Sequence[Part], first: int, last: int, letters: str) -> bool:
    """Whether the parts between two dashes are a clause, and those around them one other."""
    before, behind = parts[first - 1], parts[last]
    if not any(part.kind == "main" for part in parts[first:last]) or parts[first].is_first:
        return False
    has_verb = [part for part in parts[:first] if part.kind == "main"]
    if not has_verb:
        return behind.kind == "main" and behind.is_first
    if before.kind == "none" and before.boundary[-1:] in ("C", "K") and behind.kind == "main" and behind.is_first:
        return True
    if before is not has_verb[-1]:
        return False
    if behind.finite < 0:
        return behind.kind == "none"
    auxiliary, verb = letters[before.finite], letters[behind.finite]
    is_bracket = (auxiliary in _HAVE and verb in "VG") or (auxiliary in _CAN and verb in "UuG")
    return behind.is_final and (is_bracket or (verb in "VG" and behind.finite > behind.start))
