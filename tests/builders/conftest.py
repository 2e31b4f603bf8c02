"""A small corpus as records: two made-up articles whose claims disagree, and the release that they make."""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

import pyarrow as pa
import pytest

from claimpack.builders import ids
from claimpack.builders.write.folder import write_release
from claimpack.builders.write.info import Digest, ReleaseInfo, Source
from claimpack.schema.arrow import to_table
from claimpack.schema.records import (
    Article,
    Attribution,
    Claim,
    Edit,
    Entity,
    Feature,
    Identifier,
    Mention,
    Merge,
    Name,
    Provenance,
    Quantity,
    Reject,
    Relation,
    Span,
    Time,
    Used,
    Zone,
)

TEXTS = {
    "north.txt": "Nach Angaben der Polizei wurden am Samstag mindestens 12 Menschen verletzt.",
    "south.txt": "Die Feuerwehr sprach von 40 Verletzten | <b>in Neustadt</b>.",
}
RUN = ids.run_id({"corpus": "two articles"})

Tables = Mapping[str, pa.Table]


def sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def article(uri: str, text: str) -> Article:
    return Article(
        article_id=ids.article_id(uri),
        source_uri=uri,
        sha256=sha256(text),
        n_bytes=len(text.encode()),
        media_type="text/plain",
        language="de",
        publisher="Anzeiger",
        agencies=("dpa",) if uri.startswith("n") else (),
        dct_value="2021-05",
        dct_precision="month",
        dct_earliest=date(2021, 5, 1),
        dct_latest=date(2021, 5, 31),
        dct_source="metadata",
        zones=(Zone(start_char=0, end_char=len(text), zone="body"),),
        independence_group=ids.article_id(uri),
        text=text,
    )


def claim(uri: str, text: str, number: float, speaker: str) -> Claim:
    article_id = ids.article_id(uri)
    whole = (Span(0, len(text)),)
    return Claim(
        claim_id=ids.claim_id(article_id, text, 0),
        article_id=article_id,
        ordinal=0,
        zone="body",
        spans=whole,
        text=text,
        sha256=sha256(text),
        sentence_spans=whole,
        prefix="",
        suffix="",
        decontextualised=text,
        decontext_status="complete",
        decontext_edits=(Edit(op="add_time", spans=(), replacement="am 8. Mai", evidence_spans=whole),),
        claim_type="numerical",
        polarity="positive",
        tense="non_future",
        factuality="CT+",
        checkworthiness=0.5,
        checkworthiness_features=(Feature(name="number", value=0.5),),
        speaker=speaker,
        speaker_entity_id=ids.entity_id("ORG", speaker.casefold()),
        attributions=(attribution(speaker),),
        quantities=(quantity(number),),
        times=(a_time(),),
        entity_ids=(ids.entity_id("ORG", speaker.casefold()),),
        rule="main_clause",
        status="auto",
    )


def attribution(speaker: str) -> Attribution:
    return Attribution(
        hop=1,
        branch=1,
        source_spans=(Span(0, 4), Span(6, 9)),
        source_text=speaker,
        source_kind="organisation",
        cue_spans=(Span(0, 4),),
        cue_text="Nach",
        cue_lemma="nach",
        cue_class="preposition",
        quote_type="indirect",
        medium="speech",
        mood="indicative",
        factuality="CT+",
        stance="neutral",
    )


def quantity(number: float) -> Quantity:
    return Quantity(
        spans=(Span(0, 4),),
        text=str(number),
        kind="count",
        comparator="eq",
        value=number,
        low=number,
        high=number,
        low_inclusive=True,
        high_inclusive=True,
        bounds_basis="explicit",
        unit="1",
        property="injured",
        time=0,
    )


def a_time() -> Time:
    return Time(
        spans=(Span(35, 42),),
        text="Samstag",
        role="event",
        timex_type="DATE",
        timex_value="2021-05-WXX-6",
        earliest=date(2021, 5, 1),
        latest=date(2021, 5, 29),
        anchor="dct",
        resolution="ambiguous",
    )


def mention(uri: str, text: str, name: str) -> Mention:
    start = text.index(name)
    spans = (Span(start, start + len(name)),)
    article_id = ids.article_id(uri)
    return Mention(
        mention_id=ids.mention_id(article_id, spans, "ORG"),
        article_id=article_id,
        spans=spans,
        text=name,
        mention_type="NAM",
        entity_type="ORG",
        derivation="none",
        entity_id=ids.entity_id("ORG", name.casefold()),
        link_method="exact",
        link_score=1.0,
    )


def entity(name: str) -> Entity:
    return Entity(
        entity_id=ids.entity_id("ORG", name.casefold()),
        entity_type="ORG",
        canonical_name=name,
        names=(Name(name=name, n_mentions=1, n_articles=1),),
        identifiers=(Identifier(scheme="wikidata", value="Q1"),),
        merge_evidence=(Merge(name_a=name, name_b=f"der {name}", rule="inflection", score=0.9),),
        n_mentions=1,
        n_articles=1,
    )


def sample_records() -> dict[str, list[object]]:
    """Every table but reviews, which has no rows."""
    north, south = sorted(TEXTS)
    articles = [article(uri, text) for uri, text in TEXTS.items()]
    claims = [claim(north, TEXTS[north], 12.0, "Polizei"), claim(south, TEXTS[south], 40.0, "Feuerwehr")]
    claim_a, claim_b = sorted(row.claim_id for row in claims)
    relation = Relation(
        relation_id=ids.relation_id(claim_a, claim_b),
        claim_a=claim_a,
        claim_b=claim_b,
        relation="contradicts",
        basis=("event", "quantity"),
        numeric_relation="disjoint",
        same_event="yes",
        same_population="yes",
        same_place="yes",
        same_time="yes",
        independent_sources="yes",
        explanation="12 and 40 injured do not overlap.",
        rule="intervals",
    )
    reject = Reject(
        reject_id=ids.reject_id(north, (), "sentence", "fragment"),
        article_id=ids.article_id(north),
        source_uri=north,
        text="Mehr dazu",
        stage="sentence",
        reason="fragment",
        rule="no_finite_verb",
    )
    return {
        "articles": list(articles),
        "claims": list(claims),
        "mentions": [mention(north, TEXTS[north], "Polizei"), mention(south, TEXTS[south], "Feuerwehr")],
        "entities": [entity("Polizei"), entity("Feuerwehr")],
        "relations": [relation],
        "provenance": [provenance("claims", row.claim_id, row.article_id) for row in claims],
        "rejects": [reject],
    }


def provenance(table: str, subject: str, article_id: str) -> Provenance:
    used = (Used(article_id=article_id, start_char=0, end_char=10),)
    return Provenance(
        subject_table=table,
        subject_id=subject,
        activity=RUN,
        rule="main_clause",
        rule_version="1",
        used=used,
        was_derived_from=(article_id,),
        agent="rule",
    )


@pytest.fixture
def rows() -> dict[str, list[object]]:
    """The records by table."""
    return sample_records()


@pytest.fixture
def tables(rows: dict[str, list[object]]) -> dict[str, pa.Table]:
    """The same as Arrow tables."""
    return {name: to_table(name, records) for name, records in rows.items()}


@pytest.fixture
def other_tables(rows: dict[str, list[object]]) -> dict[str, pa.Table]:
    """Tables of the same size with other values: every publisher and every checkworthiness differs."""
    changed = {
        **rows,
        "articles": [replace(row, publisher="Bote") for row in rows["articles"]],  # type: ignore[type-var]
        "claims": [replace(row, checkworthiness=0.25) for row in rows["claims"]],  # type: ignore[type-var]
    }
    return {name: to_table(name, records) for name, records in changed.items()}


@pytest.fixture
def info() -> ReleaseInfo:
    """What is known of the sample release."""
    sources = tuple(Source(uri, sha256(text), len(text.encode())) for uri, text in TEXTS.items())
    return ReleaseInfo(
        name="two-articles",
        version="1.0.0",
        run_id=RUN,
        tool_version="0.1.0",
        language="de",
        title="Two articles",
        license="CC-BY-4.0",
        homepage="https://example.org/two-articles",
        creators=("A. Author",),
        release_date=date(2021, 6, 1),
        inputs=sources,
        configuration=(Digest("claimpack.toml", sha256("configuration")),),
        packs=(Digest("de", sha256("words")),),
    )


@pytest.fixture
def release(tmp_path: Path, tables: Tables, info: ReleaseInfo) -> Path:
    """The folder of the sample release."""
    return write_release(info, tables, tmp_path / "dist" / info.name / info.version)


@pytest.fixture
def write(tmp_path: Path, info: ReleaseInfo) -> Callable[..., Path]:
    """Write tables as a release of the sample's name to a folder under tmp_path; other keywords change the info."""

    def write_to(folder: str, tables: Tables, *, is_replacing: bool = False, **changes: object) -> Path:
        return write_release(replace(info, **changes), tables, tmp_path / folder, is_replacing=is_replacing)  # type: ignore[arg-type]

    return write_to
