"""The built-in extractor: one article in, its facts out."""

from dataclasses import replace

from claimpack.builders.extract.article import RuleExtractor
from claimpack.builders.languages import load
from claimpack.builders.spans import contains, text_of
from claimpack.builders.text.bare import bare_article

TEXT = (
    "In Hamburg sind nach Angaben der Polizei mehr als 40 Menschen verletzt worden.\n"
    "Bürgermeister Karl Huber sagte am Montag, die Lage sei ernst. Wer trägt die Schuld? Er kündigte Hilfe an.\n"
    "Rufen Sie +49 40 1234567 an.\n"
)


def test_an_article_without_text_has_no_facts() -> None:
    facts = RuleExtractor(load("de")).extract(replace(bare_article(""), text=None))
    assert (facts.claims, facts.mentions, facts.rejects) == ((), (), ())


def test_an_empty_article_has_no_facts() -> None:
    facts = RuleExtractor(load("de")).extract(bare_article(""))
    assert (facts.claims, facts.mentions, facts.rejects) == ((), (), ())


def test_the_steps_come_together_in_the_claims() -> None:
    facts = RuleExtractor(load("de")).extract(bare_article(TEXT))
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
    assert extractor.extract(bare_article(TEXT)) == RuleExtractor(load("de")).extract(bare_article(TEXT))
    assert (extractor.name, extractor.version) == ("rules", "1")


def test_what_was_read_before_changes_nothing() -> None:
    extractor = RuleExtractor(load("de"))
    alone = extractor.extract(bare_article(TEXT))
    for other in ("Die Polizei nahm 30 Menschen fest.", "KARL HUBER SAGTE NICHTS.", "der karl huber und die polizei"):
        extractor.extract(bare_article(other, "b.txt"))
    assert extractor.extract(bare_article(TEXT)) == alone


def test_an_edit_stands_in_its_claim_and_its_evidence_in_the_article() -> None:
    text = "Karl Huber kam nach Wien. Er blieb. Seine Partei jubelte, und der Rat lobte ihn.\n"
    facts = RuleExtractor(load("de")).extract(bare_article(text * 3))
    edited = [claim for claim in facts.claims if claim.decontext_edits]
    assert edited
    for claim in edited:
        for edit in claim.decontext_edits:
            assert contains(claim.spans, edit.spans)
            assert edit.replacement.rstrip("s’") in text_of(text * 3, edit.evidence_spans) or edit.op == "resolve_np"
