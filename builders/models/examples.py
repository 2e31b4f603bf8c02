"""Labelled sentences in the format of CoNLL and GermEval 2014, and their labels as spans.

A line holds number, form, outer label, inner label, apart by tabs; an empty line or a line "#<tab>…" ends a sentence. Labels are O, B-PER,
I-PER, B-LOCderiv and so on.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

LabelSpan = tuple[int, int, str]


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence with one outer label a word."""

    forms: tuple[str, ...]
    labels: tuple[str, ...]


def read_examples(text: str) -> Iterator[Example]:
    """The sentences of a file's text. Raises ValueError, with the line's number, for a line with fewer than three columns or no label."""
    rows: list[tuple[str, str]] = []
    for number, line in enumerate([*text.split("\n"), ""], start=1):
        if not line.strip() or line.startswith("#\t"):
            if rows:
                yield Example(tuple(form for form, _ in rows), tuple(label for _, label in rows))
                rows = []
            continue
        cells = line.rstrip("\r").split("\t")
        if len(cells) < 3 or not (cells[2] == "O" or cells[2][:2] in ("B-", "I-")):
            raise ValueError(f"line {number}: no number, form and label: {line[:60]!r}")
        if cells[1].strip():
            rows.append((cells[1], cells[2]))


def label_spans(labels: Sequence[str]) -> list[LabelSpan]:
    """First word, word after the last and type of each name of B- and I- labels; an I- without its B- begins a name."""
    spans: list[LabelSpan] = []
    start, open_type = 0, ""
    for at, label in enumerate((*labels, "O")):
        if open_type and label != f"I-{open_type}":
            spans.append((start, at, open_type))
            open_type = ""
        if label != "O" and not open_type:
            start, open_type = at, label[2:]
    return spans
