"""How long linking takes, and how much memory: made-up names of persons, bodies and places in many articles.

    python benchmarks/link.py [--mentions 100000] [--names 20000]

Six in ten names are of persons, two of bodies, two of towns. A person is named in full first, then by surname; a name in ten has a second
spelling of its own, as names that are transcribed do. Surnames and towns come back, as they do in news. Prints the names and entities,
seconds of CPU and peak memory.
"""

import argparse
import resource
import sys
import time
from collections.abc import Iterator

from claimpack.builders.languages.pack import load
from claimpack.builders.link.entities import link_mentions
from claimpack.builders.link.gazetteer import Gazetteer
from claimpack.schema.records import Mention, Span

ONSETS = ("B", "Br", "D", "F", "G", "H", "J", "K", "Kr", "L", "M", "N", "P", "R", "S", "Sch", "St", "T", "Tr", "W")
NUCLEI = ("a", "e", "i", "o", "u", "au", "ei", "ie")
CODAS = ("l", "n", "r", "s", "t", "ch", "ck", "nd", "rt", "ll")
BODIES = ("Verein", "Bund", "Verlag", "Institut", "Werke", "Partei", "Bank", "Klinik")
TOWNS = ("hausen", "dorf", "stadt", "berg", "bach", "burg", "heim", "feld")
PER_ARTICLE = 12
SPELLINGS = str.maketrans({"w": "v", "k": "c", "j": "y"})


def words(seed: int) -> Iterator[tuple[int, str]]:
    """Numbers that look random, each with a word of two syllables: the same on every machine (a linear congruential generator)."""
    while True:
        seed = (seed * 6364136223846793005 + 1442695040888963407) % (1 << 64)
        number = rest = seed >> 20
        word = ""
        for _ in range(2):
            for parts in (ONSETS, NUCLEI, CODAS):
                rest, at = divmod(rest, len(parts))
                word += parts[at]
        yield number, word.capitalize()


def names(n_names: int) -> list[tuple[str, str]]:
    """Names with their types, so many that they and the surnames among them are as many distinct names as asked for."""
    random = words(7)
    found: dict[tuple[str, str], None] = {}
    surnames: set[str] = set()
    while len(found) + len(surnames) < n_names:
        number, word = next(random)
        kind = number % 10
        name = (
            (f"{next(random)[1]} {word}", "PER")
            if kind < 6
            else (f"{BODIES[number % len(BODIES)]} {word}", "ORG")
            if kind < 8
            else (word + TOWNS[number % len(TOWNS)], "LOC")
        )
        spellings = [name, (name[0].translate(SPELLINGS), name[1])] if number % 97 < 10 else [name]
        for spelling in spellings:
            found[spelling] = None
            if kind < 6:
                surnames.add(spelling[0].rpartition(" ")[2])
    return list(found)


def mentions(n_mentions: int, known: list[tuple[str, str]]) -> list[Mention]:
    """Mentions in articles of a dozen; every name comes at least once."""
    random = words(11)
    rows: list[Mention] = []
    for number in range(n_mentions):
        name, kind = known[number] if number < len(known) else known[next(random)[0] % len(known)]
        if number >= len(known) and kind == "PER" and next(random)[0] % 2:
            name = name.rpartition(" ")[2]
        article, at = divmod(number, PER_ARTICLE)
        rows.append(
            Mention(
                mention_id=f"men_{number:016x}",
                article_id=f"art_{article:016x}",
                spans=(Span(at * 100, at * 100 + len(name)),),
                text=name,
                mention_type="NAM",
                entity_type=kind,
                derivation="none",
            )
        )
    return rows


def main() -> None:
    """Link once and print what it took."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--mentions", type=int, default=100_000)
    parser.add_argument("--names", type=int, default=20_000)
    options = parser.parse_args()
    rows, pack = mentions(options.mentions, names(options.names)), load("de")
    n_names = len({row.text for row in rows})
    before, start = peak(), time.process_time()
    linked = link_mentions(rows, Gazetteer({}), pack)
    seconds = time.process_time() - start
    sys.stdout.write(
        f"{len(rows)} mentions, {n_names} distinct names, {len(linked.entities)} entities; {seconds:.1f} s CPU, "
        f"peak {peak()} MB ({before} MB before)\n"
    )


def peak() -> int:
    """Peak resident memory so far, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


if __name__ == "__main__":
    main()
