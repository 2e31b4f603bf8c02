"""Do one task, here: the one function that all engines send to their workers."""

import gc
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from claimpack.builders.engine.code import code_version
from claimpack.builders.engine.memory import give_back
from claimpack.builders.engine.steps import Journal
from claimpack.builders.engine.store import Store
from claimpack.builders.engine.task import Outputs, Task, Work
from claimpack.schema.problems import ClaimpackError

# New objects between two runs of the cycle collector: tasks make many records and next to no cycles.
RARELY = 1_000_000


@dataclass(frozen=True, slots=True)
class Order:
    """A task to be done: with which store, where its journal is kept, and which of its steps not to try again."""

    task: Task
    store: Store
    journals: Path
    given_up: Mapping[str, str] = field(default_factory=dict)

    @property
    def journal(self) -> Path:
        """The file of the task's journal."""
        return self.journals / self.task.key


def perform(order: Order) -> Outputs:
    """Do the task and store what it made.

    Raises ClaimpackError BLD004 and BLD005 (see store), BLD007 if this process has other code than the one that gave the order, and
    whatever the task's function raises.
    """
    task = order.task
    if code_version(*task.rooms) != task.code:
        hint = "install the same claimpack on all workers, then start the build again"
        raise ClaimpackError("BLD007", "a worker has another claimpack than the build", where=task.name, hint=hint)
    gc.set_threshold(RARELY)
    with Journal(order.journal, task.seconds, order.given_up) as journal:
        inputs = tuple(order.store.get(digest) for digest in task.inputs)
        made = order.store.keep(task.key, task.function(Work(inputs, task.settings, journal)))
    del inputs
    give_back()
    return made
