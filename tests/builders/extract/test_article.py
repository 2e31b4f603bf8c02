"""The built-in extractor: one article in, its facts out."""

from dataclasses import replace

from claimpack.builders.extract.article import RuleExtractor
from claimpack.builders.languages import load
from claimpack.builders.spans import text_of
from claimpack.schema.records import Article

ARTICLE = Article(
    article_id="art_0123456789abcdef", source_uri="a.txt", sha256="0" * 64, n_bytes=0, media_type="text/plain", language="de",
    dct_precision="unknown", dct_source="none", independence_group="",
)  # fmt: skip
TEXT = (
    "In Hamburg sind nach Angaben der Polizei mehr als 40 Menschen verletzt worden.\n"
    "Bürgermeister Karl Huber sagte am Montag, die Lage sei ernst. Wer trägt die Schuld? Er kündigte Hilfe an.\n"
    "Rufen Sie +49 40 1234567 an.\n"
)


def test_an_article_without_text_has_no_facts() -> None:
    facts = RuleExtractor(load("de")).extract(replace(ARTICLE, text=None))
    assert (facts.claims, facts.mentions, facts.rejects) == ((), (), ())


def test_an_empty_article_has_no_facts() -> None:
    facts = RuleExtractor(load("de")).extract(replace(ARTICLE, text=""))
    assert (facts.claims, facts.mentions, facts.rejects) == ((), (), ())


def test_the_steps_come_together_in_the_claims() -> None:
    facts = RuleExtractor(load("de")).extract(replace(ARTICLE, text=TEXT))
    first, second, third = facts.claims
    assert first.text == "In Hamburg sind […] mehr als 40 Menschen verletzt worden"
    assert [quantity.text for quantity in first.quantities] == ["mehr als 40 Menschen"]
    assert first.attributions[0].cue_class == "preposition"
    assert second.text == "die Lage sei ernst"
    assert [time.role for time in second.times] == ["report"]
    assert third.text == "Er kündigte Hilfe an"
    assert "question" in {row.reason for row in facts.rejects}
    names = {mention.mention_id: mention.text for mention in facts.mentions}
    assert [names[entity] for entity in first.entity_ids] == ["Hamburg"]
    assert all(row.text == text_of(TEXT, row.spans) for row in (*facts.claims, *facts.mentions))


def test_the_same_article_gives_the_same_facts() -> None:
    extractor = RuleExtractor(load("de"))
    assert extractor.extract(replace(ARTICLE, text=TEXT)) == RuleExtractor(load("de")).extract(replace(ARTICLE, text=TEXT))
    assert (extractor.name, extractor.version) == ("rules", "1")
