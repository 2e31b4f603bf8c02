"""A release appears whole or not at all, and depends on rows and configuration alone."""

import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pyarrow as pa
import pytest

from claimpack.builders.release import open_release, verify
from claimpack.builders.write.folder import write_release
from claimpack.builders.write.info import ReleaseInfo
from claimpack.schema.arrow import arrow_schema
from claimpack.schema.catalogue import TABLES
from claimpack.schema.problems import ClaimpackError

Write = Callable[..., Path]
Tables = Mapping[str, pa.Table]


def content(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


class Failing(dict[str, pa.Table]):
    """Tables of which the relations raise when they are asked for, in the middle of a release."""

    def __getitem__(self, name: str) -> pa.Table:
        if name == "relations":
            raise RuntimeError("the middle")
        return super().__getitem__(name)


def broken_in_the_middle(tables: Tables) -> dict[str, pa.Table]:
    """Tables of which the relations hold one row twice, which is only found when their turn comes."""
    return {**tables, "relations": pa.concat_tables([tables["relations"], tables["relations"]])}


def test_two_writes_give_the_same_bytes(write: Write, tables: Tables) -> None:
    assert content(write("a/1.0.0", tables)) == content(write("b/1.0.0", tables))


def test_order_and_chunks_of_the_tables_do_not_matter(write: Write, tables: Tables) -> None:
    def turned(table: pa.Table) -> Iterator[pa.Table]:
        for row in reversed(range(len(table))):
            yield table.slice(row, 1)

    shuffled = {name: pa.concat_tables(turned(tables[name])) for name in sorted(tables, reverse=True)}
    assert content(write("a/1.0.0", tables, shards=3)) == content(write("b/1.0.0", shuffled, shards=3))


def test_every_table_has_its_files_empty_ones_too(write: Write, tables: Tables) -> None:
    files = content(write("a/1.0.0", tables, shards=2))
    assert [name for name in files if name.startswith("data/")] == [
        f"data/{table}/train-{shard:05d}-of-00002.parquet" for table in sorted(TABLES) for shard in range(2)
    ]


def test_a_release_without_any_row_can_be_written_and_verified(write: Write) -> None:
    assert list(verify(write("a/1.0.0", {}))) == []


def test_a_failed_build_leaves_the_older_release_and_nothing_else(write: Write, tables: Tables, tmp_path: Path) -> None:
    before = content(write("dist/x/1.0.0", tables))
    with pytest.raises(ClaimpackError, match=r"^1 keys name several rows"):
        write("dist/x/1.0.0", broken_in_the_middle(tables), is_replacing=True)
    assert (content(tmp_path / "dist/x/1.0.0"), [path.name for path in (tmp_path / "dist/x").iterdir()]) == (before, ["1.0.0"])


def test_a_failed_first_build_leaves_nothing(write: Write, tables: Tables, tmp_path: Path) -> None:
    with pytest.raises(ClaimpackError):
        write("dist/x/1.0.0", broken_in_the_middle(tables))
    assert not (tmp_path / "dist").exists()


def test_any_exception_leaves_the_older_release(write: Write, tables: Tables, tmp_path: Path) -> None:
    before = content(write("dist/x/1.0.0", tables))
    with pytest.raises(RuntimeError, match="the middle"):
        write("dist/x/1.0.0", Failing(tables), is_replacing=True)
    assert content(tmp_path / "dist/x/1.0.0") == before


KILLED = """
import os, sys
from pathlib import Path
from claimpack.builders.write import place
from claimpack.builders.write.folder import write_release
from claimpack.builders.write.info import ReleaseInfo

info = ReleaseInfo(name="x", version="1.0.0", run_id="run_0000000000000000", tool_version="2", language="de")
steps = {"before": "_settle", "after": "_clear"}
setattr(place, steps[sys.argv[2]], lambda *_: os._exit(9))
write_release(info, {}, Path(sys.argv[1]), is_replacing=True)
"""


@pytest.mark.parametrize(("moment", "tool"), [("before", "0.1.0"), ("after", "2")])
def test_a_killed_build_leaves_the_old_release_or_the_new_one(write: Write, tables: Tables, moment: str, tool: str) -> None:
    target = write("dist/x/1.0.0", tables)
    assert subprocess.run([sys.executable, "-c", KILLED, str(target), moment], check=False).returncode == 9
    assert (open_release(target).manifest.tool.version, list(verify(target))) == (tool, [])


@pytest.mark.parametrize("moment", ["before", "after"])
def test_what_a_killed_build_leaves_is_no_release_and_goes_with_the_next(write: Write, tables: Tables, tmp_path: Path, moment: str) -> None:
    target = write("dist/x/1.0.0", tables)
    subprocess.run([sys.executable, "-c", KILLED, str(target), moment], check=False)
    assert [path.parent for path in (tmp_path / "dist").glob("*/*/manifest.json")] == [target]
    write("dist/x/1.0.0", tables, is_replacing=True)
    assert [path.name for path in target.parent.iterdir()] == ["1.0.0"]


def test_a_release_is_replaced_only_when_told(write: Write, tables: Tables, other_tables: Tables) -> None:
    target = write("dist/x/1.0.0", tables)
    with pytest.raises(ClaimpackError) as raised:
        write("dist/x/1.0.0", other_tables)
    assert (raised.value.code, raised.value.where) == ("REL030", str(target))
    write("dist/x/1.0.0", other_tables, is_replacing=True)
    assert open_release(target).table("articles")["publisher"].to_pylist() == ["Bote", "Bote"]


def test_nothing_but_a_release_is_replaced(write: Write, tables: Tables, tmp_path: Path) -> None:
    (tmp_path / "thesis").mkdir()
    (tmp_path / "thesis" / "chapter.txt").write_text("years of work", encoding="utf-8")
    with pytest.raises(ClaimpackError) as raised:
        write("thesis", tables, is_replacing=True)
    assert (raised.value.code, content(tmp_path / "thesis")) == ("REL034", {"chapter.txt": b"years of work"})


def test_a_release_that_is_the_same_is_left_alone(tables: Tables, info: ReleaseInfo, tmp_path: Path) -> None:
    target = write_release(info, tables, tmp_path / "x")
    before = target.stat().st_ino
    checked: list[Path] = []
    write_release(info, tables, target, is_replacing=True, accept=checked.append)
    assert (target.stat().st_ino, checked) == (before, [])


def test_what_a_check_found_is_a_file_of_the_release(tables: Tables, info: ReleaseInfo, tmp_path: Path) -> None:
    target = write_release(info, tables, tmp_path / "x", check=lambda folder: f"{len(content(folder))} files\n".encode())
    assert (target / "validation.json").read_bytes() == f"{len(content(target)) - 1} files\n".encode()
    assert "validation.json" in {entry.path for entry in open_release(target).manifest.files}
    assert list(verify(target)) == []


def test_a_checked_release_that_is_the_same_is_not_checked_again(tables: Tables, info: ReleaseInfo, tmp_path: Path) -> None:
    checked: list[Path] = []

    def check(folder: Path) -> bytes:
        checked.append(folder)
        return b"{}"

    for _ in range(2):
        write_release(info, tables, tmp_path / "x", is_replacing=True, check=check)
    assert len(checked) == 1


@pytest.mark.parametrize("damage", ["changed", "gone", "too much"])
def test_a_damaged_release_is_written_again(tables: Tables, info: ReleaseInfo, tmp_path: Path, damage: str) -> None:
    target = write_release(info, tables, tmp_path / "x")
    before = content(target)
    card = target / "README.md"
    card.unlink() if damage == "gone" else (target / ("more.txt" if damage == "too much" else "README.md")).write_text("?")
    assert content(write_release(info, tables, target, is_replacing=True)) == before


def test_an_empty_folder_is_no_obstacle(write: Write, tables: Tables, tmp_path: Path) -> None:
    (tmp_path / "x").mkdir()
    assert list(verify(write("x", tables))) == []


def test_a_file_where_a_folder_is_needed_is_named(write: Write, tables: Tables, tmp_path: Path) -> None:
    (tmp_path / "dist").write_text("", encoding="utf-8")
    with pytest.raises(ClaimpackError) as raised:
        write("dist/x/1.0.0", tables)
    assert raised.value.code == "REL033"


def test_without_texts_neither_articles_nor_rejects_have_theirs(write: Write, tables: Tables) -> None:
    release = open_release(write("x", tables, text_mode="quotes"))
    texts = [release.table("articles")["text"].to_pylist(), release.table("rejects")["text"].to_pylist()]
    assert (texts, list(verify(release.path))) == ([[None, None], [None]], [])


def test_claims_keep_their_words_without_texts(write: Write, tables: Tables) -> None:
    assert open_release(write("x", tables, text_mode="quotes")).table("claims").equals(tables["claims"])


def test_an_unknown_text_mode_is_refused(write: Write, tables: Tables, tmp_path: Path) -> None:
    with pytest.raises(ClaimpackError) as raised:
        write("dist/x/1.0.0", tables, text_mode="some")
    assert (raised.value.code, (tmp_path / "dist").exists()) == ("REL035", False)


def test_an_unknown_table_is_refused(write: Write) -> None:
    with pytest.raises(ClaimpackError, match=r"^there is no table 'facts' in a release$"):
        write("x", {"facts": arrow_schema("claims").empty_table()})


@pytest.mark.parametrize(("field", "value"), [("name", "Two Articles"), ("version", "1.0"), ("run_id", "today")])
def test_an_info_that_the_manifest_cannot_hold_is_refused(write: Write, tables: Tables, tmp_path: Path, field: str, value: str) -> None:
    with pytest.raises(ClaimpackError) as raised:
        write("dist/x", tables, **{field: value})
    assert (raised.value.code, (tmp_path / "dist/x").exists()) == ("REL002", False)


def test_the_folder_is_returned(tables: Tables, info: ReleaseInfo, tmp_path: Path) -> None:
    assert write_release(info, tables, tmp_path / "x") == tmp_path / "x"
