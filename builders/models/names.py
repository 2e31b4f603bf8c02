"""The names models: what one holds, and its file."""

import json
import lzma
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from claimpack.schema.problems import ClaimpackError

FOLDER = "claimpack.builders.models"
# Hundredths of a log weight.
SCALE = 100


@dataclass(frozen=True, slots=True, eq=False)
class Model:
    """A trained model: labels, whole-number weights of (label, next label), and of features.

    `features` are sorted; feature n has the weights from `ends[n - 1]` (0 for the first) to `ends[n]`, each for the label of that number in
    `columns`.
    """

    labels: tuple[str, ...]
    transitions: Mapping[tuple[str, str], int]
    features: Sequence[str]
    ends: NDArray[np.int32]
    columns: NDArray[np.uint8]
    weights: NDArray[np.int32]

    @classmethod
    def of(cls, labels: Sequence[str], transitions: Mapping[tuple[str, str], int], weights: Mapping[tuple[str, str], int]) -> "Model":
        """The model of weights by (feature, label)."""
        ordered = tuple(sorted(labels))
        numbers = {label: number for number, label in enumerate(ordered)}
        rows = sorted((feature, numbers[label], weight) for (feature, label), weight in weights.items())
        sizes = Counter(feature for feature, _, _ in rows)
        return cls(
            ordered,
            transitions,
            list(sizes),
            np.cumsum(list(sizes.values()), dtype=np.int32),
            np.array([column for _, column, _ in rows], dtype=np.uint8),
            np.array([weight for _, _, weight in rows], dtype=np.int32),
        )


def model_file(language: str) -> str:
    """The name of a language's model file."""
    return f"names_{language}.xz"


def load_model(language: str) -> Model:
    """The model of a language. Raises ClaimpackError CFG030 if there is none."""
    path = files(FOLDER) / model_file(language)
    if not path.is_file():
        raise ClaimpackError("CFG030", f'no names model for "{language}"', hint="train one with claimpack.builders.models.train_names")
    return read_model(path.read_bytes())


def dump_model(model: Model) -> bytes:
    """The model's file: a line of JSON, the features one a line, and the numbers; the same bytes for the same model."""
    numbers = {label: number for number, label in enumerate(model.labels)}
    transitions = [[numbers[before], numbers[after], weight] for (before, after), weight in sorted(model.transitions.items())]
    head = {"labels": model.labels, "transitions": transitions, "features": len(model.features), "weights": len(model.weights)}
    text = "\n".join((json.dumps(head, ensure_ascii=False, separators=(",", ":"), sort_keys=True), *model.features, ""))
    arrays = (model.ends.astype("<i4"), model.columns.astype("u1"), model.weights.astype("<i4"))
    # Bytes of the same worth side by side pack better.
    data = b"".join((text.encode(), *(array.view(np.uint8).reshape(len(array), -1).T.tobytes() for array in arrays)))
    return lzma.compress(data, format=lzma.FORMAT_XZ, check=lzma.CHECK_CRC64, preset=9 | lzma.PRESET_EXTREME)


def read_model(data: bytes) -> Model:
    """The model of a file's bytes."""
    content = lzma.decompress(data)
    at = content.index(b"\n")
    head = json.loads(content[:at])
    labels = tuple(head["labels"])
    n_features, n_weights = head["features"], head["weights"]
    text_end = len(content) - 4 * n_features - 5 * n_weights
    features = content[at + 1 : text_end].decode().split("\n")[:-1]
    ends = _numbers(content[text_end : text_end + 4 * n_features])
    columns = np.frombuffer(content, dtype=np.uint8, count=n_weights, offset=text_end + 4 * n_features)
    transitions = {(labels[before], labels[after]): weight for before, after, weight in head["transitions"]}
    return Model(labels, transitions, features, ends, columns, _numbers(content[len(content) - 4 * n_weights :]))


def _numbers(data: bytes) -> NDArray[np.int32]:
    """Four-byte numbers whose lowest bytes stand first, then the next ones."""
    return np.frombuffer(np.frombuffer(data, dtype=np.uint8).reshape(4, -1).T.tobytes(), dtype="<i4").astype(np.int32)
