"""Which figures disagree, and who stands behind each: the counts of one property at one place, in the order in which they were written.

A pause of more than a month begins a new timeline. Only timelines in which two figures disagree are returned. That they do is arithmetic
on intervals, no verdict: they may count the same at different times. Figures of different groups (police, civilians) stand in one timeline
but are never held against each other.

`timelines` does a whole corpus. In parts: `article_figures` (figures.py) for each article, then `join_figures` over the figures of any set
of keys; the timelines of all parts are those of the corpus.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from claimpack.builders.languages.pack import Pack, load
from claimpack.builders.relate.disputes import disputes
from claimpack.builders.relate.figures import Figure, Key, Located, atlas_of, located_figures
from claimpack.schema.records import Article, Claim, Entity

__all__ = ["Figure", "Timeline", "join_figures", "timelines"]

PAUSE = timedelta(days=31)
_DEFAULT = "de"


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """The counts of one property at one place.

    `disagreements` are pairs of places in `figures`: all of them in a short timeline, in a long one for each figure some (disputes.py).
    """

    property: str
    place_entity_id: str | None
    place: str | None
    figures: tuple[Figure, ...]
    disagreements: tuple[tuple[int, int], ...]


def timelines(
    claims: Sequence[Claim], articles: Sequence[Article], entities: Sequence[Entity], pack: Pack | None = None
) -> tuple[Timeline, ...]:
    """The disputed timelines, by property, place and time; of things only those of one noun, cars with cars."""
    by_article: defaultdict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.quantities or claim.entity_ids:
            by_article[claim.article_id].append(claim)
    known = pack or load(_DEFAULT)
    atlas = atlas_of(entities, known)
    found = (row for article in articles for row in located_figures(article, by_article[article.article_id], atlas, known))
    return join_figures(found)


def join_figures(found: Iterable[Located]) -> tuple[Timeline, ...]:
    """The disputed timelines of figures; all figures of a key must be there."""
    groups: defaultdict[Key, list[Located]] = defaultdict(list)
    for row in found:
        groups[row.key].append(row)
    lines = (
        line
        for rows in groups.values()
        for part in _parts(sorted(rows, key=lambda row: row.order))
        if (line := _timeline(part)).disagreements
    )
    return tuple(sorted(lines, key=lambda line: (line.property, line.place or "", line.figures[0].written or "", line.figures[0].claim_id)))


def _parts(rows: Sequence[Located]) -> Iterator[list[Located]]:
    """The figures cut where nothing was written for longer than PAUSE. Those without a date stand at the beginning."""
    part: list[Located] = []
    for row in rows:
        if part and row.order[0] - part[-1].order[0] > PAUSE and part[-1].order[0] != date.min:
            yield part
            part = []
        part.append(row)
    yield part


def _timeline(rows: Sequence[Located]) -> Timeline:
    name, place, _ = rows[0].key
    groups: defaultdict[str, list[int]] = defaultdict(list)
    for number, row in enumerate(rows):
        groups[row.figure.population].append(number)
    pairs = ((members[a], members[b]) for members in groups.values() for a, b in disputes([rows[number].quantity for number in members]))
    return Timeline(
        property=name,
        place_entity_id=place or None,
        place=rows[0].place,
        figures=tuple(row.figure for row in rows),
        disagreements=tuple(sorted(pairs)),
    )
