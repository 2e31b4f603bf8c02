"""Where tasks run, and what is kept of them: in this process, on a pool of processes, on Dask or Ray; results by what they depend on."""

from claimpack.builders.engine.code import code_version
from claimpack.builders.engine.run import Engine, run
from claimpack.builders.engine.store import Folder, Remote, Store, open_store
from claimpack.builders.engine.task import Content, Outputs, Task, TimeUp, Work

__all__ = [
    "Content",
    "Engine",
    "Folder",
    "Outputs",
    "Remote",
    "Store",
    "Task",
    "TimeUp",
    "Work",
    "code_version",
    "open_store",
    "run",
]
