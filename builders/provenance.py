"""Where every generated row comes from, in the terms of W3C PROV-O: one row per row of six tables.

`used` are the pieces of sources that a row was made from (prov:used), `was_derived_from` the rows it was made from (prov:wasDerivedFrom),
`activity` the run (prov:wasGeneratedBy), `agent` who did it (prov:wasAssociatedWith). A claim that a reviewer has judged has a human
behind it.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from claimpack.schema.records import Article, Claim, Entity, Mention, Provenance, Reject, Relation, Span, Used

Pieces = tuple[Used, ...]

READING = "read.article"
NAMING = "mentions"
LINKING = "link.entities"
EVERY = "*"


def provenance_rows(  # noqa: PLR0917  the six tables of a release in one row
    articles: Sequence[Article],
    claims: Sequence[Claim],
    mentions: Sequence[Mention],
    entities: Sequence[Entity],
    relations: Sequence[Relation],
    rejects: Sequence[Reject],
    *,
    run_id: str,
    versions: Mapping[str, str],
) -> Iterator[Provenance]:
    """One row per row, sorted by subject_table and subject_id.

    `versions` leads from a rule to its version: by its name ("relate.two_counts"), else the part before the first dot ("relate"), else "*".
    Raises KeyError for a rule that none of the three covers.
    """
    made_from = _mentions_of(mentions)
    tables: tuple[Iterable[Provenance], ...] = (
        (_row("articles", row.article_id, READING, used=_whole(row)) for row in articles),
        (_claim(row) for row in claims),
        (_row("entities", row.entity_id, LINKING, derived=made_from.get(row.entity_id, ())) for row in entities),
        (_mention(row) for row in mentions),
        (_row("rejects", row.reject_id, row.rule, used=_pieces(row.article_id, row.spans)) for row in rejects),
        (_row("relations", row.relation_id, row.rule, derived=(row.claim_a, row.claim_b)) for row in relations),
    )
    for table in tables:
        for row in sorted(table, key=lambda row: row.subject_id):
            yield replace(row, activity=run_id, rule_version=version_of(row.rule, versions))


def version_of(rule: str, versions: Mapping[str, str]) -> str:
    """The version of a rule: its own, its family's or that of all. Raises KeyError with the rule's name."""
    for name in (rule, rule.partition(".")[0], EVERY):
        if name in versions:
            return versions[name]
    raise KeyError(rule)


def _claim(claim: Claim) -> Provenance:
    """A claim was made from its own text and from the frames that say whose it is; a claim carried on also from the one before."""
    frames = (span for source in claim.attributions for span in source.frame_spans)
    inherited = dict.fromkeys(source.inherited_from for source in claim.attributions if source.inherited_from)
    agent = "rule" if claim.status == "auto" else "human"
    used = _pieces(claim.article_id, (*claim.spans, *frames))
    return _row("claims", claim.claim_id, claim.rule, used=used, derived=tuple(name for name in inherited if name), agent=agent)


def _mention(mention: Mention) -> Provenance:
    agent = "human" if mention.link_method == "review" else "model"
    return _row("mentions", mention.mention_id, NAMING, used=_pieces(mention.article_id, mention.spans), agent=agent)


def _mentions_of(mentions: Sequence[Mention]) -> dict[str, tuple[str, ...]]:
    """entity_id -> ids of the mentions linked to it, sorted."""
    found: dict[str, list[str]] = {}
    for mention in mentions:
        if mention.entity_id:
            found.setdefault(mention.entity_id, []).append(mention.mention_id)
    return {entity: tuple(sorted(ids)) for entity, ids in found.items()}


def _whole(article: Article) -> Pieces:
    """The article from end to end; in a stand-off release as far as its zones tell."""
    end = max((zone.end_char for zone in article.zones), default=0) if article.text is None else len(article.text)
    return (Used(article_id=article.article_id, start_char=0, end_char=end),)


def _pieces(article: str | None, spans: Iterable[Span]) -> Pieces:
    """The spans in text order, each once; nothing for a source that could not be read."""
    if article is None:
        return ()
    distinct = sorted({(span.start_char, span.end_char) for span in spans})
    return tuple(Used(article_id=article, start_char=start, end_char=end) for start, end in distinct)


def _row(table: str, name: str, rule: str, *, used: Pieces = (), derived: tuple[str, ...] = (), agent: str = "rule") -> Provenance:
    """A row that does not know its run yet."""
    return Provenance(
        subject_table=table, subject_id=name, activity="", rule=rule, rule_version="", used=used, was_derived_from=derived, agent=agent
    )
