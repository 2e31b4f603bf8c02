"""How long it takes to compare two releases, and how much memory: made-up claims with their provenance, a known part of them changed.

    python benchmarks/diff.py [--rows 1000000] [--shards 16] [--per-article 25] [--case few|all|run] [--limit 10]

few: one claim in 100 is gone, one in 50 has another score, and every row of provenance names another run, as after any new build.
all: every claim has another score and another first source. run: nothing differs but the run. Releases are written to a temporary folder;
the comparison runs in a process of its own. Prints seconds, seconds of CPU (imports of about 1 s among them), rows found, peak memory.
"""

import argparse
import hashlib
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from claimpack.builders import ids
from claimpack.builders.diff import diff
from claimpack.builders.write.folder import write_release
from claimpack.builders.write.info import ReleaseInfo, Source
from claimpack.schema.arrow import arrow_schema, to_table
from claimpack.schema.records import Attribution, Claim, Feature, Quantity, Span, Time

PATTERNS = 2_000
OLD, NEW = "1.0.0", "1.1.0"
WORDS = ("Polizei", "Feuerwehr", "Ministerium", "Stadt", "Regierung", "Menschen", "Samstag", "Bericht", "Gebäude", "wurden", "mindestens")


def pattern(number: int) -> Claim:
    """A claim like those of news articles: three of four attributed, half of them with a number and a time."""
    text = " ".join(WORDS[(number * 7 + place * place) % len(WORDS)] for place in range(10 + number % 12))
    span = (Span(number % 3_000, number % 3_000 + len(text)),)
    speaker = WORDS[number % 5]
    step = Attribution(
        hop=1, branch=1, source_spans=span, source_text=speaker, source_kind="organisation", cue_spans=span,
        cue_text="sagte", cue_lemma="sagen", cue_class="verb", quote_type="indirect", medium="speech", mood="konjunktiv_1",
        factuality="CT+", stance="neutral",
    )  # fmt: skip
    quantity = Quantity(
        spans=span, text=f"{number} Menschen", kind="count", comparator="eq", value=float(number), low=float(number), high=float(number),
        low_inclusive=True, high_inclusive=True, bounds_basis="explicit", unit="1", property="injured",
    )  # fmt: skip
    moment = Time(
        spans=span, text="Samstag", role="event", timex_type="DATE", timex_value="2021-05-WXX-6", anchor="dct", resolution="ambiguous"
    )
    return Claim(
        claim_id="", article_id="", ordinal=number, zone="body", spans=span, text=text, sha256=hashlib.sha256(text.encode()).hexdigest(),
        sentence_spans=span, prefix=text[:32], suffix=text[-32:], decontextualised=text, decontext_status="none_needed",
        claim_type="numerical", polarity="positive", tense="non_future", factuality="CT+", checkworthiness=number / PATTERNS,
        checkworthiness_features=tuple(Feature(name=name, value=number / PATTERNS) for name in ("number", "source", "event", "length")),
        speaker=speaker, attributions=(step,) * min(number % 4, 2), quantities=(quantity,) * (number % 2), times=(moment,) * (number % 2),
        entity_ids=(ids.entity_id("ORG", speaker),), rule="main_clause", status="auto",
    )  # fmt: skip


def claims(n_rows: int, per_article: int) -> pa.Table:
    """The patterns over and over, each row with ids and a text of its own."""
    table = pa.concat_tables([to_table("claims", map(pattern, range(PATTERNS)))] * -(-n_rows // PATTERNS)).slice(0, n_rows)
    articles = [ids.article_id(str(number)) for number in range(-(-n_rows // per_article))]
    columns = {
        "article_id": pa.array([articles[row // per_article] for row in range(n_rows)]),
        "claim_id": pa.array([ids.claim_id(articles[row // per_article], "", row) for row in range(n_rows)]),
        "ordinal": pa.array([row % per_article for row in range(n_rows)], pa.int32()),
    }
    columns["text"] = pc.binary_join_element_wise(table["text"], columns["claim_id"], " ")
    for name, values in columns.items():
        table = with_column(table, name, values)
    return table


def provenance(table: pa.Table, run: str) -> pa.Table:
    """A row for each claim."""
    n_rows, schema = len(table), arrow_schema("provenance")
    articles, offsets = table["article_id"].combine_chunks(), pa.array(range(n_rows + 1), pa.int32())
    used = schema.field("used").type
    spans = [articles, *(pa.array([place] * n_rows, pa.int32()) for place in (0, 100))]
    columns = {
        "subject_table": pa.array(["claims"] * n_rows),
        "subject_id": table["claim_id"],
        "activity": pa.array([run] * n_rows),
        "rule": pa.array(["main_clause"] * n_rows),
        "rule_version": pa.array(["1"] * n_rows),
        "used": pa.ListArray.from_arrays(offsets, pa.StructArray.from_arrays(spans, fields=list(used.value_type)), type=used),
        "was_derived_from": pa.ListArray.from_arrays(offsets, articles, type=schema.field("was_derived_from").type),
        "agent": pa.array(["rule"] * n_rows),
    }
    return pa.Table.from_arrays([columns[name] for name in schema.names], schema=schema)


def with_column(table: pa.Table, name: str, values: pa.Array | pa.ChunkedArray) -> pa.Table:
    """The table with one column replaced."""
    number = table.schema.get_field_index(name)
    return table.set_column(number, table.schema.field(number), values)


def changed(table: pa.Table, case: str) -> pa.Table:
    """The claims of the newer release."""
    if case == "run":
        return table
    rows, scores = pa.array(range(len(table)), pa.int64()), table["checkworthiness"]
    is_other = pc.equal(pc.subtract(rows, pc.multiply(pc.divide(rows, 50), 50)), 0) if case == "few" else pa.array([True] * len(table))
    table = with_column(table, "checkworthiness", pc.if_else(is_other, pc.subtract(1.0001, scores), scores))
    if case == "all":
        lists = table["attributions"].combine_chunks()
        return with_column(table, "attributions", lists.take(pa.array([*range(1, len(lists)), 0])))
    return table.filter(pc.not_equal(pc.subtract(rows, pc.multiply(pc.divide(rows, 100), 100)), 0))


def write(folder: Path, table: pa.Table, version: str, shards: int) -> Path:
    """A release of the claims, with an input for each article."""
    names = table["article_id"].unique().to_pylist()
    inputs = tuple(Source(f"articles/{name}.txt", hashlib.sha256(name.encode()).hexdigest(), 1) for name in names)
    run = ids.run_id(version)
    info = ReleaseInfo(name="bench", version=version, run_id=run, tool_version="0", language="de", shards=shards, inputs=inputs)
    return write_release(info, {"claims": table, "provenance": provenance(table, run)}, folder / version)


def measure(old: Path, new: Path, limit: int | None) -> None:
    """Compare once and print what it took."""
    start = time.perf_counter()
    found = diff(old, new, limit=limit)
    seconds = time.perf_counter() - start
    counts = [
        f"{table.name} +{table.n_added} -{table.n_removed} ~{table.n_changed} .{table.n_run}" for table in found.tables if table.n_old
    ]
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    sys.stdout.write(f"{seconds:.1f} s, {time.process_time():.1f} s CPU, peak {peak} MB; {found.level}; {'; '.join(counts)}\n")


def main() -> None:
    """Write two releases and compare them."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--shards", type=int, default=16)
    parser.add_argument("--per-article", type=int, default=25)
    parser.add_argument("--case", choices=("few", "all", "run"), default="few")
    parser.add_argument("--limit", type=int, default=10, help="-1 lists every row")
    parser.add_argument("--step", choices=("write", "measure"), help=argparse.SUPPRESS)
    parser.add_argument("--folder", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.step == "write":
        table = claims(options.rows, options.per_article)
        write(options.folder, table, OLD, options.shards)
        write(options.folder, changed(table, options.case), NEW, options.shards)
    elif options.step == "measure":
        measure(options.folder / OLD, options.folder / NEW, None if options.limit < 0 else options.limit)
    else:
        with tempfile.TemporaryDirectory() as folder:
            sys.stdout.write(f"{options.case}, {options.rows} rows, {options.shards} shards: ")
            sys.stdout.flush()
            for step in ("write", "measure"):  # each in a process of its own: the peak of one is none of the other's
                subprocess.run([sys.executable, *sys.argv, "--folder", folder, "--step", step], check=True)


if __name__ == "__main__":
    main()
