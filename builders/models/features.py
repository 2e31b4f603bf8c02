"""What a names model sees of one word form: its letters, and classes from its shape and the lexicon. Nothing here looks at a second word.

A form is described three times: as the word to be judged (centre), as its neighbour (near), as the next but one (far); the classes are
the same for all. What a feature means is its first letters: w form, l small form, p beginning, e end, i inner letters, s shape, c kind …
"""

from collections.abc import Sequence
from dataclasses import dataclass

from claimpack.builders.models.lexicon import Lexicon

BOUNDARY = "\u0002"
# What the features of classes begin with; all others are letters.
CLASSES = ("c=", "L=", "g=", "k=", "K=", "s=", "n=", "r=")
# What the features of the form itself and of runs of its letters begin with.
LETTERS = ("w=", "l=", "e=", "p=", "i=")
# Letters of a form that are looked at; longer ones are addresses and code.
LONGEST = 64


@dataclass(frozen=True, slots=True)
class FormFeatures:
    """The features of one form: classes, which many forms share, and letters by distance.

    `kind` is a coarse class for pairs, `role` what the form tells of a name beside it.
    """

    kind: str
    role: str
    classes: tuple[str, ...]
    centre: Sequence[str]
    near: Sequence[str]
    far: Sequence[str]


def form_features(form: str, lexicon: Lexicon) -> FormFeatures:
    """The features of a form, of a very long one of its beginning; BOUNDARY stands for the two ends of a sentence."""
    form = form[:LONGEST]
    lower = form.lower()
    size = len(form)
    shown = form.capitalize() if size > 4 and form.isupper() else form
    place, listed, known = lexicon.place(shown), lexicon.listed(shown), lexicon.dictionary_class(form)
    kind = _case(form) + known + place + listed
    built = _built(form, known, lexicon)
    classes = ("c=" + kind, "L=" + listed, "g=" + place, "k=" + known, "K=" + built, "s=" + shape(form), f"n={min(size, 15)}")
    role = lexicon.role(form)
    word = "w=" + form
    ends = ["e=" + lower[-n:] for n in range(1, min(6, size) + 1)]
    near = [word, *(ends[1:5] if size > 5 else ends[1 : size - 1])]
    if size > 4:
        near += ("p=" + lower[:3], "p=" + lower[:4])
    far = [word, *(ends[2:4] if size > 4 else ends[2 : size - 1])]
    centre = [word, *ends, "l=" + lower, *("p=" + form[:n] for n in range(1, min(6, size) + 1))]
    if form != lower:
        centre += _inner(lower)
        centre += _parts(form, listed, lexicon)
    return FormFeatures(kind, role, (*classes, "r=" + role) if role else classes, centre, near, far)


def shape(form: str) -> str:
    """The kinds of its characters, two of a kind at most in a row, eight at most in all: "OVKS-Chef" -> "AA-Aaa"."""
    if form.isalpha():
        if form.islower():
            return "aa"[: len(form)]
        if form[0].isupper() and form[1:].islower():
            return "Aaa"[: len(form)]
    signs: list[str] = []
    for char in form:
        sign = "A" if char.isupper() else "a" if char.islower() else "0" if char.isdigit() else char
        if len(signs) < 2 or signs[-1] != sign or signs[-2] != sign:
            signs.append(sign)
    return "".join(signs[:8])


def _case(form: str) -> str:
    first = form[0]
    if first.isupper():
        return "AA" if len(form) > 1 and form.isupper() else "A-" if "-" in form else "Aa"
    if first.islower():
        return "a" if form.islower() else "aA"
    return "0" if first.isdigit() else first


def _built(form: str, known: str, lexicon: Lexicon) -> str:
    """The dictionary's class, and for a capitalised form whether it is a compound or has a plural."""
    if not form[0].isupper():
        return known
    return known + (lexicon.compound(form) if known == "--" else "") + lexicon.plural(form)


def _ends(lower: str, least: int, most: int) -> tuple[str, ...]:
    return tuple(f"e={lower[-size:]}" for size in range(least, most + 1) if len(lower) > size)


def _inner(lower: str) -> list[str]:
    """Runs of three to five letters inside the form."""
    return ["i=" + lower[at : at + size] for size in (3, 4, 5) for at in range(1, len(lower) - size)]


def _parts(form: str, listed: str, lexicon: Lexicon) -> list[str]:
    """The first and last part of a hyphenated form; the name that a long unlisted form begins with ("Sowjetrepublik")."""
    parts = [part for part in form.split("-") if part] if "-" in form else []
    if len(parts) > 1:
        first, last = parts[0], parts[-1]
        return [
            f"hf={first}",
            f"hl={last}",
            f"hs={shape(first)}",
            f"h1={lexicon.listed(first)}{lexicon.place(first)}",
            f"h2={lexicon.listed(last)}{lexicon.place(last)}{lexicon.dictionary_class(last)}",
        ]
    if form[0].isupper() and len(form) > 6 and not listed:
        at = lexicon.begins_with(form)
        if at:
            begin = lexicon.listed_names.get(form[:at], "T")
            return [f"b={begin}{'N' if lexicon.dictionary.get(form[at:].capitalize()) else '-'}"]
    return []
