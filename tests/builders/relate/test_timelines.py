"""Which figures disagree, and who stands behind each."""

import pytest

from claimpack.builders.relate.timelines import timelines


@pytest.fixture
def lines(corpus):
    return lambda: timelines(corpus.claims, tuple(corpus.articles.values()), corpus.entities)


def arrested(corpus, article: str, number: int, comparator: str = "eq", **more):
    text = f"{number} Menschen"
    return corpus.claim(article, f"{text} wurden verhaftet", corpus.count(text, number, "arrested", comparator), **more)


def test_figures_that_disagree_stand_in_the_order_in_which_they_were_written(corpus, lines) -> None:
    corpus.article("late", "2024-03-05")
    corpus.article("early", "2024-03-01")
    arrested(corpus, "late", 90)
    arrested(corpus, "early", 40)
    (line,) = lines()
    assert (line.property, line.place) == ("arrested", "Bergstadt")
    assert [figure.text for figure in line.figures] == ["40 Menschen", "90 Menschen"]
    assert line.disagreements == ((0, 1),)


def test_a_figure_shows_who_stands_behind_it(corpus, lines) -> None:
    chain = (corpus.source("das Fernsehen", "media"), corpus.source("das Innenministerium", hop=2), corpus.source("die Polizei", branch=2))
    arrested(corpus, "a", 40, attributions=chain, speaker="das Fernsehen", times=(corpus.day("Freitag", "2024-03-01", "report"),))
    arrested(corpus, "b", 90)
    figure = next(figure for figure in lines()[0].figures if figure.chain)
    assert figure.chain == (("das Fernsehen", "das Innenministerium"), ("die Polizei",))
    assert (figure.speaker, figure.reported) == ("das Fernsehen", ("2024-03-01",))


def test_figures_that_agree_make_no_timeline(corpus, lines) -> None:
    arrested(corpus, "a", 40, "gt")
    arrested(corpus, "b", 43)
    assert lines() == ()


def test_open_bounds_far_apart_disagree(corpus, lines) -> None:
    arrested(corpus, "a", 4400, "gt")
    arrested(corpus, "b", 10000, "approx")
    assert lines()[0].disagreements == ((0, 1),)


def test_figures_of_two_places_are_two_timelines(corpus, lines) -> None:
    arrested(corpus, "a", 40, entities=("ent_berg",))
    arrested(corpus, "b", 90, entities=("ent_tal",))
    assert lines() == ()


def test_a_figure_without_a_place_is_put_to_the_place_of_its_article(corpus, lines) -> None:
    corpus.claim("a", "In Bergstadt kam es zu Unruhen")
    arrested(corpus, "a", 40, entities=())
    arrested(corpus, "b", 90)
    assert {(figure.text, figure.is_place_inferred) for figure in lines()[0].figures} == {("40 Menschen", True), ("90 Menschen", False)}


def test_a_pause_of_more_than_a_month_begins_a_new_timeline(corpus, lines) -> None:
    for name, day, number in (("a", "2024-01-01", 40), ("b", "2024-01-05", 50), ("c", "2024-06-01", 7), ("d", "2024-06-02", 9)):
        corpus.article(name, day)
        arrested(corpus, name, number)
    assert [[figure.text for figure in line.figures] for line in lines()] == [["40 Menschen", "50 Menschen"], ["7 Menschen", "9 Menschen"]]


def test_cars_and_windows_are_two_timelines(corpus, lines) -> None:
    corpus.claim("a", "12 Autos wurden beschädigt", corpus.count("12 Autos", 12, "damaged"))
    corpus.claim("b", "90 Fenster wurden beschädigt", corpus.count("90 Fenster", 90, "damaged"))
    assert lines() == ()


def test_no_claims_have_no_timelines() -> None:
    assert timelines((), (), ()) == ()
