"""Functions of tasks that work on numbers."""

import os
import signal
import time
from collections.abc import Mapping
from dataclasses import dataclass

from claimpack.builders.engine import Content, Work


@dataclass(frozen=True, slots=True)
class Number:
    """A number."""

    value: int


def add(work: Work) -> Mapping[str, Content]:
    """The sum of the inputs and the number."""
    assert isinstance(work.settings, Number)
    return {"sum": str(sum(int(bytes(content)) for content in work.inputs) + work.settings.value).encode()}


def fail(work: Work) -> Mapping[str, Content]:
    raise ValueError("no number")


def die(work: Work) -> Mapping[str, Content]:
    os.kill(os.getpid(), signal.SIGKILL)
    return {}


def walk(work: Work) -> Mapping[str, Content]:
    """Ten steps, of which the fourth kills, unless it is given up."""
    for number in range(10):
        if f"step {number}" not in work.steps.given_up:
            with work.steps.step(f"step {number}"):
                if number == 4:
                    os.kill(os.getpid(), signal.SIGKILL)
    return {"told": str(dict(work.steps.given_up)).encode()}


def who(work: Work) -> Mapping[str, Content]:
    """The process that did it."""
    time.sleep(0.05)
    return {"process": str(os.getpid()).encode()}
