"""What a text mode leaves out of each table, and that nothing else is touched."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

from claimpack.builders.release import open_release, verify
from claimpack.builders.write.withholding import MODES, withheld_paths, withhold
from claimpack.schema.arrow import to_table
from claimpack.schema.catalogue import TABLES
from claimpack.schema.problems import ClaimpackError
from claimpack.schema.records import Span

Tables = Mapping[str, pa.Table]
Rows = dict[str, list[Any]]
Write = Callable[..., Path]


def strings(value: object) -> list[str]:
    """Every text in a value, at any depth."""
    if isinstance(value, dict):
        return [text for each in value.values() for text in strings(each)]
    if isinstance(value, list):
        return [text for each in value for text in strings(each)]
    return [value] if isinstance(value, str) else []


@pytest.mark.parametrize("table", TABLES)
def test_a_full_release_holds_everything(tables: Tables, table: str) -> None:
    if table in tables:
        assert withhold(table, tables[table], "full") is tables[table]


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("table", TABLES)
def test_columns_stay_as_the_schema_says(tables: Tables, table: str, mode: str) -> None:
    if table in tables:
        released = withhold(table, tables[table], mode)
        released.validate(full=True)
        assert (released.schema, len(released)) == (tables[table].schema, len(tables[table]))


@pytest.mark.parametrize("mode", MODES)
def test_a_part_of_a_table_is_released_as_the_whole_is(tables: Tables, mode: str) -> None:
    for name, table in tables.items():
        parts = [withhold(name, table.slice(row, 1), mode) for row in range(len(table))]
        assert pa.concat_tables(parts).equals(withhold(name, table, mode))


def test_quotes_are_released_without_the_articles(tables: Tables) -> None:
    for name in ("claims", "mentions", "relations"):
        assert withhold(name, tables[name], "quotes").equals(tables[name])
    assert withhold("articles", tables["articles"], "quotes")["text"].null_count == 2


@pytest.mark.parametrize("table", ["articles", "claims", "mentions", "relations", "rejects"])
def test_without_texts_no_words_of_an_article_are_released(tables: Tables, table: str) -> None:
    texts = tables["articles"]["text"].to_pylist()
    released = withhold(table, tables[table], "none").to_pylist()
    names = {"Polizei", "Feuerwehr", "Anzeiger"}  # names of sources and publishers stay
    assert [text for text in strings(released) if len(text) > 4 and text not in names and any(text in article for article in texts)] == []


def test_what_may_not_be_null_is_said_by_its_place(tables: Tables) -> None:
    whole, claim = (table.to_pylist()[0] for table in (tables["claims"], withhold("claims", tables["claims"], "none")))
    place = f"[#char=0,{len(whole['text'])}]"
    assert (claim["text"], claim["decontextualised"], claim["sha256"]) == (place, place, whole["sha256"])
    assert claim["times"][0]["text"] == "[#char=35,42]"
    assert claim["attributions"][0]["source_text"] is None
    assert claim["attributions"][0]["cue_lemma"] == "nach"


def test_an_explanation_names_the_claims(tables: Tables) -> None:
    row = tables["relations"].to_pylist()[0]
    released = withhold("relations", tables["relations"], "none").to_pylist()[0]
    assert released["explanation"] == f"{row['claim_a']} contradicts {row['claim_b']}: event, quantity"


@pytest.mark.parametrize("mode", MODES)
def test_exactly_the_paths_that_are_named_differ(tables: Tables, mode: str) -> None:
    for name, table in tables.items():
        released = withhold(name, table, mode)
        columns = {column for column in table.column_names if not released[column].equals(table[column])}
        assert columns <= {path.partition("[")[0] for path in withheld_paths(name, mode)}


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("shards", [1, 3])
def test_a_release_is_whole_in_every_mode(write: Write, tables: Tables, mode: str, shards: int) -> None:
    folder = write(mode, tables, text_mode=mode, shards=shards)
    assert (list(verify(folder)), open_release(folder).manifest.text_mode) == ([], mode)


def test_another_mode_is_refused(tables: Tables) -> None:
    with pytest.raises(ClaimpackError) as raised:
        withhold("claims", tables["claims"], "some")
    assert (raised.value.code, raised.value.hint) == ("REL035", "one of: none, quotes, full")


@pytest.mark.parametrize(("title", "released"), [("12 Menschen", "[#char=54,65]"), ("Unfall im Norden", "Unfall im Norden"), (None, None)])
def test_a_title_is_withheld_if_it_stands_in_the_text(rows: Rows, title: str | None, released: str | None) -> None:
    table = to_table("articles", [replace(rows["articles"][0], title=title)])
    assert withhold("articles", table, "none")["title"].to_pylist() == [released]


@pytest.mark.parametrize(
    ("speaker", "released"),
    [
        ("der Chef der Feuerwehr Karl Huber", "[#char=10,43]"),
        ("Karl Huber", "[#char=33,43]"),
        ("Karl Heinz Huber", "Karl Heinz Huber"),
        (None, None),
    ],
)
def test_a_speaker_is_withheld_if_the_attribution_has_the_words(rows: Rows, speaker: str | None, released: str | None) -> None:
    claim = rows["claims"][0]
    step = replace(claim.attributions[0], source_text="der Chef der Feuerwehr Karl Huber", source_spans=(Span(10, 43),))
    table = to_table("claims", [replace(claim, speaker=speaker, attributions=(step,))])
    assert withhold("claims", table, "none")["speaker"].to_pylist() == [released]
