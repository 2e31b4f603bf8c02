"""The drawing shows each figure as the interval that it commits to."""

from dataclasses import replace

import pytest

from claimpack.builders.explore.chart import EDGE, FIRST_DAY, LAST_DAY, LEFT, NARROW, RIGHT, axis_of, draw
from claimpack.builders.relate.timelines import Figure


def figure(comparator: str = "eq", low: float | None = None, high: float | None = None, value: float | None = None) -> Figure:
    return Figure(
        claim_id="clm_0000000000000000",
        article_id="art_0000000000000000",
        article="Anzeiger",
        written=None,
        reported=(),
        text="",
        comparator=comparator,
        value=value,
        low=low,
        high=high,
        counted_text=None,
        is_place_inferred=False,
        speaker=None,
        chain=(),
    )


@pytest.mark.parametrize(
    ("drawn", "ends"),
    [
        (figure("eq", 12, 12, 12), ("closed", "closed", True)),
        (figure("gt", 12, None), ("open", "none", False)),
        (figure("ge", 12, None), ("closed", "none", False)),
        (figure("approx_below", None, 17, 17), ("none", "open", False)),
        (figure("range", 10, 20), ("closed", "closed", False)),
    ],
)
def test_the_ends_of_a_bar_say_whether_the_bound_is_possible(drawn: Figure, ends: tuple[str, str, bool]) -> None:
    (bar,) = draw([drawn], axis_of([drawn])).bars
    assert (bar.low_end, bar.high_end, bar.is_point) == ends


def test_a_bound_that_is_not_known_goes_on_beyond_the_field() -> None:
    bars = draw([figure("gt", 12), figure("lt", None, 12)], axis_of([figure("gt", 12)])).bars
    assert (bars[0].x2, bars[1].x1) == (RIGHT + EDGE, LEFT - EDGE)


def test_about_is_a_point_of_its_own_kind() -> None:
    (bar,) = draw([figure("approx", value=2000)], axis_of([figure("approx", value=2000)])).bars
    assert (bar.is_about, bar.x1 == bar.x2) == (True, True)


def test_figures_far_apart_have_a_logarithmic_axis() -> None:
    assert [axis_of([figure("eq", low, low), figure("eq", 4400, 4400)]).is_log for low in (1, 1000, 0)] == [True, False, False]


def test_larger_figures_lie_further_right() -> None:
    figures = [figure("eq", number, number) for number in (1, 12, 40, 900, 10_000)]
    places = [bar.x1 for bar in draw(figures, axis_of(figures)).bars]
    assert places == sorted(set(places))


@pytest.mark.parametrize(
    ("numbers", "ticks"),
    [
        ([12, 40], [0, 10, 20, 30, 40, 50]),
        ([1, 200], [1, 10, 100, 1000]),
        ([-3, 4], [-4, -2, 0, 2, 4, 6]),
        ([0.2], [0, 0.05, 0.1, 0.15, 0.2, 0.25]),
        ([], [0, 0.2, 0.4, 0.6, 0.8, 1, 1.2]),
    ],
)
def test_the_axis_has_round_numbers(numbers: list[float], ticks: list[float]) -> None:
    figures = [figure("eq", number, number) for number in numbers]
    assert [tick.value for tick in draw(figures, axis_of(figures)).ticks] == ticks


@pytest.mark.parametrize("number", [float("inf"), float("-inf"), float("nan"), 1.7e308, -1.7e308, 5e-324])
def test_a_number_that_no_text_can_mean_breaks_nothing(number: float) -> None:
    figures = [figure("eq", number, number, number), figure("eq", 12, 12, 12), figure("gt", 4000)]
    assert all(0 <= place <= RIGHT + EDGE for bar in draw(figures, axis_of(figures)).bars for place in (bar.x1, bar.x2))


def dated(written: str | None, *reported: str) -> Figure:
    return replace(figure("eq", 12, 12, 12), written=written, reported=reported)


def test_the_days_of_a_report_stand_before_those_of_the_article() -> None:
    figures = [dated("2022-01-31", "2022-01-01"), dated("2022-01-31")]
    bars = draw(figures, axis_of(figures)).bars
    assert [bar.is_reported for bar in bars] == [True, False]
    assert bars[0].days[0].x < bars[1].days[0].x


def test_every_candidate_day_is_drawn_inside_the_field() -> None:
    figures = [dated("2022-01-31", "[2022-01-05, 2022-01-06]"), dated("2021")]
    drawn = draw(figures, axis_of(figures))
    assert [len(bar.days) for bar in drawn.bars] == [2, 1]
    assert all(days.x >= FIRST_DAY and days.x + days.width <= LAST_DAY for bar in drawn.bars for days in bar.days)


def test_without_a_day_there_is_no_field_of_days() -> None:
    figures = [dated(None), dated("nobody knows")]
    drawn = draw(figures, axis_of(figures))
    assert (drawn.width, drawn.day_ticks) == (NARROW, ())
