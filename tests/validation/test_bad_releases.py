"""Every fault that validate or verify can find in a release: a folder bad/<CODE>_<what>/ with the exact report.

recipe.toml says what is changed in a sound release (that of conftest.py), expected.txt what is then said. A recipe has

    command = "verify" or "validate" (the default), expectations = true, text_mode = "none", previous = true (what the release was before)
    [[cell]] table, row, path ("quantities.0.low"), value, or is_null = true
    [[rows]] table, order (numbers of rows), or without (a column to leave out)
    [[file]] path, then content, or is_gone = true; sealed = true brings its digest in the manifest in line
    [[manifest]] path ("tables.1.n_rows"), value, or is_gone = true
    [[suite]] table, expectation

Cells and rows bring the digest of their file in line, as a careless editor would.
"""

import hashlib
import json
import re
import shutil
import tomllib
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from claimpack.builders.release import verify
from claimpack.schema.arrow import arrow_schema
from claimpack.schema.problems import ClaimpackError, codes
from claimpack.validation import check, examine, gx
from claimpack.validation.locate import Located
from claimpack.validation.report import Report, to_text

BAD = Path(__file__).parents[1] / "bad"
BEGINNINGS = ("REL00", "REL01", "ROW", "TAB", "GX")
# REL004 and REL005 are told by commands that show rows; validate and verify tell of the same as REL002 and REL015.
ELSEWHERE = {"REL004", "REL005"}
CASES = sorted(path.name for path in BAD.iterdir() if path.name.startswith(BEGINNINGS))
Rows = dict[str, list[Any]]
Recipe = Mapping[str, Any]


@pytest.mark.parametrize("case", CASES)
def test_a_fault_is_told_with_its_place_and_a_remedy(
    case: str, rows: Rows, write: Callable[..., Path], monkeypatch: pytest.MonkeyPatch, is_right_by_parts: Callable[[Path], bool]
) -> None:
    recipe = tomllib.loads((BAD / case / "recipe.toml").read_text(encoding="utf-8"))
    release = write(rows, **{name: recipe[name] for name in ("text_mode",) if name in recipe})
    shutil.copytree(release, release.with_name("previous"))
    follow(recipe, release, monkeypatch)
    monkeypatch.chdir(release.parent)
    said = masked(told(recipe))
    assert said == (BAD / case / "expected.txt").read_text(encoding="utf-8")
    assert case.partition("_")[0] in said
    assert is_right_by_parts(release) == is_clean(release)


@pytest.mark.parametrize("code", [code for code in codes() if code.startswith(BEGINNINGS) and code not in ELSEWHERE])
def test_every_code_of_validate_and_verify_has_a_folder(code: str) -> None:
    assert [case for case in CASES if case.startswith(f"{code}_")]


def is_clean(release: Path) -> bool:
    try:
        return not any(check(release))
    except ClaimpackError:
        return False


def told(recipe: Recipe) -> str:
    """What the command says."""
    previous = Path("previous") if recipe.get("previous") else None
    try:
        if recipe.get("command") == "verify":
            return to_text(Report(tuple(map(Located, verify(Path("release"))))))
        return to_text(Report(examine(Path("release"), with_expectations=recipe.get("expectations", False), previous=previous)))
    except ClaimpackError as error:
        return f"error {error.code}: {error.message}\n  where: {error.where}\n  hint: {error.hint}\n"


def masked(said: str) -> str:
    """Without digests and sizes of files: the card and the manifest may be worded anew."""
    said = re.sub(r"[0-9a-f]{64}", "...", said)
    return re.sub(r"[0-9a-f]{12}\.\.\. and [0-9]+", "... and ...", said)


def follow(recipe: Recipe, release: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for cell in recipe.get("cell", ()):
        change_cell(release, cell)
    for rows in recipe.get("rows", ()):
        change_rows(release, rows)
    for file in recipe.get("file", ()):
        change_file(release, file)
    for entry in recipe.get("manifest", ()):
        manifest = json.loads((release / "manifest.json").read_bytes())
        put(manifest, entry["path"], entry.get("value"), is_gone=entry.get("is_gone", False))
        (release / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    if suites := {suite["table"]: [suite["expectation"]] for suite in recipe.get("suite", ())}:
        monkeypatch.setattr(gx, "load_suite", lambda name: suites.get(name, []))


def change_cell(release: Path, cell: Recipe) -> None:
    path = path_of(release, cell["table"])
    records = pq.read_table(path, schema=arrow_schema(cell["table"])).to_pylist()
    put(records[cell["row"]], cell["path"], None if cell.get("is_null") else cell["value"])
    schema = arrow_schema(cell["table"])
    if cell.get("is_null"):
        schema = pa.schema([pa.field(field.name, loose(field.type)) for field in schema])
    pq.write_table(pa.Table.from_pylist(records, schema), path)
    seal(release, path)


def loose(kind: pa.DataType) -> pa.DataType:
    """The same type, null anywhere."""
    if pa.types.is_list(kind):
        return pa.list_(loose(kind.value_type))
    if pa.types.is_struct(kind):
        return pa.struct([pa.field(field.name, loose(field.type)) for field in kind])
    return kind


def change_rows(release: Path, rows: Recipe) -> None:
    path = path_of(release, rows["table"])
    table = pq.read_table(path, schema=arrow_schema(rows["table"]))
    pq.write_table(table.drop_columns([rows["without"]]) if "without" in rows else table.take(pa.array(rows["order"], pa.int64())), path)
    seal(release, path)


def change_file(release: Path, file: Recipe) -> None:
    path = release / file["path"]
    if file.get("is_gone"):
        path.unlink()
        return
    if "old" in file:
        path.write_text(path.read_text(encoding="utf-8").replace(file["old"], file["new"]), encoding="utf-8")
    else:
        path.write_text(file["content"], encoding="utf-8")
    if file.get("sealed"):
        seal(release, path)


def seal(release: Path, path: Path) -> None:
    """The manifest says of a file what is true of it."""
    manifest = json.loads((release / "manifest.json").read_bytes())
    for entry in manifest["files"]:
        if entry["path"] == path.relative_to(release).as_posix():
            entry.update(sha256=hashlib.sha256(path.read_bytes()).hexdigest(), n_bytes=path.stat().st_size)
    for entry in manifest["tables"] if path.suffix == ".parquet" else ():
        if entry["name"] == path.parent.name and path.read_bytes().startswith(b"PAR1"):
            entry["n_rows"] = pq.read_metadata(path).num_rows
    (release / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")


def put(node: Any, path: str, value: object, *, is_gone: bool = False) -> None:
    *parents, last = [int(part) if part.isdecimal() else part for part in path.split(".")]
    for part in parents:
        node = node[part]
    if is_gone:
        del node[last]
    else:
        node[last] = value


def path_of(release: Path, table: str) -> Path:
    return release / "data" / table / "train-00000-of-00001.parquet"


def test_a_release_that_nothing_is_changed_in_has_no_fault(rows: Rows, write: Callable[..., Path]) -> None:
    release = write(rows)
    assert [*check(release), *verify(release)] == []


def recipes() -> Iterator[Recipe]:
    for case in CASES:
        yield tomllib.loads((BAD / case / "recipe.toml").read_text(encoding="utf-8"))


def test_a_recipe_says_nothing_that_is_not_followed() -> None:
    known = {"command", "expectations", "text_mode", "previous", "cell", "rows", "file", "manifest", "suite"}
    assert [set(recipe) - known for recipe in recipes() if set(recipe) - known] == []
