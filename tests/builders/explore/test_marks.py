"""Marks in a text nest when they are written, however they lie."""

import pytest

from claimpack.builders.explore.marks import CLOSE, OPEN, Mark, Piece, paragraphs

TEXT = "Die Polizei zählte 12 Tote.\n\nMehr nicht."


def written(pieces: list[Piece]) -> str:
    """<claim text>, with + where a mark does not really begin or end."""
    signs = []
    for piece in pieces:
        if piece.what == OPEN and piece.mark:
            signs.append(f"<{'' if piece.is_edge else '+'}{piece.mark.kind} ")
        elif piece.what == CLOSE:
            signs.append(f"{'' if piece.is_edge else '+'}>")
        else:
            signs.append(piece.text)
    return "".join(signs)


@pytest.mark.parametrize(
    ("marks", "expected"),
    [
        ([], ["Die Polizei zählte 12 Tote.", "Mehr nicht."]),
        ([Mark("quantity", 19, 26)], ["Die Polizei zählte <quantity 12 Tote>.", "Mehr nicht."]),
        ([Mark("claim", 0, 26), Mark("quantity", 19, 26)], ["<claim Die Polizei zählte <quantity 12 Tote>>.", "Mehr nicht."]),
        ([Mark("source", 0, 18), Mark("cue", 12, 26)], ["<source Die Polizei <cue zählte+>><+cue  12 Tote>.", "Mehr nicht."]),
        ([Mark("claim", 19, 33)], ["Die Polizei zählte <claim 12 Tote.+>", "<+claim Mehr> nicht."]),
        (
            [Mark("name", 0, 26), Mark("quantity", 19, 21)],
            ["<name Die Polizei zählte +><quantity <+name 12+>><+name  Tote>.", "Mehr nicht."],
        ),
        ([Mark("claim", 4, 4), Mark("claim", -5, 3), Mark("claim", 50, 60)], ["<claim Die> Polizei zählte 12 Tote.", "Mehr nicht."]),
    ],
)
def test_marks_nest_and_lines_become_paragraphs(marks: list[Mark], expected: list[str]) -> None:
    assert [written(line) for line in paragraphs(TEXT, 0, len(TEXT), marks)] == expected


def test_the_pieces_are_the_text() -> None:
    marks = [Mark("claim", start, start + 7) for start in range(20)] + [Mark("name", start, start + 3) for start in range(0, 20, 2)]
    lines = paragraphs(TEXT, 0, len(TEXT), marks)
    assert ["".join(piece.text for piece in line) for line in lines] == ["Die Polizei zählte 12 Tote.", "Mehr nicht."]


def test_a_claim_that_ends_among_others_says_which_it_is() -> None:
    (line,) = paragraphs("ab", 0, 2, [Mark("claim", 0, 2, number=1), Mark("claim", 0, 1, number=2)])
    assert [(piece.mark.number, piece.is_among) for piece in line if piece.what == CLOSE and piece.mark] == [(2, True), (1, False)]


def test_a_name_in_a_name_is_an_inner_one() -> None:
    (line,) = paragraphs("Universität Neustadt", 0, 20, [Mark("name", 0, 20, "ent_a"), Mark("name", 12, 20, "ent_b")])
    assert [(piece.mark.target, piece.is_inner) for piece in line if piece.what == OPEN and piece.mark] == [
        ("ent_a", False),
        ("ent_b", True),
    ]


def test_a_stretch_of_the_text_cuts_its_marks() -> None:
    assert [written(line) for line in paragraphs(TEXT, 4, 11, [Mark("source", 0, 18)])] == ["<source Polizei+>"]
