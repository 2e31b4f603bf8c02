"""A release judged part by part, so that what was found right once need not be looked at again.

Here it is only said whether a part is right; what is wrong with one that is not, `check` says. A release whose parts are all right, and
which is right as a whole, is one in which `check` finds nothing:

    is_shard_right      the rows of a file against their schema; of relations also what each tells alone
    are_articles_right  the articles of a shard with their claims, mentions and rejects: all that can be said without other articles
    is_whole_right      files against the manifest, keys, counts, contradictions, reviews, and that the manifest names every source
"""

from collections.abc import Iterator, Mapping
from itertools import chain
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from claimpack.validation.check import check_table
from claimpack.validation.counted import check_counts
from claimpack.validation.files import check_files
from claimpack.validation.keys import check_keys
from claimpack.validation.release import DATA, FileEntry, Identity, Release, open_release
from claimpack.validation.rules import Rows, check_articles, check_claims, check_mentions, check_rejects, check_relations, check_reviews

Content = bytes | memoryview
WITH_ARTICLES = ("articles", "claims", "mentions", "rejects")
_NOBODY = Identity("", "", "", "", ())


def is_shard_right(table: str, content: Content) -> bool:
    """Whether the rows of a Parquet file are right, as far as each tells alone."""
    part = _part({table: content}, "full")
    is_readable = not any(check_table(part, table))
    return is_readable and not (table == "relations" and any(check_relations(Rows(part, {}))))


def are_articles_right(contents: Mapping[str, Content], text_mode: str) -> bool:
    """Whether articles and what is said of them are right: a Parquet file each of articles, claims, mentions, and the articles' rejects."""
    part = _part(contents, text_mode)
    if any(chain.from_iterable(check_table(part, table) for table in contents)):
        return False
    sources = part.column("articles", "source_uri", "sha256", "n_bytes").to_pylist()
    part.inputs.update({row["source_uri"]: (row["sha256"], row["n_bytes"]) for row in sources})
    rows = Rows(part, {})
    return not any(chain(check_articles(rows), check_claims(rows), check_mentions(rows), check_rejects(rows)))


def is_whole_right(path: Path) -> bool:
    """Whether the release in a folder, whose parts are right, is right as a whole. Raises as open_release does."""
    release = open_release(path)
    rows = Rows(release, {})
    return not any(
        chain(
            check_files(release),
            check_keys(release),
            check_counts(release, {}),
            _unlisted(release),
            check_relations(rows, keep=_is_contradiction) if _has_contradictions(release) else (),
            check_rejects(rows, keep=_is_of_no_article),
            check_reviews(rows),
        )
    )


def _unlisted(release: Release) -> Iterator[str]:
    """The sources of articles that the manifest's inputs do not name with their digest and size."""
    for batch in release.batches("articles", "source_uri", "sha256", "n_bytes"):
        for uri, digest, n_bytes in zip(*(batch.column(name).to_pylist() for name in ("source_uri", "sha256", "n_bytes")), strict=True):
            if release.inputs.get(uri) != (digest, n_bytes):
                yield uri


def _has_contradictions(release: Release) -> bool:
    return any(pc.any(_is_contradiction(batch)).as_py() for batch in release.batches("relations", "relation"))


def _is_contradiction(relations: pa.RecordBatch) -> pa.Array:
    return pc.equal(relations.column("relation"), "contradicts")


def _is_of_no_article(rejects: pa.RecordBatch) -> pa.Array:
    return rejects.column("article_id").is_null()


def _part(contents: Mapping[str, Content], text_mode: str) -> Release:
    """Files, one per table, as a release in memory."""
    files = {f"{DATA}/{table}/part.parquet": content for table, content in contents.items()}
    entries = tuple(FileEntry(path, "", len(content)) for path, content in files.items())
    return Release(Path(), _NOBODY, "", text_mode, (), entries, {}, files)
