"""Two releases compared: every difference is found, its reason named, and the version that it asks for."""

import json
from collections.abc import Callable, Mapping
from dataclasses import asdict, replace
from datetime import date
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimpack.builders import ids
from claimpack.builders.diff import Diff, Reason, TableDiff, diff
from claimpack.builders.diff.asked import meaning_of, next_version
from claimpack.builders.diff.cells import differing
from claimpack.builders.diff.derived import derived_at, derived_paths
from claimpack.builders.write.info import Digest, Source
from claimpack.schema.arrow import to_table
from claimpack.schema.catalogue import TABLES
from claimpack.schema.columns import columns, sort_key, unique_key
from claimpack.schema.lint import lint
from claimpack.schema.problems import ClaimpackError
from claimpack.schema.records import Identifier, Review, Span

Rows = dict[str, list[Any]]
Write = Callable[..., Path]
OTHER_RUN = ids.run_id({"corpus": "another run"})
WEST = "west.txt"


@pytest.fixture
def compare(release: Path, write: Write) -> Callable[..., Diff]:
    """The sample release compared with one of other rows; other keywords change what the new one was made from."""

    def compared(rows: Rows, *, limit: int | None = None, **changes: object) -> Diff:
        new = write("new", tables_of(rows), **{"version": "1.0.1", **changes})
        return diff(release, new, limit=limit)

    return compared


Compare = Callable[..., Diff]


def tables_of(rows: Rows) -> Mapping[str, pa.Table]:
    return {name: to_table(name, records) for name, records in rows.items()}


def table_of(found: Diff, name: str) -> TableDiff:
    return next(table for table in found.tables if table.name == name)


def counts(table: TableDiff) -> dict[str, int]:
    every = {"added": table.n_added, "removed": table.n_removed, "changed": table.n_changed, "follows": table.n_follows}
    return {change: n for change, n in every.items() if n}


def with_first(rows: Rows, table: str, **changes: object) -> Rows:
    first, *others = rows[table]
    return {**rows, table: [replace(first, **changes), *others]}


def with_third_article(rows: Rows) -> Rows:
    """A third article with a claim and a mention of the first one's speaker, and the run that made all rows anew."""
    west, first = ids.article_id(WEST), rows["claims"][0]
    claim = replace(first, claim_id=ids.claim_id(west, first.text, 0), article_id=west)
    mention = replace(rows["mentions"][0], mention_id=ids.mention_id(west, (Span(0, 7),), "ORG"), article_id=west)
    origin = replace(rows["provenance"][0], subject_id=claim.claim_id)
    return {
        **rows,
        "articles": [*rows["articles"], replace(rows["articles"][0], article_id=west, source_uri=WEST, independence_group=west)],
        "claims": [*rows["claims"], claim],
        "mentions": [*rows["mentions"], mention],
        "provenance": [replace(row, activity=OTHER_RUN) for row in (*rows["provenance"], origin)],
    }


def with_new_links(rows: Rows) -> Rows:
    """What one more article can change in rows that nobody touched: who is who, how often, who copied whom, how claims relate."""
    other = ids.entity_id("ORG", "polizei neustadt")
    first, *claims = rows["claims"]
    attributions = tuple(replace(step, source_entity_id=other) for step in first.attributions)
    quantities = tuple(replace(quantity, place_entity_id=other) for quantity in first.quantities)
    return {
        **rows,
        "articles": [replace(row, independence_group=ids.article_id(WEST)) for row in rows["articles"]],
        "claims": [
            replace(first, speaker_entity_id=other, entity_ids=(other,), attributions=attributions, quantities=quantities),
            *claims,
        ],
        "mentions": [replace(rows["mentions"][0], entity_id=other, link_method="alias", link_score=0.8), *rows["mentions"][1:]],
        "entities": [
            replace(rows["entities"][0], entity_id=other, canonical_name="Polizei Neustadt"),
            replace(rows["entities"][1], n_mentions=2, n_articles=2),
        ],
        "relations": [replace(row, relation="inconsistent_detail", independent_sources="no") for row in rows["relations"]],
    }


def test_a_release_is_the_same_as_itself(release: Path) -> None:
    found = diff(release, release)
    assert (found.is_same, found.level, found.next_version, found.is_enough) == (True, "none", "1.0.0", True)
    assert (found.grounds, found.reasons, found.warnings) == ((), (), ())
    assert [counts(table) for table in found.tables] == [{}] * len(TABLES)


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"tool_version": "0.2.0"}, ("tool", "claimpack", "0.1.0", "0.2.0")),
        ({"packs": (Digest("de", "1" * 64),)}, ("pack", "de", sha256(b"words").hexdigest(), "1" * 64)),
        ({"models": (Digest("names", "1" * 64),)}, ("model", "names", "", "1" * 64)),
        ({"configuration": ()}, ("configuration", "claimpack.toml", sha256(b"configuration").hexdigest(), "")),
        ({"libraries": ("typer",)}, ("library", "typer", "", version("typer"))),
        ({"language": "en"}, ("language", "language", "de", "en")),
        ({"inputs": (Source("west.txt", "1" * 64, 1),)}, ("input", "west.txt", "", "1" * 64)),
    ],
)
def test_what_a_release_was_made_from_is_a_reason(
    compare: Compare, rows: Rows, change: dict[str, object], reason: tuple[str, str, str, str]
) -> None:
    found = [one for one in compare(rows, **change).reasons if one.kind == reason[0]]
    assert Reason(*reason) in found


def test_the_same_rows_made_by_another_tool_ask_for_a_patch(compare: Compare, rows: Rows) -> None:
    found = compare(rows, tool_version="0.2.0")
    assert (found.level, found.next_version, found.is_enough, found.is_same) == ("patch", "1.0.1", True, False)


def test_rows_that_name_another_run_only_are_counted_and_ask_for_a_patch(compare: Compare, rows: Rows) -> None:
    rows["provenance"] = [replace(row, activity=OTHER_RUN, rule_version="2") for row in rows["provenance"]]
    found = compare(rows, run_id=OTHER_RUN)
    provenance = table_of(found, "provenance")
    assert (provenance.n_run, counts(provenance), provenance.rows) == (2, {}, ())
    assert found.level == "patch"


def test_an_added_article_asks_for_a_minor_version(compare: Compare, rows: Rows) -> None:
    found = compare(with_third_article(rows), run_id=OTHER_RUN)
    assert (found.level, found.next_version, found.is_enough) == ("minor", "1.1.0", False)
    assert counts(table_of(found, "articles")) == {"added": 1}
    assert counts(table_of(found, "provenance")) == {"added": 1}


def test_what_follows_from_an_added_article_asks_for_no_more(compare: Compare, rows: Rows) -> None:
    found = compare(with_new_links(with_third_article(rows)), run_id=OTHER_RUN, version="1.1.0")
    assert {table.name: counts(table) for table in found.tables if counts(table)} == {
        "articles": {"added": 1, "follows": 2},
        "claims": {"added": 1, "follows": 1},
        "mentions": {"added": 1, "follows": 1},
        "entities": {"added": 1, "removed": 1, "follows": 1},
        "relations": {"follows": 1},
        "provenance": {"added": 1},
    }
    assert (found.level, found.is_enough) == ("minor", True)


def with_review(rows: Rows, **changes: object) -> Rows:
    """A decision about the first claim, and what a build makes of it."""
    claim = rows["claims"][0].claim_id
    review = Review(
        review_id=ids.review_id(claim, "B. Reviewer", None), claim_id=claim, is_orphan=False, reviewer="B. Reviewer", decision="accept"
    )
    return {**with_first(rows, "claims", status="accepted", **changes), "reviews": [review]}


def test_reviewed_claims_ask_for_a_minor_version(compare: Compare, rows: Rows) -> None:
    found = compare(with_review(rows), run_id=OTHER_RUN)
    assert found.level == "minor"
    assert "claims: 1 row reviewed (status in 1); that follows from the added reviews" in [ground.text for ground in found.grounds]


def test_relations_that_a_review_changes_follow_from_it(compare: Compare, rows: Rows) -> None:
    assert compare({**with_review(rows), "relations": []}).level == "minor"


def test_a_claim_that_is_reviewed_and_changed_asks_for_a_major_version(compare: Compare, rows: Rows) -> None:
    assert compare(with_review(rows, polarity="negative")).level == "major"


def test_a_status_that_follows_from_no_review_asks_for_a_major_version(compare: Compare, rows: Rows) -> None:
    assert compare(with_first(rows, "claims", status="accepted")).level == "major"


def test_derived_values_that_follow_from_no_article_ask_for_a_major_version(compare: Compare, rows: Rows) -> None:
    found = compare(with_new_links(rows))
    assert found.level == "major"
    assert found.grounds[0].text.endswith("; no article was added from which that could follow")


def test_derived_values_that_may_come_from_another_program_ask_for_a_major_version(compare: Compare, rows: Rows) -> None:
    found = compare(with_new_links(with_third_article(rows)), tool_version="0.2.0", packs=())
    assert found.level == "major"
    assert found.grounds[0].text.endswith("; that may come from another tool, pack")


def test_an_added_article_and_another_program_without_a_trace_ask_for_a_minor_version(compare: Compare, rows: Rows) -> None:
    assert compare(with_third_article(rows), tool_version="0.2.0").level == "minor"


def test_a_corrected_article_asks_for_a_major_version(compare: Compare, rows: Rows) -> None:
    first, second = rows["claims"]
    text = first.text.replace("12", "21")
    rows["articles"][0] = replace(rows["articles"][0], sha256="1" * 64, text=text)
    rows["claims"] = [replace(first, claim_id=ids.claim_id(first.article_id, text, 0), text=text), second]
    found = compare(rows)
    assert (counts(table_of(found, "articles")), counts(table_of(found, "claims"))) == ({"changed": 1}, {"added": 1, "removed": 1})
    assert (found.level, found.next_version) == ("major", "2.0.0")
    assert [ground.text for ground in found.grounds if ground.level == "major"] == [
        "articles: 1 row changed (sha256 in 1, text in 1)",
        "claims: 1 row removed",
    ]


def test_a_changed_row_shows_its_cells_before_and_after(compare: Compare, rows: Rows) -> None:
    found = compare(with_first(rows, "articles", publisher=None, dct_earliest=date(2021, 5, 2)))
    (row,) = table_of(found, "articles").rows
    assert (row.change, row.row_id, row.label) == ("changed", ids.article_id("north.txt"), "north.txt")
    assert [(cell.column, cell.old, cell.new) for cell in row.cells] == [
        ("publisher", "Anzeiger", None),
        ("dct_earliest", "2021-05-01", "2021-05-02"),
    ]


def test_a_change_inside_a_nested_column_is_named_by_its_path(compare: Compare, rows: Rows) -> None:
    (step,) = rows["claims"][0].attributions
    changed = with_first(
        rows, "claims", attributions=(replace(step, stance="distancing", source_spans=(Span(0, 3),), source_entity_id="ent_0"),)
    )
    claims = table_of(compare(changed), "claims")
    assert [(column.path, column.n_rows, column.derived) for column in claims.columns] == [
        ("attributions[].source_entity_id", 1, "corpus"),
        ("attributions[].source_spans", 1, ""),
        ("attributions[].stance", 1, ""),
    ]
    assert [cell.column for cell in claims.rows[0].cells] == ["attributions"]


def test_a_row_with_content_and_derived_changes_is_changed(compare: Compare, rows: Rows) -> None:
    claims = table_of(compare(with_first(rows, "claims", entity_ids=(), polarity="negative")), "claims")
    assert counts(claims) == {"changed": 1}
    assert [cell.column for cell in claims.rows[0].cells] == ["polarity", "entity_ids"]


def test_claims_in_another_order_are_found_by_their_ids(compare: Compare, rows: Rows, write: Write) -> None:
    first, second = (replace(row, article_id=rows["articles"][0].article_id) for row in rows["claims"])
    before = write("before", tables_of({**rows, "claims": [first, replace(second, ordinal=1)]}))
    after = write("after", tables_of({**rows, "claims": [replace(first, ordinal=1), second]}))
    claims = table_of(diff(before, after), "claims")
    assert [(column.path, column.n_rows) for column in claims.columns] == [("ordinal", 2)]
    assert counts(claims) == {"changed": 2}


@pytest.mark.parametrize("shards", [(1, 4), (4, 1), (4, 6), (3, 3)])
def test_the_number_of_shards_makes_no_difference_to_the_rows(write: Write, rows: Rows, shards: tuple[int, int]) -> None:
    before = write("before", tables_of(rows), shards=shards[0])
    after = write("after", tables_of(with_new_links(with_third_article(rows))), shards=shards[1])
    one = diff(write("one", tables_of(rows)), write("two", tables_of(with_new_links(with_third_article(rows)))))
    assert diff(before, after).tables == one.tables


def test_the_same_rows_in_other_shards_ask_for_a_patch(write: Write, rows: Rows) -> None:
    found = diff(write("one", tables_of(rows)), write("four", tables_of(rows), shards=4))
    assert (found.level, [ground.text for ground in found.grounds]) == ("patch", ["the same data, made or written differently"])


@pytest.mark.parametrize("table", [name for name in TABLES if name != "reviews"])
def test_every_column_is_compared(write: Write, rows: Rows, table: str) -> None:
    """All columns at once set to other values, but those that rows are found and sorted by."""
    before = write("before", tables_of(rows))
    changed = to_table(table, rows[table])
    names = [column.name for column in columns(table) if column.name not in {*unique_key(table), *sort_key(table)}]
    empty = [name for name in names if is_list(changed[name]) and not pc.sum(pc.list_value_length(changed[name])).as_py()]
    for name in names:
        number = changed.schema.get_field_index(name)
        changed = changed.set_column(number, changed.schema.field(number), emptied(changed[name]))
    found = table_of(diff(before, write("after", {**tables_of(rows), table: changed})), table)
    assert {part.path.split("[")[0] for part in found.columns} == set(names) - set(empty)


def is_list(column: pa.ChunkedArray) -> bool:
    return bool(pa.types.is_list(column.type))


def emptied(array: pa.ChunkedArray) -> pa.Array:
    """Other values of the type: no elements, another number, truth, day or word."""
    if is_list(array):
        return pa.array([[]] * len(array), array.type)
    words = {"string": "x", "bool": True, "date32[day]": date(1999, 1, 1)}
    return pa.array([words.get(str(array.type), 99)] * len(array), array.type)


def test_texts_left_out_ask_for_a_major_version_and_are_no_changed_cells(compare: Compare, rows: Rows) -> None:
    found = compare(rows, text_mode="quotes")
    assert found.level == "major"
    assert [change.path for table in found.tables for change in table.schema_changes] == ["articles.text", "rejects.text"]
    assert [counts(table) for table in found.tables if counts(table)] == []
    assert found.warnings == ('texts are released differently, "full" and "quotes": they are not compared',)


def test_texts_supplied_ask_for_a_minor_version(write: Write, rows: Rows) -> None:
    found = diff(write("before", tables_of(rows), text_mode="quotes"), write("after", tables_of(rows)))
    assert (found.level, [ground.text for ground in found.grounds]) == ("minor", ["articles.text: supplied", "rejects.text: supplied"])


def test_other_columns_are_compared_though_texts_are_left_out(compare: Compare, rows: Rows) -> None:
    assert counts(table_of(compare(with_first(rows, "articles", title="Neu"), text_mode="quotes"), "articles")) == {"changed": 1}


def test_two_datasets_are_compared_with_a_warning(compare: Compare, rows: Rows) -> None:
    assert compare(rows, name="three-articles").warnings == ("the two are different datasets: two-articles and three-articles",)


def test_a_lower_version_is_warned_of(compare: Compare, rows: Rows) -> None:
    assert compare(rows, version="0.9.0").warnings == ("the new release has a lower version than the old one: 0.9.0 after 1.0.0",)


def test_a_nullable_column_of_another_schema_version_asks_for_a_minor_version(
    compare: Compare, release: Path, rows: Rows, write: Write
) -> None:
    new = write("new", tables_of(rows))
    rewrite(new, "claims", lambda table: table.append_column("topic", pa.array(["a", "b"])))
    found = diff(release, new)
    assert (found.level, [ground.text for ground in found.grounds]) == ("minor", ["claims.topic: added"])
    assert found.warnings == ("the two have different schema versions, 1.0.0 and 1.1.0: only what both have is compared",)


@pytest.mark.parametrize(
    ("change", "ground"),
    [
        (lambda table: table.drop_columns(["polarity"]), "claims.polarity: removed"),
        (lambda table: table.append_column(pa.field("topic", pa.string(), nullable=False), pa.array(["a", "b"])), "claims.topic: added"),
        (lambda table: table.set_column(2, "ordinal", table["ordinal"].cast(pa.int64())), "claims.ordinal: retyped"),
        (lambda table: table.drop_columns(["entity_ids"]).append_column("entity_ids", table["text"]), "claims.entity_ids: retyped"),
    ],
)
def test_a_column_gone_or_of_another_type_asks_for_a_major_version(
    release: Path, rows: Rows, write: Write, change: Callable[[pa.Table], pa.Table], ground: str
) -> None:
    new = write("new", tables_of(rows))
    rewrite(new, "claims", change)
    found = diff(release, new)
    assert (found.level, found.grounds[0].text) == ("major", ground)
    assert counts(table_of(found, "claims")) == {}


def test_what_both_schema_versions_have_is_compared(release: Path, rows: Rows, write: Write) -> None:
    new = write("new", tables_of(with_first(rows, "claims", tense="future")))
    rewrite(new, "claims", lambda table: table.drop_columns(["polarity"]))
    assert [column.path for column in table_of(diff(release, new), "claims").columns] == ["tense"]


def test_a_table_that_only_one_has_is_told(release: Path, rows: Rows, write: Write) -> None:
    new = write("new", tables_of(rows))
    add_table(new, "topics", "1" * 64)
    there, back = diff(release, new), diff(new, release)
    assert (there.level, there.grounds[0].text) == ("minor", "topics: added")
    assert (back.level, back.grounds[0].text) == ("major", "topics: removed")


def test_a_table_without_a_known_key_cannot_be_compared(rows: Rows, write: Write) -> None:
    before, after = write("before", tables_of(rows)), write("after", tables_of(rows))
    add_table(before, "topics", "1" * 64)
    add_table(after, "topics", "2" * 64)
    with pytest.raises(ClaimpackError) as raised:
        diff(before, after)
    assert (raised.value.code, raised.value.message) == ("REL040", "this claimpack knows no key of topics that both releases have")


@pytest.mark.parametrize("is_reversed", [False, True], ids=["in the new one", "in the old one"])
@pytest.mark.parametrize("is_known", [True, False], ids=["of both", "of one"])
def test_an_id_that_stands_twice_cannot_be_compared(rows: Rows, write: Write, is_known: bool, is_reversed: bool) -> None:
    one = write("one", tables_of({**rows, "claims": rows["claims"][: 2 * is_known]}))
    twice = write("twice", tables_of(rows))
    rewrite(twice, "claims", lambda table: pa.concat_tables([table, table]))
    with pytest.raises(ClaimpackError) as raised:
        diff(twice, one) if is_reversed else diff(one, twice)
    name = min(row.claim_id for row in rows["claims"])
    assert (raised.value.code, raised.value.message) == ("REL041", f"several rows of claims have the id {name}")


def test_two_columns_of_one_name_cannot_be_compared(release: Path, rows: Rows, write: Write) -> None:
    new = write("new", tables_of(rows))
    rewrite(new, "claims", lambda table: table.append_column("text", table["speaker"]))
    with pytest.raises(ClaimpackError) as raised:
        diff(release, new)
    assert raised.value.code == "REL005"


def test_a_missing_file_cannot_be_compared(release: Path, other_tables: Mapping[str, pa.Table], write: Write) -> None:
    new = write("new", other_tables)
    (new / "data/claims/train-00000-of-00001.parquet").unlink()
    with pytest.raises(ClaimpackError) as raised:
        diff(release, new)
    assert raised.value.code == "REL005"


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (lambda manifest: manifest.pop("tool"), "REL002"),
        (lambda manifest: manifest.update(schema_version="2.0.0", version="next"), "REL002"),
        (lambda manifest: manifest.update(schema_version="2.0.0", tables=[{"name": "claims"}]), "REL002"),
        (lambda manifest: manifest.update(schema_version="2.0.0", tables=[shards_of("../claims", 1)]), "REL002"),
        (lambda manifest: manifest.update(schema_version="2.0.0", tables=[shards_of("claims", 10**9)]), "REL002"),
    ],
)
def test_a_broken_manifest_of_any_schema_version_is_refused(
    release: Path, rows: Rows, write: Write, change: Callable[[dict[str, Any]], object], code: str
) -> None:
    new = write("new", tables_of(rows))
    edit_manifest(new, change)
    with pytest.raises(ClaimpackError) as raised:
        diff(release, new)
    assert raised.value.code == code


def test_a_folder_without_a_release_is_refused(release: Path, tmp_path: Path) -> None:
    with pytest.raises(ClaimpackError) as raised:
        diff(release, tmp_path)
    assert raised.value.code == "REL001"


def test_a_limit_cuts_the_list_of_each_kind_and_no_count(write: Write, rows: Rows) -> None:
    extra = [replace(rows["entities"][0], entity_id=f"ent_{number:016x}") for number in range(20)]
    renamed = [replace(row, identifiers=(Identifier(scheme="wikidata", value="Q2"),)) for row in extra[5:]]
    before = write("before", tables_of({**rows, "entities": extra}), shards=4)
    after = write("after", tables_of({**rows, "entities": [*renamed, *rows["entities"]]}), shards=4)
    entities = table_of(diff(before, after, limit=1), "entities")
    assert counts(entities) == {"added": 2, "removed": 5, "follows": 15}
    assert [row.change for row in entities.rows] == ["removed", "added", "follows"]
    assert len(table_of(diff(before, after), "entities").rows) == 22


@pytest.mark.parametrize("sizes", [(1, 1), (3, 4), (7, 2)])
def test_how_rows_are_grouped_in_a_file_makes_no_difference(write: Write, rows: Rows, sizes: tuple[int, int]) -> None:
    extra = [replace(rows["entities"][0], entity_id=f"ent_{number:016x}") for number in range(20)]
    recounted = [replace(row, n_mentions=number) for number, row in enumerate(extra[3:18:2])]
    before = write("before", tables_of({**rows, "entities": extra}))
    after = write("after", tables_of({**rows, "entities": [*recounted, *rows["entities"]]}))
    whole = diff(before, after).tables
    for folder, size in zip((before, after), sizes, strict=True):
        path = folder / "data/entities/train-00000-of-00001.parquet"
        pq.write_table(pq.read_table(path), path, row_group_size=size)
    assert diff(before, after).tables == whole
    assert counts(table_of(diff(before, after), "entities")) == {"added": 2, "removed": 12, "follows": 7}


def test_a_comparison_gives_the_same_result_every_time(write: Write, rows: Rows) -> None:
    before, after = (
        write("before", tables_of(rows), shards=3),
        write("after", tables_of(with_new_links(with_third_article(rows))), shards=3),
    )
    first, second = (json.dumps(asdict(diff(before, after))) for _ in range(2))
    assert first == second


@pytest.mark.parametrize(
    ("version", "level", "following"),
    [
        ("1.4.2", "none", "1.4.2"),
        ("1.4.2", "patch", "1.4.3"),
        ("1.4.2", "minor", "1.5.0"),
        ("1.4.2", "major", "2.0.0"),
        ("0.9.10", "minor", "0.10.0"),
        ("0.1.0", "major", "1.0.0"),
    ],
)
def test_the_next_version_is_the_lowest_that_the_level_admits(version: str, level: str, following: str) -> None:
    assert next_version(version, level) == following


@pytest.mark.parametrize(
    ("table", "path", "derived"),
    [
        ("claims", "text", ""),
        ("claims", "entity_ids", "corpus"),
        ("claims", "attributions", ""),
        ("claims", "attributions[].source_text", ""),
        ("claims", "attributions[].source_entity_id", "corpus"),
        ("claims", "quantities[].place_entity_id", "corpus"),
        ("articles", "independence_group", "corpus"),
        ("entities", "names[].n_mentions", "corpus"),
        ("provenance", "activity", "run"),
        ("provenance", "used[].start_char", "corpus"),
    ],
)
def test_the_schema_says_which_values_are_derived(table: str, path: str, derived: str) -> None:
    assert derived_at(table, path) == derived


def test_every_link_to_an_entity_is_derived() -> None:
    """A foreign key to a table that is computed over the corpus is so itself."""
    names = {path.split(".")[-1] for table in ("claims", "mentions") for path in derived_paths(table)}
    assert {"entity_id", "speaker_entity_id", "source_entity_id", "place_entity_id", "entity_ids"} <= names


def test_an_unknown_kind_of_derived_value_is_a_breach() -> None:
    schema = {"title": "things", "x-derived": "guess", "additionalProperties": False, "properties": {}}
    assert [finding.message for finding in lint(schema)] == ["x-derived 'guess' is none of corpus, run"]


# Nested values as a release may hold them, small enough to be equal often.
NESTED = pa.struct([
    pa.field("word", pa.string()),
    pa.field("number", pa.float64()),
    pa.field("spans", pa.list_(pa.struct([pa.field("start_char", pa.int32()), pa.field("end_char", pa.int32())]))),
    pa.field("parts", pa.list_(pa.struct([pa.field("names", pa.list_(pa.string())), pa.field("is_new", pa.bool_())]))),
])  # fmt: skip
word = st.none() | st.sampled_from(["", "a", "b"])
span = st.fixed_dictionaries({"start_char": st.integers(0, 1), "end_char": st.integers(0, 1)})
part = st.fixed_dictionaries({"names": st.lists(word, max_size=2), "is_new": st.none() | st.booleans()})
value = st.fixed_dictionaries({
    "word": word,
    "number": st.none() | st.sampled_from([0.0, -0.0, 0.5]),
    "spans": st.lists(span, max_size=2),
    "parts": st.lists(part, max_size=2),
})  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(st.lists(st.tuples(value, value), max_size=6))
def test_rows_differ_exactly_if_their_values_do(rows: list[tuple[dict[str, Any], dict[str, Any]]]) -> None:
    """In slices too: what stands before them is not looked at."""
    old, new = (pa.array([row[side] for row in [*rows, *rows]], NESTED).slice(len(rows)) for side in (0, 1))
    found = {row for _, numbers in differing(old, new, "value") for row in numbers.to_pylist()}
    assert found == {number for number, (before, after) in enumerate(rows) if before != after}


@settings(max_examples=100, deadline=None)
@given(st.lists(st.tuples(value, value), min_size=1, max_size=6))
def test_a_path_is_given_exactly_for_the_rows_that_differ_there(rows: list[tuple[dict[str, Any], dict[str, Any]]]) -> None:
    old, new = (pa.array(side, NESTED) for side in ([row[0] for row in rows], [row[1] for row in rows]))
    found = {row for path, numbers in differing(old, new, "value") for row in numbers.to_pylist() if path == "value.spans"}
    assert sorted(found) == [number for number, (before, after) in enumerate(rows) if before["spans"] != after["spans"]]


def rewrite(folder: Path, table: str, change: Callable[[pa.Table], pa.Table]) -> None:
    """The release as one of schema 1.1.0 would be: a table changed, and the manifest with it."""
    path = folder / f"data/{table}/train-00000-of-00001.parquet"
    pq.write_table(change(pq.read_table(path)), path)
    edit_manifest(folder, lambda manifest: manifest.update(schema_version="1.1.0"))
    edit_manifest(folder, lambda manifest: [one.update(logical_digest="0" * 64) for one in manifest["tables"] if one["name"] == table])
    edit_manifest(folder, lambda manifest: [one.update(sha256="0" * 64) for one in manifest["files"] if f"/{table}/" in one["path"]])


def add_table(folder: Path, name: str, digest: str) -> None:
    path = folder / f"data/{name}/train-00000-of-00001.parquet"
    path.parent.mkdir()
    pq.write_table(pa.table({"topic": ["a"]}), path)
    entry = {**shards_of(name, 1), "logical_digest": digest}
    edit_manifest(folder, lambda manifest: manifest.update(schema_version="1.1.0", tables=[*manifest["tables"], entry]))


def shards_of(name: str, n_shards: int) -> dict[str, object]:
    return {"name": name, "n_rows": 1, "n_shards": n_shards, "logical_digest": "0" * 64}


def edit_manifest(folder: Path, change: Callable[[dict[str, Any]], object]) -> None:
    path = folder / "manifest.json"
    found = json.loads(path.read_text(encoding="utf-8"))
    change(found)
    path.write_text(json.dumps(found), encoding="utf-8")


@pytest.mark.parametrize(
    ("level", "change", "said"),
    [
        ("patch", {}, "the same rows; only what made them, or how they are written, is another"),
        ("minor", {"n_added": 1}, "whoever relies on the old rows finds them all, as they were"),
        ("major", {"n_removed": 1}, "rows that somebody may rely on are other rows now, or gone"),
        ("major", {"n_changed": 1}, "an article was corrected: rows of the old wording are others now"),
        ("major", {"n_changed": 3}, "3 articles were corrected: rows of the old wording are others now"),
        ("none", {}, ""),
    ],
)
def test_a_level_says_what_it_means(level: str, change: dict[str, int], said: str) -> None:
    assert meaning_of(level, [TableDiff(name="articles", n_old=2, n_new=2, **change)]).startswith(said)


def test_words_left_out_of_one_release_are_no_changed_cells(rows: Rows, write: Write) -> None:
    found = diff(write("before", tables_of(rows), text_mode="none"), write("after", tables_of(rows), text_mode="quotes"))
    assert (found.level, [counts(table) for table in found.tables if counts(table)]) == ("minor", [])
    paths = [change.path for table in found.tables for change in table.schema_changes]
    assert {"claims.text", "claims.attributions[].cue_text", "claims.times[].text", "mentions.text", "relations.explanation"} <= set(paths)


def test_what_is_released_either_way_is_compared_though_words_are_left_out(rows: Rows, write: Write) -> None:
    (step,) = rows["claims"][0].attributions
    changed = with_first(rows, "claims", attributions=(replace(step, stance="distancing"),))
    found = diff(write("before", tables_of(rows)), write("after", tables_of(changed), text_mode="none"))
    assert [column.path for column in table_of(found, "claims").columns] == ["attributions[].stance"]
