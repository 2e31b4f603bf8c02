"""The names models: what one holds, and its file."""

import json
import lzma
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from itertools import chain, islice
from math import prod

import numpy as np
from numpy.typing import NDArray

from claimpack.builders.models.network import Network
from claimpack.schema.problems import ClaimpackError

FOLDER = "claimpack.builders.models"
# Hundredths of a log weight.
SCALE = 100


@dataclass(frozen=True, slots=True, eq=False)
class Model:
    """A trained model: labels, whole-number weights of (label, next label), and of features; and a network, which adds to them.

    `features` are sorted; feature n has the weights from `ends[n - 1]` (0 for the first) to `ends[n]`, each for the label of that number in
    `columns`.
    """

    labels: tuple[str, ...]
    transitions: Mapping[tuple[str, str], int]
    features: Sequence[str]
    ends: NDArray[np.int32]
    columns: NDArray[np.uint8]
    weights: NDArray[np.int32]
    network: Network

    @classmethod
    def of(
        cls,
        labels: Sequence[str],
        transitions: Mapping[tuple[str, str], int],
        weights: Mapping[tuple[str, str], int],
        network: Network | None = None,
    ) -> "Model":
        """The model of weights by (feature, label); the network's labels are in their order."""
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
            network or Network.empty(len(ordered)),
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
    network = model.network
    lists = (model.features, network.features, list(network.marks))
    arrays = (
        model.ends.astype("<i4"),
        model.columns.astype("u1"),
        model.weights.astype("<i4"),
        network.forms.astype("i1"),
        *(weights.astype("<i2") for weights in (network.form_bias, network.mixing, network.bias, _stacked(network), network.output)),
    )
    head = {
        "arrays": [[array.dtype.str, array.shape] for array in arrays],
        "labels": model.labels,
        "lists": [len(names) for names in lists],
        "transitions": transitions,
    }
    text = "\n".join((json.dumps(head, ensure_ascii=False, separators=(",", ":"), sort_keys=True), *chain(*lists), ""))
    # Bytes of the same worth side by side pack better.
    planes = (array.reshape(-1).view(np.uint8).reshape(array.size, array.itemsize).T.tobytes() for array in arrays)
    data = b"".join((text.encode(), *planes))
    return lzma.compress(data, format=lzma.FORMAT_XZ, check=lzma.CHECK_CRC64, preset=9 | lzma.PRESET_EXTREME)


def read_model(data: bytes) -> Model:
    """The model of a file's bytes."""
    content = lzma.decompress(data)
    head = json.loads(content[: content.index(b"\n")])
    labels = tuple(head["labels"])
    kinds = [(np.dtype(kind), tuple(shape)) for kind, shape in head["arrays"]]
    at = len(content) - sum(kind.itemsize * prod(shape) for kind, shape in kinds)
    names = iter(content[:at].decode().split("\n")[1:-1])
    features, of_forms, marks = (list(islice(names, size)) for size in head["lists"])
    arrays: list[NDArray[np.generic]] = []
    for kind, shape in kinds:
        end = at + kind.itemsize * prod(shape)
        planes = np.frombuffer(content, dtype=np.uint8, count=end - at, offset=at).reshape(kind.itemsize, -1)
        arrays.append(np.ascontiguousarray(planes.T).view(kind).reshape(shape))
        at = end
    ends, columns, weights, forms, *others = arrays
    form_bias, mixing, bias, stacked, output = (array.astype(np.int16) for array in others)
    network = Network(of_forms, forms.astype(np.int8, copy=True), form_bias, mixing, bias, dict(zip(marks, stacked, strict=True)), output)
    transitions = {(labels[before], labels[after]): weight for before, after, weight in head["transitions"]}
    return Model(labels, transitions, features, ends.astype(np.int32), columns.astype(np.uint8), weights.astype(np.int32), network)


def _stacked(network: Network) -> NDArray[np.int16]:
    """The weights of the marks, one below the other."""
    rows: NDArray[np.int16] = np.array(list(network.marks.values()), dtype=np.int16).reshape(len(network.marks), len(network.bias))
    return rows
