"""A sentence's letters (see tags) cut at commas and conjunctions, and what each part is by itself.

A part is a stretch without comma, semicolon, colon, dash, "und" or "aber". Whether two parts make one clause is for clauses.py to say.
"""

import re
from typing import NamedTuple

# The set at its beginning is what lets the letters between boundaries be skipped at once.
_BOUNDARY = re.compile(r"(?=[,;:\-.C])(?:[,;:\-.]*[,;:\-][,;:\-.]*[CK]?|C+)")

# An article and adverbs, or a preposition, then a form that may be a verb, before a noun: it is an attribute.
_ATTRIBUTE = re.compile(r"(?:[DR][bAXV#]*[EUAX]*?|[PpsZ])(?P<verb>[EU])(?=[AEUX]*N)")
# "zwischen fünf und sieben registrierten Straftaten".
_RANGED = re.compile(r"[PpsZ][bA#]+C[bA#]+(?P<verb>[EU])(?=[AEUX]*N)")
# The same where the part has another finite verb: "20 verletzte Kinder", but "2005 trafen Experten".
_WEAK_ATTRIBUTE = re.compile(r"(?:[A#]|[PpsZ][bAXV#]+)(?P<verb>[EU])(?=[AEUX]*N)")
# An article, a phrase with its preposition, then a verb form before a noun: "die von Russland unterstützte Armee".
_EXTENDED = re.compile(r"[DRpP](?:[bAXVo#]*[PpsZ][bDRA#XE]*N+)+[bAXV]*(?P<verb>[EU])(?=[AEUX]*N)")

# A comma or "und" between attributes of a noun that take words along: "der neuen, in Rom gebauten Brücke", "der einst beliebte und …".
_PHRASE = "(?:P[DR]?|p)[A#]*N+"
_LISTED = re.compile(rf"(?<![By])[DRpP](?:[b#A]|{_PHRASE})*[AE](?P<joint>[,C])(?=(?P<second>b*(?:{_PHRASE}b*)+|b+)[AEXV](?:,[AEX]+)?N)")
# "als erwartet", "wie geplant": no finite verb.
_AS_EXPECTED = re.compile(r"s(?P<verb>[VG])(?=[.,;:\-]|$)")
# "am 16. und 17. Juni": numbers in a row, and no verb behind the second.
_RANGE = re.compile(r"#C#(?![FEUVGHWBMhwmj])")
# The beginning of a clause whose verb may come behind a list or an insertion.
_MAY_WAIT = re.compile(r"(?P<relative>R[A#]*N+)|s[Oo]")
# A finite verb with its particle in front, or behind its participle or infinitive: no main clause ends so.
_SURELY_FINAL = re.compile(r"(?:[ju]|[XVG][HWBhw]|[UGy][Mm])\.?$")
# aber, doch without a comma: an adverb ("fertigt aber keine Flüge ab").
_LATE = re.compile(r"(?<=[^,;:\-.])K")
_FINITE = re.compile(r"[FEUVGjuHWBMhwm]")
# The same, but not behind "zu" and not "verletzt" before "worden" or "gewesen".
_CANDIDATE = re.compile(r"[FEUVGjuHWBMhwm](?<!Z[UuVGhwm])(?!(?<=[VG])x)")
_ENDS_FINITE = re.compile(r"[FEUVGjuHWBMhwm]\.?$")
_FINITE_LETTERS = frozenset("FEUVGjuHWBMhwm")
_VERB = re.compile(r"[FEUVGjuHWBMhwmyXxz]")
_SUBORDINATE = re.compile(r"K?[bAP#]{0,2}S")
_RELATIVE = re.compile(r"(?:[bAD]?[PpsZ])?[bA]?(?:R|Q)|N?[PpsZ][RQ]|[bADR]?N?R(?=N)")
# A relative pronoun and another article or pronoun: the clause goes on behind an inserted one.
_OPEN_RELATIVE = re.compile(r"[PpsZ]?R(?:b*[RDoO]|(?:b*[PpsZ][bDRA#]*N+)+b*$|b+$)|[PpsZ]R[#b]|[PpsZ]?Q")
# "importierte Modelle anzubieten".
_ADJECTIVE_FIRST = re.compile(r"[EU][AEU]*N")
# The beginning of a subordinate clause that waits for its verb: "die in Rom (und lebt)".
_WAITING = re.compile(r"[SQ]|[PpsZ]?R(?:[bPpsZRDoO]|$)")
# "bis die Ursache gefunden (und behoben ist)".
_PARTICIPLE_WAITS = re.compile(r"(?:[SQ]|s[DRNOo#A]|[PpsZ]?R[bPpsZRDoO]).*[XVG]$")
_PARTICIPLE_COMES = re.compile(r"[bA]*[XVG][HWBhw]\.?")
# An adverb and the finite verb, and no subject behind it: "und floh dann", "und dann floh".
_LATE_FIRST = re.compile(r"b[FEUVGHWBMhwm](?![DRNOo#A])")
_WEAK = re.compile(r"K?[bA]?s")
_INFINITIVE = re.compile(r"(?:Z[UuGVhwmy]|z)\.?$")
_HAS_INFINITIVE = re.compile(r"Z[UuGhwmy]|z")
_CLOSING = re.compile(r"[XVGUuxzhwmy]\.?$")

_BASE_COST = {"F": 0, "H": 0, "W": 0, "B": 0, "M": 0, "h": 1, "w": 1, "m": 1, "E": 1, "U": 2, "V": 3, "G": 4, "j": 6, "u": 6}
_SURE = frozenset("FHWBM")
_AUXILIARY = frozenset("HWBhw")
_WITH_INFINITIVE = frozenset("MmWw")


class Part(NamedTuple):
    """Letters[start:end] behind the marks and conjunctions `boundary`. `finite` is the position of its finite verb, or -1.

    kind: subordinate (dass, weil), relative, weak (als, wie with the verb at the end), infinitive (with zu), question (wer, with the verb
    at the end), main (a finite verb) or none.
    """

    start: int
    end: int
    boundary: str
    finite: int
    kind: str
    is_final: bool
    is_first: bool


def cut(letters: str) -> tuple[str, tuple[Part, ...]]:
    """The letters with attributes made adjectives, and their parts in order."""
    letters = _LISTED.sub(_as_listed, letters) if "," in letters or "C" in letters else letters
    letters = _with_adjectives(_LATE.sub("b", letters) if "K" in letters else letters)
    found: list[Part] = []
    start, boundary = 0, ""
    for begin, end in _boundaries(letters):
        if begin > start:
            found.append(_part(letters, start, begin, boundary))
            boundary = ""
        start, boundary = end, boundary + letters[begin:end] if begin else ""
    if start < len(letters):
        found.append(_part(letters, start, len(letters), boundary))
    return letters, tuple(_with_open(found, letters))


def _with_adjectives(letters: str) -> str:
    """The letters with attributes made adjectives, unless no finite verb were left."""
    original = letters
    if "E" in letters or "U" in letters:
        letters = _EXTENDED.sub(_as_adjective, letters)
        letters = _RANGED.sub(_as_adjective, letters) if "C" in letters else letters
        letters = _ATTRIBUTE.sub(_as_adjective, _expected(letters))
        letters = _WEAK_ATTRIBUTE.sub(_as_weak_adjective, letters)
    else:
        letters = _expected(letters)
    return letters if letters == original or _FINITE.search(letters) else original


def _expected(letters: str) -> str:
    return _AS_EXPECTED.sub(_as_adjective, letters) if "sV" in letters or "sG" in letters else letters


def _with_open(parts: list[Part], letters: str) -> list[Part]:
    """The parts, those made clauses that wait for a verb behind a list or an insertion: "das Berichte, Studien und Karten anbietet"."""
    for number, part in enumerate(parts[:-1]):
        match = _MAY_WAIT.match(letters, part.start, part.end) if part.kind == "none" and "," in part.boundary else None
        if match is None or (match["relative"] and match.end() < part.end):
            continue
        following = next((later for later in parts[number + 1 :] if later.finite >= 0 or later.kind != "none"), None)
        wanted = _SURELY_FINAL if match["relative"] else _ENDS_FINITE
        if following and following.kind == "main" and following.is_final and wanted.search(letters, following.start, following.end):
            parts[number] = part._replace(kind="relative" if match["relative"] else "subordinate")
    return parts


def _boundaries(letters: str) -> list[tuple[int, int]]:
    """Where to cut. A conjunction without a comma is left alone if what stands before it has no finite verb and what follows has."""
    cuts = [match.span() for match in _BOUNDARY.finditer(letters)]
    if "C" not in letters:
        return cuts
    kept: list[tuple[int, int]] = []
    for number, (begin, end) in enumerate(cuts):
        following = cuts[number + 1][0] if number + 1 < len(cuts) else len(letters)
        if letters[begin] == "C" and begin > 0 and end < following:
            left = letters[kept[-1][1] if kept else 0 : begin]
            if _RANGE.search(letters, begin - 1, end + 2) or _is_one(left, letters[end:following]):
                continue
        kept.append((begin, end))
    return kept


def _is_one(left: str, right: str) -> bool:
    """Whether the conjunction joins words of one clause: the left part has no finite verb, or waits for the right part's participle."""
    at = _finite(left)
    if at < 0 and _PARTICIPLE_WAITS.match(left):
        return _PARTICIPLE_COMES.fullmatch(right) is not None
    if at < 0:
        return bool(left) and not ends_closed(left) and (right[0] not in "FEUVGHWBMhwm" or _WAITING.match(left) is not None)
    if at == 0 and left[0] in "VG":
        return any(letter in "FEHWBM" for letter in right)
    if left[at] in _AUXILIARY or left[at] in _WITH_INFINITIVE:
        if left[at] in _AUXILIARY and right[0] in "hw":
            return False
        is_open = not ends_closed(left[at + 1 :]) and at < len(left.rstrip(".")) - 1
        return is_open and ends_closed(right) and not any(letter in "FEHWBMj" for letter in right)
    return False


def ends_in_verbs(letters: str, part: Part) -> bool:
    """Whether nothing but verb forms stands from the part's finite verb to its end: "verkauft sein"."""
    return part.finite >= 0 and not letters[part.finite : part.end].strip("FEUVGjuHWBMhwmyXx.")


def ends_closed(piece: str) -> bool:
    """Whether it ends with a participle or infinitive: the right bracket of a clause."""
    return _CLOSING.search(piece) is not None


def _as_listed(match: re.Match[str]) -> str:
    """The attributes with what joins them made one of them, if the sentence has a finite verb beside them."""
    if match["second"].strip("b") == "" and match["joint"] == ",":
        return match.group()
    behind = match.end("second") + 1
    if _FINITE.search(match.string, 0, match.start()) is None and _FINITE.search(match.string, behind) is None:
        return match.group()
    return match.group()[:-2] + "AA"


def _as_adjective(match: re.Match[str]) -> str:
    at = match.start("verb") - match.start()
    return match.group()[:at] + "A" + match.group()[at + 1 :]


def _as_weak_adjective(match: re.Match[str]) -> str:
    at, letters = match.start("verb"), match.string
    before = max(letters.rfind(mark, 0, at) for mark in ",;:") + 1
    behind = min((end for mark in ",;:" if (end := letters.find(mark, at)) >= 0), default=len(letters))
    has_other = _FINITE.search(letters, before, at) or _FINITE.search(letters, at + 1, behind)
    return _as_adjective(match) if has_other else match.group()


def _part(letters: str, start: int, end: int, boundary: str) -> Part:
    piece = letters[start:end]
    finite = _finite(piece)
    is_final = finite >= 0 and _is_last(piece, finite)
    kind = _kind(piece, finite, boundary, is_final=is_final)
    is_first = finite == 0 or (kind == "main" and boundary[-1:] == "C" and _LATE_FIRST.match(piece) is not None)
    return Part(start, end, boundary, start + finite if finite >= 0 else -1, kind, is_final, is_first)


def _is_last(piece: str, finite: int) -> bool:
    """Whether the finite verb ends the part, alone or with other verbs behind it."""
    last = piece[-2:-1] if piece[-1] == "." else piece[-1]
    return last in _FINITE_LETTERS and (finite >= len(piece.rstrip(".")) - 1 or _is_cluster(piece, finite))


def _is_cluster(piece: str, finite: int) -> bool:
    """Whether nothing but verbs follows the finite verb: "hätte kommen können"."""
    return all(letter in "FEUVGjuHWBMhwmyXx." for letter in piece[finite:])


def _kind(piece: str, finite: int, boundary: str, *, is_final: bool) -> str:
    if _SUBORDINATE.match(piece):
        return "subordinate"
    if finite >= 0 and is_final and (not boundary or boundary not in ("C", "K")):
        if boundary and ":" not in boundary and _RELATIVE.match(piece):
            return "relative"
        if finite > 1 and _WEAK.match(piece):
            return "weak"
        if piece.lstrip("K")[:1] == "Q":
            return "question"
    has_zu = "Z" in piece or "z" in piece
    infinitive = _INFINITIVE.search(piece) if has_zu else None
    if infinitive and (finite < 0 or (piece[finite] in "UuGVhwm" and finite >= infinitive.start() - 1) or _ADJECTIVE_FIRST.match(piece)):
        return "infinitive"
    if finite >= 0:
        return "main"
    if "," in boundary and _OPEN_RELATIVE.match(piece):
        return "relative"
    return "infinitive" if has_zu and _HAS_INFINITIVE.search(piece) else "none"


def _finite(piece: str) -> int:
    """Position of the finite verb: the candidate that leaves the other verb forms a place; -1 if there is none."""
    candidates = [match.start() for match in _CANDIDATE.finditer(piece)]
    if not candidates:
        return -1
    if len(candidates) == 1:
        return candidates[0]
    verbs = [match.start() for match in _VERB.finditer(piece)]
    return min(candidates, key=lambda at: (_cost(piece, at, verbs), at))


def _is_after_zu(piece: str, at: int) -> bool:
    return at > 0 and piece[at - 1] == "Z" and piece[at] in "UuGhwmV"


def _cost(piece: str, at: int, verbs: list[int]) -> int:
    cost = _BASE_COST[piece[at]]
    for other in verbs:
        if other < at:
            cost += _cost_before(piece, other, at)
        elif other > at:
            cost += _cost_after(piece, at, other)
    return cost


def _cost_before(piece: str, other: int, at: int) -> int:
    """What another verb form before the finite verb costs: little at the end of a verb-final clause or as a first constituent."""
    letter, finite = piece[other], piece[at]
    is_cluster = all(between in "FEUVGjuHWBMhwmyXxZb" for between in piece[other:at])
    if letter in "VGXx" and finite in _AUXILIARY and (is_cluster or other == 0):
        return 0
    if letter in "UuGhwmy" and finite in _WITH_INFINITIVE and ((is_cluster and other) or (other == 0 and letter in "UuG")):
        return 0
    if letter in "Xz" or _is_after_zu(piece, other):
        return 1
    if letter == "E":
        return 1 if piece[other + 1 : other + 2] in ("N", "A", "E") else 4
    return 8 if letter in _SURE else 5


def _cost_after(piece: str, at: int, other: int) -> int:
    letter, finite = piece[other], piece[at]
    if letter in "xz" or _is_after_zu(piece, other):
        return 0
    if letter in "VGX":
        return 0 if finite in _AUXILIARY else 1 if letter == "X" else 4
    if letter in "Uuhwmy":
        return 0 if finite in _WITH_INFINITIVE else 1 if letter in "uy" else 3
    if letter == "E":
        return 2 if piece[other + 1 : other + 2] in ("N", "A", "E") else 5
    return 8
