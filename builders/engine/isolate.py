"""A task that killed its worker, or is suspected of it, alone in a process of its own: the step that kills again is given up.

So one bad article costs a process, not the build; and a worker that was killed from outside costs nothing but time.
"""

import multiprocessing
import os
import signal
import sys
import time
from dataclasses import replace
from multiprocessing.connection import Connection
from multiprocessing.context import BaseContext

from claimpack.builders.engine.perform import Order, perform
from claimpack.builders.engine.steps import read_journal
from claimpack.builders.engine.store import Folder, Store
from claimpack.builders.engine.task import Outputs
from claimpack.schema.problems import ClaimpackError

# How many times its limit a step may take, and how many seconds more, before its process is ended: the alarm inside has had its chance.
TIMES, GRACE = 1.5, 1.0
# Seconds between two looks at a process.
LOOK = 0.2


def isolate(order: Order) -> Outputs:
    """What the task makes, without the steps that kill it.

    Raises what the task raises, and ClaimpackError BLD006 if its process dies outside of its steps.
    """
    while True:
        outcome = _attempt(order)
        if isinstance(outcome, BaseException):
            raise outcome
        if not isinstance(outcome, str):
            return outcome
        note = read_journal(order.journal)
        order.journal.unlink(missing_ok=True)
        step = note.step if note else ""
        if not step or step in order.given_up:
            hint = "see to memory: less on this machine, or more shards and buckets in the configuration"
            raise ClaimpackError("BLD006", f"the process {outcome}", where=order.task.name, hint=hint)
        order = replace(order, given_up={**order.given_up, step: outcome})


def start_method(store: Store) -> BaseContext:
    """Processes are forked where that is safe, and so share what is loaded; else started anew, as with a store that keeps threads."""
    return multiprocessing.get_context("fork" if sys.platform == "linux" and isinstance(store, Folder) else "spawn")


def is_stuck(order: Order) -> bool:
    """Whether the task has been at one step for much longer than its limit."""
    note = read_journal(order.journal)
    limit = order.task.seconds
    return bool(note and note.step and limit and time.time() - note.began > TIMES * limit + GRACE)


def _attempt(order: Order) -> Outputs | Exception | str:
    """What the task made, what it raised, or what became of its process: "was killed by SIGSEGV"."""
    context = start_method(order.store)
    ours, theirs = context.Pipe(duplex=False)
    process = context.Process(target=_child, args=(order, theirs), daemon=True)  # type: ignore[attr-defined]
    process.start()
    theirs.close()
    try:
        while not ours.poll(LOOK):
            if is_stuck(order):
                return f"took longer than {order.task.seconds:g} s"
        message: Outputs | Exception = ours.recv()
    except EOFError:
        process.join()
        return ended(process.exitcode)
    finally:
        process.kill()
        process.join()
        ours.close()
    return message


def ended(code: int | None) -> str:
    """How a process ended: "was killed by SIGKILL"."""
    if code is not None and code < 0:
        return f"was killed by {signal.Signals(-code).name}"
    return f"ended with status {code}"


def _child(order: Order, outcome: Connection) -> None:
    try:
        outcome.send(perform(order))
    except Exception as error:  # noqa: BLE001 - handed over to the parent, which raises it
        outcome.send(error)
    outcome.close()
    os._exit(0)
