"""Figures of a whole release, by which it is compared with what news looks like, and with the release before it.

A share over few rows says nothing, and is None.
"""

from dataclasses import dataclass

import pyarrow as pa
import pyarrow.compute as pc

from claimpack.validation.release import Release

_FEW = 30
# The tables whose rows should not shrink or leap from one release to the next.
GROWING = ("articles", "claims", "mentions", "entities", "rejects")
# The stages at which a sentence, or what it says, is rejected.
_SENTENCES = ("sentence", "claim")


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with its name; None where too little is known."""

    name: str
    value: float | None


def figures(release: Release, previous: Release | None = None) -> tuple[Figure, ...]:
    """The figures that expectations/release.json speaks of; those on growth are None without a previous release."""
    n_rows = {table.name: table.n_rows for table in release.tables}
    n_rejected = _n_rejected(release)
    claims = n_rows["claims"]
    found = [
        Figure("share_in_language", _share(_n_in_language(release), n_rows["articles"], few=1)),
        Figure("claims_per_article", _share(claims, n_rows["articles"])),
        Figure("share_rejected", _share(n_rejected, n_rejected + claims)),
        Figure("share_with_speaker", _share(_n_known(release.column("claims", "speaker")["speaker"]), claims)),
        Figure("share_with_quantity", _share(_n_filled(release, "quantities"), claims)),
        Figure("share_with_time", _share(_n_filled(release, "times"), claims)),
        Figure("entities_per_mention", _share(n_rows["entities"], n_rows["mentions"])),
    ]
    before = {table.name: table.n_rows for table in previous.tables} if previous else {}
    return (*found, *(Figure(f"growth_{name}", _share(n_rows[name], before.get(name, 0), few=1)) for name in GROWING))


def frame(found: tuple[Figure, ...]) -> pa.Table:
    """The figures as a table of one row."""
    return pa.table({figure.name: pa.array([figure.value], pa.float64()) for figure in found})


def _share(part: int, whole: int, *, few: int = _FEW) -> float | None:
    return round(part / whole, 6) if whole >= few else None


def _n_known(column: pa.ChunkedArray) -> int:
    return len(column) - int(column.null_count)


def _n_filled(release: Release, column: str) -> int:
    """How many claims have something in a list."""
    n_filled = 0
    for batch in release.batches("claims", column):
        n_filled += int(pc.sum(pc.greater(pc.list_value_length(batch.column(column)), 0)).as_py() or 0)
    return n_filled


def _n_in_language(release: Release) -> int:
    """The articles in the corpus's language; a tag may say more, as de-AT does."""
    corpus = release.identity.language.partition("-")[0].lower()
    tags: list[str] = release.column("articles", "language")["language"].drop_null().to_pylist()
    return [tag.partition("-")[0].lower() for tag in tags].count(corpus)


def _n_rejected(release: Release) -> int:
    stages = release.column("rejects", "stage")["stage"]
    return int(pc.sum(pc.is_in(stages, value_set=pa.array(_SENTENCES))).as_py() or 0)
