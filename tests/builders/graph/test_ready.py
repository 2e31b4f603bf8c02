"""The claims of a bucket's articles, ready to be compared, on their way through a file."""

from collections.abc import Mapping
from dataclasses import fields
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from claimpack.builders import languages
from claimpack.builders.graph.comparing import UNSEEN, comparable
from claimpack.builders.graph.ready import opened_ready, ready_file
from claimpack.builders.graph.written import written_one
from claimpack.builders.relate.blocks import ArticleClaims
from claimpack.builders.relate.names import names_of
from claimpack.builders.relate.profiles import Reading
from claimpack.builders.relate.relations import corpus_of, relate_claims
from claimpack.builders.relate.shelf import Shelf, stored
from claimpack.schema.arrow import arrow_schema, to_records
from claimpack.schema.records import Article, Claim, Entity

DATA = next((Path(__file__).parents[3] / "dist" / "kazakhstan-2022").glob("*/data"))
PACK = languages.load("de")


def table(name: str) -> pa.Table:
    return pa.concat_tables(pq.read_table(path, schema=arrow_schema(name)) for path in sorted((DATA / name).glob("*.parquet")))


@pytest.fixture(scope="module")
def whole() -> Mapping[str, pa.Table]:
    return {name: table(name) for name in ("articles", "claims", "entities")}


@pytest.fixture(scope="module")
def emptied(whole: Mapping[str, pa.Table]) -> Mapping[str, pa.Table]:
    articles, claims = comparable(whole["articles"], whole["claims"])
    return {"articles": articles, "claims": claims, "entities": whole["entities"]}


def records(tables: Mapping[str, pa.Table]) -> tuple[list[Claim], list[Article], list[Entity]]:
    return tuple(list(to_records(name, tables[name])) for name in ("claims", "articles", "entities"))  # type: ignore[return-value]


def everything(claims: ArticleClaims) -> list[object]:
    """All that comparing looks at, features in their order."""
    readings = [[getattr(row, field.name) for field in fields(Reading)] for row in claims.profiles]
    order = [list(row.features) for row in claims.profiles]
    counted = [[(count.quantity, count.group, count.is_named) for count in counts] for counts in claims.counts]
    articles = [row.article for row in claims.profiles]
    return [claims.claims, articles, readings, order, counted, claims.keys, claims.postings, claims.seeking, claims.denials]


def test_what_is_ready_comes_back_from_a_file_as_it_was(emptied: Mapping[str, pa.Table]) -> None:
    claims, articles, entities = records(emptied)
    shelf = Shelf(claims, articles, names_of(entities), corpus_of(entities, PACK).places, PACK)
    lines = {name: written_one(stored(article, shelf.indexed(name))) for name, article in shelf.articles.items()}
    names = list(lines)
    files = [ready_file({name: lines[name] for name in part}) for part in (names[:2], names[2:], [])]
    indexed = opened_ready(files)
    assert [everything(indexed(name)) for name in names] == [everything(shelf.indexed(name)) for name in names]


def test_nothing_is_compared_of_what_is_emptied(whole: Mapping[str, pa.Table], emptied: Mapping[str, pa.Table]) -> None:
    found = relate_claims(*records(emptied), PACK)
    assert found
    assert found == relate_claims(*records(whole), PACK)


def values(claims: pa.Table, column: str, member: str | None) -> list[object]:
    rows = claims[column].to_pylist()
    return [item[member] for row in rows for item in row] if member else rows


@pytest.mark.parametrize(("column", "member"), [(column, member) for column, members in UNSEEN.items() for member in members or (None,)])
def test_what_is_not_compared_is_emptied(
    column: str, member: str | None, whole: Mapping[str, pa.Table], emptied: Mapping[str, pa.Table]
) -> None:
    assert any(values(whole["claims"], column, member))
    assert not any(values(emptied["claims"], column, member))
