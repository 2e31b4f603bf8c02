"""A release is built again from its sources: the same, or what differs is named."""

import json
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path

import pyarrow as pa
import pytest

from claimpack.builders.build import build
from claimpack.builders.rebuild import find_config, rebuild
from claimpack.builders.release import open_release, verify
from claimpack.builders.write.digests import logical_digest
from claimpack.builders.write.folder import file_entry
from claimpack.builders.write.shards import shard_content
from claimpack.schema.problems import ClaimpackError

TEXT = "Bei dem Sturm wurden nach Angaben der Polizei am Montag mindestens zwölf Menschen verletzt. Die Stadt will helfen.\n"


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "claimpack.toml").write_text(
        '[dataset]\nname = "sturm"\nversion = "1.0.0"\n[sources]\narticles = ["*.txt"]\n', encoding="utf-8"
    )
    return tmp_path / "claimpack.toml"


@pytest.fixture
def built(corpus: Path) -> Path:
    return build(corpus).release


def edit(release: Path, change: Callable[[dict[str, object]], object]) -> None:
    path = release / "manifest.json"
    found = json.loads(path.read_text(encoding="utf-8"))
    change(found)
    path.write_text(json.dumps(found), encoding="utf-8")


def entry(found: dict[str, object], part: str, key: str, name: str) -> dict[str, object]:
    entries = found[part]
    assert isinstance(entries, list)
    return next(one for one in entries if one[key] == name)


def test_the_same_sources_give_the_same_bytes(built: Path, corpus: Path) -> None:
    done = rebuild(built)
    assert (done.config, done.is_same_bytes, done.findings) == (corpus, True, ())


def test_nothing_is_left_behind_and_the_release_is_not_touched(built: Path, corpus: Path) -> None:
    before = {path: path.stat().st_mtime_ns for path in built.rglob("*")}
    rebuild(built, corpus)
    assert {path: path.stat().st_mtime_ns for path in built.rglob("*")} == before


def test_a_source_that_changed_since_is_named_with_the_rows_that_differ(built: Path, corpus: Path) -> None:
    (corpus.parent / "a.txt").write_text(TEXT.replace("zwölf", "vierzehn"), encoding="utf-8")
    findings = rebuild(built).findings
    assert findings[0].code == "REL113"
    assert findings[0].message == "made from something else now: input a.txt changed"
    articles = [finding for finding in findings if finding.where.startswith("articles/")]
    assert [(finding.code, finding.message) for finding in articles] == [("REL111", "differs in sha256, n_bytes, zones, text")]
    assert {finding.where.partition("/")[0] for finding in findings if finding.code == "REL111"} >= {"articles", "claims", "provenance"}


def test_a_source_that_is_new_since_is_named(built: Path, corpus: Path) -> None:
    (corpus.parent / "b.txt").write_text("Am Abend kamen drei Menschen ums Leben.", encoding="utf-8")
    assert "made from something else now: input b.txt added" in [finding.message for finding in rebuild(built).findings]


def test_a_forged_row_is_found_though_the_manifest_fits(built: Path) -> None:
    shard = built / "data" / "claims" / "train-00000-of-00001.parquet"
    table = open_release(built).table("claims")
    place = table.schema.get_field_index("checkworthiness")
    forged = table.set_column(place, table.schema.field(place), pa.array([1.0] * len(table)))
    shard.write_bytes(shard_content(forged))

    def fit(found: dict[str, object]) -> None:
        entry(found, "tables", "name", "claims")["logical_digest"] = logical_digest(forged)
        entry(found, "files", "path", "data/claims/train-00000-of-00001.parquet").update(asdict(file_entry(built, shard)))

    edit(built, fit)
    assert {finding.code for finding in verify(built)} == {"REL016"}  # the card still has the digest; a better forger would change it
    rows = [finding.message for finding in rebuild(built).findings if finding.code == "REL111"]
    assert rows == ["differs in checkworthiness"] * len(table)


def test_a_manifest_that_lies_about_a_table_is_found(built: Path) -> None:
    edit(built, lambda found: entry(found, "tables", "name", "claims").update(logical_digest="0" * 64))
    (finding,) = rebuild(built).findings
    assert (finding.code, finding.where) == ("REL111", "claims")


def test_other_bytes_of_the_same_values_are_no_failure(built: Path) -> None:
    def older(found: dict[str, object]) -> None:
        entry(found, "libraries", "name", "pyarrow")["version"] = "1.0"
        entry(found, "files", "path", "data/claims/train-00000-of-00001.parquet")["sha256"] = "0" * 64

    edit(built, older)
    (finding,) = rebuild(built).findings
    assert (finding.code, finding.severity) == ("REL112", "warning")
    assert finding.message.startswith(
        "every value is the same, 1 files have other bytes (library pyarrow changed), the first is data/claims/"
    )


def test_the_configuration_is_found_by_its_digest(built: Path, corpus: Path) -> None:
    assert find_config(built, open_release(built).manifest) == corpus


def test_a_configuration_that_says_something_else_is_not_taken(built: Path, corpus: Path) -> None:
    corpus.write_text(corpus.read_text(encoding="utf-8").replace("1.0.0", "1.1.0"), encoding="utf-8")
    with pytest.raises(ClaimpackError) as raised:
        rebuild(built)
    assert raised.value.code == "REL110"
    assert raised.value.hint == f"name it with --from; {corpus} is of this dataset, but says something else now"
    assert rebuild(built, corpus).is_same_bytes is False
