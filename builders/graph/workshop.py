"""Where a build works: a cache that no other build is using, and an engine that runs its tasks."""

import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from claimpack.builders import engine as engines
from claimpack.builders.config import Config
from claimpack.builders.engine import Engine, Outputs, Store, Task, open_store
from claimpack.builders.engine.local import InProcess, Pool, n_processors
from claimpack.builders.engine.lock import locked
from claimpack.builders.engine.store import Folder
from claimpack.schema.problems import ClaimpackError

_CLUSTERS = {"dask": ("claimpack.builders.engine.dask", "Dask"), "ray": ("claimpack.builders.engine.ray", "Ray")}
# Seconds that results are kept after they were made, if no build needs them: for going back and forth between two states of a corpus.
KEPT = 7 * 24 * 3600
# Seconds between two looks for such results: a look at every file of a large cache takes longer than many a build.
SELDOM = 24 * 3600
_LOOKED = "looked"
# With fewer sources than this, a pool of processes costs more than it saves.
SMALL = 64
_IGNORE = "# Made by claimpack: results of steps, to be made again when needed. May be deleted.\n*\n"


@dataclass(frozen=True, slots=True)
class Place:
    """Where tasks run and results are kept: "local", "dask" or "ray"; the address of a cluster; the number of workers; a path or URL."""

    engine: str = "local"
    address: str | None = None
    n_workers: int | None = None
    cache: str | Path | None = None


class Workshop:
    """A store and an engine, which is started when it is known how much there is to do."""

    def __init__(self, store: Store, start: Callable[[int], Engine]) -> None:
        """`start` makes an engine for a number of sources."""
        self.store = store
        self._start = start
        self._engine: Engine | None = None
        self._used: set[str] = set()

    def open(self, n_sources: int) -> None:
        """Start the engine."""
        self._engine = self._start(n_sources)

    def run(self, tasks: Sequence[Task], on_done: Callable[[Task], None] | None = None) -> list[Outputs]:
        """What each task made, in order. Raises as engine.run does."""
        assert self._engine is not None
        self._used.update(name for task in tasks for name in (task.key, *task.inputs))
        return engines.run(tasks, self._engine, self.store, on_done)

    def tidy(self) -> None:
        """Remove from a cache in a folder what no build has needed for a week, once a day; to be called after a build that ended well."""
        if not isinstance(self.store, Folder):
            return
        now, mark = time.time(), self.store.path / _LOOKED
        if not mark.exists() or now - mark.stat().st_mtime > SELDOM:
            self.store.prune(self._used, now - KEPT)
            mark.touch()

    def close(self) -> None:
        """Let go of the workers."""
        engine, self._engine = self._engine, None
        if engine:
            engine.close()


@contextmanager
def opened(config: Config, place: Place, warm_up: Callable[[], object]) -> Iterator[Workshop]:
    """A workshop for a corpus. `warm_up` loads what workers are to share.

    Raises ClaimpackError BLD004 for a cache that cannot be written, BLD008 if another build is using it. To open its engine raises BLD009
    for one that is not there, and BLD010 for a cluster that cannot be reached.
    """
    with ExitStack() as stack:
        store = open_store(place.cache or _beside(config, stack))
        if isinstance(store, Folder):
            stack.enter_context(locked(store.path))
        journals = store.path / "running" if isinstance(store, Folder) else Path(stack.enter_context(tempfile.TemporaryDirectory()))
        shop = Workshop(store, lambda n_sources: _engine(place, store, journals, n_sources, warm_up))
        stack.callback(shop.close)
        yield shop


def _beside(config: Config, stack: ExitStack) -> str | Path:
    """The cache that the configuration names; a folder for this build alone if the default one cannot be made there."""
    name = config.engine.cache
    if "://" in name:
        return name
    folder = config.root / name
    try:
        folder.mkdir(parents=True, exist_ok=True)
        ignore = folder.parent / ".gitignore"
        if folder.parent.name.startswith(".") and not ignore.exists():
            ignore.write_text(_IGNORE, encoding="utf-8")
    except OSError:
        return Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="claimpack-")))
    return folder


def _engine(place: Place, store: Store, journals: Path, n_sources: int, warm_up: Callable[[], object]) -> Engine:
    if place.engine not in _CLUSTERS and place.engine != "local":
        raise ClaimpackError("BLD009", f'there is no engine "{place.engine}"', hint=f"one of: local, {', '.join(_CLUSTERS)}")
    n_workers = place.n_workers or n_processors()
    if place.engine in _CLUSTERS:
        return _cluster(place, store, journals, n_workers)
    if n_workers == 1 or n_sources < SMALL:
        return InProcess(store, journals)
    return Pool(store, journals, n_workers, warm_up)


def _cluster(place: Place, store: Store, journals: Path, n_workers: int) -> Engine:
    module, kind = _CLUSTERS[place.engine]
    try:
        cluster: Engine = getattr(import_module(module), kind)(store, journals, place.address, n_workers)
    except ImportError as error:
        hint = f"install it: pip install 'claimpack[{place.engine}]'"
        raise ClaimpackError("BLD009", f'the engine "{place.engine}" is not installed: {error}', hint=hint) from error
    return cluster
