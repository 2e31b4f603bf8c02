"""Conditions with their verb first: "Sollte der Damm brechen, fliehen die Leute", "Kommt er, so bleibt sie".

Such a clause looks like a main clause and is the first place of the one behind it. It opens a sentence, or stands behind a colon or a
semicolon; the finite verb of its main clause comes right behind a comma, or behind "so" or "dann".
"""

from collections.abc import Sequence

from claimpack.builders.extract.claims.parts import Part, ends_in_verbs

_HANGING = "weak"
_FINITE = frozenset("HWBMFEUVGhwm")
_OPENS = frozenset(":;.")


def hang_conditions(parts: Sequence[Part], letters: str) -> Sequence[Part]:
    """The parts of a sentence, those of conditions with their verb first made subordinate."""
    if "," not in letters:
        return parts
    found: Sequence[Part] = parts
    for number, part in enumerate(parts[:-1]):
        if part.finite != part.start or not _may_begin(part, letters):
            continue
        stop = _main_behind(parts, number, letters)
        if stop > 0:
            held = [one._replace(kind=_HANGING) if one.kind == "main" else one for one in parts[number:stop]]
            found = (*found[:number], *held, *found[stop:])
    return found


def _may_begin(part: Part, letters: str) -> bool:
    """Whether a part that begins with its finite verb opens a sentence."""
    if part.kind != "main" or letters[part.finite] not in _FINITE or (part.start and _OPENS.isdisjoint(part.boundary)):
        return False
    return part.end > part.start + 1 and letters[part.start + 1] not in "Z,"


def _main_behind(parts: Sequence[Part], number: int, letters: str) -> int:
    """The number of the part that begins with the finite verb of the main clause, 0 if there is none."""
    for later in range(number + 1, len(parts)):
        part = parts[later]
        if not _OPENS.isdisjoint(part.boundary) or "-" in part.boundary:
            return 0
        if part.kind != "main" or letters[part.finite] not in _FINITE:
            continue
        is_next = part.finite == part.start or (letters[part.start] == "b" and part.finite == part.start + 1)
        if is_next and set(part.boundary) == {","}:
            return later
        if not (ends_in_verbs(letters, part) or is_next or part.boundary in ("C", ",C")):
            return 0
    return 0
