"""Memory is given back after a task that held much."""

import subprocess
import sys

import pytest

PROGRAM = """
from claimpack.builders.engine import memory
held = [bytes(1000) for _ in range(300_000)]
kept = held[::50]
del held
before = memory._own()
memory.ENOUGH = 0
memory.give_back()
print(before - memory._own())
"""


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells how much a process holds")
def test_free_memory_goes_back_to_the_system() -> None:
    done = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, text=True, check=True)
    assert int(done.stdout) > 100_000_000
