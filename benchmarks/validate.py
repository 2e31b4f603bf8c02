"""How fast rows and whole releases are checked: ours against jsonschema and jsonschema-rs, on copies of a small release.

    python benchmarks/validate.py dist/kazakhstan-2022/1.0.0 [--claims 1000000] [--sample 5000] [--shards 16] [--broken 10000]

The release is multiplied until it has so many claims: each copy has the ids of articles under other names, so that the whole breaks
no rule. Every step runs in a process of its own, whose peak memory is printed beside its seconds of CPU (imports are not counted). The two
validators see a sample of the claims and are extrapolated; both need rows as Python values first, which is timed by itself.
"""

import argparse
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from claimpack.builders import ids
from claimpack.builders.release import open_release
from claimpack.builders.write.folder import write_release
from claimpack.builders.write.info import ReleaseInfo, Source
from claimpack.schema.arrow import to_records, to_rows
from claimpack.schema.catalogue import TABLES, load

SHARE = 4_000  # copies written per piece: strings of a column stay below 2 GB


def new_ids(rows: dict[str, list], copy: int) -> dict[str, str]:
    """Old id to new id, for one copy."""
    new: dict[str, str] = {}
    for row in rows["articles"]:
        new[row.article_id] = ids.article_id(_uri(copy, row.source_uri))
    before: dict[tuple[str, str], int] = {}
    for row in rows["claims"]:
        n_before = before.get((row.article_id, row.text), 0)
        before[row.article_id, row.text] = n_before + 1
        new[row.claim_id] = ids.claim_id(new[row.article_id], row.text, n_before)
    for row in rows["mentions"]:
        new[row.mention_id] = ids.mention_id(new[row.article_id], row.spans, row.entity_type)
    for row in rows["entities"]:
        new[row.entity_id] = ids.entity_id(row.entity_type, _uri(copy, row.canonical_name))
    for row in rows["rejects"]:
        new[row.reject_id] = ids.reject_id(_uri(copy, row.source_uri), row.spans, row.stage, row.reason)
    for row in rows["relations"]:
        new[row.relation_id] = ids.relation_id(*sorted((new[row.claim_a], new[row.claim_b])))
    return new


def _uri(copy: int, name: str) -> str:
    return f"{copy:07d}/{name}"


def renamed(array: pa.Array, copy_of: pa.Array, old: pa.Array, new: pa.Array) -> pa.Array:
    """The array with every old id, at any depth, exchanged for that of the element's copy."""
    kind = array.type
    if pa.types.is_list(kind):
        offsets = pc.subtract(array.offsets, array.offsets[0])
        return pa.ListArray.from_arrays(offsets, renamed(array.flatten(), copy_of.take(pc.list_parent_indices(array)), old, new), type=kind)
    if pa.types.is_struct(kind):
        return pa.StructArray.from_arrays([renamed(part, copy_of, old, new) for part in array.flatten()], fields=list(kind))
    if not pa.types.is_string(kind):
        return array
    place = pc.index_in(array, value_set=old)
    where = pc.add(pc.multiply(copy_of, len(old)), pc.cast(place, pa.int64()))
    return array if place.null_count == len(place) else pc.coalesce(new.take(where), array)


def copies(table: pa.Table, first: int, n_copies: int, old: pa.Array, new: pa.Array) -> pa.Table:
    """Copies of a table, one after the other, with new ids and sources."""
    many = pa.concat_tables([table] * n_copies).combine_chunks()
    if not len(many):
        return many
    copy_of = pc.divide(pa.array(range(len(many)), pa.int64()), len(table))
    names = pa.array([f"{first + copy:07d}" for copy in range(n_copies)]).take(copy_of)
    made = [
        pc.binary_join_element_wise(names, column.chunk(0), "/") if name == "source_uri" else renamed(column.chunk(0), copy_of, old, new)
        for name, column in zip(many.column_names, many.columns, strict=True)
    ]
    return in_order(pa.Table.from_arrays(made, schema=many.schema))


def in_order(table: pa.Table) -> pa.Table:
    """A pair of claims has the smaller id first."""
    if "claim_b" not in table.column_names:
        return table
    pair = table["claim_a"], table["claim_b"]
    for number, ordered in enumerate((pc.min_element_wise(*pair), pc.max_element_wise(*pair)), start=table.column_names.index("claim_a")):
        table = table.set_column(number, table.schema.field(number), ordered)
    return table


def multiplied(release: Path, n_claims: int, shards: int, folder: Path) -> None:
    """Write the release so often that it has the claims."""
    opened = open_release(release)
    rows: dict[str, list] = {name: list(to_records(name, opened.table(name))) for name in TABLES}
    pieces: dict[str, list[pa.Table]] = {name: [] for name in TABLES}
    n_copies = -(-n_claims // len(rows["claims"]))
    for first in range(0, n_copies, SHARE):
        every = [new_ids(rows, copy) for copy in range(first, min(first + SHARE, n_copies))]
        old, new = pa.array(list(every[0])), pa.array([name for each in every for name in each.values()])
        for name in TABLES:
            pieces[name].append(copies(opened.table(name), first, len(every), old, new))
    tables = {name: pa.concat_tables(parts) for name, parts in pieces.items()}
    columns = (tables["articles"][name].to_pylist() for name in ("source_uri", "sha256", "n_bytes"))
    info = ReleaseInfo(
        name="copies", version="1.0.0", run_id=opened.manifest.run_id, tool_version="0", language=opened.manifest.language,
        shards=shards, inputs=tuple(Source(*entry) for entry in zip(*columns, strict=True)),
    )  # fmt: skip
    write_release(info, tables, folder)


def sample_of(folder: Path, n_rows: int) -> list[dict[str, object]]:
    """Claims as Python values."""
    return list(islice((row for path in claims_of(folder) for row in to_rows(pq.read_table(path, partitioning=None))), n_rows))


def claims_of(folder: Path) -> list[Path]:
    """The files of the claims."""
    return sorted((folder / "data" / "claims").glob("*.parquet"))


def break_rows(folder: Path, n_broken: int) -> None:
    """The first claims of the first file get a polarity that is none. (Digests are not brought in line: one more finding.)"""
    path = claims_of(folder)[0]
    table = pq.read_table(path, partitioning=None)
    number = table.column_names.index("polarity")
    polarity = ["maybe"] * min(n_broken, len(table)) + table["polarity"].to_pylist()[n_broken:]
    pq.write_table(table.set_column(number, table.schema.field(number), pa.array(polarity)), path)


def ours(folder: Path) -> int:
    """Rows checked from disk."""
    from claimpack.validation.release import open_release as opened
    from claimpack.validation.rows import check_rows

    n_rows = 0
    for batch in opened(folder).batches("claims"):
        n_rows += batch.num_rows
        if any(check_rows("claims", batch)):
            raise SystemExit("the claims are not sound")
    return n_rows


def by_jsonschema(rows: list[dict[str, object]]) -> int:
    from jsonschema import Draft202012Validator

    judge = Draft202012Validator(load("claims"), format_checker=Draft202012Validator.FORMAT_CHECKER)
    return sum(judge.is_valid(row) for row in rows)


def by_jsonschema_rs(rows: list[dict[str, object]]) -> int:
    import jsonschema_rs

    judge = jsonschema_rs.Draft202012Validator(load("claims"), validate_formats=True)
    return sum(judge.is_valid(row) for row in rows)


def whole(folder: Path) -> int:
    """Everything but Great Expectations, as text."""
    from claimpack.validation import examine
    from claimpack.validation.report import Report, to_text

    found = examine(folder)
    sys.stderr.write("".join(to_text(Report(found, limit=1)).splitlines(keepends=True)[-1:]))
    return n_claims(folder)


def n_claims(folder: Path) -> int:
    return sum(pq.read_metadata(path).num_rows for path in claims_of(folder))


def expectations(folder: Path) -> int:
    """Great Expectations alone."""
    from claimpack.validation.gx import check_expectations
    from claimpack.validation.release import open_release as opened

    found = list(check_expectations(opened(folder)))
    sys.stderr.write("".join(f"{finding.where}: {finding.message}\n" for finding in found))
    return n_claims(folder)


def measure(name: str, work: Callable[[], int], total: int) -> None:
    """A line of the table: what, rows a second, seconds for all rows, peak memory."""
    import jsonschema  # noqa: F401 - its import is not to be measured

    start = time.process_time()
    n_rows = work()
    seconds = time.process_time() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    sys.stdout.write(f"{name:<52} {n_rows / seconds:>10,.0f} {seconds * total / n_rows:>9.1f} {peak:>8,}\n")


def steps(options: argparse.Namespace) -> Iterator[str]:
    sys.stdout.write(f"{options.claims:,} claims\n{'':<52} {'rows/s':>10} {'s for all':>9} {'peak MB':>8}\n")
    sys.stdout.flush()
    yield from ("write", "ours", "rows", "jsonschema", "jsonschema-rs", "whole", "expectations")
    if options.broken:
        yield from ("break", "broken")


def run(step: str, folder: Path, options: argparse.Namespace) -> None:
    """One step."""
    if step == "write":
        multiplied(options.release, options.claims, options.shards, folder / "copies")
    elif step == "break":
        break_rows(folder / "copies", options.broken)
    elif step in {"jsonschema", "jsonschema-rs"}:
        rows = sample_of(folder / "copies", options.sample)
        work = by_jsonschema if step == "jsonschema" else by_jsonschema_rs
        measure(f"{step} alone, rows at hand (of a sample)", lambda: work(rows), options.claims)
    elif step == "rows":
        measure("Arrow to Python rows (of a sample)", lambda: len(sample_of(folder / "copies", options.sample)), options.claims)
    else:
        names = {
            "ours": ("ours: filter and judge, from disk", ours),
            "whole": ("claimpack validate --fast, per claim", whole),
            "expectations": ("Great Expectations alone, per claim", expectations),
            "broken": (f"claimpack validate --fast, {options.broken:,} rows broken", whole),
        }
        name, work_on = names[step]
        measure(name, lambda: work_on(folder / "copies"), options.claims)


def main() -> None:
    """Every step in a process of its own."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("release", type=Path)
    parser.add_argument("--claims", type=int, default=1_000_000)
    parser.add_argument("--sample", type=int, default=5_000)
    parser.add_argument("--shards", type=int, default=16)
    parser.add_argument("--broken", type=int, default=10_000)
    parser.add_argument("--step", help=argparse.SUPPRESS)
    parser.add_argument("--folder", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.step:
        run(options.step, options.folder, options)
        return
    with tempfile.TemporaryDirectory() as folder:
        for step in steps(options):
            subprocess.run([sys.executable, *sys.argv, "--folder", folder, "--step", step], check=True)


if __name__ == "__main__":
    main()
