"""Score the comparison of names on pairs of spellings that are known to mean the same or not.

    python -m claimpack.builders.evaluate.names PAIRS.tsv [--language de]

A file of pairs has the columns name_a, name_b, same (1 or 0). It says nothing of types: two names that the gazetteer knows are compared as
places, all others as persons, and single words, if that fails, as places too.
"""

import argparse
import csv
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from claimpack.builders.evaluate.counts import Score
from claimpack.builders.languages.pack import Pack, load
from claimpack.builders.link.names import match_names
from claimpack.builders.models.places import load_places
from claimpack.schema.problems import ClaimpackError


@dataclass(frozen=True, slots=True)
class NamePair:
    """Two spellings, and whether they mean the same person or place."""

    left: str
    right: str
    is_same: bool


def read_pairs(path: Path) -> tuple[NamePair, ...]:
    """The pairs of a file. Raises ClaimpackError SRC047 for a row without both names or with another value than 0 or 1."""
    with path.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    for number, row in enumerate(rows, start=2):
        if not row.get("name_a") or not row.get("name_b") or row.get("same") not in ("0", "1"):
            where = f"{path}:{number}"
            raise ClaimpackError("SRC047", "no pair of names", where=where, hint="columns: name_a, name_b, same; same is 0 or 1")
    return tuple(NamePair(row["name_a"], row["name_b"], row["same"] == "1") for row in rows)


def score_pairs(pairs: Sequence[NamePair], pack: Pack) -> Iterator[Score]:
    """Accuracy over all pairs, and precision and recall of "the same"."""
    found = [is_same(pair.left, pair.right, pack) for pair in pairs]
    right = sum(pair.is_same == same for pair, same in zip(pairs, found, strict=True))
    yield Score("name pairs", right, len(pairs), len(pairs))
    hits = sum(pair.is_same and same for pair, same in zip(pairs, found, strict=True))
    yield Score("same name", hits, sum(pair.is_same for pair in pairs), sum(found))


def is_same(left: str, right: str, pack: Pack) -> bool:
    """Whether the names are held to mean one thing, whatever it is."""
    places = load_places()
    is_place = [places.first(name) is not None for name in (left, right)]
    if all(is_place):
        return match_names(left, right, "LOC", pack) is not None
    if match_names(left, right, "PER", pack) is not None:
        return True
    return " " not in left and " " not in right and match_names(left, right, "LOC", pack) is not None


def main(arguments: Sequence[str] | None = None) -> None:
    """Score, and print every pair that is taken for what it is not."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path)
    parser.add_argument("--language", default="de")
    options = parser.parse_args(arguments)
    pairs, pack = read_pairs(options.file), load(options.language)
    for score in score_pairs(pairs, pack):
        sys.stdout.write(f"{score.name:12} P {score.precision:.3f}  R {score.recall:.3f}  F {score.f1:.3f}  n {score.n_gold}\n")
    for pair in pairs:
        if is_same(pair.left, pair.right, pack) != pair.is_same:
            sys.stdout.write(f"{'missed' if pair.is_same else 'false'}\t{pair.left}\t{pair.right}\n")


if __name__ == "__main__":
    main()
