"""What a source wrote does not command the terminal that it is printed on."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import typer
from typer.testing import CliRunner

from claimpack.builders.cli.list import list_rows
from claimpack.builders.cli.printable import one_line, printable, printable_row
from claimpack.builders.cli.show import show
from claimpack.schema.arrow import to_table

Rows = dict[str, list[Any]]
NASTY = "\x1b]0;title\x07\x1b[31mrot\x9b2J\u202egedreht\r"

app = typer.Typer()
app.command("list")(list_rows)
app.command("show")(show)


@pytest.fixture
def hostile(rows: Rows, write: Callable[..., Path]) -> Path:
    """The sample release with control characters wherever a source may put them."""
    article, claim, entity, reject = (rows[table][0] for table in ("articles", "claims", "entities", "rejects"))
    (step,) = claim.attributions
    rows["articles"][0] = replace(article, publisher=NASTY, text=article.text[:-1] + NASTY)
    rows["claims"][0] = replace(claim, speaker=NASTY, attributions=(replace(step, source_text=NASTY, cue_text=NASTY),))
    rows["entities"][0] = replace(entity, canonical_name=NASTY)
    rows["rejects"][0] = replace(reject, text=NASTY, detail=NASTY)
    return write("hostile", {name: to_table(name, records) for name, records in rows.items()})


def printed(*arguments: object) -> str:
    done = CliRunner().invoke(app, [str(argument) for argument in arguments])
    assert done.exit_code == 0, done.exception
    return done.stdout


@pytest.mark.parametrize("table", ["articles", "claims", "entities", "rejects", "relations", "provenance"])
def test_lists_command_no_terminal(hostile: Path, table: str) -> None:
    assert {char for char in printed("list", table, "--release", hostile) if not char.isprintable()} == {"\n"}


@pytest.mark.parametrize(
    ("table", "key"), [("articles", "article_id"), ("claims", "claim_id"), ("entities", "entity_id"), ("rejects", "reject_id")]
)
def test_rows_command_no_terminal(hostile: Path, rows: Rows, table: str, key: str) -> None:
    shown = printed("show", getattr(rows[table][0], key), "--release", hostile)
    assert {char for char in shown if not char.isprintable()} <= {"\n"}
    assert "rot" in shown


def test_json_holds_the_row_as_it_is(hostile: Path, rows: Rows) -> None:
    found = json.loads(printed("show", rows["claims"][0].claim_id, "--release", hostile, "--json"))
    assert found["row"]["speaker"] == NASTY


def test_lists_of_tables_count_their_rows(hostile: Path) -> None:
    assert "       2  claims" in printed("list", "--release", hostile).splitlines()


@pytest.mark.parametrize("text", ["Grüße 🙂", "a\tb\nc", "Sil\u00adben", "👩\u200d🚒"])
def test_a_harmless_text_stays_as_it_is(text: str) -> None:
    assert printable(text) == text


def test_offsets_stay_where_they_were() -> None:
    assert (printable(NASTY).isprintable(), len(printable(NASTY))) == (True, len(NASTY))


def test_a_row_is_cleaned_at_any_depth() -> None:
    assert printable_row({"a": [{"b": "\x07"}], "n": 1, "c": None}) == {"a": [{"b": "\ufffd"}], "n": 1, "c": None}


def test_a_line_is_cut_and_has_no_breaks() -> None:
    assert one_line("eins\nzwei\x1b drei", 11) == "eins zwei …"
