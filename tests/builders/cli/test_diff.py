"""`claimpack diff` as a user reads it: text, JSON, exit status."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import typer
from typer.testing import CliRunner

from claimpack.builders import ids
from claimpack.builders.cli.diff import diff
from claimpack.builders.write.info import Source
from claimpack.schema.arrow import to_table
from claimpack.schema.problems import ClaimpackError

Rows = dict[str, list[Any]]
Write = Callable[..., Path]

app = typer.Typer()
app.command("diff")(diff)


def run(*arguments: object) -> Any:
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


@pytest.fixture
def changed(rows: Rows, write: Write) -> Path:
    """The sample release with a claim corrected, an article added, one gone, and an entity counted anew."""
    first, second = rows["claims"]
    (step,) = first.attributions
    (quantity,) = first.quantities
    north, south = rows["articles"]
    rows |= {
        "articles": [north, replace(south, article_id=ids.article_id("west.txt"), source_uri="west.txt")],
        "claims": [
            replace(
                first, factuality="PR+", attributions=(replace(step, stance="distancing", cue_lemma="laut"), step), quantities=(quantity,)
            ),
            replace(second, spans=()),
        ],
        "entities": [replace(rows["entities"][0], n_mentions=2), rows["entities"][1]],
    }
    inputs = tuple(Source(uri, "1" * 64, 1) for uri in ("north.txt", "west.txt"))
    return write("changed", {name: to_table(name, records) for name, records in rows.items()}, version="1.0.1", inputs=inputs)


def test_the_same_release_is_told_in_a_line(release: Path) -> None:
    done = run(release, release)
    assert (done.exit_code, done.stdout) == (0, "the same release: two-articles 1.0.0\n")


def test_differences_are_told_row_by_row_with_their_reasons_and_version(release: Path, changed: Path) -> None:
    done = run(release, changed)
    assert done.exit_code == 1
    assert done.stdout == EXPECTED


def test_json_holds_every_row_and_nothing_else(release: Path, changed: Path) -> None:
    done = run(release, changed, "--json")
    assert done.exit_code == 1
    found = json.loads(done.stdout)
    assert (found["level"], found["next_version"], found["is_enough"]) == ("major", "2.0.0", False)
    assert [(table["name"], len(table["rows"])) for table in found["tables"] if table["rows"]] == [
        ("articles", 2),
        ("claims", 2),
        ("entities", 1),
    ]
    assert run(release, changed, "--json").stdout == done.stdout


def test_more_than_ten_rows_are_counted(release: Path, rows: Rows, write: Write) -> None:
    more = [replace(rows["entities"][0], entity_id=f"ent_{number:016x}") for number in range(12)]
    new = write("new", {**{name: to_table(name, records) for name, records in rows.items()}, "entities": to_table("entities", more)})
    lines = run(release, new).stdout.splitlines()
    assert "entities  +12 −2 ~0" in lines
    assert "  +4 more (--json lists all)" in lines
    assert len([line for line in lines if line.startswith(("  + ", "  − "))]) == 10
    assert len(json.loads(run(release, new, "--json").stdout)["tables"][3]["rows"]) == 14


def test_rows_of_provenance_are_counted_only(release: Path, rows: Rows, write: Write) -> None:
    rows["provenance"] = rows["provenance"][:1]
    new = write("new", {name: to_table(name, records) for name, records in rows.items()})
    lines = run(release, new).stdout.splitlines()
    assert lines[lines.index("provenance  +0 −1 ~0") + 1] == ""


def test_more_than_ten_inputs_are_counted(release: Path, rows: Rows, write: Write) -> None:
    inputs = tuple(Source(f"{number}.txt", "1" * 64, 1) for number in range(30))
    new = write("new", {name: to_table(name, records) for name, records in rows.items()}, inputs=inputs)
    assert "  input: +22 more (--json lists all)" in run(release, new).stdout.splitlines()


def test_warnings_go_to_stderr_and_quiet_leaves_them_out(release: Path, rows: Rows, write: Write) -> None:
    new = write("new", {name: to_table(name, records) for name, records in rows.items()}, name="others")
    done = run(release, new)
    assert done.stderr == "warning: the two are different datasets: two-articles and others\n"
    assert "  dataset name: two-articles → others" in done.stdout.splitlines()
    assert run(release, new, "--quiet").stderr == ""


def test_a_text_stays_on_its_line(release: Path, rows: Rows, write: Write) -> None:
    rows["articles"][0] = replace(rows["articles"][0], title="Erste\nZeile " + 50 * "lang ")
    new = write("new", {name: to_table(name, records) for name, records in rows.items()})
    (line,) = [line for line in run(release, new).stdout.splitlines() if "title:" in line]
    assert line == "      title: - → Erste Zeile lang lang lang lang lang la…"


def test_long_texts_are_shown_where_they_part(release: Path, rows: Rows, write: Write) -> None:
    article = rows["articles"][0]
    rows["articles"][0] = replace(article, text=article.text.replace("12", "21"))
    new = write("new", {name: to_table(name, records) for name, records in rows.items()})
    (line,) = [line for line in run(release, new).stdout.splitlines() if "text:" in line]
    assert line == "      text: …indestens 12 Menschen verletzt. → …indestens 21 Menschen verletzt."


def test_a_text_commands_no_terminal(release: Path, rows: Rows, write: Write) -> None:
    rows["articles"][0] = replace(rows["articles"][0], byline="\x1b[31mrot\x07")
    new = write("new", {name: to_table(name, records) for name, records in rows.items()})
    assert "      byline: - → [31mrot" in run(release, new).stdout.splitlines()


def test_a_folder_without_a_release_cannot_be_compared(release: Path, tmp_path: Path) -> None:
    done = run(release, tmp_path)
    assert isinstance(done.exception, ClaimpackError)
    assert done.exception.code == "REL001"


EXPECTED = """\
two-articles 1.0.0 → two-articles 1.0.1

articles  +1 −1 ~0
  − art_92bb0b36db41b405  south.txt
  + art_5dc284c284cef2cf  west.txt

claims  +0 −0 ~2
  ~ clm_b54b220fe20ec510  Die Feuerwehr sprach von 40 Verletzten | <b>in Neustadt</b>.
      spans: [0-60] → []
  ~ clm_7e7dad901cc001d9  Nach Angaben der Polizei wurden am Samstag mindestens 12 Menschen verletzt.
      factuality: CT+ → PR+
      attributions[0].cue_lemma: nach → laut
      attributions[0].stance: neutral → distancing
      attributions[1]: - → Polizei

entities  +0 −0 ~0 ·1
  · ent_631275ef31767f53  Polizei
      n_mentions: 1 → 2

because of
  input north.txt: 13c2663ee55c → 111111111111
  input south.txt: removed
  input west.txt: added

asks for 2.0.0 (major): 1.0.1 is too low
  rows that somebody may rely on are other rows now, or gone
  major: articles: 1 row removed
  major: claims: 2 rows changed (spans in 1, factuality in 1, attributions in 1)
"""
