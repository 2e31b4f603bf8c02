"""Words said by where they stand come back exactly."""

import re

import pytest

from claimpack.builders.write.pointers import NOWHERE, is_pointed, pointers, resolved, reworded

SOURCE = "Er sagte am Montag, dass der Minister heute zurücktritt 🙂 – und zwar sofort."


def text_of(pieces: list[tuple[int, int]]) -> str:
    return " […] ".join(SOURCE[start:end] for start, end in pieces)


@pytest.mark.parametrize("pieces", [[(0, 8)], [(0, 8), (20, 37)], [(55, 60)]])
def test_a_text_of_pieces_comes_back(pieces: list[tuple[int, int]]) -> None:
    assert resolved(pointers(pieces), SOURCE) == text_of(pieces)


def test_a_text_without_pieces_still_says_that_words_are_left_out() -> None:
    assert (pointers([]), is_pointed(NOWHERE), resolved(NOWHERE, SOURCE)) == (NOWHERE, True, "")


@pytest.mark.parametrize(
    ("pieces", "wording"),
    [
        ([(25, 55)], "der Minister heute zurücktritt"),
        ([(25, 37), (38, 55)], "der Minister heute zurücktritt"),
        ([(25, 55)], "der Minister Meier heute zurücktritt"),
        ([(25, 55)], "Meier tritt heute zurück"),
        ([(0, 8), (25, 55)], "Meier sagte der Minister heute zurücktritt"),
        ([(0, 8), (25, 55)], "Er sagte […] der Minister am 3. Mai zurücktritt"),
        ([(25, 55)], ""),
        ([(25, 55)], "nichts davon"),
    ],
)
def test_another_wording_comes_back(pieces: list[tuple[int, int]], wording: str) -> None:
    assert resolved(reworded(text_of(pieces), wording, pieces), SOURCE) == wording


def test_of_another_wording_only_what_is_new_is_spelled_out() -> None:
    said = reworded("der Minister heute zurücktritt", "der Minister Kohl heute zurücktritt", [(25, 55)])
    assert re.sub(r"\[#char=[0-9,]+\]", "", said).strip() == "Kohl"
