"""The attestation binds every file to everything it was made from."""

import json
from pathlib import Path

from claimpack.builders.release import open_release


def statement(folder: Path) -> dict[str, object]:
    found: dict[str, object] = json.loads((folder / "attestation.json").read_text(encoding="utf-8"))
    return found


def test_its_subjects_are_all_files_but_itself_and_the_manifest(release: Path) -> None:
    subjects = statement(release)["subject"]
    assert isinstance(subjects, list)
    files = {file.path: file.sha256 for file in open_release(release).manifest.files if file.path != "attestation.json"}
    assert {subject["name"]: subject["digest"]["sha256"] for subject in subjects} == files


def test_its_dependencies_are_configuration_packs_models_and_sources(release: Path) -> None:
    predicate = statement(release)["predicate"]
    assert isinstance(predicate, dict)
    names = [dependency["name"] for dependency in predicate["buildDefinition"]["resolvedDependencies"]]
    assert names == ["configuration:claimpack.toml", "pack:de", "north.txt", "south.txt"]
