"""The names models: what one holds, and its file."""

import json
import lzma
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files

from claimpack.schema.problems import ClaimpackError

FOLDER = "claimpack.builders.models"
# Thousandths of a log weight.
SCALE = 1000


@dataclass(frozen=True, slots=True, eq=False)
class Model:
    """A trained model: labels, whole-number weights of (label, next label) and of (feature, label)."""

    labels: tuple[str, ...]
    transitions: Mapping[tuple[str, str], int]
    weights: Mapping[tuple[str, str], int]


def model_file(language: str) -> str:
    """The name of a language's model file."""
    return f"names_{language}.xz"


def load_model(language: str) -> Model:
    """The model of a language. Raises ClaimpackError CFG030 if there is none."""
    path = files(FOLDER) / model_file(language)
    if not path.is_file():
        raise ClaimpackError("CFG030", f'no names model for "{language}"', hint="train one with claimpack.builders.models.train_names")
    content = json.loads(lzma.decompress(path.read_bytes()))
    labels = tuple(content["labels"])
    transitions = {(labels[before], labels[after]): weight for before, after, weight in content["transitions"]}
    pairs = ((feature, row[at], row[at + 1]) for feature, row in content["features"].items() for at in range(0, len(row), 2))
    return Model(labels, transitions, {(feature, labels[label]): weight for feature, label, weight in pairs})


def dump_model(model: Model) -> bytes:
    """The model's file: the same bytes for the same model."""
    numbers = {label: number for number, label in enumerate(model.labels)}
    features: dict[str, list[int]] = {}
    for (feature, label), weight in sorted(model.weights.items()):
        features.setdefault(feature, []).extend((numbers[label], weight))
    transitions = [[numbers[before], numbers[after], weight] for (before, after), weight in sorted(model.transitions.items())]
    content = {"labels": model.labels, "transitions": transitions, "features": features}
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return lzma.compress(text.encode("utf-8"), format=lzma.FORMAT_XZ, check=lzma.CHECK_CRC64, preset=9 | lzma.PRESET_EXTREME)
