"""Which articles tell of one story."""

import pytest

from claimpack.builders.relate import stories
from claimpack.builders.relate.affinity import weights
from claimpack.builders.relate.profiles import profiles
from claimpack.builders.relate.stories import NEIGHBOURS, bags, related_articles

FLOOD = ("Der Fluss trat in Bergstadt über die Ufer", "Die Feuerwehr pumpte Keller leer")
VOTE = ("Der Stadtrat in Talheim wählte Falk", "Die Opposition kritisierte die Wahl")


@pytest.fixture
def related(corpus, pack):
    def find():
        articles = sorted(corpus.articles.values(), key=lambda article: article.article_id)
        numbers = {article.article_id: number for number, article in enumerate(articles)}
        rows = [[] for _ in articles]
        for profile in profiles(corpus.claims, numbers, corpus.entities, pack):
            rows[profile.article].append(profile)
        found = related_articles(articles, bags(rows, weights(row for listed in rows for row in listed)))
        return {frozenset((articles[a].source_uri, articles[b].source_uri)) for a, b in found.pairs}, found.n_cut

    return find


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
