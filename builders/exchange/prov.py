"""Where every row comes from, in the terms of W3C PROV-O (https://www.w3.org/TR/prov-o/) as JSON-LD, its context inside.

Rows, articles and pieces of articles are entities. The run is an activity; what one of its rules did is another, part of it, with the rule
as its plan and the program, its model or people as its agent. The terms are those of the table provenance.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING, cast

from claimpack.builders.exchange.names import piece_urn, row_urn, rule_urn
from claimpack.builders.exchange.rows import batches, records
from claimpack.builders.write.manifest import Manifest
from claimpack.schema.records import Provenance

if TYPE_CHECKING:
    from claimpack.builders.release import Release

Json = dict[str, object]
_LINK = {"@type": "@id"}
CONTEXT: Json = {
    "prov": "http://www.w3.org/ns/prov#",
    "dcterms": "http://purl.org/dc/terms/",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "id": "@id",
    "type": "@type",
    "label": "rdfs:label",
    **{
        name: {"@id": f"prov:{name}", **_LINK}
        for name in (
            "wasGeneratedBy",
            "wasDerivedFrom",
            "specializationOf",
            "wasInformedBy",
            "wasAssociatedWith",
            "actedOnBehalfOf",
            "qualifiedAssociation",
            "agent",
            "hadPlan",
        )
    },
    "identifier": "dcterms:identifier",
    "source": {"@id": "dcterms:source", **_LINK},
    "isPartOf": {"@id": "dcterms:isPartOf", **_LINK},
}
# Agent of the table provenance -> type and name.
AGENTS = {
    "rule": ("prov:SoftwareAgent", "claimpack"),
    "model": ("prov:SoftwareAgent", "claimpack, trained model"),
    "human": ("prov:Person", "reviewers"),
    "import": ("prov:SoftwareAgent", "import"),
}


def nodes(release: "Release") -> Iterator[Json]:
    """The nodes of the graph: the run, the articles, every row of the table provenance, then rules and agents."""
    manifest = release.manifest
    yield {"id": _run(manifest), "type": "prov:Activity", "label": f"build of {manifest.name} {manifest.version}"}
    for batch in batches(release, "articles", ("article_id", "url", "sha256")):
        for row in batch.to_pylist():
            yield _source(row["article_id"], row["url"], row["sha256"], manifest)
    done: set[tuple[str, str, str]] = set()
    for made in cast("Iterator[Provenance]", records(release, "provenance")):
        done.add((made.rule, made.rule_version, made.agent))
        yield _row(made, manifest)
    for rule, version, agent in sorted(done):
        yield {"id": rule_urn(rule, version), "type": ["prov:Entity", "prov:Plan"], "label": f"rule {rule} {version}"}
        yield _activity(rule, version, agent, manifest)
    for agent in sorted({agent for _, _, agent in done}):
        yield {"id": _agent(agent, manifest), "type": ["prov:Agent", AGENTS[agent][0]], "label": AGENTS[agent][1]}


def _run(manifest: Manifest) -> str:
    return row_urn(manifest, manifest.run_id)


def _step(rule: str, version: str, agent: str, manifest: Manifest) -> str:
    return f"{_run(manifest)}#{rule_urn(rule, version).rpartition('rule:')[2]}:{agent}"


def _agent(agent: str, manifest: Manifest) -> str:
    return row_urn(manifest, f"agent:{agent}") if agent == "human" else f"urn:claimpack:tool:{manifest.tool.version}:{agent}"


def _source(article_id: str, url: str | None, sha256: str, manifest: Manifest) -> Json:
    """What was read: bytes with a digest, of which the article is made."""
    known: Json = {"id": f"urn:sha256:{sha256}", "type": "prov:Entity", "identifier": sha256}
    return {"id": row_urn(manifest, article_id), "type": "prov:Entity", "wasDerivedFrom": [known], **({"source": url} if url else {})}


def _row(made: Provenance, manifest: Manifest) -> Json:
    rows: list[object] = [row_urn(manifest, row_id) for row_id in made.was_derived_from]
    pieces: list[object] = [
        {
            "id": piece_urn(manifest, used.article_id, used.start_char, used.end_char),
            "type": "prov:Entity",
            "specializationOf": row_urn(manifest, used.article_id),
        }
        for used in made.used
    ]
    found: Json = {
        "id": row_urn(manifest, made.subject_id),
        "type": "prov:Entity",
        "isPartOf": row_urn(manifest, made.subject_table),
        "wasGeneratedBy": _step(made.rule, made.rule_version, made.agent, manifest),
    }
    return found | ({"wasDerivedFrom": rows + pieces} if rows or pieces else {})


def _activity(rule: str, version: str, agent: str, manifest: Manifest) -> Json:
    who = _agent(agent, manifest)
    return {
        "id": _step(rule, version, agent, manifest),
        "type": "prov:Activity",
        "isPartOf": _run(manifest),
        "wasAssociatedWith": who,
        "qualifiedAssociation": {"type": "prov:Association", "agent": who, "hadPlan": rule_urn(rule, version)},
    }
