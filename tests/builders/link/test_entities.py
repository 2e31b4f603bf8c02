"""From mentions to entities, over a corpus."""

from pathlib import Path

import pytest

from claimpack.builders import ids
from claimpack.builders.languages.pack import load
from claimpack.builders.link.entities import Linked, link_mentions
from claimpack.builders.link.gazetteer import load_gazetteer
from claimpack.schema.records import Entity, Mention, Span

PACK = load("de")


def mention(article: str, text: str, entity_type: str = "PER", derivation: str = "none", *, at: int = 0) -> Mention:
    spans = (Span(at, at + len(text)),)
    return Mention(
        mention_id=ids.mention_id(article, spans, f"{entity_type} {text}"),
        article_id=article,
        spans=spans,
        text=text,
        mention_type="NAM",
        entity_type=entity_type,
        derivation=derivation,
    )


def link(*mentions: Mention, gazetteer: Path | None = None) -> Linked:
    return link_mentions(mentions, load_gazetteer([gazetteer] if gazetteer else []), PACK)


def only(linked: Linked) -> Entity:
    assert len(linked.entities) == 1, [entity.canonical_name for entity in linked.entities]
    return linked.entities[0]


@pytest.mark.parametrize(
    ("entity_type", "one", "other"),
    [
        (("PER", "none"), "Olga Petrowa", "Olga Petrowas"),
        (("LOC", "none"), "Norwegen", "Norwegens"),
        (("LOC", "deriv"), "Norwegen", "norwegischen"),
        (("LOC", "deriv"), "Schweden", "Schwedische"),
        (("LOC", "deriv"), "Kiel", "Kieler"),
        (("LOC", "part"), "Norwegen", "Norwegen-Reise"),
        (("LOC", "part"), "Sowjetunion", "Ex-Sowjetrepublik"),
        (("LOC", "part"), "USA", "US-Präsident"),
        (("ORG", "part"), "ADAC", "ADAC-Sprecherin"),
        (("ORG", "none"), "Deutscher Städtetag", "Deutschen Städtetags"),
        (("ORG", "none"), "Vereinten Nationen", "UNO"),
    ],
)
def test_forms_of_one_name_are_one_entity(entity_type: tuple[str, str], one: str, other: str) -> None:
    linked = link(mention("a", one, entity_type[0]), mention("a", other, *entity_type, at=50))
    assert only(linked).n_mentions == 2


@pytest.mark.parametrize("surname", ["Peters", "Ahrens", "Hans"])
def test_a_name_that_ends_in_s_keeps_it(surname: str) -> None:
    assert only(link(mention("a", surname))).canonical_name == surname


def test_every_mention_gets_an_entity_a_method_and_a_score() -> None:
    linked = link(mention("a", "Olga Petrowa"), mention("a", "Petrowa", at=30), mention("b", "Oslo", "LOC"))
    known = {entity.entity_id for entity in linked.entities}
    assert all(row.entity_id in known and row.link_method and 0 < (row.link_score or 0) <= 1 for row in linked.mentions)


def test_mentions_come_back_in_their_order() -> None:
    mentions = [mention("b", "Oslo", "LOC"), mention("a", "Olga Petrowa"), mention("a", "Oslo", "LOC", at=40)]
    assert [row.mention_id for row in link(*mentions).mentions] == [row.mention_id for row in mentions]


def test_descriptions_and_pronouns_are_left_alone() -> None:
    pronoun = Mention(
        mention_id="men_0", article_id="a", spans=(Span(0, 2),), text="er", mention_type="PRO", entity_type="PER", derivation="none"
    )
    assert link(pronoun).mentions == (pronoun,)


def test_names_of_two_types_are_two_entities() -> None:
    assert len(link(mention("a", "Hamburg", "LOC"), mention("a", "Hamburg", "ORG", at=20)).entities) == 2


def test_a_surname_without_a_full_name_in_its_article_goes_to_the_only_one_of_the_corpus() -> None:
    linked = link(mention("a", "Olga Petrowa"), mention("b", "Petrowa"))
    assert only(linked).canonical_name == "Olga Petrowa"
    assert {row.link_method for row in linked.mentions} == {"exact", "surname"}


def test_a_surname_that_two_persons_of_the_corpus_bear_stands_alone() -> None:
    assert len(link(mention("a", "Olga Petrowa"), mention("b", "Irina Petrowa"), mention("c", "Petrowa")).entities) == 3


def test_a_given_name_is_no_surname() -> None:
    assert len(link(mention("a", "Ted Stevens"), mention("a", "Stephanie", at=40)).entities) == 2


def test_persons_that_agree_with_a_third_but_not_with_each_other_are_kept_apart() -> None:
    linked = link(mention("a", "George W. Bush"), mention("b", "George Bush"), mention("c", "George H. W. Bush"))
    assert len(linked.entities) == 2


def test_an_acronym_goes_to_the_long_name_of_its_article() -> None:
    linked = link(mention("a", "Bund der Imker", "ORG"), mention("a", "BdI", "ORG", at=20), mention("b", "BdI", "ORG"))
    assert only(linked).canonical_name == "Bund der Imker"


def test_an_acronym_of_two_long_names_goes_to_that_of_its_article() -> None:
    linked = link(
        mention("a", "Deutsche Bahn", "ORG"),
        mention("a", "DB", "ORG", at=20),
        mention("b", "Deutsche Bank", "ORG"),
        mention("b", "DB", "ORG", at=20),
        mention("c", "DB", "ORG"),
    )
    entity = {(row.article_id, row.text): row.entity_id for row in linked.mentions}
    assert entity["a", "DB"] == entity["a", "Deutsche Bahn"]
    assert entity["b", "DB"] == entity["b", "Deutsche Bank"]
    assert entity["c", "DB"] not in (entity["a", "DB"], entity["b", "DB"])


def test_the_canonical_name_of_a_person_is_the_most_frequent_full_one() -> None:
    names = ["Petrowa", "Petrowa", "Petrowa", "Olga Petrowa", "Olga Petrowa", "Olga Petrova"]
    assert only(link(*(mention(f"a{n}", name) for n, name in enumerate(names)))).canonical_name == "Olga Petrowa"


def test_the_canonical_name_of_a_body_stands_in_no_oblique_case() -> None:
    names = ["Nordischen Handelsbank", "Nordischen Handelsbank", "Nordische Handelsbank"]
    assert only(link(*(mention(f"a{n}", name, "ORG") for n, name in enumerate(names)))).canonical_name == "Nordische Handelsbank"


def test_spellings_are_counted_as_they_stand() -> None:
    entity = only(link(mention("a", "Oslo", "LOC"), mention("a", "Oslos", "LOC", at=20), mention("b", "Oslo", "LOC")))
    assert [(name.name, name.n_mentions, name.n_articles) for name in entity.names] == [("Oslo", 2, 2), ("Oslos", 1, 1)]
    assert (entity.n_mentions, entity.n_articles) == (3, 2)


def test_identifiers_come_from_the_gazetteer_only() -> None:
    linked = link(mention("a", "Norwegen", "LOC"), mention("a", "Hintertupfingen", "LOC", at=20))
    schemes = {entity.canonical_name: [one.scheme for one in entity.identifiers] for entity in linked.entities}
    assert schemes == {"Norwegen": ["geonames", "iso3166-1"], "Hintertupfingen": []}


def test_the_corpus_gazetteer_joins_names_and_gives_its_name_and_identifiers(tmp_path: Path) -> None:
    path = tmp_path / "gazetteer.toml"
    path.write_text(
        '[[entity]]\ntype = "ORG"\nname = "Rotes Werk"\nnames = ["VEB 7"]\nidentifiers = { wikidata = "Q1" }\n', encoding="utf-8"
    )
    entity = only(link(mention("a", "VEB 7", "ORG"), mention("b", "Rotes Werk", "ORG"), gazetteer=path))
    assert entity.canonical_name == "Rotes Werk"
    assert [(one.scheme, one.value) for one in entity.identifiers] == [("wikidata", "Q1")]
    assert [merge.rule for merge in entity.merge_evidence] == ["gazetteer"]


def test_an_entity_keeps_its_id_when_other_articles_come() -> None:
    before = only(link(mention("a", "Olga Petrowa")))
    after = link(mention("a", "Olga Petrowa"), mention("b", "Oslo", "LOC"), mention("c", "Petrowa"))
    assert before.entity_id in {entity.entity_id for entity in after.entities}


def test_every_merge_says_which_names_by_which_rule() -> None:
    entity = only(link(mention("a", "Boris Jelzin"), mention("b", "Boris Yeltsin"), mention("b", "Jelzin", at=40)))
    assert {merge.rule for merge in entity.merge_evidence} == {"transliteration", "surname"}
    assert all(merge.name_a and merge.name_b and 0 < merge.score <= 1 for merge in entity.merge_evidence)
