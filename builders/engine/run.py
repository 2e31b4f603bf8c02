"""Run tasks, but only those whose results are not in the store."""

from collections.abc import Callable, Iterator, Sequence
from typing import Protocol

from claimpack.builders.engine.store import Store
from claimpack.builders.engine.task import Outputs, Task
from claimpack.schema.problems import ClaimpackError


class Engine(Protocol):
    """Where tasks run. It watches over its workers; which results are there already is not its business."""

    def run(self, tasks: Sequence[Task]) -> Iterator[tuple[Task, Outputs]]:
        """Each task with what it made, in any order."""

    def close(self) -> None:
        """Let go of the workers."""


def run(tasks: Sequence[Task], engine: Engine, store: Store, on_done: Callable[[Task], None] | None = None) -> list[Outputs]:
    """What each task made, in the order of the tasks. `on_done` is told of each, in any order.

    Raises ClaimpackError: what a task raises of these, BLD003 for any other exception in a task, BLD004 to BLD007 (see store, isolate,
    perform).
    """
    keys = [task.key for task in tasks]
    found = store.results(dict.fromkeys(keys))
    if on_done:
        for key, task in zip(keys, tasks, strict=True):
            if key in found:
                on_done(task)
    missing = {key: task for key, task in zip(keys, tasks, strict=True) if key not in found}
    for task, outputs in _named(engine.run(list(missing.values()))) if missing else ():
        found[task.key] = outputs
        if on_done:
            on_done(task)
    return [found[key] for key in keys]


def _named(results: Iterator[tuple[Task, Outputs]]) -> Iterator[tuple[Task, Outputs]]:
    """The results; what a task's function should not have raised becomes BLD003."""
    try:
        yield from results
    except ClaimpackError:
        raise
    except Exception as error:
        hint = "this is a mistake in claimpack, or the machine is short of something: report it with `claimpack -v build …`"
        raise ClaimpackError("BLD003", f"a step of the build failed: {type(error).__name__}: {error}", hint=hint) from error
