"""Clauses that are set between two dashes inside another one: "Die Regierung – sie regiert seit 2019 – trat zurück".

Such a clause hangs on the one around it, so that its finite verb neither ends that clause nor becomes its own. What stands before the first
dash and behind the second must be one clause: the finite verb comes right behind the second dash, or stands before the first one and what
follows the second goes on with its clause.
"""

from collections.abc import Sequence

from claimpack.builders.extract.claims.parts import Part

_INSERTED = "weak"
_HAVE, _CAN = "HWBhw", "MmWw"


def hang_insertions(parts: Sequence[Part], letters: str) -> Sequence[Part]:
    """The parts of a sentence, those that are set between dashes made subordinate."""
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
    return behind.is_final and ((auxiliary in _HAVE and verb in "VG") or (auxiliary in _CAN and verb in "UuG"))
