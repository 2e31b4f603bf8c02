"""The wheel and the editable install hold everything, and only under the name claimpack."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PROGRAM = """
import sys
from pathlib import Path
from claimpack import builders, schema, seeds, validation
from claimpack.builders import languages
from claimpack.builders.extract.article import RuleExtractor
from claimpack.schema import TABLES, load
for table in TABLES:
    load(table)
RuleExtractor(languages.load("de"))
print(Path(schema.__file__).parent.parent)
"""
PIP = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check"]
NO_DOWNLOAD = ["--no-deps", "--no-build-isolation", "--no-index"]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheels")
    source = folder / "source"
    subprocess.run(["git", "clone", "--quiet", "--no-hardlinks", str(ROOT), str(source)], check=True)
    subprocess.run([*PIP, "wheel", *NO_DOWNLOAD, "--wheel-dir", str(folder), str(source)], check=True, capture_output=True)
    return next(folder.glob("claimpack-*.whl"))


def _run(program: str, path: Path) -> str:
    """Output of the program in an interpreter that has the path, the dependencies and no other claimpack."""
    hidden = f"import sys; sys.path = [{str(path)!r}] + [p for p in sys.path if 'claimpack' not in p and 'build' not in p]; sys.meta_path = [f for f in sys.meta_path if '__editable__' not in str(f)]\n"
    return subprocess.run([sys.executable, "-c", hidden + program], check=True, capture_output=True, text=True, cwd=path).stdout


def test_the_wheel_works_where_nothing_else_of_the_project_is(wheel: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path)
    assert Path(_run(PROGRAM, tmp_path).strip()) == tmp_path / "claimpack"


def test_the_wheel_writes_below_its_own_name_only(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        tops = {name.split("/")[0] for name in archive.namelist()}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"claimpack"}


def test_the_wheel_holds_every_tracked_data_file_of_the_rooms(wheel: Path) -> None:
    tracked = subprocess.run(
        ["git", "ls-files", "builders", "schema", "seeds", "validation"], cwd=ROOT, check=True, capture_output=True, text=True
    ).stdout.splitlines()
    with zipfile.ZipFile(wheel) as archive:
        held = set(archive.namelist())
    assert [path for path in tracked if f"claimpack/{path}" not in held] == []


def test_an_editable_install_sees_every_room(tmp_path: Path) -> None:
    source = tmp_path / "source"
    subprocess.run(["git", "clone", "--quiet", "--no-hardlinks", str(ROOT), str(source)], check=True)
    target = tmp_path / "site"
    subprocess.run(
        [*PIP, "install", *NO_DOWNLOAD, "--config-settings", "editable_mode=strict", "--target", str(target), "--editable", str(source)],
        check=True,
        capture_output=True,
    )
    links = next(source.glob("build/__editable__.claimpack-*"))
    assert Path(_run(PROGRAM, links).strip()) == links / "claimpack"
