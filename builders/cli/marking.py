"""Text with its spans marked: by colour on a terminal, by brackets elsewhere."""

from collections.abc import Iterable, Mapping, Sequence

COLORS = {"claim": "\x1b[1m", "source": "\x1b[36m", "cue": "\x1b[33m", "quantity": "\x1b[35m", "time": "\x1b[32m", "name": "\x1b[34m"}
BRACKETS = {"claim": ("[", "]"), "source": ("‹", "›"), "cue": ("‹", "›"), "quantity": ("{", "}"), "time": ("{", "}"), "name": ("⟨", "⟩")}
RESET = "\x1b[0m"

Spans = Iterable[Mapping[str, int]]


def mark(text: str, start_char: int, end_char: int, layers: Sequence[tuple[str, Spans]], *, is_colored: bool) -> str:
    """The stretch of the text with each layer's spans marked; layers are (kind, spans), kinds those of COLORS."""
    events = [event for kind, spans in layers for span in spans for event in _events(kind, span, is_colored=is_colored)]
    pieces, at = [], start_char
    for position, _, mark_text in sorted(event for event in events if start_char <= event[0] <= end_char):
        pieces += [text[at:position], mark_text]
        at = position
    return "".join([*pieces, text[at:end_char]])


def paragraph_of(text: str, spans: Sequence[Mapping[str, int]]) -> tuple[int, int]:
    """The lines that hold the spans: start and end in the text."""
    start = text.rfind("\n", 0, spans[0]["start_char"]) + 1
    end = text.find("\n", spans[-1]["end_char"])
    return start, len(text) if end < 0 else end


def _events(kind: str, span: Mapping[str, int], *, is_colored: bool) -> list[tuple[int, int, str]]:
    opening, closing = (COLORS[kind], RESET) if is_colored else BRACKETS[kind]
    return [(span["start_char"], 1, opening), (span["end_char"], 0, closing)]
