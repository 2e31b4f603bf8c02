"""What the rules of attribution hand on to each other: a saying, with its content, source, cue and frame as spans of the text."""

from collections.abc import Iterable
from typing import NamedTuple

from claimpack.schema.records import Span

Spans = tuple[Span, ...]


class Saying(NamedTuple):
    """Somebody says something. A tuple, because most rules copy it with one thing changed.

    `line` is the number of the sentence with the cue, `source` the words that name who says it, `antecedent`
    whom a pronoun, or nobody named at all, stands for. `is_inner`: the verb of saying itself is in Konjunktiv, so that
    the saying is part of another. `names_moods`: the mood of the content depends on the cue. `above` is who hands the saying on ("laut
    Z sagte Y": Z), `below` on whom the source rests ("unter Berufung auf Y").
    """

    line: int
    content: Spans
    cue_class: str
    quote_type: str
    rule: str
    source: Spans = ()
    antecedent: Spans = ()
    cue: Spans = ()
    lemma: str = ""
    frames: Spans = ()
    addressee: Spans = ()
    partial_quotes: Spans = ()
    is_inner: bool = False
    names_moods: bool = False
    branch: int = 1
    scope: Spans = ()
    continues: tuple["Saying", ...] = ()
    above: tuple["Saying", ...] = ()
    below: tuple["Saying", ...] = ()


def touches(spans: Iterable[Span], start: int, end: int) -> bool:
    """Whether one of the spans shares a character with the stretch from start to end."""
    return any(span.start_char < end and start < span.end_char for span in spans)
