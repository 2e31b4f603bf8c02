"""One build at a time on a store: a second one waits a while, and is told who is at work. The lock goes with its process."""

import fcntl
import json
import os
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from claimpack.builders.engine.store import not_writable
from claimpack.schema.problems import ClaimpackError

LOCK = "lock"
# Seconds that a build waits for another one: small builds are over by then. And seconds between two looks.
PATIENCE = 60.0
LOOK = 0.1


@contextmanager
def locked(folder: Path, patience: float = PATIENCE) -> Iterator[None]:
    """Hold the lock of a folder: a POSIX lock, which forked workers do not inherit, and which the system takes back from the dead.

    Raises ClaimpackError BLD008, naming the holder, if another process has it for so many seconds more, and BLD004 if the folder cannot be
    written.
    """
    place = folder / LOCK
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handle = os.open(place, os.O_RDWR | os.O_CREAT, 0o644)
    except OSError as error:
        raise not_writable(str(folder), error) from error
    try:
        _take(handle, place, time.monotonic() + patience)
        os.ftruncate(handle, 0)
        os.pwrite(handle, json.dumps({"process": os.getpid(), "host": socket.gethostname()}).encode(), 0)
        yield
    finally:
        os.close(handle)


def _take(handle: int, place: Path, until: float) -> None:
    while True:
        try:
            fcntl.lockf(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            if time.monotonic() < until:
                time.sleep(LOOK)
                continue
            hint = "wait for it to end, or give this build another --cache"
            raise ClaimpackError("BLD008", f"another build is at work here: {_holder(handle)}", where=str(place), hint=hint) from None
        return


def _holder(handle: int) -> str:
    try:
        holder = json.loads(os.pread(handle, 1000, 0))
        return f"process {holder['process']} on {holder['host']}"
    except (ValueError, KeyError, TypeError):
        return "it does not say which"
