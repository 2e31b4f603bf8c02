"""A task: a pure function from files to files, named by what it depends on. Knows no domain word.

The key of a task is a digest of its function, the code it uses, its settings and its inputs' digests: two tasks with one key make the same
files. Nothing else may go in: no clock, no order, no path, no number of workers.
"""

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from dataclasses import asdict, dataclass, is_dataclass
from hashlib import sha256
from json import dumps
from typing import Protocol

Content = bytes | memoryview
# The digests of the files that a task made, by their names.
Outputs = Mapping[str, str]


class Steps(Protocol):
    """What a task announces before each of its steps, so that the step that hangs or kills the worker is known."""

    @property
    def seconds(self) -> float | None:
        """The longest time for a step."""

    @property
    def given_up(self) -> Mapping[str, str]:
        """Steps not to be tried again, each with the reason."""

    def step(self, name: str) -> AbstractContextManager[None]:
        """Around a step; raises TimeUp inside it if it takes too long."""


@dataclass(frozen=True, slots=True)
class Work:
    """What a task's function gets: the contents of its inputs in order, its settings, and where to announce its steps."""

    inputs: tuple[Content, ...]
    settings: object
    steps: Steps


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """One task. `name` is for people; `rooms` are the modules whose code it uses, `code` the digest of that (see code.py).

    `function` stands in a module, so that any process can import it; it returns its files by name. `inputs` are digests of stored
    files, `settings` a frozen dataclass of plain values. `stamps` say instead of `inputs` what the task depends on, where it looks at no
    more than a part of them. A step may take `seconds`.
    """

    name: str
    function: Callable[[Work], Mapping[str, Content]]
    rooms: tuple[str, ...]
    code: str
    inputs: tuple[str, ...] = ()
    stamps: tuple[str, ...] | None = None
    settings: object = None
    seconds: float | None = None

    @property
    def key(self) -> str:
        """64 hex digits; the same for every run of the same function with the same code, settings and inputs."""
        settings = asdict(self.settings) if is_dataclass(self.settings) and not isinstance(self.settings, type) else self.settings
        depends_on = self.inputs if self.stamps is None else self.stamps
        parts = [self.function.__module__, self.function.__qualname__, self.code, settings, depends_on]
        return sha256(dumps(parts, ensure_ascii=False, sort_keys=True).encode()).hexdigest()


class TimeUp(BaseException):
    """A step took longer than it may. No Exception: what catches everything must not swallow it."""
