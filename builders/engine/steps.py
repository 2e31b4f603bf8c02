"""The crash journal of a task: which step a worker is at, so that whoever finds the worker dead knows what killed it.

A file per running task holds the process and the step; it goes when the task ends, whatever way, unless the process dies. A step that takes
too long is interrupted: on the main thread by an alarm (which ends even a regular expression that runs away), on another by an exception
from outside, which Python code sees and a foreign library may not.
"""

import ctypes
import os
import signal
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType, TracebackType

from claimpack.builders.engine.task import TimeUp


@dataclass(slots=True)
class Journal:
    """The steps of one task in one process. To be used in a `with` block."""

    path: Path
    seconds: float | None = None
    given_up: Mapping[str, str] = field(default_factory=dict)
    _file: int = -1

    def __enter__(self) -> "Journal":
        self.path.parent.mkdir(parents=True, exist_ok=True)
        self._file = os.open(self.path, os.O_RDWR | os.O_CREAT | os.O_TRUNC, 0o644)
        self._note("")
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        """Close the journal; after an interruption it stays, for it may have been one of a step that hangs."""
        os.close(self._file)
        if kind is None or issubclass(kind, Exception):
            self.path.unlink(missing_ok=True)

    @contextmanager
    def step(self, name: str) -> Iterator[None]:
        """Note a step, and raise TimeUp inside it after `seconds`."""
        self._note(name)
        with _limit(self.seconds):
            yield

    def _note(self, name: str) -> None:
        content = f"{os.getpid()}\n{name}\n".encode()
        os.pwrite(self._file, content, 0)
        os.ftruncate(self._file, len(content))


@dataclass(frozen=True, slots=True)
class Note:
    """What a journal says: the process, its step ("" before the first), and when it began (seconds since the epoch)."""

    process: int
    step: str
    began: float


def read_journal(path: Path) -> Note | None:
    """The journal of a task that is running or whose process died; None if there is none."""
    try:
        process, step, *_ = path.read_text(encoding="utf-8").split("\n")
        return Note(int(process), step, path.stat().st_mtime)
    except (OSError, ValueError):
        return None


@contextmanager
def _limit(seconds: float | None) -> Iterator[None]:
    if not seconds:
        yield
    elif threading.current_thread() is threading.main_thread():
        before = signal.signal(signal.SIGALRM, _ring)
        signal.setitimer(signal.ITIMER_REAL, seconds)
        try:
            yield
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)
            signal.signal(signal.SIGALRM, before)
    else:
        alarm = threading.Timer(seconds, _interrupt, (threading.get_ident(),))
        alarm.daemon = True
        alarm.start()
        try:
            yield
        finally:
            alarm.cancel()


def _ring(_: int, __: FrameType | None) -> None:
    raise TimeUp


def _interrupt(thread: int) -> None:
    ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(thread), ctypes.py_object(TimeUp))
