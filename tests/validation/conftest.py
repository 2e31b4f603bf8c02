"""A small release that breaks no rule: two made-up articles whose claims disagree. Tests change one thing in it."""

import hashlib
import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from claimpack.builders import ids
from claimpack.builders.engine import Work
from claimpack.builders.engine.steps import Journal
from claimpack.builders.graph.checking import split_rejects
from claimpack.builders.graph.packing import BY_ARTICLE
from claimpack.builders.spans import text_of
from claimpack.builders.write.folder import write_release
from claimpack.builders.write.info import Digest, ReleaseInfo, Source
from claimpack.schema.arrow import to_table
from claimpack.schema.catalogue import TABLES
from claimpack.schema.problems import ClaimpackError, Finding
from claimpack.schema.records import (
    Article,
    Attribution,
    Claim,
    Entity,
    Feature,
    Mention,
    Name,
    Provenance,
    Quantity,
    Reject,
    Relation,
    Review,
    Span,
    Time,
    Zone,
)
from claimpack.validation import check
from claimpack.validation.parts import are_articles_right, is_shard_right, is_whole_right
from claimpack.validation.release import open_release

Rows = dict[str, list[object]]
Check = Callable[[Rows], list[Finding]]
TEXTS = {
    "north.txt": "Nach Angaben der Polizei wurden am Samstag mindestens 50 Menschen verletzt.\n\nWer hilft nun?",
    "south.txt": "Am Samstag wurden nach Angaben der Feuerwehr 40 Menschen verletzt.",
}
RUN = ids.run_id("a run")
TABLE_IDS = {
    "articles": "article_id",
    "claims": "claim_id",
    "mentions": "mention_id",
    "entities": "entity_id",
    "relations": "relation_id",
    "rejects": "reject_id",
}


def sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def span(uri: str, piece: str) -> tuple[Span, ...]:
    start = TEXTS[uri].index(piece)
    return (Span(start, start + len(piece)),)


def article(uri: str) -> Article:
    text = TEXTS[uri]
    return Article(
        article_id=ids.article_id(uri),
        source_uri=uri,
        sha256=sha256(text),
        n_bytes=len(text.encode()),
        media_type="text/plain",
        language="de",
        dct_value="2021-05",
        dct_precision="month",
        dct_earliest=date(2021, 5, 1),
        dct_latest=date(2021, 5, 31),
        dct_source="metadata",
        zones=(Zone(start_char=0, end_char=len(text), zone="body"),),
        independence_group=ids.article_id(uri),
        text=text,
    )


def claim(uri: str, pieces: tuple[str, ...], frame: str, source: str, quantity: Quantity) -> Claim:
    text = TEXTS[uri]
    spans = tuple(found for piece in pieces for found in span(uri, piece))
    words = text_of(text, spans)
    entity = ids.entity_id("ORG", source)
    step = Attribution(
        hop=1,
        branch=1,
        source_spans=span(uri, source),
        source_text=source,
        source_entity_id=entity,
        source_kind="organisation",
        cue_spans=span(uri, frame[:12]),
        cue_text=frame[:12],
        cue_lemma="nach Angaben",
        cue_class="preposition",
        frame_spans=span(uri, frame),
        quote_type="indirect",
        medium="speech_writing",
        mood="indicative",
        factuality="CT+",
        stance="neutral",
    )
    return Claim(
        claim_id=ids.claim_id(ids.article_id(uri), words, 0),
        article_id=ids.article_id(uri),
        ordinal=0,
        zone="body",
        spans=spans,
        text=words,
        sha256=sha256(words),
        sentence_spans=span(uri, text.split("\n")[0]),
        prefix=text[max(0, spans[0].start_char - 32) : spans[0].start_char],
        suffix=text[spans[-1].end_char :][:32],
        decontext_status="none_needed",
        claim_type="numerical",
        polarity="positive",
        tense="non_future",
        factuality="Uu",
        checkworthiness=0.5,
        checkworthiness_features=(Feature(name="number", value=0.5),),
        speaker=source,
        speaker_entity_id=entity,
        attributions=(step,),
        quantities=(quantity,),
        times=(a_time(uri),),
        entity_ids=(entity,),
        rule="main_clause",
        status="auto",
    )


def count(uri: str, piece: str, comparator: str, number: float) -> Quantity:
    is_exact = comparator == "eq"
    return Quantity(
        spans=span(uri, piece),
        text=piece,
        kind="count",
        comparator=comparator,
        value=number if is_exact else None,
        low=number,
        high=number if is_exact else None,
        low_inclusive=True,
        high_inclusive=True if is_exact else None,
        bounds_basis="explicit",
        unit="1",
        property="injured",
        time=0,
    )


def a_time(uri: str) -> Time:
    return Time(
        spans=span(uri, "Samstag"),
        text="Samstag",
        role="event",
        timex_type="DATE",
        timex_value="XXXX-WXX-6",
        edtf="[2021-05-01,2021-05-08,2021-05-15,2021-05-22,2021-05-29]",
        earliest=date(2021, 5, 1),
        latest=date(2021, 5, 29),
        anchor="dct",
        resolution="ambiguous",
    )


def mention(uri: str, name: str) -> Mention:
    return Mention(
        mention_id=ids.mention_id(ids.article_id(uri), span(uri, name), "ORG"),
        article_id=ids.article_id(uri),
        spans=span(uri, name),
        text=name,
        mention_type="NAM",
        entity_type="ORG",
        derivation="none",
        entity_id=ids.entity_id("ORG", name),
        link_method="exact",
        link_score=1.0,
    )


def entity(name: str) -> Entity:
    return Entity(
        entity_id=ids.entity_id("ORG", name),
        entity_type="ORG",
        canonical_name=name,
        names=(Name(name=name, n_mentions=1, n_articles=1),),
        n_mentions=1,
        n_articles=1,
    )


def relation(first: Claim, second: Claim) -> Relation:
    claim_a, claim_b = sorted([first.claim_id, second.claim_id])
    return Relation(
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
        explanation="40 injured lie below at least 50 injured.",
        rule="intervals",
    )


def reject(uri: str, piece: str) -> Reject:
    return Reject(
        reject_id=ids.reject_id(uri, span(uri, piece), "claim", "question"),
        article_id=ids.article_id(uri),
        source_uri=uri,
        spans=span(uri, piece),
        text=piece,
        stage="claim",
        reason="question",
        rule="question",
    )


def review(claim_id: str, *, is_orphan: bool = False) -> Review:
    return Review(
        review_id=ids.review_id(claim_id, "A. Reviewer", None),
        claim_id=claim_id,
        is_orphan=is_orphan,
        decision="accept",
        reviewer="A. Reviewer",
    )


def provenance(rows: Rows) -> list[object]:
    return [
        Provenance(subject_table=table, subject_id=getattr(row, key), activity=RUN, rule="a_rule", rule_version="1", agent="rule")
        for table, key in TABLE_IDS.items()
        for row in rows[table]
    ]


@pytest.fixture
def rows() -> Rows:
    """The records by table."""
    north = claim(
        "north.txt",
        ("wurden am Samstag mindestens 50 Menschen verletzt",),
        "Nach Angaben der Polizei",
        "Polizei",
        count("north.txt", "mindestens 50 Menschen", "ge", 50.0),
    )
    south = claim(
        "south.txt",
        ("Am Samstag wurden", "40 Menschen verletzt"),
        "nach Angaben der Feuerwehr",
        "Feuerwehr",
        count("south.txt", "40 Menschen", "eq", 40.0),
    )
    found: Rows = {
        "articles": [article(uri) for uri in TEXTS],
        "claims": [north, south],
        "mentions": [mention("north.txt", "Polizei"), mention("south.txt", "Feuerwehr")],
        "entities": [entity("Polizei"), entity("Feuerwehr")],
        "relations": [relation(north, south)],
        "rejects": [reject("north.txt", "Wer hilft nun?")],
        "reviews": [review(north.claim_id)],
    }
    return {**found, "provenance": provenance(found)}


@pytest.fixture(scope="session")
def is_right_by_parts() -> Callable[[Path], bool]:
    """Judges a release of one shard as a build does: part by part, then as a whole."""

    def judge(release: Path) -> bool:
        try:
            contents = {name: (release / f"data/{name}/train-00000-of-00001.parquet").read_bytes() for name in TABLES}
            alone = all(is_shard_right(name, contents[name]) for name in TABLES if name not in BY_ARTICLE)
            with Journal(release.with_name("journal")) as journal:
                rejects = bytes(split_rejects(Work((contents["rejects"],), 1, journal))["0"])
            together = {name: contents[name] for name in BY_ARTICLE} | {"rejects": rejects}
            mode = open_release(release).text_mode
        except (ClaimpackError, OSError, pa.ArrowException, KeyError):
            return False
        return alone and are_articles_right(together, mode) and is_whole_right(release)

    return judge


@pytest.fixture
def write(tmp_path: Path) -> Callable[[Rows], Path]:
    """Write rows as a release, whatever rule they break."""

    def write_to(rows: Rows, **changes: object) -> Path:
        info = ReleaseInfo(
            name="two-articles",
            version="1.0.0",
            run_id=RUN,
            tool_version="0.1.0",
            language="de",
            title="Two articles",
            license="CC-BY-4.0",
            inputs=tuple(Source(uri, sha256(text), len(text.encode())) for uri, text in TEXTS.items()),
            configuration=(Digest("claimpack.toml", sha256("configuration")),),
        )
        tables = {name: to_table(name, records) for name, records in rows.items()}
        return write_release(replace(info, **changes), tables, tmp_path / "release", is_replacing=True)  # type: ignore[arg-type]

    return write_to


@pytest.fixture
def exchange() -> Callable[[Path, str, pa.Table], None]:
    """Put another table into a release, and its file into the manifest, as a careless hand would."""

    def put(release: Path, name: str, table: pa.Table) -> None:
        path = release / "data" / name / "train-00000-of-00001.parquet"
        pq.write_table(table, path)
        manifest = json.loads((release / "manifest.json").read_text(encoding="utf-8"))
        for entry in manifest["files"]:
            if entry["path"] == path.relative_to(release).as_posix():
                entry.update(sha256=hashlib.sha256(path.read_bytes()).hexdigest(), n_bytes=path.stat().st_size)
        for entry in manifest["tables"]:
            if entry["name"] == name:
                entry["n_rows"] = len(table)
        (release / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")

    return put


@pytest.fixture
def findings(write: Callable[[Rows], Path]) -> Check:
    """Everything that a check finds in rows, as a release."""
    return lambda rows: list(check(write(rows)))
