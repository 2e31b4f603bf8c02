"""A sound release, corrupted in a thousand random ways: verify or validate notices each that changes its content.

Whoever changes a cell here also brings the file's digest in the manifest in line, as a careless editor would: it is the values
that are noticed, not the bytes.
"""

import hashlib
import json
import random
from collections.abc import Callable, Iterator
from itertools import chain
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from claimpack.builders.build import build
from claimpack.builders.release import verify
from claimpack.schema.catalogue import TABLES
from claimpack.schema.problems import ClaimpackError
from claimpack.validation import check

ROOT = Path(__file__).parents[2]
TIMES = 1000
Change = Callable[[Path, dict[str, pa.Table], random.Random], str]


@pytest.fixture(scope="module")
def release(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(ROOT / "seeds/kazakhstan-2022/claimpack.toml", output=tmp_path_factory.mktemp("seeds")).release


@pytest.fixture(scope="module")
def tables(release: Path) -> dict[str, pa.Table]:
    return {name: pq.read_table(path_of(release, name)) for name in TABLES}


def path_of(release: Path, table: str) -> Path:
    return release / "data" / table / "train-00000-of-00001.parquet"


def put(release: Path, name: str, table: pa.Table) -> None:
    path = path_of(release, name)
    pq.write_table(table, path)
    manifest = json.loads((release / "manifest.json").read_bytes())
    for entry in manifest["files"]:
        if entry["path"] == path.relative_to(release).as_posix():
            entry.update(sha256=hashlib.sha256(path.read_bytes()).hexdigest(), n_bytes=path.stat().st_size)
    (release / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")


def filled(tables: dict[str, pa.Table], dice: random.Random) -> str:
    return dice.choice([name for name in TABLES if len(tables[name]) > 1])


def other(value: Any, dice: random.Random) -> Any:
    """Another value of the same kind."""
    if isinstance(value, bool):
        return not value
    if isinstance(value, int):
        return value + dice.choice([-3, -1, 1, 2, 40])
    if isinstance(value, float):
        return dice.choice([value + 0.25, -value - 1, value * 2 + 1])
    if isinstance(value, str):
        place = dice.randrange(len(value) + 1)
        return dice.choice(
            [value[:place] + dice.choice("xä0 \n") + value[place:], value[:place] + value[place + 1 :] + "y", value[::-1] + "z"]
        )
    if isinstance(value, list):
        return value[1:] if value and dice.random() < 0.5 else None if not value else [*value[:-1], other(value[-1], dice)]
    if isinstance(value, dict):
        key = dice.choice([key for key, found in value.items() if found is not None])
        return {**value, key: other(value[key], dice)}
    return value.replace(year=value.year + 1)  # a date


def change_cell(release: Path, tables: dict[str, pa.Table], dice: random.Random) -> str:
    name = filled(tables, dice)
    table = tables[name]
    column, row = dice.choice(table.column_names), dice.randrange(len(table))
    values = table[column].to_pylist()
    known = [value for value in values if value not in (None, [])]
    if not known:
        return change_cell(release, tables, dice)
    value = values[row]
    new = dice.choice(known) if value in (None, []) else other(value, dice)
    values[row] = new
    index = table.schema.get_field_index(column)
    kind = loose(table.schema.field(index).type)
    put(release, name, table.set_column(index, pa.field(column, kind), pa.array(values, kind)))
    return f"{name}.{column}, row {row}: {value!r} to {new!r}"


def loose(kind: pa.DataType) -> pa.DataType:
    """The same type, null anywhere."""
    if pa.types.is_list(kind):
        return pa.list_(loose(kind.value_type))
    if pa.types.is_struct(kind):
        return pa.struct([pa.field(field.name, loose(field.type)) for field in kind])
    return kind


def change_span(release: Path, tables: dict[str, pa.Table], dice: random.Random) -> str:
    name, column = dice.choice(
        [("claims", "spans"), ("claims", "sentence_spans"), ("mentions", "spans"), ("rejects", "spans"), ("articles", "zones")]
    )
    values = tables[name][column].to_pylist()
    row = dice.choice([row for row, value in enumerate(values) if value])
    piece, key = dice.randrange(len(values[row])), dice.choice(["start_char", "end_char"])
    values[row][piece][key] += dice.choice([-9, -2, -1, 1, 2, 30])
    index = tables[name].schema.get_field_index(column)
    field = tables[name].schema.field(index)
    put(release, name, tables[name].set_column(index, field, pa.array(values, field.type)))
    return f"{name}.{column}[{piece}].{key}, row {row}"


def change_order(release: Path, tables: dict[str, pa.Table], dice: random.Random) -> str:
    name = filled(tables, dice)
    order = list(range(len(tables[name])))
    first, second = dice.sample(order, 2)
    order[first], order[second] = second, first
    put(release, name, tables[name].take(order))
    return f"{name}: rows {first} and {second} change places"


def change_rows(release: Path, tables: dict[str, pa.Table], dice: random.Random) -> str:
    name = filled(tables, dice)
    order = list(range(len(tables[name])))
    row = dice.choice(order)
    changed = [*order, row] if dice.random() < 0.5 else [*order[:row], *order[row + 1 :]]
    put(release, name, tables[name].take(changed))
    return f"{name}: row {row} twice or gone"


def change_schema(release: Path, tables: dict[str, pa.Table], dice: random.Random) -> str:
    name = dice.choice(TABLES)
    table = tables[name]
    column = dice.choice(table.column_names)
    changed = dice.choice(
        [
            table.drop_columns([column]),
            table.append_column(f"{column}_too", table[column]),
            table.rename_columns([f"{old}s" if old == column else old for old in table.column_names]),
            table.select(table.column_names[::-1]),
            table.set_column(0, table.column_names[0], table[table.column_names[0]].cast(pa.large_string())),
        ]
    )
    put(release, name, changed)
    return f"{name}.{column}: {changed.schema.names}"


def change_file(release: Path, tables: dict[str, pa.Table], dice: random.Random) -> str:
    path = dice.choice(sorted(path for path in release.rglob("*") if path.is_file() and path.name != "manifest.json"))
    content = path.read_bytes()
    place = dice.randrange(len(content))
    way = dice.choice(["flipped", "cut", "gone", "added", "moved"])
    if way == "flipped":
        path.write_bytes(content[:place] + bytes([content[place] ^ (1 << dice.randrange(8))]) + content[place + 1 :])
    elif way == "cut":
        path.write_bytes(content[:place])
    elif way == "gone":
        path.unlink()
    elif way == "added":
        path.with_name("more.txt").write_bytes(content)
    else:
        path.rename(path.with_name("moved"))
    return f"{path.name} {way} at {place}"


def change_manifest(release: Path, tables: dict[str, pa.Table], dice: random.Random) -> str:
    manifest = json.loads((release / "manifest.json").read_bytes())
    node, key = dice.choice(list(leaves(manifest)))
    old = node[key]
    if isinstance(old, int):
        node[key] = old + 1
    else:
        node[key] = dice.choice([f"{old[:-1]}{'1' if old[-1] != '1' else '2'}", f"{old}0", ""]) if old else "x"
    (release / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    return f"manifest, {key}: {old!r} to {node[key]!r}"


def leaves(node: Any) -> Iterator[tuple[Any, Any]]:
    for key, value in node.items() if isinstance(node, dict) else enumerate(node):
        if isinstance(value, dict | list):
            yield from leaves(value)
        else:
            yield node, key


CHANGES: tuple[Change, ...] = (
    change_cell,
    change_cell,
    change_cell,
    change_span,
    change_span,
    change_order,
    change_rows,
    change_schema,
    change_file,
    change_manifest,
)


def is_noticed(release: Path) -> bool:
    try:
        return next(chain(verify(release), check(release)), None) is not None
    except ClaimpackError:
        return True


def restore(release: Path, saved: dict[Path, bytes]) -> None:
    for path in release.rglob("*"):
        if path.is_file() and path not in saved:
            path.unlink()
    for path, content in saved.items():
        if not path.is_file() or path.read_bytes() != content:
            path.write_bytes(content)


def test_the_release_is_sound_to_begin_with(release: Path) -> None:
    assert not is_noticed(release)


def test_the_parts_of_a_corrupted_release_are_right_only_if_nothing_is_found_in_it(
    release: Path, tables: dict[str, pa.Table], is_right_by_parts: Callable[[Path], bool]
) -> None:
    assert is_right_by_parts(release)
    saved = {path: path.read_bytes() for path in release.rglob("*") if path.is_file()}
    dice = random.Random(20220111)
    passed = []
    for _ in range(TIMES // 4):
        said = dice.choice(CHANGES)(release, tables, dice)
        if is_right_by_parts(release) and is_found(release):
            passed.append(said)
        restore(release, saved)
    assert passed == []


def is_found(release: Path) -> bool:
    try:
        return any(check(release))
    except ClaimpackError:
        return True


def test_every_corruption_that_changes_content_is_noticed(release: Path, tables: dict[str, pa.Table]) -> None:
    saved = {path: path.read_bytes() for path in release.rglob("*") if path.is_file()}
    dice = random.Random(20220105)
    missed = []
    for _ in range(TIMES):
        said = dice.choice(CHANGES)(release, tables, dice)
        if not is_noticed(release):
            missed.append(said)
        restore(release, saved)
    assert missed == []
