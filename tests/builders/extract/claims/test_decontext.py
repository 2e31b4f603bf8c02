"""Whether a claim stands alone: articles with marked names, and what becomes of their last claim. {…} marks a person's name."""

import re

import pytest

from claimpack.builders.extract.claims.claims import find_claims
from claimpack.builders.extract.facts import Attributed
from claimpack.builders.ids import mention_id
from claimpack.builders.languages import load
from claimpack.builders.text.bare import bare_article
from claimpack.builders.text.reading import read_document
from claimpack.schema.records import Attribution, Claim, Mention, Span

PACK = load("de")


def people(marked: str) -> tuple[str, tuple[Mention, ...]]:
    """The text without braces, and a mention for each name that stood in them."""
    text, mentions = "", []
    for piece in re.findall(r"\{.*?\}|[^{]+", marked):
        name = piece.strip("{}")
        if piece[0] == "{":
            spans = (Span(len(text), len(text) + len(name)),)
            mentions.append(
                Mention(
                    mention_id=mention_id("art_0", spans, "PER"), article_id="art_0", spans=spans, text=name, mention_type="NAM", entity_type="PER",
                    derivation="none",
                )
            )  # fmt: skip
        text += name
    return text, tuple(mentions)


def last_claim(marked: str) -> Claim:
    text, mentions = people(marked)
    document = read_document(bare_article(text, zone="body"), PACK)
    claims, _ = find_claims(document, PACK, attributed=(), quantities=(), times=(), mentions=mentions)
    return claims[-1]


@pytest.mark.parametrize(
    ("article", "alone"),
    [
        ("{Karl Huber} kam. Er blieb.", "Karl Huber blieb"),
        ("{Karl Huber} kam. Gestern ging er heim.", "Gestern ging Karl Huber heim"),
        ("{Karl Huber} kam. Dann ging er heim. Am Abend aß er.", "Am Abend aß Karl Huber"),
        ("Am Montag führte {Huber} den Zug. Er sang.", "Huber sang"),
        ("{Karl Huber} kam. Die Polizei verhaftete ihn.", "Die Polizei verhaftete Karl Huber"),
        ("{Karl Huber} kam. Seine Partei jubelte.", "Karl Hubers Partei jubelte"),
        ("{Karl Fuchs} kam. Seine Partei jubelte.", "Karl Fuchs’ Partei jubelte"),
        ("{Karl Huber} kam. {Huber} grüßte. Er blieb.", "Huber blieb"),
        ("Präsident {Huber} kam. Der Präsident blieb.", "Der Präsident Huber blieb"),
    ],
)
def test_a_pronoun_or_bare_title_gives_way_to_the_one_name_that_fits(article: str, alone: str) -> None:
    claim = last_claim(article)
    assert claim.decontextualised == alone
    assert claim.decontext_status == "complete"


@pytest.mark.parametrize(
    "article",
    [
        "{Karl Huber} traf {Paul Maier}. Er schwieg.",
        "Es war spät. Er schwieg.",
        "{Anna Huber} kam. Sie blieb.",
        "{Karl Huber} kam. Das freute alle.",
        "{Anna Huber} kam. Die Polizei verhaftete ihn.",
        "Minister {Huber} traf Frau {Maier}. Er schwieg.",
        "Bürgermeisterin {Huber} kam. Er blieb.",
        "Das Gericht sprach mit {Karl Huber}. Er schwieg.",
        "Alle lesen das Buch von {Karl Huber}. Er schwieg.",
        "Alle lesen {Karl Hubers} Buch. Er schwieg.",
        "Der Fall {Huber} ist alt. Er bewegt viele.",
        "Sein Anwalt {Karl Huber} kam. Er schwieg.",
        "Er traf {Karl Huber}. Er schwieg.",
        "{Karl Huber} kam. Der Fahrer blieb im Auto. Er schwieg.",
        "{Karl Huber} sah, wie ein junger Mann kam. Er schwieg.",
        "{Karl Huber} kam. Jeder Lehrer kann das sagen, er kann es.",
        "{Karl Huber} kam. Nach dem Krieg wollte niemand ihn.",
        "{Karl Huber} plant viel. Eine seiner Ideen ist ein Park.",
    ],
)
def test_where_two_names_fit_or_none_the_claim_is_ambiguous(article: str) -> None:
    claim = last_claim(article)
    assert claim.decontext_status == "ambiguous"
    assert claim.decontextualised == claim.text
    assert claim.decontext_edits == ()


@pytest.mark.parametrize(
    "article",
    [
        "Präsident {Huber} kam. Das Gesetz regelt die Wahl des Präsidenten.",
        "Der frühere Präsident {Huber} kam. Der Präsident blieb.",
        "Präsident {Huber} kam. Später kam Präsident {Maier}. Der Präsident blieb.",
        "Der Präsident blieb. Später kam Präsident {Huber}.",
    ],
)
def test_a_title_of_no_one_holder_gets_no_name(article: str) -> None:
    assert last_claim(article).decontext_edits == ()


def test_meinen_may_be_a_verb_and_nobody_speaks_of_himself() -> None:
    assert last_claim("Der Rat hörte auf Fischer, die meinen, dass Wale frieren.").decontext_status == "none_needed"


@pytest.mark.parametrize("article", ["Ich gehe.", "Wir warten auf unser Geld.", "Das überrascht mich."])
def test_who_speaks_of_himself_is_not_replaced(article: str) -> None:
    claim = last_claim(article)
    assert claim.decontext_status == "refused"
    assert claim.decontextualised is None


@pytest.mark.parametrize(
    "article",
    [
        "{Karl Huber} verlor sein Amt.",
        "Die Frau verkaufte ihr Haus.",
        "Der Mann sagte, dass er friert.",
        "Der Präsident von Chile schwieg.",
        "Der Präsident der Bank schwieg.",
        "Der Rat tagte.",
        "{Karl Huber} kam. Niemand verlor sein Geld.",
    ],
)
def test_a_pronoun_that_a_noun_of_the_claim_binds_needs_nothing(article: str) -> None:
    claim = last_claim(article)
    assert claim.decontext_status == "none_needed"
    assert claim.decontextualised == claim.text


def test_an_edit_names_the_words_and_the_evidence_and_leaves_the_spans_alone() -> None:
    claim = last_claim("{Karl Huber} kam. Er blieb.")
    (edit,) = claim.decontext_edits
    assert (edit.op, edit.replacement) == ("resolve_pronoun", "Karl Huber")
    assert edit.spans == (Span(16, 18),)
    assert edit.evidence_spans == (Span(0, 10),)
    assert claim.text == "Er blieb"


def test_in_indirect_speech_a_pronoun_means_the_speaker() -> None:
    text, mentions = people("{Karl Huber} sagte, er friere.")
    document = read_document(bare_article(text, zone="body"), PACK)
    frame = (Span(0, 16),)
    row = Attribution(
        hop=1, branch=1, source_text="Karl Huber", source_spans=(Span(0, 10),), source_entity_id=mentions[0].mention_id, source_kind="named_person",
        cue_class="verb", frame_spans=frame, quote_type="indirect", medium="speech", mood="konjunktiv_1", factuality="CT+", stance="neutral",
    )  # fmt: skip
    entry = Attributed((Span(18, 27),), frame, (row,), "test")
    (claim,), _ = find_claims(document, PACK, attributed=(entry,), quantities=(), times=(), mentions=mentions)
    assert (claim.text, claim.decontextualised) == ("er friere", "Karl Huber friere")


def test_the_pieces_of_a_claim_read_on() -> None:
    assert last_claim("Der Rat tagte und beschloss ein Verbot.").decontextualised == "Der Rat beschloss ein Verbot"
