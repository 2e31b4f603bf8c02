"""What holds for the claims of any text, sense or nonsense."""

from dataclasses import replace
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from claimpack.builders.extract.claims.claims import ZONES_WITH_CLAIMS, find_claims
from claimpack.builders.extract.claims.clauses import find_clauses
from claimpack.builders.extract.facts import Attributed
from claimpack.builders.languages import load
from claimpack.builders.spans import text_of
from claimpack.builders.text.bare import bare_article
from claimpack.builders.text.document import Document
from claimpack.builders.text.reading import read_document
from claimpack.schema.records import Attribution, Claim, Reject, Span

PACK = load("de")
SOURCE = Attribution(
    hop=1, branch=1, source_kind="group", quote_type="indirect", medium="speech", mood="none", factuality="CT+", stance="neutral"
)

WORDS = st.sampled_from(
    [
        "Der",
        "Die",
        "das",
        "den",
        "dem",
        "Mann",
        "Frau",
        "Stadt",
        "Polizei",
        "Huber",
        "Berlin",
        "20",
        "vier",
        "rote",
        "verletzte",
        "hat",
        "ist",
        "wird",
        "wurde",
        "soll",
        "kann",
        "kam",
        "ging",
        "sagte",
        "verhängte",
        "entlassen",
        "verletzt",
        "festgenommen",
        "gehen",
        "zu",
        "mitzuteilen",
        "und",
        "oder",
        "aber",
        "doch",
        "dass",
        "weil",
        "wenn",
        "als",
        "wie",
        "um",
        "der",
        "die",
        "in",
        "auf",
        "mit",
        "nach",
        "er",
        "sie",
        "es",
        "sich",
        "nicht",
        "kein",
        "gestern",
        "bereits",
        ",",
        ".",
        ":",
        ";",
        "?",
        "!",
        "–",
        "-",
        "„",
        "“",
        '"',
        "(",
        ")",
        "»",
        "«",
        "Wir",
        "ich",
        "sein",
        "ihre",
    ]
)
SENTENCES = st.lists(WORDS, max_size=25).map(" ".join)
LINES = st.lists(SENTENCES, max_size=4).map("\n".join)
TEXTS = st.one_of(LINES, st.text(max_size=120))
CUTS = st.lists(st.integers(0, 200), min_size=4, max_size=4, unique=True).map(sorted)
CUE_CLASSES = st.sampled_from(["verb", "preposition", "adverb", "mood", "quotation_marks"])


def read(text: str, zone: str = "body") -> Document:
    return read_document(bare_article(text, zone=zone), PACK)


def claims_of(document: Document, attributed: tuple[Attributed, ...] = ()) -> tuple[tuple[Claim, ...], tuple[Reject, ...]]:
    return find_claims(document, PACK, attributed=attributed, quantities=(), times=(), mentions=())


def assert_is_whole(document: Document, claims: tuple[Claim, ...], rejects: tuple[Reject, ...]) -> None:
    for row in (*claims, *rejects):
        assert row.spans
        assert row.text == text_of(document.text, row.spans)
        assert all(left.end_char <= right.start_char for left, right in pairwise(row.spans))
        assert all(
            document.text[span.start_char : span.end_char].strip() == document.text[span.start_char : span.end_char] != ""
            for span in row.spans
        )
    assert len({claim.claim_id for claim in claims}) == len(claims)
    assert [claim.ordinal for claim in claims] == list(range(len(claims)))
    accounted = [span for claim in claims for span in claim.sentence_spans] + [span for row in rejects for span in row.spans]
    for sentence in document.sentences:
        if sentence.zone in ZONES_WITH_CLAIMS:
            assert any(span.start_char < sentence.end_char and sentence.start_char < span.end_char for span in accounted)


@given(TEXTS, st.sampled_from(["body", "headline", "caption", "lead"]))
@settings(max_examples=400, deadline=None)
def test_every_span_is_tight_and_every_sentence_accounted_for(text: str, zone: str) -> None:
    document = read(text, zone)
    assert_is_whole(document, *claims_of(document))


@given(LINES, CUTS, CUE_CLASSES)
@settings(max_examples=400, deadline=None)
def test_the_same_holds_with_any_attribution(text: str, cuts: list[int], cue_class: str) -> None:
    document = read(text)
    a, b, c, d = (min(cut, len(text)) for cut in cuts)
    frames = (Span(a, b),) if a < b else ()
    contents = (Span(c, d),) if c < d else ()
    row = replace(SOURCE, cue_class=cue_class, frame_spans=frames)
    attributed = (Attributed(contents, frames, (row,), "test"), Attributed(frames, contents, (replace(row, frame_spans=contents),), "test"))
    assert_is_whole(document, *claims_of(document, attributed))


@given(LINES)
@settings(max_examples=100, deadline=None)
def test_the_same_text_gives_the_same_claims(text: str) -> None:
    assert claims_of(read(text)) == claims_of(read(text))


@given(SENTENCES)
@settings(max_examples=300, deadline=None)
def test_clauses_lie_in_order_in_their_sentence(text: str) -> None:
    for sentence in read(text).sentences:
        clauses = find_clauses(sentence, PACK)
        assert all(0 <= clause.first < clause.last <= len(sentence.tokens) for clause in clauses)
        assert all(left.last <= right.first for left, right in pairwise(clauses))
        for clause in clauses:
            assert all(first < last for first, last in clause.shared)
            assert all(clause.first <= part.first < part.last <= clause.last for part in clause.subordinates)
