"""Whether two claims rest on different sources."""

import pytest

from claimpack.builders.languages.pack import Pack
from claimpack.builders.relate.lexicon import lexicon
from claimpack.builders.relate.sources import independent_sources


@pytest.fixture
def independent(corpus, pack: Pack):
    def ask(left, right, article: str = "b") -> str:
        a = corpus.claim("a", "Der Damm ist gebrochen", attributions=left)
        b = corpus.claim(article, "Der Damm brach", attributions=right)
        return independent_sources(a, b, corpus.articles["a"], corpus.articles[article], pack=pack, words=lexicon(pack))

    return ask


def test_the_end_of_the_chain_counts(corpus, independent) -> None:
    ministry = corpus.source("das Innenministerium", hop=2)
    left = (corpus.source("der Sender Eins", "media"), ministry)
    right = (corpus.source("die Agentur", "media"), ministry)
    assert independent(left, right) == "no"


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("das Verteidigungsministerium", "die Polizei", "no"),  # bodies of a state are one source
        ("das russische Außenministerium", "das ukrainische Außenministerium", "yes"),
        ("das Rote Kreuz", "die Polizei", "yes"),
        ("das Rote Kreuz", "das Rote Kreuz", "no"),
    ],
)
def test_two_named_sources(left: str, right: str, expected: str, corpus, independent) -> None:
    assert independent((corpus.source(left),), (corpus.source(right),)) == expected


def test_unnamed_sources_say_nothing(corpus, independent) -> None:
    assert independent((corpus.source("Augenzeugen", "group"),), (corpus.source("das Rote Kreuz"),)) == "unknown"


def test_an_entity_is_one_source_under_two_names(corpus, independent) -> None:
    left = corpus.source("Rabe", "named_person", entity_id="ent_rabe")
    right = corpus.source("die Bürgermeisterin", "office_holder", entity_id="ent_rabe")
    assert independent((left,), (right,)) == "no"


def test_two_claims_without_a_source_in_one_article_rest_on_its_author(independent) -> None:
    assert independent((), (), "a") == "no"


def test_two_articles_of_one_independence_group_are_one_source(corpus, independent) -> None:
    corpus.article("a", independence_group="group")
    corpus.article("b", independence_group="group")
    assert independent((), ()) == "no"


def test_two_articles_that_name_nobody_may_have_one_source(independent) -> None:
    assert independent((), ()) == "unknown"
