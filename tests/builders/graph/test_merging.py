"""Many small files laid together, shard by shard."""

from pathlib import Path

import pytest

from claimpack.builders.engine import open_store, run
from claimpack.builders.engine.local import InProcess
from claimpack.builders.graph.frames import opened, packed
from claimpack.builders.graph.merging import FILES, Merging, merge_tasks, sharded
from claimpack.builders.ids import relation_id
from claimpack.schema.arrow import to_table
from claimpack.schema.records import Relation


def row(number: int) -> Relation:
    a, b = f"clm_{number:016x}", f"clm_{number + 1:016x}"
    return Relation(
        relation_id=relation_id(a, b), claim_a=a, claim_b=b, relation="repeats", basis=("text",), numeric_relation=None, same_event="yes",
        same_population="unknown", same_place="unknown", same_time="unknown", independent_sources="no", explanation="", rule="r",
    )  # fmt: skip


@pytest.fixture
def store(tmp_path: Path):
    return open_store(tmp_path / "cache")


@pytest.fixture
def files(store) -> dict[str, str]:
    """A hundred files of three relations each."""
    return {f"slot {number}": store.put(packed(to_table("relations", [row(3 * number + at) for at in range(3)]))) for number in range(100)}


def laid_together(files: dict[str, str], n_shards: int, store, tmp_path: Path):
    tasks = merge_tasks(files, Merging("relations", n_shards))
    return sharded(run(tasks, InProcess(store, tmp_path / "running"), store), store)


@pytest.mark.parametrize("n_shards", [1, 4])
def test_every_row_comes_once_in_its_shard(n_shards: int, files: dict[str, str], store, tmp_path: Path) -> None:
    found = laid_together(files, n_shards, store, tmp_path)
    ids: list[list[str]] = [[] for _ in range(n_shards)]
    for part in found:
        file = opened(store.get(part.file))
        for shard in range(n_shards):
            rows = file.get_batch(shard)["relation_id"].to_pylist()
            assert bool(rows) == bool(part.stamps[shard])
            ids[shard] += rows
    assert sorted(one for several in ids for one in several) == sorted(row(number).relation_id for number in range(300))
    assert all(int(one[4:12], 16) * n_shards >> 32 == shard for shard, several in enumerate(ids) for one in several)


def test_a_file_more_changes_one_group(files: dict[str, str], store) -> None:
    settings = Merging("relations", 4)
    before = {task.key for task in merge_tasks(files, settings)}
    more = store.put(packed(to_table("relations", [row(1_000)])))
    after = {task.key for task in merge_tasks({"another slot": more, **files}, settings)}
    assert len(before) == len(after) == 4
    assert len(after - before) == 1
    assert max(len(task.inputs) for task in merge_tasks(files, settings)) < 2 * FILES


def test_without_files_there_is_nothing_to_do() -> None:
    assert merge_tasks({}, Merging("relations", 4)) == []
