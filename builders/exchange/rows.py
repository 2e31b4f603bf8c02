"""The rows of a release, a few thousand at a time: nothing here holds a whole table."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, cast

import pyarrow as pa
import pyarrow.parquet as pq

from claimpack.builders.write.folder import DATA
from claimpack.builders.write.shards import shard_name
from claimpack.schema.arrow import arrow_schema, to_records
from claimpack.schema.problems import ClaimpackError
from claimpack.schema.records import Article, Claim

if TYPE_CHECKING:
    from claimpack.builders.release import Release

BATCH = 4096


def batches(release: "Release", table: str, columns: Sequence[str] | None = None) -> Iterator[pa.Table]:
    """The rows of a table in order, as tables of at most BATCH rows. Raises ClaimpackError REL004, REL005."""
    entry = release.manifest.table(table)
    for number in range(entry.n_shards):
        yield from _batches_of(release.path / DATA / table / shard_name(number, entry.n_shards), table, columns)


def records(release: "Release", table: str) -> Iterator[object]:
    """The rows of a table in order, as records of schema/records.py."""
    for batch in batches(release, table):
        yield from to_records(table, batch)


def by_article(release: "Release") -> Iterator[tuple[Article, tuple[Claim, ...]]]:
    """Every article with its claims by ordinal, in the order of article ids.

    Raises ClaimpackError REL005 if the tables are not in that order, as every release that claimpack wrote is.
    """
    articles = cast("Iterator[Article]", records(release, "articles"))
    grouped = groupby(cast("Iterator[Claim]", records(release, "claims")), key=lambda claim: claim.article_id)
    article_id, claims = next(grouped, (None, iter(())))
    for article in articles:
        if article.article_id == article_id:
            yield article, tuple(claims)
            article_id, claims = next(grouped, (None, iter(())))
        else:
            yield article, ()
    if article_id is not None:
        message = f"claims of {article_id} come out of order, or without their article"
        raise ClaimpackError("REL005", message, where=str(release.path), hint="run `claimpack validate`")


def _batches_of(path: Path, table: str, columns: Sequence[str] | None) -> Iterator[pa.Table]:
    try:
        with pq.ParquetFile(path) as file:
            if not file.schema_arrow.equals(arrow_schema(table)):
                raise ClaimpackError("REL005", "its columns are not those of the schema", where=str(path), hint="run `claimpack verify`")
            for batch in file.iter_batches(BATCH, columns=list(columns) if columns else None):
                found = pa.Table.from_batches([batch])
                yield found if columns else found.cast(arrow_schema(table))
    except (OSError, pa.ArrowException) as error:
        raise ClaimpackError("REL005", f"the file cannot be read: {error}", where=str(path), hint="run `claimpack verify`") from error
