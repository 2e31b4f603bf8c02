"""Which names of a corpus are one thing, and why."""

import pytest

from claimpack.builders import ids, languages
from claimpack.builders.link.apply import apply_links
from claimpack.builders.link.entities import Linked, link_mentions
from claimpack.builders.link.gazetteer import load_gazetteer
from claimpack.builders.link.names import match_names
from claimpack.schema.records import Mention, Span

PACK = languages.load("de")
SAME = [
    ("PER", "Kassym-Schomart Tokajew", "Kasym-Zhomart Tokajew"),
    ("PER", "Muchtar Abljasow", "Mukhtar Ablyazov"),
    ("PER", "Wladimir Putin", "Vladimir Putin"),
    ("PER", "Putin", "Putins"),
    ("PER", "Angela Merkel", "Merkel"),
    ("PER", "Mao Tse-tung", "Mao Zedong"),
    ("LOC", "Kiew", "Kyjiw"),
    ("ORG", "OVKS", "Organisation des Vertrags über kollektive Sicherheit"),
    ("ORG", "Organisation des Vertrags über kollektive Sicherheit", "Organisation des Vertrages über kollektive Sicherheit"),
]
DIFFERENT = [
    ("PER", "Thomas Müller", "Thomas Möller"),
    ("PER", "Hans Meier", "Hans Maier"),
    ("PER", "Ilham Alijew", "Mehriban Alijewa"),
    ("PER", "Angela Merkel", "Petra Merkel"),
    ("PER", "George Bush sen.", "George Bush jr."),
    ("LOC", "Niger", "Nigeria"),
    ("LOC", "Österreich", "Australien"),
    ("ORG", "CDU", "CSU"),
]


def mention(article: str, text: str, at: int, entity_type: str = "PER", derivation: str = "none") -> Mention:
    spans = (Span(at, at + len(text)),)
    return Mention(
        mention_id=ids.mention_id(article, spans, entity_type),
        article_id=article,
        spans=spans,
        text=text,
        mention_type="NAM",
        entity_type=entity_type,
        derivation=derivation,
    )


def link(*mentions: Mention) -> Linked:
    return link_mentions(mentions, load_gazetteer([]), PACK)


@pytest.mark.parametrize(("entity_type", "left", "right"), SAME)
def test_spellings_of_one_name_agree_either_way(entity_type: str, left: str, right: str) -> None:
    assert match_names(left, right, entity_type, PACK)
    assert match_names(right, left, entity_type, PACK)


@pytest.mark.parametrize(("entity_type", "left", "right"), DIFFERENT)
def test_false_friends_do_not_agree(entity_type: str, left: str, right: str) -> None:
    assert match_names(left, right, entity_type, PACK) is None


def test_a_man_in_three_spellings_is_one_entity_with_its_evidence() -> None:
    linked = link(mention("a", "Muchtar Abljasow", 0), mention("a", "Mukhtar Ablyazov", 50), mention("b", "Muchar Abljasow", 0))
    assert len(linked.entities) == 1
    assert linked.entities[0].n_mentions == 3
    assert linked.entities[0].n_articles == 2
    assert linked.entities[0].merge_evidence


def test_a_surname_goes_to_the_full_name_of_its_own_article() -> None:
    mentions = [mention("a", "Hans Berger", 0), mention("a", "Berger", 40), mention("b", "Eva Berger", 0), mention("b", "Berger", 40)]
    entity = {(row.article_id, row.text): row.entity_id for row in link(*mentions).mentions}
    assert entity["a", "Berger"] == entity["a", "Hans Berger"]
    assert entity["b", "Berger"] == entity["b", "Eva Berger"]
    assert entity["a", "Berger"] != entity["b", "Berger"]


def test_a_surname_that_two_persons_of_its_article_bear_goes_to_neither() -> None:
    linked = link(mention("a", "Hans Berger", 0), mention("a", "Eva Berger", 40), mention("a", "Berger", 80))
    assert len({row.entity_id for row in linked.mentions}) == 3


def test_an_adjective_goes_to_its_country() -> None:
    linked = link(mention("a", "Frankreich", 0, "LOC"), mention("a", "französischen", 40, "LOC", "deriv"))
    assert len(linked.entities) == 1
    assert ("iso3166-1", "FR") in {(one.scheme, one.value) for one in linked.entities[0].identifiers}


def test_the_order_of_the_mentions_changes_nothing() -> None:
    mentions = [
        mention("a", "Muchtar Abljasow", 0),
        mention("b", "Ablyazov", 9),
        mention("a", "Berlin", 70, "LOC"),
        mention("b", "Berlins", 70, "LOC"),
    ]
    assert link(*mentions).entities == link(*reversed(mentions)).entities


def test_links_without_claims_are_no_claims() -> None:
    assert list(apply_links([], {})) == []
