"""How well the built-in extractor did on labelled data when it was last measured (scores.json, written by benchmarks/scores.py)."""

import json
from dataclasses import dataclass
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Measurement:
    """One measure on one set: rates from 0 to 1, and the command that measures again."""

    gold: str
    measure: str
    precision: float
    recall: float
    f1: float
    command: str


def measurements() -> tuple[Measurement, ...]:
    """All measurements, in the order of the file; none where there is no file."""
    path = files("claimpack.builders.models") / "scores.json"
    if not path.is_file():
        return ()
    return tuple(Measurement(**row) for row in json.loads(path.read_text(encoding="utf-8")))
