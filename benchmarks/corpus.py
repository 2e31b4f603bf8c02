"""Short news articles in any number, from real sentences by a recipe: the same on every machine.

The recipe: articles come in stories of a dozen. A story has a town, a country, three persons, a day and 16 sentences of the seed articles;
each of its articles is a handful of these sentences (about 100 words), in which the seeds' names are replaced by the story's, every number
by another near it, and the long nouns by other long nouns of the seeds, story by story: else all stories would tell the same, and
comparing them would take all the time there is. Persons and towns are drawn from a stock that grows with the square root of the corpus, so
that some come back in other stories, as names do. Every article is a line of JSON: its name, its date and its text. All stories are of the
same DAYS, so that a larger corpus is a denser one; with so many articles per day it is a longer one, as an archive grows.
What this does not show: long articles, layout, sense, and the variety of words of a hundred thousand real articles.
"""

import argparse
import json
import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache
from math import isqrt
from pathlib import Path

SEEDS = Path(__file__).parents[1] / "seeds" / "kazakhstan-2022" / "articles"
PER_STORY = 12
WORDS = 100
DAYS = 2000
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-ZÄÖÜ„])")
_NUMBER = re.compile(r"\b\d{2,5}\b")
_NOUN = re.compile(r"(?<=[a-zäöüß,] )[A-ZÄÖÜ][a-zäöüß]{7,}\b")
_NAMES = {
    "person": r"Kassym-Schomart Tokajew|Kassim-Schomart Tokajew|Qassym-Schomart Toqajew",
    "surname": r"Tokajews?|Toqajews?",
    "elder": r"Nursultan Nasarbajew",
    "elder_surname": r"Nasarbajews?",
    "guest": r"Karim Massimow|Asamat Abdymomunow",
    "town": r"Almaty|Nur-Sultan|Aktau|Taldykorgan",
    "country": r"Kasachstan|Russland|Kirgisistan|Belarus",
}
_WORDS = """Anna Boris Clara David Elena Fabian Greta Hannes Irina Jakob Karla Lukas Marta Nikolai Olga Pavel Rosa Stefan Tamara Viktor
Acker Berg Dorn Eichen Falken Grün Hollen Kalt Linden Mühl Neu Ober Rosen Stein Tannen Unter Wald Weiden Winter Ziegel
acher bauer berger dorfer eder feld graber hauser huber kamp lauer mann meier rath sattler tal
au bach berg burg dorf feld furt hagen hausen heim hofen leben rode see stadt stedt tal wald weiler werder"""
_COUNTRIES = """Albanien Algerien Argentinien Australien Bolivien Brasilien Bulgarien Chile China Ecuador Finnland Frankreich Georgien Ghana
Griechenland Indien Indonesien Irland Island Italien Japan Kanada Kenia Kolumbien Kroatien Lettland Litauen Malaysia Marokko Mexiko Nepal
Nigeria Norwegen Pakistan Peru Polen Portugal Schweden Serbien Spanien Thailand Tunesien Uganda Ungarn Uruguay Venezuela Vietnam"""
_GIVEN, _FIRST, _SECOND, _TOWN = (line.split() for line in _WORDS.splitlines())


class Stock:
    """A generator of numbers that look random and are the same everywhere (a linear congruential generator)."""

    def __init__(self, seed: int) -> None:
        self.state = seed * 2_862_933_555_777_941_757 + 3_037_000_493

    def below(self, limit: int) -> int:
        """The next number, from 0 to limit - 1."""
        self.state = (self.state * 6_364_136_223_846_793_005 + 1_442_695_040_888_963_407) % (1 << 64)
        return (self.state >> 33) % limit


def sentences() -> list[str]:
    """The sentences of the seed articles, in order."""
    texts = (path.read_text(encoding="utf-8") for path in sorted(SEEDS.glob("*.txt")))
    lines = (line for text in texts for line in text.splitlines() if line.endswith((".", "!", "?")))
    return [
        sentence
        for line in lines
        for sentence in _SENTENCE.split(line.strip())
        if 5 <= len(sentence.split()) <= 45 and not sentence.startswith("date")
    ]


def person(number: int) -> tuple[str, str]:
    """The given name and surname of a person of the stock."""
    surname = _FIRST[number % len(_FIRST)] + _SECOND[number // len(_FIRST) % len(_SECOND)]
    rest = number // (len(_FIRST) * len(_SECOND))
    return _GIVEN[(number + rest) % len(_GIVEN)], surname if not rest else f"{_FIRST[rest % len(_FIRST)]}{surname.lower()}"


def town(number: int) -> str:
    """The name of a town of the stock."""
    rest = number // (len(_FIRST) * len(_TOWN))
    name = _FIRST[number % len(_FIRST)] + _TOWN[number // len(_FIRST) % len(_TOWN)]
    return name if not rest else f"{_FIRST[(rest - 1) % len(_FIRST)]}{name.lower()}"


def articles(n_articles: int, first: int = 0, days: int = DAYS) -> Iterator[dict[str, str]]:
    """The articles as JSON Lines have them. An article depends on its number, the days, and, through the stock of names, on n_articles."""
    known = tuple(sentences())
    stock = max(20, 6 * isqrt(n_articles))
    for number in range(first, first + n_articles):
        yield article(number, known, stock, days)


def article(number: int, known: tuple[str, ...], stock: int, days: int) -> dict[str, str]:
    """One article: which of its story's sentences, which numbers."""
    day, names, picked = story_of(number // PER_STORY, known, stock, days)
    own = Stock(number + 1_000_003)
    start, words, lines = own.below(len(picked)), 0, []
    while words < WORDS:
        line = _replaced(picked[(start + len(lines)) % len(picked)], names, own)
        lines.append(line)
        words += len(line.split())
    written = day + timedelta(days=own.below(4))
    return {"source": f"story-{number // PER_STORY}/{number}.txt", "date": written.isoformat(), "text": " ".join(lines)}


@lru_cache(maxsize=8)
def story_of(number: int, known: tuple[str, ...], stock: int, days: int) -> tuple[date, dict[str, str], list[str]]:
    """The day, names and sentences of a story."""
    story = Stock(number)
    names = _names(story, stock)
    nouns = _nouns(known, story)
    picked = [_NOUN.sub(lambda found: nouns.get(found[0], found[0]), known[story.below(len(known))]) for _ in range(16)]
    return date(2015, 1, 1) + timedelta(days=story.below(days)), names, picked


def write(path: Path, n_articles: int, per_day: int | None = None, n_files: int = 16) -> None:
    """A corpus in a folder: claimpack.toml and the articles in JSON Lines."""
    (path / "articles").mkdir(parents=True, exist_ok=True)
    shards = max(1, min(64, n_articles // 1000))
    (path / "claimpack.toml").write_text(
        f'[dataset]\nname = "benchmark"\nversion = "1.0.0"\n[sources]\narticles = ["articles/*.jsonl"]\n[build]\nshards = {shards}\n',
        encoding="utf-8",
    )
    days = max(1, n_articles // per_day) if per_day else DAYS
    rows = [json.dumps(row, ensure_ascii=False) + "\n" for row in articles(n_articles, days=days)]
    for number in range(n_files):
        (path / "articles" / f"{number:03d}.jsonl").write_text("".join(rows[number::n_files]), encoding="utf-8")


def _names(story: Stock, stock: int) -> dict[str, str]:
    countries = _COUNTRIES.split()
    (given, surname), (older, elder), (third, guest) = (person(story.below(stock)) for _ in range(3))
    return {
        "person": f"{given} {surname}",
        "surname": surname,
        "elder": f"{older} {elder}",
        "elder_surname": elder,
        "guest": f"{third} {guest}",
        "town": town(story.below(stock)),
        "country": countries[story.below(len(countries))],
    }


def _nouns(known: tuple[str, ...], story: Stock) -> dict[str, str]:
    """Which long noun stands for which in a story."""
    nouns = sorted({noun for sentence in known for noun in _NOUN.findall(sentence) if noun not in " ".join(_NAMES.values())})
    return {noun: nouns[story.below(len(nouns))] for noun in nouns}


_ANY_NAME = re.compile("|".join(f"(?P<{kind}>{pattern})" for kind, pattern in _NAMES.items()))


def _replaced(sentence: str, names: dict[str, str], own: Stock) -> str:
    named = _ANY_NAME.sub(lambda found: names[found.lastgroup or ""], sentence)
    return _NUMBER.sub(lambda found: found[0] if 1900 <= int(found[0]) <= 2100 else str(int(found[0]) + own.below(9)), named)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--articles", type=int, default=1000)
    parser.add_argument("--per-day", type=int)
    options = parser.parse_args()
    write(options.folder, options.articles, options.per_day)
