"""Another pyarrow reads the same digests, and writes other bytes of the same values.

The other pyarrow is installed from the registry into an environment of its own (other-pyarrow.txt, pinned by hash); without a registry, or on
a machine that it has no wheel for, these tests are left out. They take some 15 seconds.
"""

import importlib.metadata
import json
import subprocess
import sys
import venv
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from claimpack.builders.release import open_release
from claimpack.builders.write import digests

HERE = Path(__file__).parent
# Reads the Parquet files of a release table by table, in batches of one row, and writes each anew; prints the version and the digests.
PROGRAM = """
import importlib.util, json, sys
from pathlib import Path
import pyarrow as pa, pyarrow.parquet as pq
release, code, copies, others = map(Path, sys.argv[1:])
sys.path.append(str(others))  # numpy and whatever else is needed; pyarrow is there already
spec = importlib.util.spec_from_file_location("digests", code)
digests = sys.modules["digests"] = importlib.util.module_from_spec(spec)
spec.loader.exec_module(digests)
found = {}
for folder in sorted((release / "data").iterdir()):
    tables = [pq.ParquetFile(path).read() for path in sorted(folder.iterdir())]
    rows = [pa.Table.from_batches([batch]) for table in tables for batch in table.to_batches(max_chunksize=1)]
    found[folder.name] = digests.digest_of(rows, tables[0].schema)
    pq.write_table(pa.concat_tables(tables), copies / f"{folder.name}.parquet", store_schema=False, compression="zstd")
print(json.dumps([pa.__version__, found]))
"""


@pytest.fixture(scope="session")
def other_python(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A Python with another pyarrow; skips where it cannot be had."""
    place = tmp_path_factory.mktemp("other") / "venv"
    venv.create(place, with_pip=False, symlinks=True)
    python = place / "bin" / "python"
    target = f"--target={next((place / 'lib').iterdir()) / 'site-packages'}"
    wanted = ["--require-hashes", "--only-binary=:all:", "-r", str(HERE / "other-pyarrow.txt"), target]
    install = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--retries=0", "--timeout=10", *wanted]
    try:
        done = subprocess.run(install, capture_output=True, text=True, timeout=60, check=False)
    except subprocess.TimeoutExpired:
        pytest.skip("the registry does not answer")
    if done.returncode:
        pytest.skip(f"no other pyarrow to be had: {done.stderr.strip().splitlines()[-1] if done.stderr.strip() else done.returncode}")
    return python


@pytest.mark.parametrize("shards", [1, 3])
def test_the_digests_of_a_release_are_those_of_another_pyarrow(
    write: Callable[..., Path], tables: dict[str, pa.Table], other_python: Path, tmp_path: Path, shards: int
) -> None:
    release = write("x", tables, shards=shards)
    copies = tmp_path / "copies"
    copies.mkdir()
    room = Path(digests.__file__).parents[3]
    program = [str(other_python), "-c", PROGRAM, str(release), digests.__file__, str(copies), str(Path(np.__file__).parents[1])]
    environment = {"PYTHONPATH": str(room), "LC_ALL": "C.UTF-8"}
    done = subprocess.run(program, capture_output=True, text=True, env=environment, check=False)
    assert done.returncode == 0, done.stderr
    version, found = json.loads(done.stdout)
    assert version != importlib.metadata.version("pyarrow")
    assert found == {table.name: table.logical_digest for table in open_release(release).manifest.tables}
    written = {path.stem: digests.logical_digest(pq.read_table(path, partitioning=None)) for path in copies.iterdir()}
    assert written == found
