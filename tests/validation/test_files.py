"""Files of a release against its manifest."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from claimpack.schema.problems import ClaimpackError
from claimpack.validation import check

Rows = dict[str, list[Any]]
Write = Callable[[Rows], Path]


def edit(release: Path, change: Callable[[dict[str, Any]], object]) -> None:
    path = release / "manifest.json"
    manifest = json.loads(path.read_text(encoding="utf-8"))
    change(manifest)
    path.write_text(json.dumps(manifest), encoding="utf-8")


def test_a_file_too_much_one_missing_and_one_changed_are_told_apart(rows: Rows, write: Write) -> None:
    release = write(rows)
    (release / "notes.txt").write_text("x", encoding="utf-8")
    (release / "croissant.json").unlink()
    (release / "README.md").write_text("x", encoding="utf-8")
    assert [(finding.code, finding.where) for finding in check(release)] == [
        ("REL011", "README.md"),
        ("REL010", "croissant.json"),
        ("REL012", "notes.txt"),
    ]


def test_rows_and_shards_are_those_of_the_manifest(rows: Rows, write: Write) -> None:
    release = write(rows)
    edit(release, lambda manifest: manifest["tables"][1].update(n_rows=3, n_shards=2))
    assert [finding.code for finding in check(release)] == ["REL017", "REL014"]


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (lambda manifest: manifest.update(schema_version="9.0.0"), "REL003"),
        (lambda manifest: manifest.pop("run_id"), "REL002"),
        (lambda manifest: manifest["files"][0].update(path="../outside"), "REL002"),
        (lambda manifest: manifest["tables"].pop(), "REL002"),
    ],
)
def test_a_manifest_that_cannot_be_trusted_ends_the_check(
    change: Callable[[dict[str, Any]], object], code: str, rows: Rows, write: Write
) -> None:
    release = write(rows)
    edit(release, change)
    with pytest.raises(ClaimpackError) as raised:
        list(check(release))
    assert raised.value.code == code


def test_a_folder_without_a_manifest_is_no_release(tmp_path: Path) -> None:
    with pytest.raises(ClaimpackError) as raised:
        list(check(tmp_path))
    assert raised.value.code == "REL001"
