"""The pages of figures in dispute: for each, a drawing of the figures and under it the table that it shows."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claimpack.builders.explore.addresses import ROWS_PER_PAGE, figure_address, listing_address
from claimpack.builders.explore.articles import Listing
from claimpack.builders.explore.chart import Axis, Chart, axis_of, draw
from claimpack.builders.explore.directory import ArticleLine, ClaimLine, Directory, EntityLine
from claimpack.builders.explore.page import Page
from claimpack.builders.explore.paging import Paging, cut, paging
from claimpack.builders.explore.wording import Wording
from claimpack.builders.ids import canonical_json, sha256_hex
from claimpack.builders.relate.timelines import Figure, Timeline

FIGURES_PER_PAGE = 40
SHOWN_RIVALS = 12


@dataclass(frozen=True, slots=True)
class FigureRow:
    """A figure of a timeline with its number, counted from 1, and the numbers of those it disagrees with."""

    number: int
    figure: Figure
    claim: ClaimLine | None
    article: ArticleLine | None
    rivals: tuple[int, ...]
    n_rivals: int


@dataclass(frozen=True, slots=True)
class FigureLine:
    """A timeline as lists name it. `n_sources`: articles that do not share a text."""

    timeline: Timeline
    address: str
    n_figures: int
    n_articles: int
    n_sources: int
    n_disagreements: int


@dataclass(frozen=True, slots=True)
class FigurePage:
    """Forty figures of a timeline, drawn and listed. `n_groups`: how many groups all figures of the timeline count."""

    line: FigureLine
    n_groups: int
    place: EntityLine | None
    chart: Chart
    rows: tuple[FigureRow, ...]
    paging: Paging


def figure_lines(directory: Directory) -> tuple[FigureLine, ...]:
    """Every timeline, the one with the most disagreements first."""
    lines = [_line(timeline, directory) for timeline in directory.timelines]
    return tuple(sorted(lines, key=lambda line: (-line.n_disagreements, -line.n_figures, line.address)))


def figure_listing(lines: Sequence[FigureLine], wording: Wording) -> Iterator[Page]:
    """All timelines, a hundred to a page."""
    for number, rows in cut(lines, ROWS_PER_PAGE):
        links = paging(lambda page: listing_address("figures", page), number, len(lines), ROWS_PER_PAGE)
        title = wording.say("figures", "title")
        yield Page(listing_address("figures", number), "figures.html.j2", "figures", title, Listing(tuple(rows), len(lines), links))


def figure_pages(lines: Sequence[FigureLine], directory: Directory, wording: Wording) -> Iterator[Page]:
    """The pages of every timeline."""
    for line in lines:
        axis = axis_of(line.timeline.figures)
        rivals = _rivals(line.timeline)
        for number, part in cut(enumerate(line.timeline.figures, start=1), FIGURES_PER_PAGE):
            rows = tuple(_row(place, figure, rivals, directory) for place, figure in part)
            yield Page(
                figure_address(_id(line.timeline), number),
                "figure.html.j2",
                "figures",
                figure_title(line.timeline, wording),
                _content(line, rows, number, axis, directory),
            )


def figure_title(timeline: Timeline, wording: Wording) -> str:
    """What is counted and where ("Dead: Neustadt"); without a place, what is counted."""
    name = wording.label("property", timeline.property)
    return wording.say("figures", "heading", property=name, place=timeline.place) if timeline.place else name


def _content(line: FigureLine, rows: Sequence[FigureRow], number: int, axis: Axis, directory: Directory) -> FigurePage:
    return FigurePage(
        line=line,
        n_groups=len({figure.population for figure in line.timeline.figures}),
        place=directory.entities.get(line.timeline.place_entity_id or ""),
        chart=draw([row.figure for row in rows], axis, rows[0].number if rows else 1),
        rows=tuple(rows),
        paging=paging(lambda page: figure_address(_id(line.timeline), page), number, line.n_figures, FIGURES_PER_PAGE),
    )


def _line(timeline: Timeline, directory: Directory) -> FigureLine:
    articles = {figure.article_id for figure in timeline.figures}
    groups = {directory.articles[article].group for article in articles if article in directory.articles}
    return FigureLine(
        timeline, figure_address(_id(timeline)), len(timeline.figures), len(articles), len(groups), len(timeline.disagreements)
    )


def _row(number: int, figure: Figure, rivals: dict[int, list[int]], directory: Directory) -> FigureRow:
    found = rivals[number]
    claim, article = directory.claims.get(figure.claim_id), directory.articles.get(figure.article_id)
    return FigureRow(number, figure, claim, article, tuple(found[:SHOWN_RIVALS]), len(found))


def _rivals(timeline: Timeline) -> defaultdict[int, list[int]]:
    found: defaultdict[int, list[int]] = defaultdict(list)
    for left, right in timeline.disagreements:
        found[left + 1].append(right + 1)
        found[right + 1].append(left + 1)
    return found


def _id(timeline: Timeline) -> str:
    first = timeline.figures[0].claim_id if timeline.figures else ""
    return f"fig_{sha256_hex(canonical_json([timeline.property, timeline.place_entity_id, first]))[:16]}"
