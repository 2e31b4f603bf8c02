"""Ids as numbers, whole columns at a time: the 64 bits of hash that every id ends in. To compare these is ten times as fast."""

import numpy as np
import pyarrow as pa

_LENGTH = 20
_PREFIX = 4
_NO_DIGIT = 255
_DIGITS = np.full(256, _NO_DIGIT, np.uint8)
_DIGITS[np.frombuffer(b"0123456789abcdef", np.uint8)] = np.arange(16, dtype=np.uint8)


def hashes(ids: pa.Array | pa.ChunkedArray, prefix: str = "") -> np.ndarray | None:
    """The hash of each id (three letters, _ and 16 hex digits), uint64 in the order of the column.

    None if any is null, or no id, or does not begin with `prefix`.
    """
    chunks = ids.chunks if isinstance(ids, pa.ChunkedArray) else [ids]
    found = [_hashes(chunk, prefix.encode()) for chunk in chunks if len(chunk)]
    numbers = [part for part in found if part is not None]
    if len(numbers) < len(found):
        return None
    return np.concatenate(numbers) if numbers else np.empty(0, np.uint64)


def distinct(numbers: np.ndarray) -> np.ndarray:
    """Each number once, ascending."""
    ordered = np.sort(numbers)
    is_first = np.ones(len(ordered), bool)
    np.not_equal(ordered[1:], ordered[:-1], out=is_first[1:])
    return ordered[is_first]


def _hashes(ids: pa.Array, prefix: bytes) -> np.ndarray | None:
    _, starts, content = ids.buffers()
    offsets = np.frombuffer(starts, np.int32)[ids.offset : ids.offset + len(ids) + 1]
    if ids.null_count or content is None or np.any(np.diff(offsets) != _LENGTH):
        return None
    letters = np.frombuffer(content, np.uint8)[offsets[0] : offsets[-1]].reshape(-1, _LENGTH)
    digits = _DIGITS[letters[:, _PREFIX:]]
    wanted = np.frombuffer(prefix, np.uint8)
    is_id = np.all(letters[:, _PREFIX - 1] == ord("_")) and np.all(letters[:, : len(wanted)] == wanted)
    if not is_id or np.any(digits == _NO_DIGIT):
        return None
    return np.ascontiguousarray(digits[:, 0::2] << 4 | digits[:, 1::2]).view(">u8").ravel().astype(np.uint64)
