"""What the documentation says holds: its commands run, its outputs are what they print, its pages follow the schema.

Blocks marked `sh` are run from a copy of the project's corpus, block after block, with one shell for each; they must end with 0. A block
marked `text` right after one holds lines of its output, in order; "…" stands for anything. Blocks marked `python` are run after all others of
their page. Blocks with another mark (`toml`, `yaml`, `bash`) are not run.
"""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from claimpack.builders.models.scores import measurements
from claimpack.schema.pages import data_model

ROOT = Path(__file__).parents[1]
PAGES = sorted((ROOT / "docs").glob("*.md"))
_BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
_LINK = re.compile(r"\[[^\]]*\]\(([^)#]+)(?:#[^)]*)?\)")
SHELL = "/bin/bash"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with what the documentation speaks of: the corpus, the schemas, and the command."""
    shutil.copytree(ROOT / "seeds", tmp_path / "seeds", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(ROOT / "schema", tmp_path / "schema", ignore=shutil.ignore_patterns("*.py", "__pycache__"))
    command = tmp_path / "bin" / "claimpack"
    command.parent.mkdir()
    command.write_text(f"#!{sys.executable}\nfrom claimpack.builders.cli import main\nmain()\n", encoding="utf-8")
    command.chmod(0o755)
    return tmp_path


def run(block: str, folder: Path, program: tuple[str, ...] = (SHELL, "-euo", "pipefail", "-c")) -> str:
    path = f"{folder / 'bin'}:{Path(sys.executable).parent}:{os.environ['PATH']}"
    environment = os.environ | {"PATH": path, "HF_HUB_OFFLINE": "1", "HF_HOME": str(folder / "hf")}
    done = subprocess.run([*program, block], cwd=folder, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{block}\n{done.stdout}\n{done.stderr}"
    return done.stdout


def blocks(page: Path) -> Iterator[tuple[str, str]]:
    return ((match[1], match[2]) for match in _BLOCK.finditer(page.read_text(encoding="utf-8")))


def shown(expected: str) -> re.Pattern[str]:
    """Lines that stand in an output in this order."""
    lines = [".*".join(re.escape(piece) for piece in line.split("…")) for line in expected.splitlines() if line.strip("… ")]
    return re.compile("^.*" + r".*\n(?:.*\n)*?.*".join(lines), re.MULTILINE)


@pytest.mark.parametrize("page", [page for page in PAGES if any(mark == "sh" for mark, _ in blocks(page))], ids=lambda page: page.name)
def test_commands_run_and_print_what_the_page_shows(page: Path, folder: Path) -> None:
    output, later = "", []
    if "dist/" in page.read_text(encoding="utf-8"):
        run("claimpack build seeds/kazakhstan-2022/claimpack.toml", folder)
    for mark, block in blocks(page):
        if mark == "sh":
            output = run(block, folder)
        elif mark == "text":
            assert shown(block).search(output), f"{block}\nis not in\n{output}"
        elif mark == "python":
            later.append(block)
    if later:
        run("\n".join(later), folder, (sys.executable, "-c"))


@pytest.mark.parametrize("page", [*PAGES, ROOT / "README.md"], ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    links = [link for link in _LINK.findall(page.read_text(encoding="utf-8")) if "://" not in link]
    assert [link for link in links if not (page.parent / link).exists()] == []


def test_the_data_model_follows_the_schema() -> None:
    assert (ROOT / "docs" / "data-model.md").read_text(encoding="utf-8") == data_model()


def test_the_measured_figures_are_those_of_the_card() -> None:
    page = (ROOT / "docs" / "extraction.md").read_text(encoding="utf-8")
    for row in measurements():
        assert f"| {row.gold} | {row.measure} | {row.precision:.3f} | {row.recall:.3f} | {row.f1:.3f} |" in page


def test_the_notebook_runs_and_draws(folder: Path) -> None:
    import nbformat
    from nbclient import NotebookClient

    run("claimpack build seeds/kazakhstan-2022/claimpack.toml --output work --quiet", folder)
    notebook = nbformat.read(ROOT / "docs" / "figures.ipynb", as_version=4)
    notebook.cells.insert(
        0, nbformat.v4.new_code_cell(f"import os\nos.environ['RELEASE'] = {str(folder / 'work/kazakhstan-2022/1.0.0')!r}")
    )
    NotebookClient(notebook, timeout=120, kernel_name="python3").execute()
    outputs = [output for cell in notebook.cells if cell.cell_type == "code" for output in cell.outputs]
    assert any("image/png" in output.get("data", {}) for output in outputs)
