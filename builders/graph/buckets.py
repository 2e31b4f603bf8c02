"""Which bucket an article is in: ranges of the hash in its id, as shards are, so that a shard is made of neighbouring buckets."""

_HASH = slice(4, 12)
_BITS = 32
# Without a number of buckets: at least so many, doubled until a bucket holds at most so many articles. A task costs some milliseconds, an
# article about ten; what a change to one article costs is its bucket.
FEWEST = 64
MOST_ARTICLES = 100


def n_buckets_for(n_articles: int) -> int:
    """Into how many buckets a corpus is divided by default. Doubled, so that a corpus that grows is seldom divided anew."""
    n_buckets = FEWEST
    while n_articles > n_buckets * MOST_ARTICLES:
        n_buckets *= 2
    return n_buckets


def bucket_of(article_id: str, n_buckets: int) -> int:
    """art_00000000... is in the first bucket, art_ffffffff... in the last."""
    return hash_of(article_id) * n_buckets >> _BITS


def hash_of(article_id: str) -> int:
    """The first 32 bits of the hash in an article's id."""
    return int(article_id[_HASH], 16)


def buckets_of_shard(shard: int, n_shards: int, n_buckets: int) -> range:
    """The buckets that hold rows of a shard, some of them perhaps rows of its neighbours too."""
    return range(shard * n_buckets // n_shards, -(-(shard + 1) * n_buckets // n_shards))
