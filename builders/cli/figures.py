"""Disputed figures as lines: what is said, where, and who stands behind it."""

from collections.abc import Iterator, Sequence
from pathlib import PurePath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from claimpack.builders.relate.timelines import Figure, Timeline

SHOWN = 8


def figure_lines(timelines: Sequence["Timeline"], shown: int = SHOWN) -> Iterator[str]:
    """A heading per disputed quantity and a line per figure; the most disputed first, at most `shown` of them."""
    if not timelines:
        yield "Figures: none disagree"
        return
    yield "Figures that disagree, and who stands behind each"
    ranked = sorted(timelines, key=lambda timeline: -len(timeline.disagreements))
    for timeline in ranked[:shown]:
        counted = timeline.property if timeline.property != "other" else timeline.figures[0].counted_text or "other"
        yield f"  {counted}, {timeline.place or 'place not said'}"
        if len({figure.population for figure in timeline.figures}) > 1:
            yield "    (not all count the same group; * marks figures that disagree with another of the same group)"
        disputed = {place for pair in timeline.disagreements for place in pair}
        for place, figure in enumerate(timeline.figures):
            yield f"    {'*' if place in disputed else ' '} {_figure(figure)}"
    if len(ranked) > shown:
        yield f"  +{len(ranked) - shown} more (claimpack explore shows all)"


def _figure(figure: "Figure") -> str:
    branches = [" ← ".join(chain) for chain in figure.chain if chain]
    said = "; ".join(branches) or figure.speaker or ("a source not named" if figure.is_attributed else "the article itself")
    when = f", {figure.written}" if figure.written else ""
    inferred = " (place inferred)" if figure.is_place_inferred else ""
    return f"{figure.text:<30} {said}{inferred}  [{PurePath(figure.article).name}{when}]  {figure.claim_id[:8]}"
