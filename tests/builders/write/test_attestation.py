"""The attestation binds every file to everything it was made from."""

import hashlib
import json
from collections.abc import Callable, Mapping
from importlib import import_module
from pathlib import Path

import pyarrow as pa
from google.protobuf import json_format

from claimpack.builders.release import open_release
from claimpack.builders.write.changes import Change
from claimpack.builders.write.manifest import lock_digest


def statement(folder: Path) -> dict[str, object]:
    found: dict[str, object] = json.loads((folder / "attestation.json").read_text(encoding="utf-8"))
    return found


def test_its_subjects_are_all_files_but_itself_and_the_manifest(release: Path) -> None:
    subjects = statement(release)["subject"]
    assert isinstance(subjects, list)
    files = {file.path: file.sha256 for file in open_release(release).manifest.files if file.path != "attestation.json"}
    assert {subject["name"]: subject["digest"]["sha256"] for subject in subjects} == files


def dependencies(folder: Path) -> dict[str, str]:
    predicate = statement(folder)["predicate"]
    assert isinstance(predicate, dict)
    return {each["name"]: each["digest"]["sha256"] for each in predicate["buildDefinition"]["resolvedDependencies"]}


def test_its_dependencies_are_configuration_packs_models_lock_and_sources(release: Path) -> None:
    assert list(dependencies(release)) == ["configuration:claimpack.toml", "pack:de", "lock:requirements.lock", "north.txt", "south.txt"]


def test_the_release_before_is_a_dependency(write: Callable[..., Path], tables: Mapping[str, pa.Table]) -> None:
    changes = (Change("1.0.0", "0.9.0", "1" * 64, "none", (), ()), Change("0.9.0", "0.8.0", "2" * 64, "none", (), ()))
    found = dependencies(write("x", tables, changes=changes))
    assert {name: digest for name, digest in found.items() if name.startswith("release:")} == {"release:0.9.0/manifest.json": "1" * 64}


def test_the_reference_reader_reads_and_validates_it(release: Path) -> None:
    statements, provenance = (
        import_module(f"in_toto_attestation.{name}") for name in ("v1.statement_pb2", "predicates.provenance.v1.provenance_pb2")
    )
    found = json_format.Parse((release / "attestation.json").read_text(encoding="utf-8"), statements.Statement())
    import_module("in_toto_attestation.v1.statement").Statement.copy_from_pb(found).validate()
    predicate = json_format.Parse(json_format.MessageToJson(found.predicate), provenance.Provenance())
    assert predicate.build_definition.build_type == "urn:claimpack:build:1"
    assert len(predicate.build_definition.resolved_dependencies) == 5
    assert predicate.run_details.builder.id == "urn:claimpack:0.1.0"


def test_the_lock_is_the_one_that_pins_the_program() -> None:
    lock = Path(__file__).parents[3] / "requirements.lock"
    hint = "after a change of the lock: sha256sum requirements.lock > builders/write/lock.sha256"
    assert lock_digest() == hashlib.sha256(lock.read_bytes()).hexdigest(), hint
