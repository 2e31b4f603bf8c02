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

from claimpack.schema.records import Article

RUN = 5
SAMPLE = 4
COPIED = 0.5
REWORKED = 0.2
# Fewer common runs than this are a phrase, whatever part of a short text they are (8 of a sample are about 32 in the text).
FEWEST_SHARED = 8
# A run that stands in more articles than this is a formula ("mit Material von dpa"), not a text: only its first holders count.
MOST_ARTICLES = 50
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
    """(a, b, number of shared runs) for a < b that share enough of them, in order."""
    runs = np.concatenate([*samples, np.empty(0, np.int64)])
    order = np.argsort(runs, kind="stable")
    holders = np.repeat(np.arange(len(samples)), [len(sample) for sample in samples])[order]
    starts = np.flatnonzero(np.diff(runs[order], prepend=-1))
    sizes = np.diff(starts, append=len(runs))
    parts = [(np.empty(0, np.int64), np.empty(0, np.int64))]
    for place in range(min(MOST_ARTICLES, int(sizes.max(initial=1)) - 1)):
        starts, sizes = starts[sizes > place + 1], sizes[sizes > place + 1]
        left = np.repeat(holders[starts + place], sizes - place - 1)
        first = np.repeat(starts + place + 1 - np.cumsum(sizes - place - 1) + (sizes - place - 1), sizes - place - 1)
        found = left * len(samples) + holders[first + np.arange(len(left))]
        parts.append(_counted(found, np.ones(len(found), np.int64)))
    pairs, counts = _counted(np.concatenate([pairs for pairs, _ in parts]), np.concatenate([counts for _, counts in parts]))
    enough = counts >= FEWEST_SHARED
    for pair, shared in zip(pairs[enough].tolist(), counts[enough].tolist(), strict=True):
        yield *divmod(pair, len(samples)), shared


def _counted(pairs: np.ndarray, counts: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Each pair once, ascending, with the sum of its counts."""
    order = np.argsort(pairs, kind="stable")
    starts = np.flatnonzero(np.diff(pairs[order], prepend=-1))
    return pairs[order][starts], np.add.reduceat(counts[order], starts) if len(starts) else counts


def _root(parent: list[int], number: int) -> int:
    while parent[number] != number:
        parent[number] = parent[parent[number]]
        number = parent[number]
    return number
