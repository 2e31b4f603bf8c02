"""The first page, and the page about the release: what is in it, what is disputed most, who is quoted, how it was made, how to cite it."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import pyarrow.compute as pc

from claimpack.builders.explore.addresses import ABOUT, OVERVIEW
from claimpack.builders.explore.card_file import CardFile, read_card
from claimpack.builders.explore.check_file import CheckFile, read_check
from claimpack.builders.explore.comparisons import ORDER
from claimpack.builders.explore.directory import Directory
from claimpack.builders.explore.entities import SourceLine
from claimpack.builders.explore.figures import FigureLine
from claimpack.builders.explore.page import Page
from claimpack.builders.explore.wording import Wording
from claimpack.builders.release import Release
from claimpack.builders.write.manifest import Manifest

SHOWN = 10


@dataclass(frozen=True, slots=True)
class Overview:
    """What the first page shows. `check` is None where the release does not tell; `relations` are counts in the order of interest."""

    card: CardFile
    check: CheckFile | None
    rows: dict[str, int]
    n_attributed: int
    n_with_quantity: int
    n_groups: int
    figures: tuple[FigureLine, ...]
    n_figures: int
    sources: tuple[SourceLine, ...]
    n_sources: int
    most_claims: int
    relations: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class About:
    """What the page about the release shows."""

    card: CardFile
    manifest: Manifest


def overview_page(
    release: Release, directory: Directory, figures: Sequence[FigureLine], sources: Sequence[SourceLine], wording: Wording
) -> Page:
    """The first page; figures and sources come with the most telling first."""
    counts = Counter(kind for shard in release.shards("relations") for kind in shard["relation"].to_pylist())
    content = Overview(
        card=read_card(release.path, release.manifest),
        check=read_check(release.path),
        rows={table.name: table.n_rows for table in release.manifest.tables},
        n_attributed=_n_filled(release, "attributions"),
        n_with_quantity=_n_filled(release, "quantities"),
        n_groups=len({line.group for line in directory.articles.values()}),
        figures=tuple(figures[:SHOWN]),
        n_figures=len(figures),
        sources=tuple(sources[:SHOWN]),
        n_sources=len(sources),
        most_claims=max((line.n_claims for line in sources), default=0),
        relations=tuple((kind, counts[kind]) for kind in ORDER if counts[kind]),
    )
    return Page(OVERVIEW, "index.html.j2", "overview", wording.say("overview", "title"), content)


def about_page(release: Release, wording: Wording) -> Page:
    """The page about the release: how it was made, what the words mean, whose it is."""
    card = read_card(release.path, release.manifest)
    return Page(ABOUT, "about.html.j2", "about", wording.say("about", "title"), About(card, release.manifest))


def _n_filled(release: Release, column: str) -> int:
    """How many claims hold something in a column of lists."""
    counts = (pc.sum(pc.greater(pc.list_value_length(shard[column]), 0)).as_py() for shard in release.shards("claims"))
    return sum(int(count or 0) for count in counts)
