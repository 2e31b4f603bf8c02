"""The card loads, tells what is in the release, and lets nothing out of a source become markup."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pyarrow as pa
import pytest
import yaml

from claimpack.builders.release import open_release
from claimpack.builders.write.card import escaped, lines
from claimpack.builders.write.changes import Cause, Change, TableChange
from claimpack.schema.catalogue import TABLES, load
from claimpack.schema.columns import columns

Write = Callable[..., Path]
Tables = Mapping[str, pa.Table]


def body(folder: Path) -> str:
    return (folder / "README.md").read_text(encoding="utf-8").split("---\n", 2)[2]


def header(folder: Path) -> dict[str, object]:
    found: dict[str, object] = yaml.safe_load((folder / "README.md").read_text(encoding="utf-8").split("---\n")[1])
    return found


def test_every_config_names_version_and_digest(release: Path) -> None:
    digests = {table.name: f"sha256:{table.logical_digest}" for table in open_release(release).manifest.tables if table.n_rows}
    configs = header(release)["configs"]
    assert isinstance(configs, list)
    assert {config["config_name"]: config["description"] for config in configs} == digests
    assert {config["version"] for config in configs} == {"1.0.0"}


def test_an_empty_table_is_described_but_has_no_config(release: Path) -> None:
    configs = header(release)["configs"]
    assert isinstance(configs, list)
    assert "reviews" not in [config["config_name"] for config in configs]
    assert "`load_dataset` does not offer it" in body(release)


@pytest.mark.parametrize("table", TABLES)
def test_every_column_is_explained(release: Path, table: str) -> None:
    assert [column.name for column in columns(table) if f"| `{column.name}` |" not in body(release)] == []


def test_what_lies_inside_a_column_is_explained() -> None:
    paths = [line.path for line in lines("claims")]
    assert {"attributions[].hop", "quantities[].value", "times[].edtf", "decontext_edits[].op"} <= set(paths)


def test_a_column_is_described_in_the_words_of_the_schema() -> None:
    properties = load("articles")["properties"]
    assert isinstance(properties, Mapping)
    assert [line.description for line in lines("articles") if "[" not in line.path] == [node["description"] for node in properties.values()]


def test_numbers_are_counted_from_the_tables(release: Path) -> None:
    for line in ("- Claims: 2; with a source named or implied: 2; with a number: 2.", "| Feuerwehr | 1 |", "2021-05-01 to 2021-05-31"):
        assert line in body(release)


def test_figures_that_disagree_stand_side_by_side(release: Path) -> None:
    text = body(release)
    assert "12 and 40 injured do not overlap." in text
    assert "mindestens 12 Menschen verletzt" in text
    assert "40 Verletzten" in text


def test_markup_from_a_source_stays_text(release: Path) -> None:
    assert "von 40 Verletzten \\| &lt;b&gt;in Neustadt&lt;/b&gt;." in body(release)


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("a | b", "a \\| b"),
        ("a\n\n# b", "a \\# b"),
        ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
        ("[x](javascript:y)", "\\[x\\](javascript:y)"),
        ("`x` *y* _z_", "\\`x\\` \\*y\\* \\_z\\_"),
        ("\\|", "\\\\\\|"),
        ("&lt;b>", "&amp;lt;b&gt;"),
        ("Müller & Söhne", "Müller &amp; Söhne"),
    ],
)
def test_markup_is_made_harmless(text: str, written: str) -> None:
    assert escaped(text) == written


@pytest.mark.parametrize(
    ("license_id", "said"),
    [
        ("CC-BY-4.0", {"license": "cc-by-4.0"}),
        ("EUPL-1.2", {"license": "other", "license_name": "EUPL-1.2"}),
        ("other", {"license": "other"}),
        (None, {"license": "unknown"}),
    ],
)
def test_the_licence_is_said_as_the_hub_knows_it(write: Write, license_id: str | None, said: dict[str, str]) -> None:
    found = header(write("x", {}, license=license_id))
    assert {key: found[key] for key in found if key.startswith("license")} == said


def test_a_release_with_texts_says_so(write: Write, tables: Tables) -> None:
    assert "This release holds the full text of the articles." in body(write("x", tables))


def test_a_release_without_texts_says_so(write: Write, tables: Tables) -> None:
    assert "This release does not hold the articles" in body(write("x", tables, text_mode="none"))


def test_a_release_of_nothing_known_can_be_described(write: Write) -> None:
    bare: dict[str, object] = {"title": "", "homepage": None, "creators": (), "release_date": None, "license": None}
    text = body(write("x", {}, **bare, packs=(), models=(), inputs=()))
    assert "# two-articles" in text
    assert "No claim names its source." in text
    assert "No two claims were found to disagree." in text


def test_the_changelog_is_told(write: Write, tables: Tables) -> None:
    cause = Cause("input", "changed", 7, ("a|b.txt", "c.txt"))
    change = Change("1.0.0", "0.9.0", "0" * 64, "major", (TableChange("claims", 1, 2, 3, 0), TableChange("entities", 0, 0, 0, 1)), (cause,))
    rows = "claims +1 −2 ~3; entities +0 −0 ~0, and 1 that follow from other rows"
    assert f"| 1.0.0 | 0.9.0 | major | {rows} | 7 input changed: a\\|b.txt, c.txt and 5 more |" in body(
        write("x", tables, changes=(change,))
    )


def test_without_a_version_before_it_says_so(release: Path) -> None:
    assert "No version before this one is recorded." in body(release)


@pytest.mark.parametrize(
    ("license_id", "said"),
    [
        ("CC-BY-4.0", "The annotations are released under CC-BY-4.0."),
        (
            "other",
            "The annotations have no standard licence: ask the maintainers at <https://example.org/two-articles> before you pass them on.",
        ),
        (None, "No licence was named for the annotations."),
    ],
)
def test_the_rights_in_the_annotations_are_told(write: Write, tables: Tables, license_id: str | None, said: str) -> None:
    assert said in body(write("x", tables, license=license_id))


@pytest.mark.parametrize(
    ("mode", "said"),
    [
        ("full", "This release holds the full text of the articles."),
        ("quotes", "It quotes what it speaks of"),
        ("none", "nor words of them"),
    ],
)
def test_what_of_the_articles_is_in_it_is_told(write: Write, tables: Tables, mode: str, said: str) -> None:
    text = body(write("x", tables, text_mode=mode))
    assert said in text
    assert ("claimpack rehydrate" in text) == (mode != "full")


def test_sources_that_are_withheld_are_not_listed(write: Write, tables: Tables) -> None:
    assert "#char=" not in body(write("x", tables, text_mode="none")).partition("## Who is quoted")[2].partition("##")[0]


def test_it_tells_how_to_cite(release: Path) -> None:
    assert "@misc{two-articles-1.0.0," in body(release)
    assert "author = {A. Author}," in body(release)
