"""Reviews as lines and records: what an import did, and what a release holds."""

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from claimpack.builders.cells import csv_line
from claimpack.builders.cli.printable import one_line

if TYPE_CHECKING:
    from claimpack.builders.exchange.claim_review_in import Unmatched
    from claimpack.builders.exchange.importing import Import
    from claimpack.builders.release import Release
    from claimpack.builders.review.nearest import Nearest

SHOWN = 10


def import_lines(done: "Import", target: Path, unmatched: Path | None) -> Iterator[str]:
    """What became of the file."""
    merged = done.merged
    yield f"{merged.n_new:,} new, {merged.n_replaced:,} replaced, {merged.n_same:,} as before: {target}"
    if done.n_undecided:
        yield f"{done.n_undecided:,} rows decide nothing, or name no claim"
    if done.unusable:
        yield f"{len(done.unusable):,} verdicts cannot be kept"
        yield from (f"  {each.where}: {each.message}" for each in done.unusable[:SHOWN])
    if done.unmatched:
        yield f"{len(done.unmatched):,} verdicts name no claim of the release"
        for each in done.unmatched[:SHOWN]:
            fitting = f" (the words of {each.n_fitting:,} claims)" if each.n_fitting else ""
            yield f"  {each.where}: {one_line(each.line.claim_reviewed or '')}{fitting}"
            yield f"    {_nearest(each.nearest)}"
        yield f"  fill in claim_id and import {unmatched}" if unmatched else "  --unmatched FILE.csv writes them down, to fill in claim_id"
    if done.orphans:
        yield f"{len(done.orphans):,} reviews are of claims that are not in the release"
        for line, near in done.orphans[:SHOWN]:
            yield f"  {line.claim_id}  {one_line(line.claim_text or '')}"
            yield f"    {_nearest(near)}"


def record_of(done: "Import", target: Path) -> dict[str, object]:
    """The same for --json."""
    merged = done.merged
    return {
        "review_file": target.as_posix(),
        "new": merged.n_new,
        "replaced": merged.n_replaced,
        "same": merged.n_same,
        "undecided": done.n_undecided,
        "unusable": done.unusable,
        "unmatched": done.unmatched,
        "orphans": [{"review": line, "nearest": near} for line, near in done.orphans],
    }


def write_suggestions(path: Path, unmatched: Sequence["Unmatched"]) -> None:
    """The verdicts that name no claim as a sheet. Raises ClaimpackError REL094, REL095."""
    from claimpack.builders.exchange.files import write_file
    from claimpack.builders.exchange.importing import suggestions
    from claimpack.builders.exchange.sheet import BOM

    rows = list(suggestions(unmatched))
    write_file(path, [BOM + csv_line(rows[0]), *(csv_line(row.values()) for row in rows)])


def review_records(release: "Release") -> list[dict[str, Any]]:
    """The rows of the table reviews, each with the text of its claim, orphans also with that of the nearest claim."""
    from claimpack.builders.exchange.rows import batches

    rows: list[dict[str, Any]] = release.table("reviews").to_pylist()
    wanted = {row[key] for row in rows for key in ("claim_id", "nearest_claim_id")}
    claims = (row for batch in batches(release, "claims", ("claim_id", "text")) for row in batch.to_pylist()) if rows else ()
    texts = {row["claim_id"]: row["text"] for row in claims if row["claim_id"] in wanted}
    return [
        row | {"claim_text": row["claim_text"] or texts.get(row["claim_id"]), "nearest_text": texts.get(row["nearest_claim_id"])}
        for row in rows
    ]


def review_lines(rows: Sequence[dict[str, Any]]) -> Iterator[str]:
    """How many of each, a line per review, then the orphans."""
    counts = Counter(row["decision"] or "verdict only" for row in rows)
    verdicts = sum(bool(row["label"] or row["rating_alternate_name"]) for row in rows)
    yield f"{len(rows):,} reviews" + "".join(f", {n:,} {name}" for name, n in sorted(counts.items())) + f"; {verdicts:,} verdicts"
    yield from (_line(row) for row in rows if not row["is_orphan"])
    yield from orphan_lines(rows)


def orphan_lines(rows: Sequence[dict[str, Any]]) -> Iterator[str]:
    """The reviews whose claim is gone, each with the claim that is nearest; nothing if there are none."""
    orphans = [row for row in rows if row["is_orphan"]]
    if orphans:
        yield f"{len(orphans):,} reviews are of claims that are not in the release"
    for row in orphans:
        yield _line(row)
        near = row["nearest_claim_id"]
        yield f"    nearest: {near}  {one_line(row['nearest_text'] or '')}" if near else "    no claim is near it"


def _line(row: dict[str, Any]) -> str:
    return "  ".join(["  " + row["claim_id"], *_said(row), one_line(row["claim_text"] or "")]).rstrip()


def _said(row: dict[str, Any]) -> list[str]:
    said = (row["decision"], row["rating_alternate_name"] or row["label"], row["reviewer"] or row["review_publisher"])
    return [one_line(str(value)) for value in said if value]


def _nearest(near: "Nearest | None") -> str:
    if near is None:
        return "no claim is near it"
    return f"nearest: {near.claim_id}  {one_line(near.text)}  ({near.by.replace('_', ' ')}, {near.similarity:.0f} % alike)"
