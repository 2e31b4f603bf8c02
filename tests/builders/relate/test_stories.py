"""Which articles tell of one story."""

from datetime import date

import pytest

from claimpack.builders.relate import stories
from claimpack.builders.relate.keys import ArticleKeys, article_keys, corpus_keys
from claimpack.builders.relate.names import names_of
from claimpack.builders.relate.plan import Plan, plan_stories
from claimpack.builders.relate.relations import corpus_of, relate_stories
from claimpack.builders.relate.shelf import Shelf
from claimpack.builders.relate.stories import NEIGHBOURS

FLOOD = ("Der Fluss trat in Bergstadt über die Ufer", "Die Feuerwehr pumpte Keller leer")
VOTE = ("Der Stadtrat in Talheim wählte Falk", "Die Opposition kritisierte die Wahl")


@pytest.fixture
def related(corpus, pack):
    def find():
        found = plan(corpus, pack)
        names = {article.article_id: article.source_uri for article in corpus.articles.values()}
        pairs = (pair for story in found.stories for pair in story.pairs)
        return {frozenset((names[a], names[b])) for a, b in pairs if a != b}, found.n_articles_cut

    return find


def plan(corpus, pack) -> Plan:
    shelf = shelf_of(corpus, corpus.articles.values(), corpus.claims, pack)
    return plan_stories(corpus_keys(article_keys(article, shelf.indexed(name).profiles) for name, article in shelf.articles.items()))


def shelf_of(corpus, articles, claims, pack) -> Shelf:
    return Shelf(claims, articles, names_of(corpus.entities), corpus_of(corpus.entities, pack).places, pack)


def add(corpus, name: str, texts, entity: str, **more: object) -> None:
    corpus.article(name, **more)
    for text in texts:
        corpus.claim(name, text, entities=(entity,))


def test_articles_with_the_same_names_and_words_tell_one_story(corpus, related) -> None:
    for name in "ab":
        add(corpus, name, FLOOD, "ent_berg")
    add(corpus, "c", VOTE, "ent_tal")
    assert related()[0] == {frozenset("ab")}


def test_articles_that_share_no_name_tell_two_stories(corpus, related) -> None:
    add(corpus, "a", FLOOD, "ent_berg")
    add(corpus, "b", [text.replace("Bergstadt", "Talheim") for text in FLOOD], "ent_tal")
    assert related()[0] == set()


def test_an_article_keeps_its_nearest_neighbours_and_the_rest_is_counted(corpus, related) -> None:
    n_articles = 2 * NEIGHBOURS
    for number in range(n_articles):
        add(corpus, f"{number:03}", FLOOD, "ent_berg")
    pairs, n_cut = related()
    assert len(pairs) < NEIGHBOURS * n_articles
    assert len(pairs) + n_cut == n_articles * (n_articles - 1) / 2


def test_articles_written_next_to_each_other_are_paired_first(corpus, related, monkeypatch) -> None:
    monkeypatch.setattr(stories, "WINDOW", 1)
    for number in range(1, 5):
        add(corpus, str(number), FLOOD, "ent_berg", written=f"2024-03-0{number}")
    assert related()[0] == {frozenset("12"), frozenset("23"), frozenset("34")}


def test_every_pair_and_every_article_stands_in_one_story(corpus, pack) -> None:
    for number in range(9):
        add(corpus, str(number), FLOOD, "ent_berg")
    add(corpus, "vote", VOTE, "ent_tal")
    found = plan(corpus, pack)
    pairs = [pair for story in found.stories for pair in story.pairs]
    assert len(pairs) == len(set(pairs)) == found.n_article_pairs + len(corpus.articles)
    assert {a for a, b in pairs if a == b} == {article.article_id for article in corpus.articles.values()}


@pytest.mark.parametrize("n_buckets", [1, 2, 5, 100])
def test_stories_related_bucket_by_bucket_give_the_relations_of_the_corpus(n_buckets: int, corpus, pack) -> None:
    for number in range(8):
        add(corpus, f"f{number}", FLOOD, "ent_berg", written=f"2024-03-0{number + 1}")
        add(corpus, f"v{number}", VOTE, "ent_tal")
        corpus.claim(f"f{number}", f"{number + 1} Menschen starben", corpus.count(f"{number + 1} Menschen", number + 1))
    found = plan(corpus, pack)
    rows = []
    for bucket in range(n_buckets):
        stories = [story for story in found.stories if int(story.key[-8:], 16) % n_buckets == bucket]
        needed = {article for story in stories for article in story.articles}
        claims = [claim for claim in corpus.claims if claim.article_id in needed]
        articles = [article for article in corpus.articles.values() if article.article_id in needed]
        shelf = shelf_of(corpus, articles, claims, pack)
        weights = found.weights.only(
            {feature for name in needed for profile in shelf.indexed(name).profiles for feature in profile.features}
        )
        rows += relate_stories(stories, weights, shelf.indexed, corpus_of(corpus.entities, pack))
    assert rows
    assert tuple(sorted(rows, key=lambda row: row.relation_id)) == corpus.relations()


def told(name: str, earliest: date | None = None, latest: date | None = None) -> ArticleKeys:
    return ArticleKeys(name, earliest, latest or earliest, 3, {"E:ent_berg": 2, "t:flut": 2, "v:steigen": 1})


def are_of_one_story(*keys: ArticleKeys) -> bool:
    return plan_stories(corpus_keys(keys)).n_article_pairs == 1


@pytest.mark.parametrize(
    ("first", "second"),
    [
        pytest.param(told("a", date(2021, 5, 1)), told("b", date(2021, 6, 1)), id="a month apart"),
        pytest.param(told("a", date(2021, 6, 1)), told("b", date(2021, 5, 1)), id="the other way round"),
        pytest.param(told("a", date(2021, 5, 1)), told("b"), id="one without a date"),
        pytest.param(told("a", date(2021, 5, 1), date(2021, 5, 31)), told("b", date(2021, 6, 30)), id="one of some day of a month"),
        pytest.param(told("a", date(2015, 1, 1), date(2020, 12, 31)), told("b", date(2021, 6, 30)), id="one of some day of many years"),
    ],
)
def test_articles_that_may_be_written_within_a_month_of_each_other_tell_one_story(first: ArticleKeys, second: ArticleKeys) -> None:
    assert are_of_one_story(first, second)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        pytest.param(told("a", date(2021, 5, 1)), told("b", date(2021, 6, 2)), id="more than a month apart"),
        pytest.param(told("a", date(2021, 5, 1), date(2021, 5, 31)), told("b", date(2021, 7, 2)), id="after any day that it may be"),
    ],
)
def test_articles_of_other_months_do_not(first: ArticleKeys, second: ArticleKeys) -> None:
    assert not are_of_one_story(first, second)


def test_stories_do_not_depend_on_the_order_of_articles_and_of_their_words() -> None:
    def keys(turn: int) -> list[ArticleKeys]:
        rows = []
        for number in range(40):
            words = {f"t:{(number * step) % 60}": step % 7 + 1 for step in range(1, 30)} | {"E:ent_berg": 1, f"L:{number % 3}": 2}
            turned = sorted(words.items(), key=lambda item: hash((turn, item[1], len(item[0]))))
            rows.append(ArticleKeys(f"art_{number:02}", None, None, 30, dict(turned)))
        return sorted(rows, key=lambda row: hash((turn, int(row.article_id[4:]))))

    assert len({repr(plan_stories(corpus_keys(keys(turn))).stories) for turn in range(10)}) == 1
    assert plan_stories(corpus_keys(keys(0))).n_article_pairs
