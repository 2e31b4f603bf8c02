"""Intervals and dates say what they commit to, in the words of the interface."""

from dataclasses import replace

import pytest

from claimpack.builders.explore.amounts import edtf_text, group_text, interval_text, quantity_text, who_text
from claimpack.builders.explore.wording import load_wording
from claimpack.builders.relate.timelines import Figure
from claimpack.schema.records import Quantity


@pytest.mark.parametrize(
    ("bounds", "is_open", "english", "german"),
    [
        ((12, 12, 12), (False, False), "12", "12"),
        ((4400, None, None), (True, False), "more than 4,400", "mehr als 4.400"),
        ((7, None, None), (False, False), "at least 7", "mindestens 7"),
        ((None, 1700, 1700), (False, True), "fewer than 1,700", "weniger als 1.700"),
        ((None, 30, None), (False, False), "at most 30", "höchstens 30"),
        ((100, 150, None), (False, False), "100 to 150", "100 bis 150"),
        ((None, None, 2000), (False, False), "about 2,000", "etwa 2.000"),
        ((None, None, None), (False, False), "no number", "keine Zahl"),
        ((1.5, 1.5, 1.5), (False, False), "1.5", "1,5"),
        ((0.1 + 0.2, 0.1 + 0.2, None), (False, False), "0.3", "0,3"),
        ((float("inf"), None, None), (False, False), "at least ?", "mindestens ?"),
        ((1e20, 1e20, None), (False, False), "1e+20", "1e+20"),
    ],
)
def test_an_interval_in_words(bounds: tuple[float | None, ...], is_open: tuple[bool, bool], english: str, german: str) -> None:
    low, high, value = bounds
    said = [interval_text(low, high, value, is_open, load_wording(language)) for language in ("en", "de")]
    assert said == [english, german]


@pytest.mark.parametrize(
    ("edtf", "english", "german"),
    [
        (None, "unknown", "unbekannt"),
        ("2021", "2021", "2021"),
        ("2021-05", "May 2021", "Mai 2021"),
        ("2021-05-08", "8 May 2021", "8. Mai 2021"),
        ("[2021-05-01,2021-05-08,2021-05-15]", "1, 8 or 15 May 2021", "1., 8. oder 15. Mai 2021"),
        ("[2021-05-31,2021-06-01]", "31 May 2021 or 1 June 2021", "31. Mai 2021 oder 1. Juni 2021"),
        ("2021-02-30", "2021-02-30", "2021-02-30"),
        ("2021-13", "2021-13", "2021-13"),
        ("[2021-02-30,2021-03-01]", "[2021-02-30,2021-03-01]", "[2021-02-30,2021-03-01]"),
        ("P3D", "P3D", "P3D"),
    ],
)
def test_a_date_in_words(edtf: str | None, english: str, german: str) -> None:
    assert [edtf_text(edtf, load_wording(language)) for language in ("en", "de")] == [english, german]


@pytest.mark.parametrize(
    ("value", "unit", "expected"), [(1, "d", "1 Tag"), (3, "d", "3 Tage"), (5, "km", "5 km"), (40, "%", "40 %"), (2, "1", "2")]
)
def test_a_quantity_has_its_unit(value: float, unit: str, expected: str) -> None:
    quantity = Quantity(text="", kind="measure", comparator="eq", low=value, high=value, bounds_basis="explicit", unit=unit)
    assert quantity_text(quantity, load_wording("de")) == expected


@pytest.mark.parametrize(
    ("population", "text", "english", "german"),
    [
        ("", "40 Tote", "", ""),
        ("police", "200 Polizeibeamte", "police", "Polizei"),
        ("further, police", "weitere 200 Polizeibeamte", "in addition, police", "zusätzlich, Polizei"),
        ("reisende", "30 Reisenden", "Reisenden", "Reisenden"),
        ("peace_corps", "200", "peace corps", "peace corps"),
    ],
)
def test_a_group_has_its_name_or_that_of_the_text(population: str, text: str, english: str, german: str) -> None:
    assert [group_text(population, text, load_wording(language)) for language in ("en", "de")] == [english, german]


@pytest.mark.parametrize(
    ("chain", "speaker", "is_attributed", "expected"),
    [
        ((("das Amt", "die Polizei"), ("ein Zeuge",)), "das Amt", True, "das Amt ↳ die Polizei"),
        ((), "ein Zeuge", True, "ein Zeuge"),
        ((), None, True, "eine nicht genannte Quelle"),
        ((), None, False, "der Artikel selbst"),
    ],
)
def test_a_figure_says_who_says_it(
    chain: tuple[tuple[str, ...], ...], speaker: str | None, is_attributed: bool, expected: str, counted: Figure
) -> None:
    figure = replace(counted, chain=chain, speaker=speaker, is_attributed=is_attributed)
    assert who_text(figure, load_wording("de")) == expected


@pytest.fixture
def counted() -> Figure:
    """A count that nothing is known of."""
    return Figure(
        claim_id="clm_0000000000000000", article_id="art_0000000000000000", article="Anzeiger", written=None, reported=(), text="zwölf",
        comparator="eq", value=12, low=12, high=12, counted_text=None, is_place_inferred=False, speaker=None, chain=(),
    )  # fmt: skip
