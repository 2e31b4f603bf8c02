"""Words per CPU second of extraction, and where the time goes.

    python benchmarks/extract.py [TEXTS] [--repeat N]

TEXTS is a folder of .txt files or a .jsonl(.gz) file with a key "text" or "originalText"; default: the seed articles. One process, CPU
time, after a first round that fills the caches of words. A word is what white space separates.
"""

import argparse
import gzip
import json
import resource
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from claimpack.builders import languages
from claimpack.builders.evaluate.run import article_of
from claimpack.builders.extract.attribution.attribution import find_attributions
from claimpack.builders.extract.claims.claims import find_claims
from claimpack.builders.extract.mentions.mentions import find_mentions
from claimpack.builders.extract.quantities.quantities import find_quantities
from claimpack.builders.extract.times.times import find_times
from claimpack.builders.text.reading import read_document

SEEDS = Path(__file__).parents[1] / "seeds" / "kazakhstan-2022" / "articles"
WARM_UP = 20


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

    for number, text in enumerate(texts):
        article = article_of(text, str(number), "de")
        document = timed("zones, sentences, tokens", read_document, article, pack)
        mentions = timed("mentions", find_mentions, document, pack)
        times = timed("times", find_times, document, pack)
        quantities = timed("quantities", find_quantities, document, pack, times)
        attributed = timed("attribution", find_attributions, document, pack, mentions)
        claims = partial(find_claims, attributed=attributed, quantities=quantities, times=times, mentions=mentions)
        timed("claims", claims, document, pack)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("texts", type=Path, nargs="?", default=SEEDS)
    parser.add_argument("--repeat", type=int, default=3)
    options = parser.parse_args()
    texts = read_texts(options.texts)
    n_words = sum(len(text.split()) for text in texts)
    measure(texts[:WARM_UP], {})
    rounds: list[dict[str, float]] = []
    for _ in range(options.repeat):
        rounds.append({})
        measure(texts, rounds[-1])
    best = min(rounds, key=lambda seconds: sum(seconds.values()))
    total = sum(best.values())
    for step, spent in best.items():
        print(f"{step:<26} {spent:8.3f} s  {spent / total:5.1%}  {n_words / spent:12,.0f} words/s")
    print(f"{'all':<26} {total:8.3f} s         {n_words / total:12,.0f} words/s")
    print(f"{len(texts):,} texts, {n_words:,} words, best of {options.repeat} rounds")
    print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:,.0f} MB")


if __name__ == "__main__":
    main()
