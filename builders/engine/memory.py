"""Memory that a worker no longer needs, given back: a task over a whole corpus else leaves its process as large as it has ever been."""

import ctypes
import sys
from functools import cache
from pathlib import Path
from typing import Any

# Bytes of its own that a process may hold on to between tasks.
ENOUGH = 400_000_000
_PAGE = 4096


def give_back() -> None:
    """Hand free memory back to the system, if this process holds much. Does nothing where the system tells no sizes."""
    if _own() < ENOUGH:
        return
    pool = sys.modules.get("pyarrow")
    if pool is not None:
        pool.default_memory_pool().release_unused()
    trim = _trim()
    if trim is not None:
        trim(0)


def _own() -> int:
    """Bytes that are resident and shared with no file, as Linux counts."""
    try:
        _, resident, shared, *_ = map(int, Path("/proc/self/statm").read_text(encoding="ascii").split())
    except (OSError, ValueError):
        return 0
    return (resident - shared) * _PAGE


@cache
def _trim() -> Any:
    """The malloc_trim of glibc; None elsewhere."""
    return getattr(ctypes.CDLL(None), "malloc_trim", None) if sys.platform == "linux" else None
