"""What holds for every article, whatever its text: on the seeds, on random texts, and on text that looks like news."""

import hashlib
import os
import subprocess
import sys
from dataclasses import fields, is_dataclass
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimpack.builders import languages
from claimpack.builders.extract.article import RuleExtractor
from claimpack.builders.extract.facts import Facts
from claimpack.builders.ids import article_id, sha256_hex
from claimpack.builders.spans import overlap, text_of
from claimpack.builders.text.reading import read_document
from claimpack.schema.records import Article, Span

SEEDS = sorted((Path(__file__).parents[1] / "seeds" / "kazakhstan-2022" / "articles").glob("*.txt"))
PACK = languages.load("de")
EXTRACTOR = RuleExtractor(PACK)
COUNTED_ZONES = {"headline", "lead", "body", "caption"}

TEXT = """Der Die Das Minister Präsident Polizei sagte teilte mit sei habe werde soll laut nach Angaben der mehr als etwa 12 2.000 knapp
Tote Verletzte am Montag im Januar 2021 und aber dass , . : „ “ » « " – ( ) ? ! Berlin Müller wurde festgenommen erklärte, weil wenn darunter
insgesamt Foto: dpa Von unter Berufung auf heißt es er sie 5. Euro Prozent nicht kein könnte angeblich"""
WORDS = [*TEXT.split(), "\n", "\n\n"]
newslike = st.lists(st.sampled_from(WORDS), min_size=1, max_size=80).map(" ".join)
anything = st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=400)


def article_of(text: str, name: str = "x.txt") -> Article:
    data = text.encode()
    return Article(
        article_id=article_id(name),
        source_uri=name,
        sha256=sha256_hex(data),
        n_bytes=len(data),
        media_type="text/plain",
        language="de",
        dct_precision="unknown",
        dct_source="none",
        independence_group=article_id(name),
        text=text,
    )


def spans_with_text(record: object, text: str) -> None:
    """Every pair of columns x_spans and x_text, at any depth, agrees with the article."""
    names = {field.name for field in fields(record)}  # type: ignore[arg-type]
    for name in names:
        value = getattr(record, name)
        if name.endswith("spans") and value:
            check_spans(value, text)
            beside = name.removesuffix("spans") + "text"
            if beside in names:
                assert getattr(record, beside) == text_of(text, value)
        for item in value if isinstance(value, tuple) else ():
            if is_dataclass(item) and not isinstance(item, Span):
                spans_with_text(item, text)


def check_spans(spans: tuple[Span, ...], text: str) -> None:
    bounds = [bound for span in spans for bound in (span.start_char, span.end_char)]
    assert bounds == sorted(bounds)
    assert all(0 <= span.start_char < span.end_char <= len(text) for span in spans)


def check(text: str) -> Facts:
    facts = EXTRACTOR.extract(article_of(text))
    zones = facts.article.zones
    assert [zone.start_char for zone in zones] == [0, *(zone.end_char for zone in zones)][: len(zones)]
    assert not text or zones[-1].end_char == len(text)
    for record in (*facts.claims, *facts.mentions, *facts.rejects):
        spans_with_text(record, text)
    ids = (
        [claim.claim_id for claim in facts.claims]
        + [mention.mention_id for mention in facts.mentions]
        + [reject.reject_id for reject in facts.rejects]
    )
    assert len(ids) == len(set(ids))
    assert [claim.ordinal for claim in facts.claims] == list(range(len(facts.claims)))
    check_coverage(facts, text)
    check_references(facts)
    return facts


def check_coverage(facts: Facts, text: str) -> None:
    for sentence in read_document(article_of(text), PACK).sentences:
        if sentence.zone in COUNTED_ZONES:
            covered = any(overlap([sentence.span], claim.sentence_spans) for claim in facts.claims)
            assert covered or any(overlap([sentence.span], reject.spans) for reject in facts.rejects), text[
                sentence.start_char : sentence.end_char
            ]


def check_references(facts: Facts) -> None:
    mentions = {mention.mention_id for mention in facts.mentions}
    claims = {claim.claim_id for claim in facts.claims}
    for claim in facts.claims:
        assert claim.sha256 == hashlib.sha256(claim.text.encode()).hexdigest()
        assert set(claim.entity_ids) <= mentions
        assert {claim.speaker_entity_id} <= mentions | {None}
        for quantity in claim.quantities:
            assert quantity.part_of is None or 0 <= quantity.part_of < len(claim.quantities)
            assert quantity.time is None or 0 <= quantity.time < len(claim.times)
            assert quantity.low is None or quantity.high is None or quantity.low <= quantity.high
        for step in claim.attributions:
            assert step.source_entity_id is None or step.source_entity_id in mentions
            assert step.inherited_from is None or step.inherited_from in claims


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.name[:3])
def test_invariants_hold_on_the_seeds(path: Path) -> None:
    facts = check(path.read_bytes().decode())
    assert facts.claims


@settings(max_examples=150, deadline=None)
@given(newslike)
def test_invariants_hold_on_text_that_looks_like_news(text: str) -> None:
    check(text)


@settings(max_examples=150, deadline=None)
@given(anything)
def test_invariants_hold_on_any_text(text: str) -> None:
    check(text)


def test_two_processes_with_other_hash_seeds_find_the_same() -> None:
    program = (
        "import sys; from pathlib import Path; sys.path.insert(0, 'tests')\n"
        "from claimpack.builders import languages\nfrom claimpack.builders.extract.article import RuleExtractor\n"
        "import importlib.util as u; s = u.spec_from_file_location('inv', 'tests/test_invariants.py'); m = u.module_from_spec(s); s.loader.exec_module(m)\n"
        "print([repr(m.EXTRACTOR.extract(m.article_of(p.read_bytes().decode()))) for p in m.SEEDS])"
    )
    root = Path(__file__).parents[1]
    outputs = {
        subprocess.run(
            [sys.executable, "-c", program], env=os.environ | {"PYTHONHASHSEED": seed}, cwd=root, capture_output=True, text=True, check=True
        ).stdout
        for seed in ("1", "2")
    }
    assert len(outputs) == 1
