"""Words per CPU second of extraction, where the time goes, and what it needs of memory.

    python benchmarks/extract.py [TEXTS] [--repeat N]

TEXTS is a folder of .txt files or a .jsonl(.gz) file with a key "text" or "originalText"; default: the seed articles. One process, CPU
time; the collector set, and texts taken together, as in a build. A word is what white space separates. "cold" is the first round over the
texts in a fresh process, each word met for the first time, without what the first text alone takes (that loads dictionaries and the model);
the table is the best of the rounds after it, whose words are known. Memory is the peak so far after each stage.
"""

import argparse
import gc
import gzip
import json
import resource
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from claimpack.builders import languages
from claimpack.builders.extract.attribution.attribution import attributions_of_all
from claimpack.builders.extract.claims.claims import Findings, claims_of_all
from claimpack.builders.extract.facts import BATCH
from claimpack.builders.extract.mentions.mentions import mentions_of_all
from claimpack.builders.extract.quantities.quantities import numbers_of_all
from claimpack.builders.extract.times.times import find_times
from claimpack.builders.text.bare import bare_article
from claimpack.builders.text.reading import read_documents

SEEDS = Path(__file__).parents[1] / "seeds" / "kazakhstan-2022" / "articles"
SELDOM = 1_000_000
MACOS_UNITS = 1024 if sys.platform == "darwin" else 1


def read_texts(path: Path) -> list[str]:
    """The texts of a folder of .txt files, or of a .jsonl(.gz) file."""
    if path.is_dir():
        return [file.read_bytes().decode("utf-8") for file in sorted(path.glob("*.txt"))]
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
        records = [json.loads(line) for line in lines]
    return [record.get("text") or record["originalText"] for record in records]


def measure(texts: list[str], seconds: dict[str, float]) -> None:
    """Extract every text, adding the CPU seconds of each step to `seconds`."""
    pack = languages.load("de")

    def timed(step: str, function: Callable[..., Any], *arguments: object) -> Any:
        start = time.process_time()
        result = function(*arguments)
        seconds[step] = seconds.get(step, 0.0) + time.process_time() - start
        return result

    def over(step: str, function: Callable[..., Any], *columns: Sequence[object]) -> list[Any]:
        return timed(step, lambda: list(map(function, *columns)))

    for first in range(0, len(texts), BATCH):
        articles = [bare_article(text, str(number)) for number, text in enumerate(texts[first : first + BATCH], first)]
        packs = [pack] * len(articles)
        documents = timed("zones, sentences, tokens", read_documents, articles, pack)
        mentions = timed("mentions", mentions_of_all, documents, pack)
        times = over("times", find_times, documents, packs)
        quantities = [found for found, _ in timed("quantities", numbers_of_all, documents, pack, times)]
        attributed = timed("attribution", attributions_of_all, documents, pack, mentions)
        found = list(map(Findings, documents, attributed, quantities, times, mentions))
        timed("claims", claims_of_all, found, pack)


def peak() -> float:
    """The most memory this process had so far, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024 / MACOS_UNITS


def cold_round(texts: list[str]) -> tuple[float, float, list[tuple[str, float]]]:
    """CPU seconds of the first text and of the others, and the peak of memory at each stage."""
    stages = [("program", peak())]
    first: dict[str, float] = {}
    measure(texts[:1], first)
    stages.append(("dictionaries, model", peak()))
    others: dict[str, float] = {}
    measure(texts[1:], others)
    stages.append(("words of the texts", peak()))
    return sum(first.values()), sum(others.values()), stages


def count_words(texts: list[str]) -> int:
    """What white space separates."""
    return sum(len(text.split()) for text in texts)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("texts", type=Path, nargs="?", default=SEEDS)
    parser.add_argument("--repeat", type=int, default=3)
    options = parser.parse_args()
    gc.set_threshold(SELDOM)
    texts = read_texts(options.texts)
    n_words = count_words(texts)
    start, cold, stages = cold_round(texts)
    rounds: list[dict[str, float]] = []
    for _ in range(options.repeat):
        rounds.append({})
        measure(texts, rounds[-1])
    best = min(rounds, key=lambda seconds: sum(seconds.values()))
    total = sum(best.values())
    for step, spent in best.items():
        print(f"{step:<26} {spent:8.3f} s  {spent / total:5.1%}  {n_words / spent:12,.0f} words/s")
    print(f"{'all':<26} {total:8.3f} s         {n_words / total:12,.0f} words/s")
    print(f"{'cold':<26} {cold:8.3f} s         {count_words(texts[1:]) / cold:12,.0f} words/s, after {start:.2f} s for the first text")
    print(f"{len(texts):,} texts, {n_words:,} words, best of {options.repeat} rounds")
    print("peak memory " + ", ".join(f"{stage} {size:,.0f} MB" for stage, size in [*stages, ("all", peak())]))


if __name__ == "__main__":
    main()
