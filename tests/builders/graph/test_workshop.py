"""A place to work at, and what is left there."""

import os
import time
from pathlib import Path

import pytest

from claimpack.builders.engine.local import InProcess
from claimpack.builders.engine.store import Folder
from claimpack.builders.graph.workshop import KEPT, SELDOM, Workshop


@pytest.fixture
def shop(tmp_path: Path) -> Workshop:
    store = Folder(tmp_path)
    return Workshop(store, lambda _: InProcess(store, tmp_path / "running"))


def aged(store: Folder, content: bytes) -> Path:
    """A file that no build has needed for longer than files are kept."""
    place = store.place_of(store.put(content))
    long_ago = time.time() - KEPT - 1
    os.utime(place, (long_ago, long_ago))
    return place


def test_what_is_not_needed_is_looked_for_once_a_day(shop: Workshop, tmp_path: Path) -> None:
    store = Folder(tmp_path)
    first = aged(store, b"first")
    shop.tidy()
    assert not first.exists()
    second = aged(store, b"second")
    shop.tidy()
    assert second.exists()
    yesterday = time.time() - SELDOM - 1
    os.utime(tmp_path / "looked", (yesterday, yesterday))
    shop.tidy()
    assert not second.exists()
