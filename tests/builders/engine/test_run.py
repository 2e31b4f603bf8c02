"""Tasks, run in this process and on a pool."""

import os
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest
import steps_of_numbers
from steps_of_numbers import Number

from claimpack.builders.engine import Content, Engine, Folder, Task, Work, code_version, run
from claimpack.builders.engine.local import InProcess, Pool
from claimpack.schema.problems import ClaimpackError

CODE = code_version("schema")
ENGINES = ("in process", "pool")


def task(function: Callable[[Work], Mapping[str, Content]], value: int = 0, inputs: tuple[str, ...] = (), code: str = CODE) -> Task:
    return Task(name="sum up", function=function, rooms=("schema",), code=code, inputs=inputs, settings=Number(value), seconds=9)


@pytest.fixture
def store(tmp_path: Path) -> Folder:
    return Folder(tmp_path / "store")


@pytest.fixture(params=ENGINES)
def engine(request: pytest.FixtureRequest, store: Folder, tmp_path: Path) -> Iterator[Engine]:
    found: Engine = InProcess(store, tmp_path / "journals") if request.param == "in process" else Pool(store, tmp_path / "journals", 2)
    yield found
    found.close()


def test_results_are_in_the_order_of_the_tasks(engine: Engine, store: Folder) -> None:
    found = run([task(steps_of_numbers.add, value) for value in range(20)], engine, store)
    assert [int(bytes(store.get(outputs["sum"]))) for outputs in found] == list(range(20))


def test_a_task_takes_files_of_other_tasks(engine: Engine, store: Folder) -> None:
    (three, four) = run([task(steps_of_numbers.add, 3), task(steps_of_numbers.add, 4)], engine, store)
    (found,) = run([task(steps_of_numbers.add, 5, (three["sum"], four["sum"]))], engine, store)
    assert bytes(store.get(found["sum"])) == b"12"


def test_what_was_done_is_not_done_again(engine: Engine, store: Folder) -> None:
    told: list[str] = []
    first = run([task(steps_of_numbers.who)], engine, store)
    assert run([task(steps_of_numbers.who)], engine, store, lambda task: told.append(task.name)) == first
    assert told == ["sum up"]


@pytest.mark.parametrize(
    ("one", "other", "is_same"),
    [
        (task(steps_of_numbers.add, 1), task(steps_of_numbers.add, 1), True),
        (task(steps_of_numbers.add, 1), task(steps_of_numbers.add, 2), False),
        (task(steps_of_numbers.add, 1), task(steps_of_numbers.who, 1), False),
        (task(steps_of_numbers.add, 1, ("a", "b")), task(steps_of_numbers.add, 1, ("b", "a")), False),
        (task(steps_of_numbers.add, 1), task(steps_of_numbers.add, 1, code="other"), False),
    ],
    ids=["same", "settings", "function", "order of inputs", "code"],
)
def test_a_key_names_what_a_task_depends_on(one: Task, other: Task, is_same: bool) -> None:
    assert (one.key == other.key) == is_same


def test_an_exception_in_a_task_is_told(engine: Engine, store: Folder) -> None:
    with pytest.raises(ClaimpackError, match=r"^a step of the build failed: ValueError: no number$") as raised:
        run([task(steps_of_numbers.fail)], engine, store)
    assert raised.value.code == "BLD003"


def test_a_worker_with_other_code_refuses(engine: Engine, store: Folder) -> None:
    with pytest.raises(ClaimpackError) as raised:
        run([task(steps_of_numbers.add, code="other")], engine, store)
    assert (raised.value.code, raised.value.where) == ("BLD007", "sum up")


def test_a_pool_works_outside_of_this_process(store: Folder, tmp_path: Path) -> None:
    pool = Pool(store, tmp_path / "journals", 2)
    found = run([task(steps_of_numbers.who, value) for value in range(8)], pool, store)
    pool.close()
    processes = {int(bytes(store.get(outputs["process"]))) for outputs in found}
    assert (len(processes), os.getpid() in processes) == (2, False)


def test_a_task_that_kills_its_worker_twice_ends_the_run(store: Folder, tmp_path: Path) -> None:
    pool = Pool(store, tmp_path / "journals", 2)
    with pytest.raises(ClaimpackError, match=r"^the process was killed by SIGKILL$") as raised:
        run([task(steps_of_numbers.die), task(steps_of_numbers.add)], pool, store)
    pool.close()
    assert (raised.value.code, raised.value.where) == ("BLD006", "sum up")


def test_a_step_that_kills_its_worker_is_given_up(store: Folder, tmp_path: Path) -> None:
    pool = Pool(store, tmp_path / "journals", 2)
    (found, other) = run([task(steps_of_numbers.walk), task(steps_of_numbers.add, 7)], pool, store)
    pool.close()
    assert bytes(store.get(found["told"])) == b"{'step 4': 'was killed by SIGKILL'}"
    assert bytes(store.get(other["sum"])) == b"7"


def test_no_journal_is_left(engine: Engine, store: Folder, tmp_path: Path) -> None:
    run([task(steps_of_numbers.add)], engine, store)
    assert list((tmp_path / "journals").iterdir()) == []
