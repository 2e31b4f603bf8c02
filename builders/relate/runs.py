"""Runs of numbers: where the entries of many rows lie behind each other, the places of those of some rows."""

import numpy as np


def runs(starts: np.ndarray, sizes: np.ndarray) -> np.ndarray:
    """start, start + 1, … for as many as each size says, one run after the other."""
    before = np.cumsum(sizes) - sizes
    places: np.ndarray = np.arange(sizes.sum()) + np.repeat(starts - before, sizes)
    return places
