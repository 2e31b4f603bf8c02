"""The house keeps its order: packages, ceilings, layers, codes, commands."""

import ast
import subprocess
import sys
import time
import tomllib
from pathlib import Path

import pytest

from claimpack.schema.problems import codes

ROOT = Path(__file__).parents[1]
ROOMS = ("builders", "schema", "seeds", "validation")
SOURCES = sorted(path for room in ROOMS for path in (ROOT / room).rglob("*.py"))
HEAVY = ("datasets", "great_expectations", "pyarrow", "pandas", "numpy", "mlcroissant", "trafilatura", "simplemma", "duckdb", "jsonschema")
LONGEST_FILE = 300
LONGEST_FUNCTION = 40


def test_every_folder_with_an_init_is_listed_as_a_package() -> None:
    listed = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["setuptools"]["packages"]
    on_disk = sorted("claimpack." + ".".join(path.parent.relative_to(ROOT).parts) for path in SOURCES if path.name == "__init__.py")
    assert listed == on_disk


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_file_is_over_the_ceiling(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGEST_FILE or path.name == "records.py"


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_function_is_over_the_ceiling(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
    assert [
        f"{node.name}: {node.end_lineno - node.lineno + 1} lines"
        for node in functions
        if node.end_lineno and node.end_lineno - node.lineno >= LONGEST_FUNCTION
    ] == []


def test_help_imports_nothing_heavy() -> None:
    program = "import sys; sys.argv = ['claimpack', '-h']\nfrom claimpack.builders.cli import main\ntry:\n    main()\nexcept SystemExit:\n    pass\nprint(sorted(sys.modules), file=sys.stderr)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert "build" in done.stdout
    loaded = set(ast.literal_eval(done.stderr.strip().splitlines()[-1]))
    assert loaded.isdisjoint(HEAVY)


def test_help_answers_at_once() -> None:
    def seconds() -> float:
        start = time.perf_counter()
        subprocess.run(
            [sys.executable, "-c", "import sys; sys.argv = ['claimpack', '-h']; from claimpack.builders.cli import main; main()"],
            capture_output=True,
            check=True,
        )
        return time.perf_counter() - start

    assert min(seconds() for _ in range(5)) < 0.4  # 0.2 s on a quiet machine; twice that on a busy one


def test_every_command_stands_in_the_readme_and_has_an_example() -> None:
    from claimpack.builders.cli.main import COMMANDS

    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert [name for name in COMMANDS if f"claimpack {name}" not in readme] == []
    assert [name for name, command in COMMANDS.items() if f"Example: claimpack {name}" not in (command.__doc__ or "")] == []


def test_every_code_says_what_it_means_and_how_to_mend_it() -> None:
    assert [entry.code for entry in codes().values() if not (entry.title and entry.meaning and entry.mend)] == []


def test_every_code_that_is_used_is_explained() -> None:
    names = {
        node.value
        for path in SOURCES
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    used = {name for name in names if name[-3:].isdecimal() and name[:-3] in {"CFG", "SRC", "BLD", "REL", "ROW", "TAB", "GX"}}
    assert used - set(codes()) == set()


def test_no_seed_is_named_in_the_code() -> None:
    """What works for the seeds works for any article: no rule knows a name of theirs."""
    names = ("Kasach", "Tokajew", "Nasarbajew", "Almaty", "SouthFront")
    assert [f"{path.name}: {name}" for path in SOURCES for name in names if name in path.read_text(encoding="utf-8")] == []
