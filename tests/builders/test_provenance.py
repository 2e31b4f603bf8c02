"""Where every generated row comes from."""

from dataclasses import replace

import pyarrow as pa
import pytest

from claimpack.builders.provenance import entity_traces, signed, traces, version_of
from claimpack.schema.arrow import to_records, to_table
from claimpack.schema.records import Article, Attribution, Claim, Entity, Mention, Provenance, Reject, Relation, Span, Used, Zone

RUN = "run_0123456789abcdef"
ARTICLE = Article(
    article_id="art_1",
    source_uri="a.txt",
    sha256="0" * 64,
    n_bytes=44,
    media_type="text/plain",
    language="de",
    dct_precision="unknown",
    dct_source="none",
    independence_group="art_1",
    text="Rabe sagte, der Damm sei gebrochen. Donate!",
)
SOURCE = Attribution(
    hop=1,
    branch=1,
    source_kind="named_person",
    frame_spans=(Span(0, 10),),
    quote_type="indirect",
    medium="speech",
    mood="konjunktiv_1",
    factuality="CT+",
    stance="neutral",
)
CLAIM = Claim(
    claim_id="clm_1",
    article_id="art_1",
    ordinal=0,
    zone="body",
    spans=(Span(12, 34),),
    text="der Damm sei gebrochen",
    sha256="0" * 64,
    prefix="",
    suffix="",
    decontext_status="none_needed",
    claim_type="event_property",
    polarity="positive",
    tense="non_future",
    factuality="Uu",
    checkworthiness=0.5,
    attributions=(SOURCE,),
    rule="claims.indirect",
    status="auto",
)
CARRIED = replace(CLAIM, claim_id="clm_2", attributions=(replace(SOURCE, frame_spans=(), inherited_from="clm_1"),))
MENTION = Mention(
    mention_id="men_1",
    article_id="art_1",
    spans=(Span(0, 4),),
    text="Rabe",
    mention_type="NAM",
    entity_type="PER",
    derivation="none",
    entity_id="ent_1",
    link_method="exact",
)
ENTITY = Entity(entity_id="ent_1", entity_type="PER", canonical_name="Rabe", n_mentions=1, n_articles=1)
RELATION = Relation(
    relation_id="rel_1",
    claim_a="clm_1",
    claim_b="clm_2",
    relation="repeats",
    same_event="yes",
    same_population="yes",
    same_place="unknown",
    same_time="unknown",
    independent_sources="no",
    explanation="?",
    rule="relate.told_twice",
)
REJECT = Reject(
    reject_id="rej_1",
    article_id="art_1",
    source_uri="a.txt",
    spans=(Span(36, 43),),
    stage="zone",
    reason="boilerplate",
    rule="zones.widget",
)
UNREAD = Reject(reject_id="rej_2", source_uri="b.txt", stage="read", reason="undecodable", rule="read.text")


def linked(*pairs: tuple[str, str | None]) -> pa.Table:
    mentions, entities = zip(*pairs, strict=True)
    return pa.table({"mention_id": pa.array(mentions), "entity_id": pa.array(entities, pa.string())})


def rows(**more: object) -> dict[str, Provenance]:
    given = {"articles": [ARTICLE], "claims": [CLAIM, CARRIED], "mentions": [MENTION], "relations": [RELATION], "rejects": [UNREAD, REJECT]}
    parts = [traces(name, to_table(name, records)) for name, records in (given | more).items()]  # type: ignore[arg-type]
    parts.append(entity_traces(to_table("entities", [ENTITY]), linked(("men_1", "ent_1"))))
    found = (row for part in parts for row in to_records("provenance", signed(part, RUN, {"*": "1"})))
    return {row.subject_id: row for row in found if isinstance(row, Provenance)}


def test_every_row_has_one_row_of_the_run() -> None:
    found = rows()
    assert set(found) == {"art_1", "clm_1", "clm_2", "men_1", "ent_1", "rel_1", "rej_1", "rej_2"}
    assert {row.activity for row in found.values()} == {RUN}


@pytest.mark.parametrize(
    ("name", "pieces"),
    [
        ("art_1", [(0, 43)]),
        ("clm_1", [(0, 10), (12, 34)]),  # the frame that says whose the claim is, and the claim
        ("men_1", [(0, 4)]),
        ("rej_1", [(36, 43)]),
        ("rej_2", []),  # nothing could be read
        ("ent_1", []),
        ("rel_1", []),
    ],
)
def test_a_row_was_made_from_these_pieces(name: str, pieces: list[tuple[int, int]]) -> None:
    assert list(rows()[name].used) == [Used(article_id="art_1", start_char=start, end_char=end) for start, end in pieces]


@pytest.mark.parametrize(
    ("name", "derived"), [("ent_1", ("men_1",)), ("rel_1", ("clm_1", "clm_2")), ("clm_2", ("clm_1",)), ("clm_1", ()), ("art_1", ())]
)
def test_a_row_was_derived_from_these_rows(name: str, derived: tuple[str, ...]) -> None:
    assert rows()[name].was_derived_from == derived


def test_the_mentions_of_an_entity_are_sorted() -> None:
    mentions = linked(("men_2", "ent_1"), ("men_0", "ent_2"), ("men_3", None), ("men_1", "ent_1"))
    found = entity_traces(to_table("entities", [ENTITY]), mentions)
    assert found["was_derived_from"].to_pylist() == [["men_1", "men_2"]]


def test_an_article_without_text_was_made_from_all_that_its_zones_cover() -> None:
    zones = (Zone(start_char=0, end_char=9, zone="headline"), Zone(start_char=9, end_char=43, zone="body"))
    assert rows(articles=[replace(ARTICLE, text=None, zones=zones)])["art_1"].used == (Used(article_id="art_1", start_char=0, end_char=43),)


def test_a_piece_is_counted_in_characters() -> None:
    assert rows(articles=[replace(ARTICLE, text="„Größe“ 🙂")])["art_1"].used == (Used(article_id="art_1", start_char=0, end_char=9),)


@pytest.mark.parametrize("name", ["articles", "claims", "mentions", "rejects", "relations"])
def test_tables_without_rows_have_no_traces(name: str) -> None:
    assert len(signed(traces(name, to_table(name, [])), RUN, {})) == 0


def test_names_are_found_by_a_model_and_claims_by_a_rule() -> None:
    assert rows()["men_1"].agent == "model"
    assert rows()["clm_1"].agent == "rule"


def test_behind_a_reviewed_row_stands_a_human() -> None:
    found = rows(claims=[replace(CLAIM, status="accepted")], mentions=[replace(MENTION, link_method="review")])
    assert (found["clm_1"].agent, found["men_1"].agent) == ("human", "human")


@pytest.mark.parametrize(
    ("rule", "version"), [("relate.told_twice", "3"), ("relate.two_counts", "2"), ("claims.indirect", "1")], ids=["own", "family", "every"]
)
def test_the_version_of_a_rule(rule: str, version: str) -> None:
    assert version_of(rule, {"relate.told_twice": "3", "relate": "2", "*": "1"}) == version


def test_a_rule_without_a_version_is_an_error() -> None:
    with pytest.raises(KeyError, match=r"zones\.widget"):
        version_of("zones.widget", {"relate": "1"})
