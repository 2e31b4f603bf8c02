"""Tasks on a Ray cluster: an existing one by its address, or one started here. Ray schedules, retries and watches.

Only orders and digests go over the wire; files go through the store, which all workers must reach. A task that keeps killing its workers is
done here, in a process of its own that finds the step at fault.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import ray
from ray.exceptions import RayTaskError, WorkerCrashedError

from claimpack.builders.engine.isolate import isolate
from claimpack.builders.engine.perform import Order, perform
from claimpack.builders.engine.store import Store
from claimpack.builders.engine.task import Outputs, Task
from claimpack.schema.problems import ClaimpackError


class Ray:
    """A client of a cluster. A cluster that was started here ends with it."""

    def __init__(self, store: Store, journals: Path, address: str | None, n_workers: int) -> None:
        """Raises ClaimpackError BLD010 if there is no cluster at the address."""
        self._store, self._journals = store, journals
        try:
            options: dict[str, Any] = {"address": address} if address else {"num_cpus": n_workers, "include_dashboard": False}
            ray.init(**options, configure_logging=False, log_to_driver=False)
        except (ConnectionError, RuntimeError, ValueError) as error:
            hint = "name the address of its head, as in host:6379"
            raise ClaimpackError("BLD010", f"no Ray cluster: {error}", where=address or "", hint=hint) from error
        self._perform = ray.remote(num_cpus=1, max_retries=1)(perform)

    def run(self, tasks: Sequence[Task]) -> Iterator[tuple[Task, Outputs]]:
        """Each task with what it made, as they are done."""
        orders = (Order(task, self._store, self._journals) for task in tasks)
        running = {self._perform.remote(order): order for order in orders}
        while running:
            (done, *_), _ = ray.wait(list(running), num_returns=1)
            order = running.pop(done)
            try:
                outputs = ray.get(done)
            except WorkerCrashedError:
                outputs = isolate(order)
            except RayTaskError as error:
                raise error.cause from error
            yield order.task, outputs

    def close(self) -> None:
        """Leave the cluster; end it if it was started here."""
        ray.shutdown()
