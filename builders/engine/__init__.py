"""Where the work runs: in this process or on a pool of processes."""

from claimpack.builders.engine.local import run

__all__ = ["run"]
