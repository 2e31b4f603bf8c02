"""How long relating takes, and how much memory: made-up claims with numbers, in stories or in one giant block.

    python benchmarks/relate.py [--claims 100000] [--per-article 8] [--per-story 12] [--shape stories|block|ticker]

stories: a dozen articles to a story, each story with a place and a day of its own. block: every claim counts the dead of one place on
one day, each in an article of its own. ticker: a few articles with thousands of claims each. Prints seconds of CPU, relations, peak memory.
"""

import argparse
import resource
import sys
import time
from collections.abc import Iterator
from datetime import date, timedelta

from claimpack.builders import ids
from claimpack.builders.languages.pack import load
from claimpack.builders.relate.relations import relate
from claimpack.schema.records import Article, Claim, Entity, Name, Quantity, Span

EVENTS = ("getötet", "verletzt", "festgenommen", "geplündert", "beschädigt", "entsandt")
PROPERTIES = ("dead", "injured", "arrested", "looted", "damaged", "deployed")
NOUNS = ("Menschen", "Polizisten", "Zivilisten", "Soldaten", "Häuser", "Demonstranten", "Autos", "Geschäfte", "Kinder", "Arbeiter")
OPENINGS = (
    "Bei einem Brand",
    "Nach dem Erdbeben",
    "Während der Proteste",
    "Bei einem Angriff",
    "Nach der Flut",
    "Am Flughafen",
    "Im Zentrum",
)
COMPARATORS = ("eq", "gt", "approx", "ge")


def numbers(seed: int) -> Iterator[int]:
    """Numbers that look random and are the same on every machine (a linear congruential generator)."""
    while True:
        seed = (seed * 6364136223846793005 + 1442695040888963407) % (1 << 64)
        yield seed >> 33


def quantity(number: int, kind: int, comparator: str) -> Quantity:
    """A count as the extractor gives it."""
    exact = comparator == "eq"
    low = None if comparator == "approx" else float(number)
    return Quantity(
        text=f"{number} {NOUNS[kind % len(NOUNS)]}",
        kind="count",
        comparator=comparator,
        value=float(number) if comparator in {"eq", "approx"} else None,
        low=low,
        high=float(number) if exact else None,
        low_inclusive=None if low is None else comparator != "gt",
        high_inclusive=True if exact else None,
        bounds_basis="explicit",
        unit="1",
        counted_text=NOUNS[kind % len(NOUNS)],
        property=PROPERTIES[kind % len(PROPERTIES)],
    )


def corpus(n_claims: int, per_article: int, per_story: int, *, is_block: bool) -> tuple[list[Claim], list[Article], list[Entity]]:
    """Claims, articles and entities."""
    random = numbers(1)
    claims, articles, places = [], [], {}
    for number in range(0, n_claims, per_article):
        story = 0 if is_block else number // per_article // per_story
        written = date(2020, 1, 1) + timedelta(days=0 if is_block else story % 2000)
        article = article_of(number, written)
        articles.append(article)
        place = f"ent_{story:016x}"
        places[place] = Entity(
            entity_id=place,
            entity_type="LOC",
            canonical_name=f"Ortstadt{story}",
            names=(Name(name=f"Ortstadt{story}", n_mentions=1, n_articles=1),),
            n_mentions=1,
            n_articles=1,
        )
        for ordinal in range(min(per_article, n_claims - number)):
            kind = 0 if is_block else next(random)
            counted = quantity(next(random) % 2000 + 1, kind, COMPARATORS[next(random) % len(COMPARATORS)])
            opening = OPENINGS[(story + next(random) % 2) % len(OPENINGS)]
            text = f"{opening} in Ortstadt{story} wurden {counted.text} {EVENTS[kind % len(EVENTS)]}"
            claims.append(claim_of(article.article_id, ordinal, text, counted, place))
    return claims, articles, list(places.values())


def article_of(number: int, written: date) -> Article:
    """An article without text."""
    name = ids.article_id(f"article-{number}")
    return Article(
        article_id=name,
        source_uri=f"article-{number}",
        sha256="0" * 64,
        n_bytes=0,
        media_type="text/plain",
        language="de",
        dct_precision="day",
        dct_earliest=written,
        dct_latest=written,
        dct_source="metadata",
        independence_group=name,
    )


def claim_of(article: str, ordinal: int, text: str, counted: Quantity, place: str) -> Claim:
    """A claim that counts."""
    span = Span(ordinal * 200, ordinal * 200 + len(text))
    return Claim(
        claim_id=ids.claim_id(article, text, ordinal),
        article_id=article,
        ordinal=ordinal,
        zone="body",
        spans=(span,),
        text=text,
        sha256="0" * 64,
        sentence_spans=(span,),
        prefix="",
        suffix="",
        decontext_status="none_needed",
        claim_type="numerical",
        polarity="positive",
        tense="non_future",
        factuality="CT+",
        checkworthiness=0.5,
        quantities=(counted,),
        entity_ids=(place,),
        rule="benchmark",
        status="auto",
    )


def main() -> None:
    """Relate once and print what it took."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--claims", type=int, default=100_000)
    parser.add_argument("--per-article", type=int, default=8)
    parser.add_argument("--per-story", type=int, default=12)
    parser.add_argument("--shape", choices=("stories", "block", "ticker"), default="stories")
    options = parser.parse_args()
    per_article = {"stories": options.per_article, "block": 1, "ticker": 5000}[options.shape]
    claims, articles, entities = corpus(options.claims, per_article, options.per_story, is_block=options.shape == "block")
    before, start = peak(), time.process_time()
    found = relate(claims, articles, entities, load("de"))
    n_relations = sum(1 for _ in found.relations)
    seconds = time.process_time() - start
    sys.stdout.write(
        f"{options.shape}: {len(claims)} claims in {len(articles)} articles, {found.n_article_pairs} pairs of articles, "
        f"{n_relations} relations, cut off: {found.n_articles_cut} pairs of articles, {found.n_claims_cut} claims; {seconds:.1f} s CPU, "
        f"peak {peak()} MB ({before} MB before)\n"
    )


def peak() -> int:
    """Peak resident memory so far, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


if __name__ == "__main__":
    main()
