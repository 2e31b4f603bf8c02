"""Tasks that lay the rows of many small files together, shard by shard.

Rows of relations, rejects and provenance come from everywhere in the corpus, a few of each shard from each file. Were the shards made of
these files, a corpus of twice the size would open four times as many.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import cast
from zlib import crc32

from claimpack.builders.engine import Content, Outputs, Store, Task, Work, code_version
from claimpack.builders.graph.frames import in_shards, joined, shard_stamps, unpacked
from claimpack.builders.graph.packing import Sharded

ROOMS = ("schema", "builders.write", "builders.graph")
ROWS, STAMPS = "rows", "stamps"
# How many files are laid together on average, at least half and at most.
FILES = 32


@dataclass(frozen=True, slots=True)
class Merging:
    """The table, and into how many shards its rows are cut."""

    table: str
    n_shards: int


def merge_tasks(files: Mapping[str, str], settings: Merging) -> list[Task]:
    """One task per group of files. Which group a file is in is decided by its name, so that others may come and go."""
    n_groups = 1
    while n_groups * FILES < len(files):
        n_groups *= 2
    groups: dict[int, list[str]] = {}
    for name in sorted(files):
        groups.setdefault(crc32(name.encode()) % n_groups, []).append(files[name])
    code = code_version(*ROOMS)
    return [
        Task(
            name=f"lay {settings.table} together, group {group}",
            function=merge_files,
            rooms=ROOMS,
            code=code,
            inputs=tuple(groups[group]),
            settings=settings,
        )
        for group in sorted(groups)
    ]


def merge_files(work: Work) -> Mapping[str, Content]:
    """The rows of all files in shards, and a stamp of each shard."""
    settings = cast("Merging", work.settings)
    rows = in_shards(settings.table, joined(settings.table, [unpacked(content) for content in work.inputs]), settings.n_shards)
    return {ROWS: rows, STAMPS: shard_stamps(rows)}


def sharded(merged: Sequence[Outputs], store: Store) -> list[Sharded]:
    """What the tasks have laid together."""
    return [Sharded(found[ROWS], tuple(json.loads(bytes(store.get(found[STAMPS]))))) for found in merged]
