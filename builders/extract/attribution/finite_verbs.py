"""Which letter of a piece of a sentence is its finite verb: those that surely are one, else the form that can be.

Positions count letters (see extract/terms).
"""

import re
from collections.abc import Sequence

from claimpack.builders.extract.attribution.terms import VERBS

_SURE, _DOUBTFUL = re.compile(f"(?<!Z)[{''.join(sorted(VERBS))}]").finditer, re.compile("E").finditer
_MODAL = re.compile("[mM]").search
# "Bis Ostern sollen … blühen", "Während der Fahrt haben … gesungen": the verb stands second, so that no clause is subordinate.
_PREPOSITION_FIRST = re.compile("s[RD]?[A#]*N+(?:[RD][A#]*N+)?[hwm](?=.*[UGuzXVhwmy]$)").match
# What an attribute takes along: "einer gestern (gedruckten Karte)", "die am Markt (gedruckte Karte)".
_TAKES_ALONG = re.compile("[DR](?:b|(?:P[DR]?|p)[A#]*N+)+$").search
_ONE_PHRASE = re.compile(r"[oORD]|[RD]?[A#]*N+")
_UNSURE_LETTERS = frozenset("hwmjuUVG")
_UNSURE = re.compile("[hwmjuUVG]").search
_AUXILIARIES = frozenset("hwmHWMB")
_FULL = frozenset(("", ":", ";"))


def sure_verbs(letters: str, start: int, end: int, named: Sequence[int]) -> list[int]:
    """The letters that are surely finite verbs: no other form, no adjective before a noun."""
    found = [match.start() for match in _SURE(letters, start, end)]
    if found and found[-1] == end - 2 and _is_participle(letters, start, end):
        found.pop()
    at = letters.find("E", start, end)
    if at < 0:
        return found
    doubtful = [at, *(match.start() for match in _DOUBTFUL(letters, at + 1, end))]
    may_come_first = not found and letters[first_letter(letters, start, end)] not in "SsQ" and not _ends_open(letters, end)
    for at in doubtful:
        before = letters[at - 1] if at > start else ""
        behind = letters[at + 1] if at + 1 < end else ""
        if behind and behind in "NAEVXGU#" and before and (before in "DRA#Pp" or _TAKES_ALONG(letters[start:at]) is not None):
            continue
        is_before_name = at + 1 in named and before in ("N", "o", "b") and not _shares_clause(letters, at, found)
        if not behind or behind not in "NA#EX" or is_before_name or (may_come_first and before not in ("U", "E")):
            found.append(at)
    return sorted(found)


def _shares_clause(letters: str, at: int, found: Sequence[int]) -> bool:
    """Whether no coordinator parts a form from a finite verb: "der als Roter bekannte Meier soll"."""
    return any("C" not in letters[min(at, verb) : max(at, verb)] for verb in found)


def _is_participle(letters: str, start: int, end: int) -> bool:
    """Whether the form before the last looks finite between an auxiliary and a final "haben" or "werden": "soll … verschworen haben"."""
    return letters[end - 2] == "F" and letters[end - 1] in "hw" and _MODAL(letters, start, end - 2) is not None


def _ends_open(letters: str, end: int) -> bool:
    """Whether the piece ends with an infinitive or a plural that can be its verb ("im Netz veröffentlichte Videos zeigen")."""
    return letters[end - 1] in "Uz" or letters[end - 2 : end - 1] == "Z"


def first_letter(letters: str, start: int, end: int) -> int:
    """The letter that may open a subordinate clause, behind coordinators and adverbs ("und zwar dass")."""
    first = start
    while first < end - 1 and letters[first] in "CK":
        first += 1
    while first + 1 < end and letters[first] == "b" and letters[first + 1] in "SsbQ":
        first += 1
    return first


def unsure_verb(letters: str, first: int, stretch: tuple[int, int], border: str) -> int:
    """The form that can be finite where none surely is: the auxiliary of a main clause ("haben … gefordert"), else the last."""
    start, end = stretch
    if (match := _PREPOSITION_FIRST(letters, first, end)) is not None and border in _FULL:
        return match.end() - 1
    may_be_relative = letters[first] in "RPp" and border not in _FULL and letters[end - 1] in _AUXILIARIES
    if letters[first] not in "SsQ" and not may_be_relative:
        for at in range(first, end - 1):
            if letters[at] in "hwm" and letters[at - 1 : at] != "Z":
                return at
    if _UNSURE(letters, start, end) is None:
        return -1
    for at in range(end - 1, start - 1, -1):
        if letters[at] not in _UNSURE_LETTERS or (at > start and letters[at - 1] == "Z"):
            continue
        is_attribute = start < at < end - 1 and letters[at + 1] in "NA" and letters[at - 1] in "DRA#Pp"
        is_second = border in _FULL and at < end - 1 and _ONE_PHRASE.fullmatch(letters, first, at) is not None
        if is_second and (letters[at + 1] in "RD" or letters[at - 1 : at + 1] == "RU"):
            return at  # "Einige vertreten die Ansicht", "Das sagen viele"
        is_only_verb = border in _FULL and letters[at - 1] in "NOo" and letters[at + 1 : at + 2] in tuple("PpRDb")
        if not is_attribute:
            return at if letters[at] != "G" or at == end - 1 or is_only_verb else -1
    return -1


def has_second_subject(letters: str, verb: int, end: int) -> bool:
    """Whether a coordinator and a noun stand between a finite verb and the end: "war teuer und die Bürger klagen"."""
    joint = letters.rfind("C", verb, end)
    return joint > 0 and letters[joint + 1] in "RD" and letters[end - 2] == "N"
