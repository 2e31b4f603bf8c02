"""Interviews: paragraphs that open with a label for who speaks ("Zeitung: …", "Meier: …").

Two labels at least have to take turns, each of them twice or more: a list ("Gruppe A: …") or a caption ("Foto: …") repeats one label or
gives each once. What follows a label up to the end of its paragraph is its speaker's direct speech; quotation marks inside are words of
others.
"""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from claimpack.builders.extract.attribution.lines import Line
from claimpack.builders.extract.attribution.sayings import Saying
from claimpack.schema.records import Span

_LABEL = re.compile(r"[^\w\n]{0,3}([A-ZÄÖÜ][\w.&-]*(?: [\w.&-]+){0,3}):\s+(?=[^\s„“\"»«])")
_MIN_TURNS = 2
_MIN_SPEAKERS = 2


def interview_sayings(text: str, lines: Sequence[Line]) -> list[Saying]:
    """The turns of an interview, in text order; none if the article holds no interview."""
    openings = [line for at, line in enumerate(lines) if at == 0 or lines[at - 1].sentence.paragraph != line.sentence.paragraph]
    turns = [(line, match) for line in openings if ":" in line.letters and (match := _match(text, line)) is not None]
    counts = Counter(match.group(1) for _, match in turns)
    speakers = {label for label, n in counts.items() if n >= _MIN_TURNS}
    kept = [(line, match) for line, match in turns if match.group(1) in speakers]
    n_changes = sum(1 for (_, one), (_, two) in pairwise(kept) if one.group(1) != two.group(1))
    if len(speakers) < _MIN_SPEAKERS or n_changes < len(kept) // 2:
        return []
    return [_turn(line, match, lines) for line, match in kept]


def _match(text: str, line: Line) -> re.Match[str] | None:
    return _LABEL.match(text, line.sentence.start_char, line.sentence.end_char)


def _turn(line: Line, match: re.Match[str], lines: Sequence[Line]) -> Saying:
    """What a label opens: the rest of its paragraph."""
    last = line.number
    while last + 1 < len(lines) and lines[last + 1].sentence.paragraph == line.sentence.paragraph:
        last += 1
    return Saying(
        line=line.number,
        content=(Span(match.end(), lines[last].sentence.end_char),),
        source=(Span(match.start(1), match.end(1)),),
        frames=(Span(match.start(1), match.end(1) + 1),),
        cue_class="quotation_marks",
        quote_type="direct",
        rule="interview",
    )
