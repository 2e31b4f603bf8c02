"""Releases as JSON-LD, read back by processors that know nothing of claimpack."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import prov.model
import pytest
import rdflib
from rdflib.namespace import PROV, RDF

from claimpack.builders import ids
from claimpack.builders.exchange.export import document, export
from claimpack.builders.exchange.forms import Format
from claimpack.builders.exchange.names import row_urn
from claimpack.builders.release import Release

Rows = dict[str, list[Any]]
GraphOf = Callable[[str], rdflib.Graph]
OA = rdflib.Namespace("http://www.w3.org/ns/oa#")
SCHEMA = rdflib.Namespace("https://schema.org/")


def text_of(release: Release, form: Format) -> str:
    return "".join(document(release, form))


@pytest.mark.parametrize("form", [Format.web_annotation, Format.prov, Format.claimreview])
def test_the_same_release_gives_the_same_bytes(reviewed: Release, emoji: Rows, release_of: Callable[..., Release], form: Format) -> None:
    again = {table: list(reversed(records)) for table, records in emoji.items()}
    assert text_of(reviewed, form) == text_of(release_of(again, "again"), form)


def test_every_claim_is_an_annotation_whose_selectors_find_its_words(reviewed: Release, graph_of: GraphOf) -> None:
    graph = graph_of(text_of(reviewed, Format.web_annotation))
    articles = {row["article_id"]: row["text"] for row in reviewed.table("articles").to_pylist()}
    found = graph.query(
        """SELECT ?claim ?source ?exact ?prefix ?suffix ?start ?end WHERE {
             ?claim a oa:Annotation ; oa:motivatedBy oa:describing ; oa:hasTarget ?target .
             ?target a oa:SpecificResource ; oa:hasSource ?source ; oa:hasSelector ?quote, ?position .
             ?quote a oa:TextQuoteSelector ; oa:exact ?exact .
             OPTIONAL { ?quote oa:prefix ?prefix } OPTIONAL { ?quote oa:suffix ?suffix }
             ?position a oa:TextPositionSelector ; oa:start ?start ; oa:end ?end }""",
        initNs={"oa": OA},
    )
    pieces = set()
    for claim, source, exact, prefix, suffix, start, end in found:
        text = articles[str(source).rpartition(":")[2]]
        assert text[int(start) : int(end)] == str(exact)
        assert text[: int(start)].endswith(str(prefix or ""))
        assert text[int(end) :].startswith(str(suffix or ""))
        assert text.count(f"{prefix or ''}{exact}{suffix or ''}") == 1
        pieces.add((str(claim).rpartition(":")[2], int(start), int(end)))
    claims = reviewed.table("claims").to_pylist()
    assert pieces == {(claim["claim_id"], span["start_char"], span["end_char"]) for claim in claims for span in claim["spans"]}


def test_an_article_leads_to_its_page(reviewed: Release, graph_of: GraphOf) -> None:
    graph = graph_of(text_of(reviewed, Format.web_annotation))
    assert {str(page) for page in graph.objects(None, OA.via)} >= {"https://example.org/eil"}


def test_what_people_said_is_an_assessment_of_the_claim(reviewed: Release, graph_of: GraphOf) -> None:
    graph = graph_of(text_of(reviewed, Format.web_annotation))
    verdict = next(row for row in reviewed.table("reviews").to_pylist() if row["label"])
    node = rdflib.URIRef(row_urn(reviewed.manifest, verdict["review_id"]))
    assert (node, OA.motivatedBy, OA.assessing) in graph
    assert (node, OA.hasTarget, rdflib.URIRef(row_urn(reviewed.manifest, verdict["claim_id"]))) in graph
    assert [str(graph.value(body, RDF.value)) for body in graph.objects(node, OA.hasBody)] == ["Überwiegend falsch"]


def test_without_article_texts_an_annotation_quotes_the_claim_alone(emoji: Rows, release_of: Callable[..., Release]) -> None:
    items = json.loads(text_of(release_of(emoji, text_mode="quotes"), Format.web_annotation))["items"]
    first = next(item for item in items if len(item["target"]) == 2)
    quotes = [target["selector"][0] for target in first["target"]]
    assert [set(quote) for quote in quotes] == [{"type", "exact", "prefix"}, {"type", "exact", "suffix"}]
    assert [quote["exact"] for quote in quotes] == ["Am Samstag wurden", "mindestens 12 Menschen verletzt"]


def test_a_release_without_words_still_says_where_claims_stand(emoji: Rows, release_of: Callable[..., Release]) -> None:
    text = text_of(release_of(emoji, text_mode="none"), Format.web_annotation)
    assert "[#char=" not in text
    selectors = [
        selector
        for item in json.loads(text)["items"]
        if "target" in item
        for target in _objects(item["target"])
        for selector in target["selector"]
    ]
    assert {selector["type"] for selector in selectors} >= {"TextPositionSelector"}


def _objects(targets: object) -> list[dict[str, Any]]:
    return [target for target in targets if isinstance(target, dict)] if isinstance(targets, list) else []


def test_every_generated_row_has_its_provenance_in_prov_o(reviewed: Release) -> None:
    graph = rdflib.Graph().parse(data=text_of(reviewed, Format.prov), format="json-ld")
    for row in reviewed.table("provenance").to_pylist():
        node = rdflib.URIRef(row_urn(reviewed.manifest, row["subject_id"]))
        assert (node, RDF.type, PROV.Entity) in graph
        activity = graph.value(node, PROV.wasGeneratedBy)
        assert (activity, RDF.type, PROV.Activity) in graph
        agent = graph.value(activity, PROV.wasAssociatedWith)
        assert (agent, RDF.type, PROV.Agent) in graph
        plan = graph.value(graph.value(activity, PROV.qualifiedAssociation), PROV.hadPlan)
        assert str(plan).startswith("urn:claimpack:rule:main_clause")
        wanted = {row_urn(reviewed.manifest, name) for name in row["was_derived_from"]}
        wanted |= {f"{row_urn(reviewed.manifest, used['article_id'])}#char={used['start_char']},{used['end_char']}" for used in row["used"]}
        assert {str(source) for source in graph.objects(node, PROV.wasDerivedFrom)} == wanted


def test_a_piece_of_an_article_is_a_part_of_it_and_the_article_was_made_from_bytes(reviewed: Release) -> None:
    graph = rdflib.Graph().parse(data=text_of(reviewed, Format.prov), format="json-ld")
    for article in reviewed.table("articles").to_pylist():
        node = rdflib.URIRef(row_urn(reviewed.manifest, article["article_id"]))
        assert list(graph.subjects(PROV.specializationOf, node))
        assert rdflib.URIRef(f"urn:sha256:{article['sha256']}") in set(graph.objects(node, PROV.wasDerivedFrom))


def test_the_prov_library_reads_the_graph(reviewed: Release) -> None:
    turtle = rdflib.Graph().parse(data=text_of(reviewed, Format.prov), format="json-ld").serialize(format="turtle")
    found = prov.model.ProvDocument.deserialize(content=turtle, format="rdf", rdf_format="turtle")
    generated = {str(record.args[0]) for record in found.get_records(prov.model.ProvGeneration)}
    assert len(generated) == reviewed.table("provenance").num_rows
    assert len(list(found.get_records(prov.model.ProvAgent))) == 1


def test_a_claim_review_has_what_google_demands(reviewed: Release, graph_of: GraphOf) -> None:
    graph = graph_of(text_of(reviewed, Format.claimreview))
    (review,) = graph.subjects(RDF.type, SCHEMA.ClaimReview)
    rating = graph.value(review, SCHEMA.reviewRating)
    assert str(graph.value(review, SCHEMA.claimReviewed)) == "Am Samstag wurden mindestens 12 Menschen verletzt"
    assert str(graph.value(review, SCHEMA.url)) == "https://example.org/check/1"
    assert str(graph.value(review, SCHEMA.datePublished)) == "2021-05-10"
    assert str(graph.value(graph.value(review, SCHEMA.author), SCHEMA.name)) == "Prüfstelle"
    assert str(graph.value(rating, SCHEMA.alternateName)) == "Überwiegend falsch"
    values = [graph.value(rating, SCHEMA[name]) for name in ("ratingValue", "bestRating", "worstRating")]
    assert [float(str(value)) for value in values] == [2.0, 5.0, 1.0]
    claim = graph.value(review, SCHEMA.itemReviewed)
    assert (claim, RDF.type, SCHEMA.Claim) in graph
    assert str(graph.value(graph.value(claim, SCHEMA.appearance), SCHEMA.url)) == "https://example.org/eil"


def test_no_claim_review_where_no_person_gave_a_verdict(rows: Rows, release_of: Callable[..., Release], tmp_path: Path) -> None:
    done = export(release_of(rows), Format.claimreview, tmp_path / "verdicts.jsonld")
    assert json.loads((tmp_path / "verdicts.jsonld").read_text(encoding="utf-8"))["@graph"] == []
    assert "no verdict of a person" in done.notes[0]


def test_verdicts_without_an_address_or_a_claim_are_counted(emoji: Rows, release_of: Callable[..., Release], tmp_path: Path) -> None:
    verdict = emoji["reviews"][0]
    nowhere = replace(verdict, review_url=None, review_id=ids.review_id(verdict.claim_id, None, None))
    gone = replace(verdict, claim_id="clm_0000000000000002", is_orphan=True)
    gone = replace(gone, review_id=ids.review_id(gone.claim_id, None, gone.review_url))
    emoji["reviews"] = [verdict, nowhere, gone]
    done = export(release_of(emoji), Format.claimreview, tmp_path / "verdicts.jsonld")
    assert len(json.loads((tmp_path / "verdicts.jsonld").read_text(encoding="utf-8"))["@graph"]) == 1
    assert [note.partition(" ")[0] for note in done.notes] == ["1", "1"]


@pytest.mark.parametrize(
    ("changes", "wording"),
    [
        ({"rating_alternate_name": None}, "Refuted"),
        ({"rating_alternate_name": None, "label": None}, "2"),
        ({"label": None}, "Überwiegend falsch"),
    ],
)
def test_a_rating_reads_as_the_person_worded_it(
    emoji: Rows, release_of: Callable[..., Release], changes: dict[str, Any], wording: str
) -> None:
    emoji["reviews"] = [replace(emoji["reviews"][0], **changes)]
    (review,) = json.loads(text_of(release_of(emoji), Format.claimreview))["@graph"]
    assert review["reviewRating"]["alternateName"] == wording
