"""The rows of a release as frozen dataclasses: the same columns as the JSON Schemas beside this file.

What each column means stands in <table>.schema.json; a test holds the two together. Offsets are Unicode code points into
articles.text, 0-based, end-exclusive. Before linking, a column that names an entity holds the mention_id of the name
instead; after it, the entity_id.
"""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of articles.text."""

    start_char: int
    end_char: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Zone:
    """A stretch of text with one function."""

    start_char: int
    end_char: int
    zone: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One row per source document."""

    article_id: str
    source_uri: str
    sha256: str
    n_bytes: int
    media_type: str
    language: str
    title: str | None = None
    publisher: str | None = None
    byline: str | None = None
    url: str | None = None
    license: str | None = None
    rights_note: str | None = None
    agencies: tuple[str, ...] = ()
    dct_value: str | None = None
    dct_precision: str
    dct_earliest: date | None = None
    dct_latest: date | None = None
    dct_source: str
    zones: tuple[Zone, ...] = ()
    independence_group: str
    text: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """One source on the way from the fact to the reader: one row per hop and branch."""

    hop: int
    branch: int
    source_spans: tuple[Span, ...] = ()
    source_text: str | None = None
    source_entity_id: str | None = None
    source_kind: str
    cue_spans: tuple[Span, ...] = ()
    cue_text: str | None = None
    cue_lemma: str | None = None
    cue_class: str | None = None
    frame_spans: tuple[Span, ...] = ()
    addressee_spans: tuple[Span, ...] = ()
    quote_type: str
    medium: str
    mood: str
    mood_spans: tuple[Span, ...] = ()
    partial_quote_spans: tuple[Span, ...] = ()
    scope_spans: tuple[Span, ...] = ()
    factuality: str
    stance: str
    inherited_from: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A number with what it counts, as the interval that the words commit to."""

    spans: tuple[Span, ...] = ()
    text: str
    kind: str
    comparator: str
    comparator_spans: tuple[Span, ...] = ()
    value: float | None = None
    low: float | None = None
    high: float | None = None
    low_inclusive: bool | None = None
    high_inclusive: bool | None = None
    bounds_basis: str
    vague_class: str | None = None
    unit: str
    counted_spans: tuple[Span, ...] = ()
    counted_text: str | None = None
    property: str | None = None
    part_of: int | None = None
    cumulative: bool = False
    additional: bool = False
    place_entity_id: str | None = None
    time: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Time:
    """A time expression, resolved as far as the text and the document's date allow."""

    spans: tuple[Span, ...] = ()
    text: str
    role: str
    timex_type: str
    timex_value: str
    timex_mod: str | None = None
    edtf: str | None = None
    earliest: date | None = None
    latest: date | None = None
    anchor: str
    resolution: str
    issue: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """One change of wording that makes a claim stand alone."""

    op: str
    spans: tuple[Span, ...] = ()
    replacement: str
    evidence_spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Feature:
    """One feature of the score."""

    name: str
    value: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One row per claim: a proposition that could be true or false, without the frame that attributes it."""

    claim_id: str
    article_id: str
    ordinal: int
    zone: str
    spans: tuple[Span, ...] = ()
    text: str
    sha256: str
    sentence_spans: tuple[Span, ...] = ()
    prefix: str
    suffix: str
    decontextualised: str | None = None
    decontext_status: str
    decontext_edits: tuple[Edit, ...] = ()
    claim_type: str
    event_type: str | None = None
    event_spans: tuple[Span, ...] = ()
    polarity: str
    tense: str
    factuality: str
    hedge_spans: tuple[Span, ...] = ()
    checkworthiness: float
    checkworthiness_features: tuple[Feature, ...] = ()
    speaker: str | None = None
    speaker_entity_id: str | None = None
    attributions: tuple[Attribution, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    times: tuple[Time, ...] = ()
    entity_ids: tuple[str, ...] = ()
    rule: str
    status: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """One row per name, description or pronoun that mentions an entity."""

    mention_id: str
    article_id: str
    spans: tuple[Span, ...] = ()
    text: str
    mention_type: str
    entity_type: str
    derivation: str
    entity_id: str | None = None
    link_method: str | None = None
    link_score: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A spelling."""

    name: str
    n_mentions: int
    n_articles: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Identifier:
    """An outside identifier."""

    scheme: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Merge:
    """One merge of two names."""

    name_a: str
    name_b: str
    rule: str
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """One row per person, place, organisation or other named thing in the corpus."""

    entity_id: str
    entity_type: str
    canonical_name: str
    names: tuple[Name, ...] = ()
    identifiers: tuple[Identifier, ...] = ()
    merge_evidence: tuple[Merge, ...] = ()
    n_mentions: int
    n_articles: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """One row per pair of claims worth comparing. Relations describe texts and give no verdict."""

    relation_id: str
    claim_a: str
    claim_b: str
    relation: str
    basis: tuple[str, ...] = ()
    numeric_relation: str | None = None
    same_event: str
    same_population: str
    same_place: str
    same_time: str
    independent_sources: str
    explanation: str
    explanation_local: str | None = None
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Used:
    """A piece of a source."""

    article_id: str
    start_char: int
    end_char: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Provenance:
    """One row per generated row, in W3C PROV-O terms."""

    subject_table: str
    subject_id: str
    activity: str
    rule: str
    rule_version: str
    used: tuple[Used, ...] = ()
    was_derived_from: tuple[str, ...] = ()
    agent: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reject:
    """What was read and not kept, and why."""

    reject_id: str
    article_id: str | None = None
    source_uri: str
    spans: tuple[Span, ...] = ()
    text: str | None = None
    stage: str
    reason: str
    rule: str
    detail: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """What people decided about claims: decisions of reviewers, and verdicts imported from fact-checkers."""

    review_id: str
    claim_id: str
    article_id: str | None = None
    claim_text: str | None = None
    is_orphan: bool = False
    nearest_claim_id: str | None = None
    decision: str | None = None
    edit: str | None = None
    note: str | None = None
    reviewer: str | None = None
    reviewed_on: date | None = None
    review_url: str | None = None
    review_publisher: str | None = None
    claim_reviewed: str | None = None
    rating_alternate_name: str | None = None
    rating_value: float | None = None
    rating_best: float | None = None
    rating_worst: float | None = None
    label: str | None = None
