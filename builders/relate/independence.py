"""Which articles are one source: near-duplicates, and reworked texts of one agency.

Texts are compared by their runs of five words (shingles). Of every text the runs whose hash is divisible by SAMPLE are kept (Manber 1994,
Broder 1997): what part of the smaller sample the larger one holds estimates how much of the smaller text stands in the larger. Half of
it: one is a copy of the other. A fifth of it, and both credit one agency: both are reworked from that agency's text. A common credit
alone makes no group, for two reports of one agency about different things are two reports; nor does a statement that both quote, as long
as it is no fifth of the text.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache
from zlib import crc32

from claimpack.schema.records import Article

RUN = 5
SAMPLE = 4
COPIED = 0.5
REWORKED = 0.2
# Fewer common runs than this are a phrase, whatever part of a short text they are (8 of a sample are about 32 in the text).
FEWEST_SHARED = 8
# A run that stands in more articles than this is a formula ("mit Material von dpa"), not a text.
MOST_ARTICLES = 50
_READ = frozenset({"headline", "lead", "body"})
_WORD = re.compile(r"\w+")
_BASE, _MODULUS = 1_000_003, (1 << 61) - 1
_FIRST = pow(_BASE, RUN, _MODULUS)


def independence_groups(articles: Sequence[Article]) -> dict[str, str]:
    """article_id -> its group, named by the least article_id in it. Does not depend on the order of the articles.

    Articles without text (a stand-off release) are groups of their own.
    """
    ordered = sorted(articles, key=lambda article: article.article_id)
    samples = [frozenset(_sample(article)) for article in ordered]
    parent = list(range(len(ordered)))
    for a, b, shared in _sharing(samples):
        if shared >= FEWEST_SHARED and shared / min(len(samples[a]), len(samples[b])) >= _threshold(ordered[a], ordered[b]):
            first, second = sorted((_root(parent, a), _root(parent, b)))
            parent[second] = first
    return {article.article_id: ordered[_root(parent, number)].article_id for number, article in enumerate(ordered)}


def _threshold(a: Article, b: Article) -> float:
    return COPIED if frozenset(a.agencies).isdisjoint(b.agencies) else REWORKED


def _sample(article: Article) -> Iterator[int]:
    """Hashes of the sampled runs of the text that readers read, without captions, credits and boilerplate."""
    text = article.text or ""
    pieces = [text[zone.start_char : zone.end_char] for zone in article.zones if zone.zone in _READ] if article.zones else [text]
    hashes = [_hash(word) for piece in pieces for word in _WORD.findall(piece.lower())]
    run = 0
    for number, value in enumerate(hashes):
        run = (run * _BASE + value) % _MODULUS
        if number >= RUN:
            run = (run - hashes[number - RUN] * _FIRST) % _MODULUS
        if number >= RUN - 1 and run % SAMPLE == 0:
            yield run


@lru_cache(maxsize=1 << 17)
def _hash(word: str) -> int:
    return crc32(word.encode())


def _sharing(samples: Sequence[frozenset[int]]) -> Iterator[tuple[int, int, int]]:
    """(a, b, number of shared runs) for a < b, text by text."""
    holders: defaultdict[int, list[int]] = defaultdict(list)
    for number, sample in enumerate(samples):
        common: Counter[int] = Counter()
        for run in sample:
            earlier = holders[run]
            common.update(earlier)
            if len(earlier) < MOST_ARTICLES:
                earlier.append(number)
        for other in sorted(common):
            yield other, number, common[other]


def _root(parent: list[int], number: int) -> int:
    while parent[number] != number:
        parent[number] = parent[parent[number]]
        number = parent[number]
    return number
