"""What a names model sees beyond single forms: pairs and triples of neighbours, quotation marks, places of several words.

The trainer writes these features as strings, the tagger adds up their weights by number; both take templates and rules from here.
A kind is the coarse class of a form (see features).
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from claimpack.builders.models.features import BOUNDARY, FormFeatures
from claimpack.builders.models.lexicon import Lexicon

DISTANCES = (-2, -1, 0, 1, 2)
# A, B: the kinds of the word and the one before, or the next. D: all three. E, F: the form before, or after, and the word's kind. G, H: its
# role instead of the form.
PAIRS = ("A", "B", "D", "E", "F", "G", "H")
QUOTED = "Q"
MARKS = frozenset('"„“”»«')


def at_distance(features: FormFeatures, distance: int) -> Sequence[str]:
    """The features of a form that stands at a distance from the word to be judged."""
    letters = features.centre if distance == 0 else features.near if abs(distance) == 1 else features.far
    return (*features.classes, *letters)


def sentence_features(forms: Sequence[str], described: Sequence[FormFeatures], end: FormFeatures, lexicon: Lexicon) -> list[list[str]]:
    """All features of each form of a sentence as strings; `end` describes BOUNDARY."""
    padded = [end, end, *described, end, end]
    lower = [BOUNDARY, *(form.lower() for form in forms), BOUNDARY]
    rows: list[list[str]] = []
    for at in range(len(forms)):
        before, kind, after = (padded[at + number].kind for number in (1, 2, 3))
        row = [f"{distance}{feature}" for distance in DISTANCES for feature in at_distance(padded[at + 2 + distance], distance)]
        row += [
            f"A{before}\t{kind}",
            f"B{kind}\t{after}",
            f"D{before}\t{kind}\t{after}",
            f"E{lower[at]}\t{kind}",
            f"F{lower[at + 2]}\t{kind}",
        ]
        row += [f"{name}{role}\t{kind}" for name, role in (("G", padded[at + 1].role), ("H", padded[at + 3].role)) if role]
        rows.append(row)
    for at, feature in features_of_runs(forms, lexicon):
        rows[at].append(feature)
    return rows


def features_of_runs(forms: Sequence[str], lexicon: Lexicon) -> Iterator[tuple[int, str]]:
    """Words between quotation marks, of places and of listed names of several words, with the feature that says so."""
    is_quoted = False
    for at, form in enumerate(forms):
        if form in MARKS:
            is_quoted = not is_quoted
        elif is_quoted:
            yield at, QUOTED
    yield from place_runs(forms, (at for at, form in enumerate(forms[:-1]) if form[0].isupper()), lexicon)
    yield from long_runs(forms, range(len(forms)), lexicon)


def place_runs(forms: Sequence[str], starts: Iterable[int], lexicon: Lexicon) -> Iterator[tuple[int, str]]:
    """The words that make a place of two or three words ("New York", "Frankfurt am Main"), with a feature for its first and other words.

    `starts` are the words that it may begin with, in order, none of them the last.
    """
    free = 0
    for at in starts:
        size = place_run(forms, at, lexicon) if at >= free else 0
        if size:
            kind = lexicon.place("".join(forms[at : at + size]))
            yield at, f"MB{kind}"
            yield from ((at + number, f"MI{kind}") for number in range(1, size))
            free = at + size


def long_runs(forms: Sequence[str], starts: Iterable[int], lexicon: Lexicon) -> Iterator[tuple[int, str]]:
    """The words of listed organisations and places of several words, with a feature for their first and other words."""
    listed = lexicon.words.long_names
    last = len(forms) - 1
    free = 0
    for at in starts:
        if free <= at < last and forms[at] in listed:
            names = listed[forms[at]].get(forms[at + 1], ())
            size, code = next(((len(name), code) for name, code in names if tuple(forms[at : at + len(name)]) == name), (0, ""))
            if size:
                yield at, f"NB{code}"
                yield from ((at + number, f"NI{code}") for number in range(1, size))
                free = at + size


def place_run(forms: Sequence[str], at: int, lexicon: Lexicon) -> int:
    """How many words from `at` on make a place, or 0; a place of one word is none here."""
    second = forms[at + 1]
    third = forms[at + 2] if at + 2 < len(forms) else ""
    is_cap = second[0].isupper()
    if third and third[0].isupper() and (is_cap or second in lexicon.words.particles) and _is_place(forms[at], second, third, lexicon):
        return 3
    return 2 if is_cap and _is_place(forms[at], second, "", lexicon) else 0


@lru_cache(maxsize=1 << 13)
def _is_place(first: str, second: str, third: str, lexicon: Lexicon) -> bool:
    return lexicon.place(first + second + third) not in ("-", "C4", "C4s")
