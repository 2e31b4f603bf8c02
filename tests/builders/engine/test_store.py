"""Files by their digest: in a folder, and where fsspec can put them."""

import hashlib
import multiprocessing
import os
import resource
import subprocess
import sys
from pathlib import Path

import pytest

from claimpack.builders.engine import Folder, Remote, open_store
from claimpack.schema.problems import ClaimpackError


@pytest.fixture(params=["folder", "memory"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Folder | Remote:
    return open_store(tmp_path / "store" if request.param == "folder" else f"memory://{tmp_path}")


def test_a_file_is_got_by_its_digest(store: Folder | Remote) -> None:
    digest = store.put(b"water")
    assert (digest, bytes(store.get(digest))) == (hashlib.sha256(b"water").hexdigest(), b"water")


def test_an_empty_file_can_be_kept(store: Folder | Remote) -> None:
    assert bytes(store.get(store.put(b""))) == b""


def test_what_a_task_made_is_found_by_its_key(store: Folder | Remote) -> None:
    outputs = store.keep("a" * 64, {"one": b"1", "two": b"2"})
    assert store.results(["a" * 64, "b" * 64]) == {"a" * 64: outputs}
    assert bytes(store.get(outputs["two"])) == b"2"


def test_a_file_that_is_gone_is_named(store: Folder | Remote) -> None:
    with pytest.raises(ClaimpackError) as raised:
        store.get("a" * 64)
    assert raised.value.code == "BLD005"


@pytest.mark.parametrize("content", [None, b"", b"wat"], ids=["gone", "empty", "cut off"])
def test_a_result_whose_files_are_not_whole_does_not_count(content: bytes | None, tmp_path: Path) -> None:
    store = Folder(tmp_path)
    outputs = store.keep("a" * 64, {"one": b"water"})
    place = store.place_of(outputs["one"])
    place.unlink() if content is None else place.write_bytes(content)
    assert store.results(["a" * 64]) == {}
    assert bytes(store.get(store.keep("a" * 64, {"one": b"water"})["one"])) == b"water"


def test_a_result_that_is_not_whole_does_not_count(tmp_path: Path) -> None:
    store = Folder(tmp_path)
    store.keep("a" * 64, {"one": b"water"})
    (tmp_path / "results" / "aa" / ("a" * 64)).write_text('{"one": [')
    assert store.results(["a" * 64]) == {}


def test_what_no_build_has_needed_for_long_is_removed(tmp_path: Path) -> None:
    store = Folder(tmp_path)
    old, used, young = (store.keep(letter * 64, {"one": letter.encode(), "two": b"shared"}) for letter in "abc")
    loose, read = store.put(b"loose"), store.put(b"read")
    for path in tmp_path.rglob("*"):
        if path.is_file() and path.name not in ("c" * 64, young["one"]):
            os.utime(path, (1000, 1000))
    assert store.prune({"b" * 64, read}, before=2000) == 3
    assert set(store.results(letter * 64 for letter in "abc")) == {"b" * 64, "c" * 64}
    assert [store.place_of(digest).exists() for digest in (old["one"], used["one"], young["one"], used["two"], loose, read)] == [
        False,
        True,
        True,
        True,
        False,
        True,
    ]


def _fill(path: str) -> None:
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
    try:
        Folder(Path(path)).put(b"x" * 10_000)
    except ClaimpackError as error:
        assert error.code == "BLD004"  # noqa: PT017 - in another process
        sys.exit(7)


def test_a_full_disk_is_named_and_nothing_is_left(tmp_path: Path) -> None:
    process = multiprocessing.get_context("fork").Process(target=_fill, args=(str(tmp_path),))
    process.start()
    process.join()
    assert process.exitcode == 7
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


def test_two_builds_at_once_are_told_apart_and_a_lock_goes_with_its_holder(tmp_path: Path) -> None:
    program = "import sys, time; from pathlib import Path; from claimpack.builders.engine.lock import locked\nwith locked(Path(sys.argv[1])): print('held', flush=True); time.sleep(60)"
    with subprocess.Popen([sys.executable, "-c", program, str(tmp_path)], stdout=subprocess.PIPE, text=True) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        tried = subprocess.run([sys.executable, "-c", TRY, str(tmp_path)], capture_output=True, text=True, check=True)
        assert tried.stdout.startswith(f"BLD008 another build is at work here: process {holder.pid} on ")
        holder.kill()
        holder.wait()
    assert subprocess.run([sys.executable, "-c", TRY, str(tmp_path)], capture_output=True, text=True, check=True).stdout == "held\n"


TRY = """
import sys
from pathlib import Path
from claimpack.builders.engine.lock import locked
from claimpack.schema.problems import ClaimpackError
try:
    with locked(Path(sys.argv[1]), patience=0):
        print("held")
except ClaimpackError as error:
    print(error.code, error.message)
"""
