"""Tasks on this machine: one after the other in this process, or on a pool of processes."""

import ctypes
import os
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from pathlib import Path

from claimpack.builders.engine.isolate import LOOK, is_stuck, isolate, start_method
from claimpack.builders.engine.perform import Order, perform
from claimpack.builders.engine.steps import read_journal
from claimpack.builders.engine.store import Store
from claimpack.builders.engine.task import Outputs, Task

_PR_SET_PDEATHSIG = 1  # linux/prctl.h


@dataclass(frozen=True, slots=True)
class InProcess:
    """No pool: for a handful of articles, where processes cost more than they save.

    A task that was interrupted the last time (its journal is still there) may have killed the process: it is done in one of its own.
    """

    store: Store
    journals: Path

    def run(self, tasks: Sequence[Task]) -> Iterator[tuple[Task, Outputs]]:
        """Each task with what it made, in order."""
        for task in tasks:
            order = Order(task, self.store, self.journals)
            yield task, isolate(order) if read_journal(order.journal) else perform(order)

    def close(self) -> None:
        """Nothing is held open."""


class Pool:
    """A pool of processes, started when first needed. A worker that dies or hangs costs its pool, and no other task."""

    def __init__(self, store: Store, journals: Path, n_workers: int, warm_up: Callable[[], object] | None = None) -> None:
        """`warm_up` is called once before the pool is started: what it loads is shared by forked workers."""
        self._store, self._journals = store, journals
        self._n_workers, self._warm_up = n_workers, warm_up
        self._pool: ProcessPoolExecutor | None = None

    def run(self, tasks: Sequence[Task]) -> Iterator[tuple[Task, Outputs]]:
        """Each task with what it made, as they are done."""
        orders = [Order(task, self._store, self._journals) for task in tasks]
        suspects = [order for order in orders if read_journal(order.journal)]
        left = [order for order in orders if order not in suspects] if suspects else orders
        while left or suspects:
            yield from ((order.task, isolate(order)) for order in suspects)
            done: set[str] = set()
            for order, outputs in self._attempt(left):
                done.add(order.task.key)
                yield order.task, outputs
            left = [order for order in left if order.task.key not in done]
            suspects = [order for order in left if read_journal(order.journal)]
            left = [order for order in left if order not in suspects]

    def close(self) -> None:
        """End the workers, whatever they are doing."""
        pool, self._pool = self._pool, None
        if pool:
            workers = list((pool._processes or {}).values())
            pool.shutdown(wait=False, cancel_futures=True)
            for worker in workers:
                worker.kill()

    def _attempt(self, orders: Sequence[Order]) -> Iterator[tuple[Order, Outputs]]:
        """What is done before a worker dies, if one does."""
        try:
            running = {self._started().submit(perform, order): order for order in orders}
            while running:
                done, _ = wait(running, timeout=None if not _has_limits(running.values()) else 5 * LOOK, return_when=FIRST_COMPLETED)
                for future in done:
                    yield running.pop(future), future.result()
                if not done:
                    _end_stuck(running)
        except BrokenProcessPool:
            self.close()

    def _started(self) -> ProcessPoolExecutor:
        if self._pool is None:
            if self._warm_up:
                self._warm_up()
            context = start_method(self._store)
            self._pool = ProcessPoolExecutor(self._n_workers, mp_context=context, initializer=_follow, initargs=(os.getpid(),))
        return self._pool


def n_processors() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _has_limits(orders: object) -> bool:
    return any(order.task.seconds for order in orders)  # type: ignore[attr-defined]


def _end_stuck(running: dict["Future[Outputs]", Order]) -> None:
    """Kill the workers that hang in code which no alarm interrupts; their journals tell where."""
    for future, order in running.items():
        note = read_journal(order.journal) if future.running() and is_stuck(order) else None
        if note:
            os.kill(note.process, signal.SIGKILL)


def _follow(parent: int) -> None:
    """Make a worker end with its parent, however that ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    threading.Thread(target=_watch, args=(parent,), daemon=True).start()


def _watch(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(1)
    os._exit(1)
