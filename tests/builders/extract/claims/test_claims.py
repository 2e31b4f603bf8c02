"""Claims of small articles. In the texts «…» is what a source is quoted with and ‹…› the frame that attributes it; both marks are taken out."""

import re
from dataclasses import replace

import pytest

from claimpack.builders.extract.claims.claims import find_claims
from claimpack.builders.extract.facts import Attributed
from claimpack.builders.ids import claim_id, mention_id, sha256_hex
from claimpack.builders.languages import load
from claimpack.builders.text.bare import bare_article
from claimpack.builders.text.document import Document
from claimpack.builders.text.reading import read_document
from claimpack.schema.records import Attribution, Claim, Mention, Quantity, Reject, Span, Time

PACK = load("de")
VERB = Attribution(
    hop=1,
    branch=1,
    source_kind="unspecified",
    cue_class="verb",
    quote_type="indirect",
    medium="speech",
    mood="none",
    factuality="CT+",
    stance="neutral",
)


def document_of(text: str, zone: str = "body") -> Document:
    return read_document(bare_article(text, zone=zone), PACK)


def marked(marked_text: str, cue_class: str = "verb") -> tuple[Document, tuple[Attributed, ...]]:
    """The document without the marks, and one attribution if there are any."""
    text = ""
    contents: list[Span] = []
    frames: list[Span] = []
    for piece in re.findall(r"«.*?»|‹.*?›|[^«‹]+", marked_text):
        inner = piece.strip("«»‹›")
        if piece[0] in "«‹":
            (contents if piece[0] == "«" else frames).append(Span(len(text), len(text) + len(inner)))
        text += inner
    row = replace(VERB, cue_class=cue_class, frame_spans=tuple(frames))
    return document_of(text), (Attributed(tuple(contents), tuple(frames), (row,), "test"),) if contents else ()


def claims_of(marked_text: str, cue_class: str = "verb") -> tuple[tuple[Claim, ...], tuple[Reject, ...]]:
    document, attributed = marked(marked_text, cue_class)
    return find_claims(document, PACK, attributed=attributed, quantities=(), times=(), mentions=())


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Der Rat tagt.", ["Der Rat tagt"]),
        ("Doch der Rat tagt.", ["Doch der Rat tagt"]),
        ("Der Rat tagt, und die Bürger warten.", ["Der Rat tagt", "die Bürger warten"]),
        ("Der Rat tagte und beschloss ein Verbot.", ["Der Rat tagte", "Der Rat […] beschloss ein Verbot"]),
        ("Die Halle wurde geräumt, das Dach gesichert.", ["Die Halle wurde geräumt", "wurde […] das Dach gesichert"]),
        ("‹Der Sprecher sagte,› «der Rat tage».", ["der Rat tage"]),
        ("«Der Rat tage», ‹sagte der Sprecher›.", ["Der Rat tage"]),
        ("«Der Rat» ‹– so der Sprecher –› «tage im Mai».", ["Der Rat […] tage im Mai"]),
        ("«Der Rat», ‹sagte er›, «tagt im Mai.»", ["Der Rat […] tagt im Mai"]),
        ("‹Er sagte, dass› «der Rat tage und Huber komme».", ["der Rat tage", "Huber komme"]),
        ("‹Er sagte,› «der Rat tage, die Bürger seien müde».", ["der Rat tage", "die Bürger seien müde"]),
        ("‹Er› legte Pläne vor ‹und sagte,› «der Rat tage».", ["Er legte Pläne vor", "der Rat tage"]),
        ("‹Sie meldete,› «das Ziel erreicht zu haben».", ["das Ziel erreicht zu haben"]),
        ("„Der Rat tagt.“", ["Der Rat tagt"]),
        ("Sie nannte ihn „einen Held“.", ["Sie nannte ihn „einen Held“"]),
        ("„Held“ nannte sie ihn.", ["„Held“ nannte sie ihn"]),
        ("Sie gewann (mit 3:1).", ["Sie gewann (mit 3:1)"]),
        ("(Sie gewann.)", ["Sie gewann"]),
        ("Sie gewann!", ["Sie gewann"]),
    ],
)
def test_a_claim_is_a_clause_without_frame_and_border_marks(text: str, claims: list[str]) -> None:
    assert [claim.text for claim in claims_of(text)[0]] == claims


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("«Im Ort sind» ‹nach Angaben der Stadt› «zwei Häuser eingestürzt».", "Im Ort sind […] zwei Häuser eingestürzt"),
        ("‹Laut Polizei› «wurde niemand verletzt».", "wurde niemand verletzt"),
        ("‹Dem Bericht zufolge› «sank das Boot».", "sank das Boot"),
    ],
)
def test_a_frame_with_a_preposition_leaves_a_hole(text: str, claim: str) -> None:
    assert [row.text for row in claims_of(text, "preposition")[0]] == [claim]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Wer regiert die Stadt?", "question"),
        ("Kommt der Zug heute noch?", "question"),
        ("Rufen Sie die Zentrale an.", "imperative"),
        ("Melden Sie sich bei der Polizei!", "imperative"),
        ("Ein Abend am Meer.", "fragment"),
        ("Ein Plan, der scheiterte.", "fragment"),
        ("Sagte er am Montag.", "fragment"),
        ("Das teilte die Stadt am Montag mit.", "fragment"),
        ("Dies berichteten Helfer des Vereins aus der Hafenstadt.", "fragment"),
        ("Die Agentur meldete.", "fragment"),
        ("Sie fügte am Ende hinzu.", "fragment"),
        ("Der Rat bestätigte dies.", "fragment"),
        ("So schrieb die Zeitung.", "fragment"),
        ("Der Auftritt war überraschend.", "opinion"),
        ("Das Verhalten der Firma ist beschämend.", "opinion"),
    ],
)
def test_a_sentence_that_claims_nothing_is_rejected(text: str, reason: str) -> None:
    claims, rejects = claims_of(text)
    assert not claims
    assert [row.reason for row in rejects] == [reason]
    assert rejects[0].text == text.rstrip(".?!")


@pytest.mark.parametrize(
    "text",
    [
        "Er ist gesund.",
        "Das Ergebnis überraschte alle.",
        "Nehmen die Preise zu, sinkt der Umsatz.",
        "Er sagte nichts.",
        "Er sagte die Wahrheit.",
        "Er schrieb einen Brief.",
        "Sie schreibt seit 2010.",
        "Das bestätigte den Verdacht.",
        "Das erklärt die Verzögerung.",
        "Die Polizei meldete sich.",
        "Er sagte vor Gericht aus.",
        "Das sagt alles.",
    ],
)
def test_a_plain_statement_is_not_rejected(text: str) -> None:
    claims, rejects = claims_of(text)
    assert len(claims) == 1
    assert not rejects


def test_a_caption_that_places_something_is_a_claim_and_its_credit_is_none() -> None:
    document = document_of("Im Vordergrund das alte Rathaus von Ulm. Foto: Agentur/Huber", "caption")
    claims, rejects = find_claims(document, PACK, attributed=(), quantities=(), times=(), mentions=())
    assert [claim.text for claim in claims] == ["Im Vordergrund das alte Rathaus von Ulm"]
    assert [(row.stage, row.reason) for row in rejects] == [("sentence", "credit")]


def test_a_headline_without_auxiliary_is_a_claim() -> None:
    document = document_of("Zwanzig Wanderer aus Bergnot gerettet", "headline")
    claims, _ = find_claims(document, PACK, attributed=(), quantities=(), times=(), mentions=())
    assert [claim.zone for claim in claims] == ["headline"]


def test_a_sentence_that_is_only_frame_belongs_to_the_claim_it_frames() -> None:
    document, attributed = marked("«Der Rat tagt im Mai». ‹Das sagte der Sprecher.›")
    claims, rejects = find_claims(document, PACK, attributed=attributed, quantities=(), times=(), mentions=())
    assert [claim.sentence_spans for claim in claims] == [tuple(sentence.span for sentence in document.sentences)]
    assert not rejects


def test_a_frame_that_frames_no_claim_claims_nothing() -> None:
    claims, rejects = claims_of("«Ein Meer.» ‹Das sagte der Sprecher.›")
    assert not claims
    assert [(row.text, row.reason) for row in rejects] == [("Ein Meer", "fragment"), ("Das sagte der Sprecher", "fragment")]


def test_a_frame_that_says_more_is_read_as_a_claim() -> None:
    claims, rejects = claims_of("«Ein Meer.» ‹Das sagte der Sprecher, der zurücktrat.›")
    assert [claim.text for claim in claims] == ["Das sagte der Sprecher, der zurücktrat"]
    assert [row.reason for row in rejects] == ["fragment"]


def test_an_adverb_of_hearsay_is_not_cut_out() -> None:
    (claim,), _ = claims_of("Der Dieb «ist» ‹angeblich› «geflohen».", "adverb")
    assert claim.text == "Der Dieb ist angeblich geflohen"


def test_identity_and_context_of_a_row() -> None:
    claims, _ = claims_of("Es regnet. Es regnet.")
    article = claims[0].article_id
    assert [claim.claim_id for claim in claims] == [claim_id(article, "Es regnet", 0), claim_id(article, "Es regnet", 1)]
    assert [claim.ordinal for claim in claims] == [0, 1]
    assert claims[0].sha256 == sha256_hex(b"Es regnet")
    assert (claims[0].prefix, claims[0].suffix) == ("", ". Es regnet.")
    assert (claims[1].prefix, claims[1].suffix) == ("Es regnet. ", ".")
    assert {claim.status for claim in claims} == {"auto"}


def test_the_source_of_a_claim_is_its_speaker() -> None:
    document, (entry,) = marked("‹Die Stadt sagte,› «der Damm halte».")
    entry = replace(entry, attributions=(replace(VERB, source_text="Die Stadt", source_spans=(Span(0, 9),), frame_spans=entry.frames),))
    (claim,), _ = find_claims(document, PACK, attributed=(entry,), quantities=(), times=(), mentions=())
    assert claim.speaker == "Die Stadt"
    assert [row.source_text for row in claim.attributions] == ["Die Stadt"]


def test_a_named_person_is_a_speaker_by_name() -> None:
    document, (entry,) = marked("‹Er sagte,› «der Damm halte». Huber ging.")
    start = document.text.index("Huber")
    spans = (Span(start, start + 5),)
    huber = Mention(
        mention_id=mention_id("art_0", spans, "PER"),
        article_id="art_0",
        spans=spans,
        text="Huber",
        mention_type="NAM",
        entity_type="PER",
        derivation="none",
    )
    row = replace(VERB, source_text="Er", source_kind="named_person", source_entity_id=huber.mention_id, frame_spans=entry.frames)
    claims, _ = find_claims(document, PACK, attributed=(replace(entry, attributions=(row,)),), quantities=(), times=(), mentions=(huber,))
    assert (claims[0].speaker, claims[0].speaker_entity_id) == ("Huber", huber.mention_id)
    assert claims[1].entity_ids == (huber.mention_id,)


def test_indirect_speech_carried_on_inherits_from_the_claim_before() -> None:
    document, (first,) = marked("‹Die Stadt sagte,› «der Damm halte». Das Wasser sinke.")
    start = document.text.index("Das Wasser")
    named = replace(first, attributions=(replace(VERB, source_text="Die Stadt", frame_spans=first.frames),))
    carried = Attributed(
        (Span(start, start + 16),), (), (replace(VERB, cue_class="mood", quote_type="indirect_free_indirect"),), "konjunktiv_continued"
    )
    claims, _ = find_claims(document, PACK, attributed=(named, carried), quantities=(), times=(), mentions=())
    assert claims[1].attributions[0].inherited_from == claims[0].claim_id
    assert claims[1].speaker == "Die Stadt"


def quantity(text: str, words: str, **columns: object) -> Quantity:
    start = text.index(words)
    filled = {"kind": "count", "comparator": "eq", "bounds_basis": "none", "unit": "1", **columns}
    return Quantity(spans=(Span(start, start + len(words)),), text=words, **filled)  # type: ignore[arg-type]


def time(text: str, words: str) -> Time:
    spans = (Span(text.index(words), text.index(words) + len(words)),)
    return Time(spans=spans, text=words, role="event", timex_type="DATE", timex_value="XXXX", anchor="none", resolution="unresolved")


def test_numbers_and_times_of_a_claim_are_its_own_and_point_at_each_other() -> None:
    text = "Am Montag kamen 20 Gäste, und am Freitag kamen 30 Gäste, darunter 5 Kinder."
    document = document_of(text)
    times = (time(text, "Montag"), time(text, "Freitag"))
    quantities = (
        quantity(text, "20 Gäste", value=20.0, time=0),
        quantity(text, "30 Gäste", value=30.0, time=1),
        quantity(text, "5 Kinder", value=5.0, time=1, part_of=1),
    )
    claims, _ = find_claims(document, PACK, attributed=(), quantities=quantities, times=times, mentions=())
    assert [[row.text for row in claim.quantities] for claim in claims] == [["20 Gäste"], ["30 Gäste", "5 Kinder"]]
    assert [[row.text for row in claim.times] for claim in claims] == [["Montag"], ["Freitag"]]
    assert [(row.time, row.part_of) for row in claims[1].quantities] == [(0, None), (0, 0)]


def test_a_time_in_the_frame_is_that_of_the_report() -> None:
    document, attributed = marked("‹Er sagte am Montag,› «der Rat tage im Mai».")
    times = (time(document.text, "Montag"), time(document.text, "Mai"))
    (claim,), _ = find_claims(document, PACK, attributed=attributed, quantities=(), times=times, mentions=())
    assert [(time.text, time.role) for time in claim.times] == [("Montag", "report"), ("Mai", "event")]


def place(text: str, name: str) -> Mention:
    spans = (Span(text.index(name), text.index(name) + len(name)),)
    return Mention(
        mention_id=mention_id("art_0", spans, "LOC"),
        article_id="art_0",
        spans=spans,
        text=name,
        mention_type="NAM",
        entity_type="LOC",
        derivation="none",
    )


@pytest.mark.parametrize("text", ["In Ulm starben 3 Menschen.", "Ein Beben erschütterte Ulm. Es starben 3 Menschen."])
def test_a_count_has_the_place_of_its_claim_or_of_the_sentence_before(text: str) -> None:
    ulm = place(text, "Ulm")
    counted = quantity(text, "3 Menschen", value=3.0)
    claims, _ = find_claims(document_of(text), PACK, attributed=(), quantities=(counted,), times=(), mentions=(ulm,))
    assert claims[-1].quantities[0].place_entity_id == ulm.mention_id


def test_the_score_says_what_it_is_made_of() -> None:
    text = "In Ulm starben 3 Menschen."
    counted = quantity(text, "3 Menschen", value=3.0, property="dead")
    (claim,), _ = find_claims(document_of(text), PACK, attributed=(), quantities=(counted,), times=(), mentions=(place(text, "Ulm"),))
    names = [feature.name for feature in claim.checkworthiness_features]
    assert names == ["base", "has_figure", "has_exact_figure", "has_victims", "has_named_entity", "is_numerical", "is_short"]
    assert claim.checkworthiness == round(sum(feature.value for feature in claim.checkworthiness_features), 2)
