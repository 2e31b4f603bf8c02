"""The keys by which stories are found, on their way from buckets to the corpus: a table per bucket, with a dictionary of features.

So nothing is made of the keys of a corpus but arrays.
"""

from collections.abc import Sequence

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from claimpack.builders.engine import Content
from claimpack.builders.graph.frames import packed
from claimpack.builders.relate.keys import ArticleKeys, CorpusKeys, days_of

_FEATURES = pa.dictionary(pa.int32(), pa.string())


def keys_file(keys: Sequence[ArticleKeys]) -> Content:
    """The keys of a bucket's articles as a file."""
    features = pa.array(sorted({feature for row in keys for feature in row.features}), pa.string())
    told = [sorted(row.features.items()) for row in keys]
    held = pa.array([feature for row in told for feature, _ in row], pa.string())
    starts = pa.array(np.cumsum([0, *map(len, told)]), pa.int32())
    columns = {
        "article_id": pa.array([row.article_id for row in keys], pa.string()),
        "days": pa.array([days_of(row) for row in keys], pa.list_(pa.int64(), 2)),
        "n_claims": pa.array([row.n_claims for row in keys], pa.int64()),
        "features": pa.ListArray.from_arrays(starts, pa.DictionaryArray.from_arrays(pc.index_in(held, value_set=features), features)),
        "counts": pa.ListArray.from_arrays(starts, pa.array([count for row in told for _, count in row], pa.int64())),
    }
    return packed(pa.table(columns))


def keys_of_tables(tables: Sequence[pa.Table]) -> CorpusKeys:
    """The keys of a corpus from the tables of its buckets, whose articles are sorted, bucket after bucket."""
    table = pa.concat_tables(tables)
    held = pa.chunked_array([pc.list_flatten(chunk) for chunk in table["features"].chunks], _FEATURES).unify_dictionaries()
    known: pa.Array = held.chunk(0).dictionary if held.num_chunks else pa.array([], pa.string())
    by_name = pc.sort_indices(known)
    ranks = np.empty(len(known), np.int64)
    ranks[by_name.to_numpy()] = np.arange(len(known))
    return CorpusKeys(
        article_ids=table["article_id"].to_pylist(),
        days=pc.list_flatten(table["days"]).to_numpy().reshape(-1, 2),
        n_claims=pc.sum(table["n_claims"]).as_py() or 0,
        names=known.take(by_name).to_pylist(),
        starts=np.cumsum([0, *pc.list_value_length(table["features"]).to_pylist()]),
        features=ranks[np.concatenate([ranks[:0], *(chunk.indices.to_numpy() for chunk in held.chunks)])],
        counts=pc.list_flatten(table["counts"]).to_numpy(),
    )
