"""Which articles are one source: near-duplicates, and reworked texts of one agency.

Texts are compared by their runs of five words (shingles). Of every text the runs whose hash is divisible by SAMPLE are kept (Manber 1994,
Broder 1997): what part of the smaller sample the larger one holds estimates how much of the smaller text stands in the larger. Half of
it: one is a copy of the other. A fifth of it, and both credit one agency: both are reworked from that agency's text. A common credit
alone makes no group, for two reports of one agency about different things are two reports; nor does a statement that both quote, as long
as it is no fifth of the text.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from zlib import crc32

import numpy as np

from claimpack.builders.relate.runs import runs
from claimpack.schema.records import Article

RUN = 5
SAMPLE = 4
COPIED = 0.5
REWORKED = 0.2
# Fewer common runs than this are a phrase, whatever part of a short text they are (8 of a sample are about 32 in the text).
FEWEST_SHARED = 8
# A run that stands in more articles than this is a formula ("mit Material von dpa"), not a text: only its first holders count.
MOST_ARTICLES = 50
# Pairs of articles with a common run that are counted at once, unless one article has more.
AT_ONCE = 1_000_000
_READ = frozenset({"headline", "lead", "body"})
_WORD = re.compile(r"\w+")
_BASE, _MODULUS = 1_000_003, (1 << 61) - 1
_FIRST = pow(_BASE, RUN, _MODULUS)


@dataclass(frozen=True, slots=True, eq=False)
class Sample:
    """What is kept of an article's text: hashes of runs of words, each once, int64; and the agencies that it credits."""

    article_id: str
    agencies: tuple[str, ...]
    runs: np.ndarray


def independence_groups(articles: Iterable[Article]) -> dict[str, str]:
    """article_id -> its group, named by the least article_id in it. Does not depend on the order of the articles.

    Articles without text (a stand-off release) are groups of their own.
    """
    return groups_of([sample_of(article) for article in articles])


def sample_of(article: Article) -> Sample:
    """The sample of an article: of the text that readers read, without captions, credits and boilerplate."""
    return Sample(article.article_id, article.agencies, np.array(sorted(set(_sample(article))), np.int64))


def groups_of(samples: Iterable[Sample]) -> dict[str, str]:
    """The groups of articles, from their samples."""
    ordered = sorted(samples, key=lambda sample: sample.article_id)
    parent = list(range(len(ordered)))
    for a, b, shared in _sharing([sample.runs for sample in ordered]):
        if shared / min(len(ordered[a].runs), len(ordered[b].runs)) >= _threshold(ordered[a], ordered[b]):
            first, second = sorted((_root(parent, a), _root(parent, b)))
            parent[second] = first
    return {sample.article_id: ordered[_root(parent, number)].article_id for number, sample in enumerate(ordered)}


def _threshold(a: Sample, b: Sample) -> float:
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


def _sharing(samples: Sequence[np.ndarray]) -> Iterator[tuple[int, int, int]]:
    """(a, b, number of shared runs) for a < b that share enough of them, in order; some articles after the other, to save memory."""
    held = np.concatenate([*samples, np.empty(0, np.int64)])
    bounds = np.cumsum([0, *map(len, samples)])
    order = np.argsort(held, kind="stable")
    articles = np.repeat(np.arange(len(samples)), np.diff(bounds))
    holders = articles[order]
    starts = np.flatnonzero(np.diff(held[order], prepend=-1))
    sizes = np.diff(starts, append=len(held))
    place = np.arange(len(held)) - np.repeat(starts, sizes)
    at, after = np.empty((2, len(held)), np.int64)
    at[order] = np.arange(len(held))
    after[order] = np.where(place < MOST_ARTICLES, np.repeat(sizes, sizes) - place - 1, 0)
    so_far = np.concatenate([[0], np.cumsum(after)])[bounds]
    first = 0
    while first < len(samples):
        last = max(first + 1, int(np.searchsorted(so_far, so_far[first] + AT_ONCE, side="right")) - 1)
        own = slice(bounds[first], bounds[last])
        several = after[own]
        following = runs(at[own] + 1, several)
        pairs, counts = np.unique(np.repeat(articles[own], several) * len(samples) + holders[following], return_counts=True)
        enough = counts >= FEWEST_SHARED
        for pair, shared in zip(pairs[enough].tolist(), counts[enough].tolist(), strict=True):
            yield *divmod(pair, len(samples)), shared
        first = last


def _root(parent: list[int], number: int) -> int:
    while parent[number] != number:
        parent[number] = parent[parent[number]]
        number = parent[number]
    return number
