"""The manifest says what the release holds and was made from; a broken one is refused by name."""

import json
from collections.abc import Callable
from pathlib import Path

import pyarrow as pa
import pytest
from jsonschema import Draft202012Validator

from claimpack.builders.release import open_release
from claimpack.builders.write.info import ReleaseInfo
from claimpack.builders.write.manifest import FileEntry, Manifest, TableEntry, manifest_json, manifest_of, read_manifest
from claimpack.schema.catalogue import TABLES, load
from claimpack.schema.problems import ClaimpackError

DIGEST = "0" * 64


@pytest.fixture
def manifest(info: ReleaseInfo) -> Manifest:
    return manifest_of(info, [TableEntry("claims", 2, 1, DIGEST)], [FileEntry("b", DIGEST, 1), FileEntry("a", DIGEST, 1)])


def changed(manifest: Manifest, change: Callable[[dict[str, object]], object]) -> bytes:
    found = json.loads(manifest_json(manifest))
    change(found)
    return json.dumps(found).encode()


def test_it_comes_back_as_it_was_written(manifest: Manifest) -> None:
    assert read_manifest(manifest_json(manifest), "manifest.json") == manifest


def test_files_are_in_path_order(manifest: Manifest) -> None:
    assert [file.path for file in manifest.files] == ["a", "b"]


def test_it_is_what_its_schema_says(release: Path) -> None:
    Draft202012Validator(load("release")).validate(json.loads((release / "manifest.json").read_text(encoding="utf-8")))


def test_every_table_is_listed_empty_ones_too(release: Path) -> None:
    assert {table.name: table.n_rows for table in open_release(release).manifest.tables} == {
        **dict.fromkeys(TABLES, 2),
        "relations": 1,
        "rejects": 1,
        "reviews": 0,
    }


def test_every_file_but_itself_is_listed(release: Path) -> None:
    on_disk = {path.relative_to(release).as_posix() for path in release.rglob("*") if path.is_file()}
    assert {file.path for file in open_release(release).manifest.files} == on_disk - {"manifest.json"}


def test_the_version_of_pyarrow_decides_bytes_and_is_named(release: Path) -> None:
    assert [(library.name, library.version) for library in open_release(release).manifest.libraries] == [("pyarrow", pa.__version__)]


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda found: found.pop("run_id"), "$: 'run_id' is a required property"),
        (lambda found: found.update(built_on="Monday"), "$: Additional properties are not allowed ('built_on' was unexpected)"),
        (lambda found: found.update(version="1.0"), "$.version: '1.0' does not match '^[0-9]+[.][0-9]+[.][0-9]+$'"),
        (lambda found: found["files"][0].update(path="/etc/passwd"), "'/etc/passwd' is no path inside the release"),
        (lambda found: found["files"][0].update(path="../x"), "'../x' is no path inside the release"),
        (lambda found: found["files"][0].update(path="data/../x"), "'data/../x' is no path inside the release"),
        (lambda found: found["files"][0].update(path="b"), "a path stands twice under files"),
        (lambda found: found["tables"][0].update(name="facts"), "its tables are facts"),
    ],
)
def test_a_broken_manifest_is_refused(manifest: Manifest, change: Callable[[dict[str, object]], object], message: str) -> None:
    with pytest.raises(ClaimpackError) as raised:
        read_manifest(changed(manifest, change), "x/manifest.json")
    assert (raised.value.code, raised.value.message, raised.value.where) == (
        "REL002",
        f"the manifest is broken: {message}",
        "x/manifest.json",
    )


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"\xff", b"[" * 100_000], ids=["empty", "cut", "a list", "no UTF-8", "deep"])
def test_what_is_no_json_object_is_refused(content: bytes) -> None:
    with pytest.raises(ClaimpackError, match=r"^the manifest is broken: "):
        read_manifest(content, "x/manifest.json")


def test_another_schema_version_is_named(manifest: Manifest) -> None:
    with pytest.raises(ClaimpackError) as raised:
        read_manifest(changed(manifest, lambda found: found.update(schema_version="7.0.0")), "x/manifest.json")
    assert (raised.value.code, raised.value.message) == ("REL003", "the release has schema '7.0.0', this claimpack reads 1.0.0")
