"""Which figures disagree, and who stands behind each."""

import pytest

from claimpack.builders.relate.figures import article_figures
from claimpack.builders.relate.timelines import join_figures, timelines


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
    assert figure.chain == (("Fernsehen", "Innenministerium"), ("Polizei",))
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


def test_figures_of_two_groups_are_shown_together_but_not_held_against_each_other(corpus, lines) -> None:
    for article, number, noun in (("a", 200, "Polizisten"), ("b", 500, "Zivilisten"), ("c", 900, "Zivilisten")):
        corpus.claim(article, f"{number} {noun} wurden verletzt", corpus.count(f"{number} {noun}", number, "injured"))
    (line,) = lines()
    texts = [figure.text for figure in line.figures]
    assert sorted(texts) == ["200 Polizisten", "500 Zivilisten", "900 Zivilisten"]
    assert {texts[place] for pair in line.disagreements for place in pair} == {"500 Zivilisten", "900 Zivilisten"}


def test_a_source_is_one_in_any_case(corpus, lines) -> None:
    arrested(corpus, "a", 40, attributions=(corpus.source("der Polizei"),))
    arrested(corpus, "b", 90, attributions=(corpus.source("die Polizei"),))
    assert {figure.chain for figure in lines()[0].figures} == {(("Polizei",),)}


def test_a_bare_adjective_is_no_source(corpus, lines) -> None:
    arrested(corpus, "a", 40, attributions=(corpus.source("offiziellen"),))
    arrested(corpus, "b", 90)
    assert {figure.chain for figure in lines()[0].figures} == {(("offiziellen Angaben",),), ()}


def test_figures_joined_key_by_key_give_the_timelines_of_the_corpus(corpus, lines) -> None:
    for article, number, place in (("a", 40, "ent_berg"), ("b", 90, "ent_berg"), ("c", 7, "ent_tal"), ("d", 30, "ent_tal")):
        arrested(corpus, article, number, entities=(place,))
    found = [
        row
        for article in corpus.articles.values()
        for row in article_figures(
            article, [claim for claim in corpus.claims if claim.article_id == article.article_id], corpus.entities, corpus.pack
        )
    ]
    parts = [join_figures(row for row in found if row.key == key) for key in sorted({row.key for row in found})]
    assert sorted(line.place for part in parts for line in part) == [line.place for line in lines()] == ["Bergstadt", "Talheim"]


def test_no_claims_have_no_timelines() -> None:
    assert timelines((), (), ()) == ()
