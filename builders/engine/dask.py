"""Tasks on a Dask cluster: an existing one by its address, or one of processes started here. Dask schedules, retries and watches.

Only orders and digests go over the wire; files go through the store, which all workers must reach. A task that keeps killing its workers is
done here, in a process of its own that finds the step at fault.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import dask
from distributed import Client, LocalCluster, as_completed
from distributed.scheduler import KilledWorker

from claimpack.builders.engine.isolate import isolate
from claimpack.builders.engine.perform import Order, perform
from claimpack.builders.engine.store import Store
from claimpack.builders.engine.task import Outputs, Task
from claimpack.schema.problems import ClaimpackError

SECONDS = "30s"


class Dask:
    """A client of a cluster. A cluster that was started here ends with it."""

    def __init__(self, store: Store, journals: Path, address: str | None, n_workers: int) -> None:
        """Raises ClaimpackError BLD010 if there is no cluster at the address."""
        self._store, self._journals = store, journals
        self._cluster: Any = None
        if address is None:
            dask.config.set({"distributed.scheduler.allowed-failures": 1})
            self._cluster = LocalCluster(n_workers=n_workers, threads_per_worker=1, processes=True, dashboard_address=None)
        try:
            self._client = Client(self._cluster or address, timeout=SECONDS)
        except (OSError, ValueError) as error:
            hint = "name the scheduler's address, as in tcp://host:8786"
            raise ClaimpackError("BLD010", f"no Dask cluster: {error}", where=address or "", hint=hint) from error

    def run(self, tasks: Sequence[Task]) -> Iterator[tuple[Task, Outputs]]:
        """Each task with what it made, as they are done."""
        orders = {task.key: Order(task, self._store, self._journals) for task in tasks}
        futures = {self._client.submit(perform, order, key=f"claimpack-{key}", pure=False): order for key, order in orders.items()}
        for future in as_completed(list(futures)):
            order = futures.pop(future)
            error = future.exception() if future.status == "error" else None
            future.release()
            if isinstance(error, KilledWorker):
                yield order.task, isolate(order)
            elif error:
                raise error
            else:
                yield order.task, self._made(order)

    def close(self) -> None:
        """Leave the cluster; end it if it was started here."""
        self._client.close()
        if self._cluster:
            self._cluster.close()

    def _made(self, order: Order) -> Outputs:
        """What the task made, from the store: the future's own result may have gone with its worker."""
        key = order.task.key
        found = self._store.results([key])
        return found[key] if key in found else perform(order)
