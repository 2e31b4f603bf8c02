"""Which quotation marks belong together."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimpack.builders.text.quotations import pair_quotations
from claimpack.schema.records import Span

# A text ("|" ends a paragraph) and what is quoted in it; "+" before it for each quotation around it, "…" behind it if it is not closed.
TEXTS = [
    ("Er sagte: „Nein.“ Dann ging er.", ["Nein."]),
    ("Er sagte: “Nein.” Dann ging er.", ["Nein."]),
    ("Er sagte: „Nein.” Dann ging er.", ["Nein."]),
    ("Er sagte: ”Nein.” Dann ging er.", ["Nein."]),
    ("Er sagte: »Nein.« Dann ging er.", ["Nein."]),
    ("Er sagte: «Nein.» Dann ging er.", ["Nein."]),
    ("Er sagte: « Nein. » Dann ging er.", ["Nein."]),
    ('Er sagte: "Nein." Dann ging er.', ["Nein."]),
    ('Er sagte: " Nein. " Dann ging er.', ["Nein."]),
    ("Er sagte: ‚Nein.‘ Dann ging er.", ["Nein."]),
    ("Er sagte: ›Nein.‹ Dann ging er.", ["Nein."]),
    ("Er sagte: 'Nein.' Dann ging er.", ["Nein."]),
    ("„Ja“, sagte sie, „aber nicht heute.“", ["Ja", "aber nicht heute."]),
    ("„Ja,“ sagte sie, „aber nicht heute.”", ["Ja,", "aber nicht heute."]),
    ('"Ja" und "Nein" und "Nie"', ["Ja", "Nein", "Nie"]),
    ("“Ja”-Rufe und die “Nein”-Fraktion", ["Ja", "Nein"]),
    ("(„Ja“) und [„Nein“]", ["Ja", "Nein"]),
    ("Sie sagte:„Ja“und ging.", ["Ja"]),
    ("„Ja“/„Nein“", ["Ja", "Nein"]),
    ("„Er las »Faust« vor.“", ["Er las »Faust« vor.", "+Faust"]),
    ("»Er las ›Faust‹ vor.«", ["Er las ›Faust‹ vor.", "+Faust"]),
    ("„Er las ‚Faust‘ vor.“", ["Er las ‚Faust‘ vor.", "+Faust"]),
    ("„Sie sagte: „Nein.““ So war es.", ["Sie sagte: „Nein.“", "+Nein."]),
    ("“He said ‘no’.” So war es.", ["He said ‘no’.", "+no"]),
    ("Das war's mit Hans' Haus.", []),
    ("Wie geht’s? ’s geht.", []),
    ("Er war 5'11\" groß.", []),
    ('Ein Schirm mit 27" und ein "Kabel".', ["Kabel"]),
    ("„Nein. Das geht nicht. „Ja“ sagte niemand.", ["Nein. Das geht nicht.…", "Ja"]),
    ("„Nein. Das geht nicht.", ["Nein. Das geht nicht.…"]),
    ("„Er las »Faust vor.“", ["Er las »Faust vor.", "+Faust vor.…"]),
    ("Das geht nicht.“ „Doch.“", ["Doch."]),
    ("„Eins.|Zwei.|Drei.“ Vier.", ["Eins.…", "Zwei.…", "Drei."]),
    ("„Eins.|„Zwei.|„Drei.“ Vier.", ["Eins.…", "Zwei.…", "Drei."]),
    ("„Eins.|Zwei und „Drei“.", ["Eins.…", "Drei"]),
    ("„Eins.|Zwei.|Drei.|Vier.|Fünf.|Sechs.“", ["Eins.…"]),
    ("Leer: „“ und “…”", []),
    ("Nichts.", []),
]


def paragraphs(text: str) -> list[Span]:
    spans, start = [], 0
    for line in text.split("\n"):
        spans.append(Span(start, start + len(line)))
        start += len(line) + 1
    return spans


@pytest.mark.parametrize(("text", "expected"), TEXTS, ids=[text for text, _ in TEXTS])
def test_a_text_has_these_quotations(text: str, expected: list[str]) -> None:
    text = text.replace("|", "\n")
    found = [
        "+" * quotation.level + text[quotation.inner.start_char : quotation.inner.end_char] + ("" if quotation.is_closed else "…")
        for quotation in pair_quotations(text, paragraphs(text))
    ]
    assert found == expected


def test_the_outer_span_holds_the_marks() -> None:
    (quotation,) = pair_quotations("Ein „Ja“.", [Span(0, 9)])
    assert (quotation.outer, quotation.inner) == (Span(4, 8), Span(5, 7))


@given(st.text(alphabet="ab5. ,-\n\"“”„«»'’‚‘›‹", max_size=100))
def test_quotations_are_nested_or_apart_and_their_levels_say_how_deep(text: str) -> None:
    found = pair_quotations(text, paragraphs(text))
    for index, quotation in enumerate(found):
        outer, inner = quotation.outer, quotation.inner
        assert outer.start_char <= inner.start_char < inner.end_char <= outer.end_char
        assert "\n" not in text[outer.start_char : outer.end_char]
        around = [other.outer for other in found[:index] if other.outer.end_char > outer.start_char]
        assert all(other.start_char <= outer.start_char and outer.end_char <= other.end_char for other in around)
        assert quotation.level == len(around)
