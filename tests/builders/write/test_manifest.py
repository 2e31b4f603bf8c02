"""The manifest says what the release holds and was made from; a broken one is refused by name."""

import json
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pyarrow as pa
import pytest
from jsonschema import Draft202012Validator

from claimpack.builders.release import open_release
from claimpack.builders.write.changes import Cause, Change, TableChange
from claimpack.builders.write.info import ReleaseInfo, Source
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


def test_what_the_release_is_stands_in_it(release: Path) -> None:
    manifest = open_release(release).manifest
    assert (manifest.title, manifest.license, manifest.creators) == ("Two articles", "CC-BY-4.0", ("A. Author",))
    assert (manifest.homepage, str(manifest.release_date)) == ("https://example.org/two-articles", "2021-06-01")


def test_the_changes_of_versions_come_back(info: ReleaseInfo) -> None:
    change = Change("1.0.0", "0.9.0", DIGEST, "minor", (TableChange("claims", 1, 0, 0, 2),), (Cause("input", "added", 1, ("a.txt",)),))
    written = manifest_json(manifest_of(replace(info, changes=(change,)), [], []))
    assert read_manifest(written, "manifest.json").changes == (change,)


@pytest.mark.parametrize(
    ("entry", "message"),
    [
        ({"source_uri": "a", "sha256": "0", "n_bytes": 1}, "$.inputs[1].sha256: '0' does not match '^[0-9a-f]{64}$'"),
        ({"source_uri": "a", "sha256": DIGEST, "n_bytes": "1"}, "$.inputs[1].n_bytes: '1' is not of type 'integer'"),
        ({"source_uri": "a", "sha256": DIGEST}, "$.inputs[1]: 'n_bytes' is a required property"),
        ({"source_uri": "a", "sha256": DIGEST, "n_bytes": True}, "$.inputs[1].n_bytes: True is not of type 'integer'"),
        ("a", "$.inputs[1]: 'a' is not of type 'object'"),
    ],
)
def test_a_fault_in_a_long_list_is_named(manifest: Manifest, entry: object, message: str) -> None:
    with pytest.raises(ClaimpackError) as raised:
        read_manifest(changed(manifest, lambda found: found["inputs"].__setitem__(1, entry)), "x/manifest.json")
    assert raised.value.message == f"the manifest is broken: {message}"


def test_a_hundred_thousand_inputs_are_read_in_a_moment(info: ReleaseInfo) -> None:
    inputs = tuple(Source(f"articles/{number:06}.txt", DIGEST, number) for number in range(100_000))
    written = manifest_json(manifest_of(replace(info, inputs=inputs), [], []))
    start = time.process_time()
    assert len(read_manifest(written, "manifest.json").inputs) == 100_000
    assert time.process_time() - start < 3  # 0.5 s on a quiet machine; jsonschema alone takes a minute
